"""The people of a round as the sheets want them, with caller, channel and reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from pipeline.batch import Batch, no_findings, text_column
from pipeline.calendar import due_dates
from pipeline.columns import CANONICAL, EXTRA
from pipeline.engagement import with_asked
from pipeline.events.pool import Pool
from pipeline.events.standing import CALLBACK, Standing
from pipeline.known import Came
from pipeline.labels import Lang
from pipeline.round_words import why_sentence
from pipeline.rules import Rules
from pipeline.writers.call_sheets import ASKED
from pipeline.writers.machine import DECIDED

_OURS = {*DECIDED, *(column.name for column in CANONICAL)}
_NOBODY = Standing()


class Said(NamedTuple):
    """What is known of people beside the list, by id: their calls, who came, their caller.

    `reasons` are the sentences of the last run.
    """

    stands: Mapping[str, Standing]
    came: Mapping[str, Came]
    owners: Mapping[str, str]
    reasons: Mapping[str, str]


def round_people(
    people: pd.DataFrame, pool: Pool, said: Said, rules: Rules, on: dt.date, lang: Lang
) -> Batch:
    """Return the people of a round with all columns the lists have; `people` are up to date.

    A caller keeps their people.
    """
    here = people.loc[people.index.isin(list(pool.why))]
    extra = {name: EXTRA + name for name in here.columns if name not in _OURS}
    here = here.rename(columns=extra)
    ids = here.index.tolist()
    stands = [said.stands.get(person, _NOBODY) for person in ids]
    owner = text_column(
        [said.owners.get(one, own) for one, own in zip(ids, here["owner"], strict=True)], here.index
    )
    came = [said.came.get(person, Came()) for person in ids]
    days = due_dates(here["tier"], on, rules.scoring.tiers).tolist()
    columns = {
        "owner": owner,
        ASKED: text_column([stand.added for stand in stands], here.index),
        "attended": _over(here["attended"], [one.attended for one in came]),
        "minutes": _over(here["minutes"], ["" if one.minutes is None else str(one.minutes) for one in came]),
        "question": text_column(
            [with_asked(text, one.asked) for text, one in zip(here["question"], came, strict=True)],
            here.index,
        ),
        "due": text_column([_due(stand, day) for stand, day in zip(stands, days, strict=True)], here.index),
        "reason": text_column(
            [
                why_sentence(stand, pool.why[one], there, rules.callback, lang, said.reasons.get(one, ""))
                for one, stand, there in zip(ids, stands, came, strict=True)
            ],
            here.index,
        ),
        "history": text_column([""] * len(ids), here.index),
        "mark": text_column([""] * len(ids), here.index),
    }
    return Batch(here.assign(**columns), no_findings())


def _over(column: pd.Series[str], said: list[str]) -> pd.Series[str]:
    """Put what reports say in the place of what the list says."""
    return text_column([new or old for new, old in zip(said, column, strict=True)], column.index)


def _due(stand: Standing, day: str) -> str:
    """Return the promised day, which comes before that of the tier."""
    return stand.agreed.isoformat() if stand.then == CALLBACK and stand.agreed else day
