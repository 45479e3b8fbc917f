"""What became of everyone who signed up for an event, and how many that are, in all and by group."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection

from pipeline.callback import Callback
from pipeline.events.book import Event
from pipeline.events.entries import calls_of
from pipeline.events.happenings import reminders_of, replies_of
from pipeline.events.persons import list_of
from pipeline.events.presence import came_to
from pipeline.events.walk_in_rows import walked_in
from pipeline.report_words import GROUPS, MEASURES

COLUMNS = ("outcome", "because", "tier", "channel", "source", "city", "industry", "attended")
#: What is a yes or no about a person, in the order of the funnel.
FACTS = (
    "registered",
    "leads",
    "tier-a",
    "reminded",
    "said-yes",
    "came",
    "walk-ins",
    "called",
    "reached",
    "interested",
)
#: Results of a call or mail that did not reach the person, though nobody is to try again.
_NOBODY_THERE = ("left",)
_INTERESTED = "interested"


def facts_of(db: Connection, event: Event, callback: Callback) -> pd.DataFrame:
    """Return a line per person of the list, junk left out: `GROUPS`, and a truth value for each of `FACTS`.

    `is-known` says of whom it is known whether they came. Who came unregistered is a walk-in, and neither
    counts as signed up nor as come: the share of those who came is a share of those who signed up.
    """
    people = list_of(db, event, columns=COLUMNS)
    people = people[~people["because"].str.startswith(("junk:", "not-a-signup:")).astype(bool)]
    replies = replies_of(db, event)
    attended = came_to(db, event)
    came = {one for one, said in attended.items() if said.attended == "yes"}
    came |= set(people.index[people["attended"] == "yes"])
    calls = calls_of(db, event)
    result = calls["result"].where(calls["result"] != "", calls["email_result"])
    then = {one.code: one.then for one in (*callback.results, *callback.email_results)}
    spoken = [
        then.get(code, "call") not in ("call", "renew") and code not in _NOBODY_THERE for code in result
    ]
    sets = {
        "is-known": attended.keys() | set(people.index[people["attended"] != ""]),
        "reminded": set(reminders_of(db, event)["person_id"]),
        "said-yes": set(replies["person_id"][replies["answer"] == "yes"]),
        "called": set(calls["person_id"][result != ""]),
        "reached": set(calls["person_id"][spoken]),
        "interested": set(calls["person_id"][result == _INTERESTED]),
    }
    walked = walked_in(db, event)
    sets |= {"walk-ins": walked, "registered": set(people.index) - walked, "came": came - walked}
    lead = people["outcome"] == "lead"
    facts = people.assign(**{"leads": lead, "tier-a": lead & (people["tier"] == "A")})
    return facts.assign(**{name: people.index.isin(list(ids)) for name, ids in sets.items()})


def results_of(facts: pd.DataFrame) -> dict[str, float | None]:
    """Count each measure; who came, and the share of them, is None when it is known of nobody."""
    counts: dict[str, float | None] = {name: float(facts[name].sum()) for name in FACTS}
    counts["came-rate"] = (
        float(facts["came"][facts["registered"]].mean()) if facts["registered"].any() else None
    )
    if not facts["is-known"].any():
        counts |= {"came": None, "came-rate": None, "walk-ins": None}
    return {name: counts[name] for name in MEASURES}


def groups_of(facts: pd.DataFrame) -> pd.DataFrame:
    """Count people and `FACTS` for every value of each of `GROUPS`, the largest first; "" is unknown."""
    pieces = []
    for group in GROUPS:
        counted = facts.groupby(facts[group].astype(object), sort=True)[list(FACTS)].sum()
        counted = counted.reset_index(names="value")
        counted = counted.sort_values(["registered", "value"], ascending=[False, True], kind="stable")
        pieces.append(counted.assign(group=group))
    return pd.concat(pieces, ignore_index=True)[["group", "value", *FACTS]]
