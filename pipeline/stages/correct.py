"""Put in place what somebody corrected in a sheet: it holds over what was typed, and is tidied alike."""

from __future__ import annotations

import pandas as pd

from pipeline.batch import Batch, Step, found, text_column
from pipeline.columns import TEXT
from pipeline.known import Known
from pipeline.merge import TOGETHER
from pipeline.rules import Rules
from pipeline.stages.tidy import tidied

#: The columns a caller can correct, and what speaks of the same and gives way to it.
CORRECTED: dict[str, tuple[str, ...]] = {
    "name": TOGETHER["name"],
    "phone": TOGETHER["phone"],
    "email": TOGETHER["email"],
    "company": TOGETHER["company"],
    "title": (),
    "city": ("province",),
}


def correct(batch: Batch, rules: Rules, known: Known) -> Step:
    """Set corrected columns, with all that follows from them, and say what stood there before."""
    people, past = batch.rows, known.past
    if not past.corrections:
        return Step()
    former = past.former(people)
    wanted: dict[str, dict[str, str]] = {}
    for person in people.index:
        said = [past.corrections[one] for one in (*former.get(person, ()), person) if one in past.corrections]
        if said:
            wanted[person] = {name: value for one in said for name, value in one.items()}
    if not wanted:
        return Step()
    fixed = tidied(pd.DataFrame.from_dict(wanted, orient="index", dtype=TEXT).fillna(""), rules, known)
    columns: dict[str, pd.Series[str]] = {}
    findings = []
    for name, others in CORRECTED.items():
        who = [person for person, said in wanted.items() if said.get(name)]
        if not who:
            continue
        for column in (name, *(other for other in others if other in people)):
            values = people[column].copy()
            values[who] = fixed.loc[who, column] if column in fixed else ""
            columns[column] = text_column(values, people.index)
        differs = [person for person in who if people.at[person, name] != columns[name][person]]
        if differs:
            before, after = people.loc[differs, name], columns[name][differs]
            findings.append(found(differs, "corrected", field=name, before=before, after=after))
    return Step(columns, findings)
