"""The weights of evidence, as the settings file gives them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Thresholds(BaseModel):
    """At least `same` bits: one person. At least `ask`: asked. Below: two people."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    same: float
    ask: float


class Weights(BaseModel):
    """One table per field: rung to bits, beside the few figures the field needs."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    thresholds: Thresholds
    prior: dict[str, float]
    name: dict[str, float]
    phone: dict[str, float]
    email: dict[str, float]
    company: dict[str, float]
