"""Give people the ids they had in earlier runs and at other events: an id stays once it has been given.

In this event a person is known by what their rows say, to the letter; at other events, or when what they
wrote has changed since, by a number or address with a name that does not speak against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import pandas as pd

from pipeline.batch import Batch, Step, text_column
from pipeline.columns import LIST_SEPARATOR
from pipeline.known import Known, Past
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.names import names_agree
from pipeline.rules import Rules
from pipeline.stages.match import NOT_A_PERSON

_MARKS = {"phone": "+", "phone_alt": "+", "email": "@", "email_alt": "@"}


def recall(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set `person_id` anew where the person was known before; without a past nothing changes.

    Of two who were known and are now one the smaller id stays, of one who is now two the rows with that very
    content keep it. Nobody gets an id that stands for somebody else.
    """
    past = known.past
    if not past:
        return Step()
    rows = batch.rows
    lines = batch.findings["subject"][batch.findings["rule"].isin(NOT_A_PERSON)]
    people = rows[~rows.index.isin(lines)]
    told = _told(people)
    open_ = people[~people["person_id"].isin(told)]
    before = _by_content(open_, past)
    again = open_[~open_["person_id"].isin(before["group"])]
    before = pd.concat([before, _by_contact(again, past, set(before["was"]), rules.names)], ignore_index=True)
    names = _assigned(before, set(told.map(lambda one: past.now.get(one, one))))
    names |= {one: past.now[one] for one in set(told) if one in past.now}
    taken = set(names.values()) | set(told)
    fresh = sorted(set(open_["person_id"].tolist()) - set(names))
    strangers = past.others | taken
    for group in fresh if strangers else ():
        if group in strangers:
            names[group] = _another(group, known.event, strangers)
            strangers = strangers | {names[group]}
    ids = rows["person_id"]
    renamed = ids.map(names)
    return Step({"person_id": text_column(renamed.where(renamed.notna(), ids), rows.index)})


def _told(people: pd.DataFrame) -> pd.Series[str]:
    """Return the ids that came along with a list of ours."""
    if "person_id_given" not in people:
        return people["person_id"].iloc[:0]
    return people["person_id"][people["person_id_given"] != ""].drop_duplicates()


def _by_content(people: pd.DataFrame, past: Past) -> pd.DataFrame:
    """Return each (group, was): whom the rows of a group stood for before."""
    was = people["row_key"].map(dict(past.ids))
    both = pd.DataFrame({"group": people["person_id"], "was": was}).dropna().drop_duplicates()
    return both.sort_values(["group", "was"], kind="stable").assign(shared=0)


def _by_contact(people: pd.DataFrame, past: Past, claimed: set[str], lexicon: NameLexicon) -> pd.DataFrame:
    """Return each group nobody knows by its rows, with the one it shares most numbers and addresses with."""
    empty = pd.DataFrame({"group": [], "was": [], "shared": []}, dtype=object)
    if people.empty or past.contacts.empty:
        return empty
    values = [_values(people, name, mark) for name, mark in _MARKS.items()]
    theirs = past.contacts[~past.contacts["person_id"].isin(claimed)]
    both = pd.concat(values, ignore_index=True).merge(theirs, on="value")
    agree = [names_agree(one, two, lexicon) for one, two in zip(both["name_x"], both["name_y"], strict=True)]
    both = both[pd.Series(agree, index=both.index, dtype=bool)]
    both = both.drop_duplicates(["group", "person_id", "value"])
    if both.empty:
        return empty
    counted = both.groupby(["group", "person_id"]).size().rename("shared").reset_index()
    counted = counted.rename(columns={"person_id": "was"})
    counted["order"] = -counted["shared"]
    best = counted.sort_values(["group", "order", "was"], kind="stable").drop_duplicates("group")
    return best[["group", "was", "shared"]]


def _values(people: pd.DataFrame, column: str, mark: str) -> pd.DataFrame:
    """List every number or address of a column as (group, name, value)."""
    filled = people[people[column] != ""]
    value = filled[column].str.split(LIST_SEPARATOR) if column.endswith("_alt") else filled[column]
    listed = pd.DataFrame({"group": filled["person_id"], "name": filled["name"], "value": value})
    listed = listed.explode("value")
    return listed[listed["value"].str.contains(mark, regex=False)]


def _assigned(before: pd.DataFrame, taken: Iterable[str]) -> dict[str, str]:
    """Give each former id to one group, and each group one of those it was given."""
    taken = set(taken)
    order = before.assign(own=before["group"] != before["was"], weaker=-before["shared"].astype(int))
    order = order[~order["was"].isin(taken)].sort_values(["was", "own", "weaker", "group"], kind="stable")
    given = order.drop_duplicates("was").sort_values(["group", "was"], kind="stable")
    given = given.drop_duplicates("group")
    return dict(zip(given["group"].tolist(), given["was"].tolist(), strict=True))


def _another(group: str, event: str, strangers: Iterable[str]) -> str:
    """Make an id for somebody whose own one, made of what they wrote, stands for somebody else."""
    number = 0
    while True:
        word = repr((group, event, number))
        name = "p" + blake2b(word.encode(), digest_size=6).hexdigest()
        if name not in strangers:
            return name
        number += 1
