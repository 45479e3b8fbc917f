"""How the earlier rounds left each person: what their last call brought, and whether and when another is due.

What becomes of a result is `then` in callback.toml; how long to wait and how often to try is rounds.toml.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pandas as pd

from pipeline.callback import Callback
from pipeline.events.entries import TRIED
from pipeline.rounds import Rounds
from pipeline.text.refusal import Heard, Refusals
from pipeline.writers.marks import seal

#: What becomes of a call: `then` of callback.toml, a next step that asks for another call whatever the result
#: was, a result in words that may be a refusal, and one that is none of the options.
STOP, DOUBT, AGAIN, CALLBACK, CLOSE, RENEW = "stop", "doubt", "again", "callback", "close", "renew"
UNCLEAR, CALL = "unclear", "call"
#: Where two sheets of a round differ, the first of these holds.
_STRONGEST = (STOP, DOUBT, CALLBACK, AGAIN, CLOSE, RENEW, UNCLEAR, CALL)

_HEARD = {Heard.NOTHING: UNCLEAR, Heard.UNSURE: DOUBT, Heard.REFUSAL: STOP}


@dataclass(frozen=True)
class Standing:
    """Where a person stands: `then` of the last result, "" when they were never called.

    `result` is its code (or the text somebody typed), `round` and `on` when it came; `agreed` is the day that
    was promised, `tries` how often in a row nobody was reached, `added` what came of adding them on WeCom;
    `tried_phone` and `tried_email` are seals of what the result is about.
    """

    then: str = ""
    result: str = ""
    round: int = 0
    on: dt.date = dt.date.min
    agreed: dt.date | None = None
    tries: int = 0
    next_step: str = ""
    remarks: str = ""
    added: str = ""
    said_day: str = ""
    tried_phone: str = ""
    tried_email: str = ""

    def is_renewed(self, phone: str, email: str) -> bool:
        """Tell whether somebody can be reached at another number or address than the one that was no good."""
        now = ((self.tried_phone, phone), (self.tried_email, email))
        return self.then == RENEW and any(was and new and seal(new) != was for was, new in now)

    def due(self, rounds: Rounds) -> dt.date:
        """Return the day from which they may be called again."""
        if self.then not in (CALL, CALLBACK):
            return dt.date.min
        return self.agreed or self.on + dt.timedelta(days=rounds.days(self.result, self.then))


def standings(
    calls: pd.DataFrame, callback: Callback, rounds: Rounds, before: int, refusals: Refusals
) -> dict[str, Standing]:
    """Say of everybody with an entry in a round before `before` how these rounds left them.

    `calls` are the lines of `entries.calls_of`, sorted by person and round. A round without a result leaves
    a person as they were. A stop holds whatever comes after it.
    """
    results = (*callback.results, *callback.email_results)
    thens: dict[str, str] = {one.code: one.then for one in results}
    typed = {str(code) for name in ("result", "email_result") for code in calls[name]} - {"", *thens}
    thens |= {code: _HEARD[refusals.hear(code)] for code in typed}
    stop = next((one.code for one in results if one.then == STOP), "")
    lines: Any = calls[calls["round"] < before].to_dict("records")
    found: dict[str, Standing] = {}
    for person, theirs in groupby(lines, key=lambda line: str(line["person_id"])):
        stands = Standing()
        for number, said in groupby(theirs, key=lambda line: int(line["round"])):
            stands = _after(stands, number, list(said), thens, rounds.again, stop)
        found[person] = stands
    return found


def _after(
    before: Standing,
    number: int,
    said: Sequence[Mapping[str, Any]],
    thens: Mapping[str, str],
    again: Iterable[str],
    stop: str,
) -> Standing:
    """Take in what the sheets of a round say of a person; `stop` is the result of a refusal in words."""
    added, remarks = _first(said, "added") or before.added, _first(said, "remarks") or before.remarks
    ends = []
    for line in said:
        codes = [code for code in (line["result"], line["email_result"]) if code]
        own = [thens[code] for code in codes]
        if line["refusal"]:
            ends.append((STOP, stop, line))
        ends += [(then, code, line) for then, code in zip(own, codes, strict=True)]
        if line["next_step"] in again and CALL not in own:  # whoever was missed is tried again anyway
            ends.append((AGAIN, "".join(codes[:1]), line))
    if before.then == STOP or not ends:
        return replace(before, added=added, remarks=remarks)
    then, result, line = min(ends, key=lambda end: _STRONGEST.index(end[0]))
    return Standing(
        CALLBACK if then == AGAIN else then,
        result,
        number,
        line["on_day"],
        _day(line["next_date"]),
        before.tries + 1 if then == CALL else 0,
        _first(said, "next_step"),
        remarks,
        added,
        str(line["next_date"]),
        _about(line, "result", then, thens),
        _about(line, "email_result", then, thens),
    )


def _about(line: Mapping[str, Any], name: str, then: str, thens: Mapping[str, str]) -> str:
    """Return the seal of what a result that holds was tried at."""
    return str(line[TRIED[name]]) if line[name] and thens[line[name]] == then else ""


def _first(said: Sequence[Mapping[str, Any]], name: str) -> str:
    return next((str(line[name]) for line in said if line[name]), "")


def _day(text: str) -> dt.date | None:
    """Read the day somebody agreed on, with a time or their words behind it or not; "next week" is none."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
