"""What `rules/scoring.toml` may say: the points, the tiers and their due times, checked whole.

The stages `score` and `decide` read these; the numbers themselves are the team's and live in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Points = Annotated[float, Field(strict=True, ge=-1000, le=1000)]
Days = Annotated[int, Field(strict=True, ge=0)]
Seniority = Literal["C-level", "VP-director", "manager", "staff", "unknown"]
Size = Literal["1-49", "50-199", "200-999", "1000+"]


class Strict(BaseModel):
    """A settings table: an unknown key is a slip, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Band(Strict):
    """Points up to and including `within_days` days before the day of the run."""

    within_days: Days
    points: Points


class MinutesBand(Strict):
    """Points for attending at least `from_minutes` minutes."""

    from_minutes: Days
    points: Points


class ActionsBand(Strict):
    """Points for having done at least `from_actions` things there: questions, messages, answers, hands."""

    from_actions: Annotated[int, Field(strict=True, ge=1)]
    points: Points


class KeyAccount(Strict):
    """Points for standing in key_accounts.csv: as itself, or as a company of a listed group."""

    listed: Points
    group: Points


class Industry(Strict):
    """Points for the industries the team sells to; `fit` holds codes of industries.csv."""

    fit: tuple[str, ...] = ()
    points: Points


class YesNo(Strict):
    """Points for a plain answer; no answer gives none."""

    yes: Points = 0
    no: Points = 0


class Question(Strict):
    """Points for having asked something, and more when it sounds like buying (`buying_words`)."""

    asked: Points
    buying: Points = 0
    buying_words: tuple[str, ...] = ()


class Customer(Strict):
    """Points by the CRM's lifecycle: `stages` by its word, lower-case; `known` for any other."""

    known: Points
    stages: dict[str, Points] = Field(default_factory=dict)


class Completeness(Strict):
    """Points per thing the row gives that a call gets better by."""

    name: Points = 0
    phone: Points = 0
    email: Points = 0
    company: Points = 0
    title: Points = 0


class Attended(Strict):
    """Points for coming or not coming, for staying and for taking part; the highest band reached counts."""

    yes: Points = 0
    no: Points = 0
    minutes: tuple[MinutesBand, ...] = ()
    actions: tuple[ActionsBand, ...] = ()


class Due(Strict):
    """When a lead of a tier must have been called: in hours, or in Chinese working days."""

    hours: int | None = Field(default=None, strict=True, gt=0)
    working_days: int | None = Field(default=None, strict=True, gt=0)

    @model_validator(mode="after")
    def _one_unit(self) -> Due:
        if (self.hours is None) == (self.working_days is None):
            raise ValueError("give hours or working_days, one of them")
        return self


class Tier(Strict):
    """A priority: from how many points on, and by when."""

    from_points: Points
    due: Due


class LastTier(Strict):
    """The tier of everyone else, so that no lead is without one."""

    due: Due


class Tiers(Strict):
    """The three priorities, A first."""

    A: Tier
    B: Tier
    C: LastTier

    @model_validator(mode="after")
    def _falling(self) -> Tiers:
        if self.A.from_points <= self.B.from_points:
            raise ValueError("A must start at more points than B")
        return self

    def of(self, points: float) -> str:
        """Name the tier for a sum of points."""
        if points >= self.A.from_points:
            return "A"
        return "B" if points >= self.B.from_points else "C"

    def due(self, tier: str) -> Due:
        """Return when a lead of `tier` is due."""
        return {"A": self.A.due, "B": self.B.due, "C": self.C.due}[tier]


class Scoring(Strict):
    """All of scoring.toml; one table per reason a lead is called sooner or later."""

    seniority: dict[Seniority, Points]
    key_account: KeyAccount
    company_size: dict[Size, Points]
    industry: Industry
    wants_contact: YesNo
    question: Question
    known_customer: Customer
    last_contact: tuple[Band, ...]
    completeness: Completeness
    recency: tuple[Band, ...]
    attended: Attended
    tiers: Tiers


def band_points(bands: Sequence[Band], days: int) -> float:
    """Return the points of the tightest band that `days` days fall into, 0 when none does.

    >>> band_points([Band(within_days=7, points=6), Band(within_days=30, points=2)], 8)
    2.0
    """
    fitting = [band for band in bands if 0 <= days <= band.within_days]
    return min(fitting, key=lambda band: band.within_days).points if fitting else 0.0


def minutes_points(bands: Sequence[MinutesBand], minutes: int) -> float:
    """Return the points of the longest band that `minutes` reach, 0 when none is reached."""
    reached = [band for band in bands if minutes >= band.from_minutes]
    return max(reached, key=lambda band: band.from_minutes).points if reached else 0.0


def actions_points(bands: Sequence[ActionsBand], actions: int) -> float:
    """Return the points of the highest band that `actions` reach, 0 when none is reached."""
    reached = [band for band in bands if actions >= band.from_actions]
    return max(reached, key=lambda band: band.from_actions).points if reached else 0.0
