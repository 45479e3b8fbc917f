"""Who is in the next round of follow-up and why, who waits for a later one, who has left and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from pipeline.events.presence import YES
from pipeline.events.standing import CALLBACK, CLOSE, DOUBT, RENEW, STOP, UNCLEAR, Standing
from pipeline.known import Came
from pipeline.rounds import Rounds

#: Why somebody is called in a round, in the order in which a summary counts them.
WHY = ("callback", "renewed", "came", "missed", "never", "unclear")
#: Why somebody is not, beside `closed:<result>`.
LEFT = ("opted-out", "asked", "tries", "no-contact", "review", "excluded", "gone")
CLOSED = "closed:"
RENEWED = "renewed"
_NOBODY = Standing()


@dataclass(frozen=True)
class Pool:
    """`why` by person who is in the round, `left` by person who is out of the pool, `waits` until when."""

    why: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)
    waits: Mapping[str, dt.date] = field(default_factory=dict)

    def counted(self) -> list[tuple[str, int]]:
        """Count who is in the round by reason."""
        counts = Counter(self.why.values())
        return [(why, counts[why]) for why in WHY if counts[why]]

    def counted_out(self) -> list[tuple[str, int]]:
        """Count who is out by reason: by call result first."""
        counts = Counter(self.left.values())
        return sorted(counts.items(), key=lambda one: (one[0] in LEFT, one[0]))


def pool_of(
    people: pd.DataFrame,
    stands: Mapping[str, Standing],
    came: Mapping[str, Came],
    rounds: Rounds,
    on: dt.date,
) -> Pool:
    """Part the `people` of an event for a round on a day, by id.

    They have `outcome`, `because`, `channel`, `email`, and `phone` as lists write it. Each is in the round,
    out of it, or waiting: the three add up to all of them.
    """
    why: dict[str, str] = {}
    out: dict[str, str] = {}
    waits: dict[str, dt.date] = {}
    columns = (people[name].tolist() for name in ("outcome", "because", "channel", "phone", "email"))
    for person, outcome, because, channel, phone, email in zip(people.index, *columns, strict=True):
        stand = stands.get(person, _NOBODY)
        if stand.is_renewed(phone, email):
            stand = replace(stand, then=RENEWED, tries=0)
        left = _left(stand, outcome, because, rounds)
        if left:
            out[person] = left
        elif outcome == "lead" and channel == "none":
            out[person] = "no-contact"
        elif outcome == "lead" and stand.due(rounds) > on:
            waits[person] = stand.due(rounds)
        elif outcome == "lead":
            why[person] = _why(stand, came.get(person, Came()).attended)
    return Pool(why, out, waits)


def _left(stand: Standing, outcome: str, because: str, rounds: Rounds) -> str:
    """Say why somebody is out of the pool; "" when they are not."""
    if stand.then == STOP:
        return CLOSED + stand.result
    if because == "opt-out":
        return "opted-out"
    if stand.then == DOUBT:
        return "asked"
    if outcome == "review":
        return "review"
    if outcome != "lead":
        return "excluded"
    if stand.then in (CLOSE, RENEW):
        return CLOSED + stand.result
    return "tries" if stand.tries >= rounds.most_tries else ""


def _why(stand: Standing, came: str) -> str:
    if stand.then in (CALLBACK, RENEWED, UNCLEAR):
        return stand.then
    if came == YES:
        return "came"
    return "missed" if stand.then else "never"
