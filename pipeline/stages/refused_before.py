"""Ask about whoever may be somebody who asked for no contact before, under another number.

That was at another event, or in an earlier list of this one that had them otherwise. Numbers, addresses and
ids bind by themselves; here it is name, company and title that speak for one person. In one list two such
rows would be one, or asked about. So they are asked about, and not called meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from pipeline.batch import Verdict, found, text_column
from pipeline.known import Known
from pipeline.matching.crm_link import find_alike
from pipeline.rules import Rules
from pipeline.stages.tidy import tidied


def refused_before(
    people: pd.DataFrame, listed: Collection[str], rules: Rules, known: Known
) -> list[pd.DataFrame]:
    """Say `review:refused-before` of `people`, none of whom is known to have opted out.

    `listed` is everybody in the list: whoever refused and is among them was compared as rows are.
    """
    refused = known.past.refused
    if refused.empty or people.empty:
        return []
    typed = refused[~refused["person_id"].isin(list(listed))]
    if typed.empty:
        return []
    index = pd.Index([f"refused {number}" for number in range(len(typed))])
    them = tidied(typed.set_axis(index), rules, known)
    near = people[_near(people, them)]
    alike = find_alike(near, them, rules.identity) if len(near) else {}
    if not alike:
        return []
    said = them.loc[list(alike.values()), ["name", "company", "phone"]]
    words = [" ".join(filter(None, line)) for line in said.itertuples(index=False, name=None)]
    events = them.loc[list(alike.values()), "event"].tolist()
    return [
        found(list(alike), "review:refused-before", Verdict.REVIEW, field="name", before=words, after=events)
    ]


def _near(people: pd.DataFrame, them: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Say who has a name, a house or a mail domain in common with one of `them`: of many hardly anybody."""
    near = np.zeros(len(people), dtype=bool)
    for names in (("name", "name_alt"), ("company_house",)):
        held = {text for name in names for text in them[name].tolist()} - {""}
        for name in names:
            near |= people[name].isin(held).to_numpy()
    domains = {text.partition("@")[2] for text in _work_mail(them).tolist()} - {""}
    near |= _work_mail(people).str.partition("@")[2].isin(domains).to_numpy()
    return near


def _work_mail(people: pd.DataFrame) -> pd.Series[str]:
    """Return the addresses that an employer or a school gave."""
    return text_column(people["email"].where(people["email_kind"].isin(("work", "edu")), ""), people.index)
