"""The weights of evidence, as the settings file gives them."""

from __future__ import annotations

import math

from pydantic import BaseModel, ConfigDict


class Thresholds(BaseModel):
    """At least `same` bits: one person. At least `ask`: asked; from `moved` on where only a job changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    same: float
    ask: float
    moved: float


class Weights(BaseModel):
    """One table per field: rung to bits, beside the few figures the field needs."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    thresholds: Thresholds
    prior: dict[str, float]
    name: dict[str, float]
    phone: dict[str, float]
    email: dict[str, float]
    company: dict[str, float]
    title: dict[str, float]
    city: dict[str, float]

    def against(self, rows: int) -> float:
        """Return the bits held against any two of so many rows before anything is compared."""
        return math.log2(rows + self.prior["rows"])

    def alone(self, rows: int) -> float:
        """Return the most that one field alone may weigh, so that it takes two to make one person."""
        return self.thresholds.same + self.against(rows) - 0.5
