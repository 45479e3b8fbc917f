"""Real people the event is not for: students, job seekers, the press, recruiters, those who sell to us."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.batch import Verdict, found, per_distinct
from pipeline.rules import Rules
from pipeline.text.non_target import NonTarget, NonTargets
from pipeline.text.remark_columns import asked_columns, remark_columns

if TYPE_CHECKING:
    import numpy.typing as npt

#: What stands between two remarks: neither goes on with the other's sentence.
_APART = "; "
_COLUMNS = ("title", "company", "department", "name", "email")


def non_targets(rows: pd.DataFrame, rules: Rules) -> list[pd.DataFrame]:
    """Say `non-target:<kind>`: before is what the row says, after the words that told it."""
    lexicon = rules.non_targets
    said = rows["note"]
    for column in (*remark_columns(rows.columns), "question", *asked_columns(rows.columns)):
        if column != "note" and (rows[column] != "").any():
            said = said.where(rows[column] == "", (said + _APART + rows[column]).str.removeprefix(_APART))
    told = {**{name: rows[name] for name in _COLUMNS}, "note": said}
    asked = np.zeros(len(rows), dtype=bool)
    for field in told:
        asked |= _may(field, told, lexicon)
    keys = list(zip(*(values[asked].tolist() for values in told.values()), strict=True))
    read = {key: _read(key, lexicon) for key in dict.fromkeys(keys)}
    about = zip(rows.index[asked].tolist(), keys, strict=True)
    hits = [(subject, key, read[key]) for subject, key in about if read[key].kind]
    if not hits:
        return []
    subjects, texts, answers = zip(*hits, strict=True)
    return [
        found(
            list(subjects),
            [f"non-target:{one.kind}" for one in answers],
            Verdict.EXCLUDE,
            field="title",
            before=["; ".join(text for text in key[:3] if text) or key[-1] or key[3] for key in texts],
            after=[one.matched for one in answers],
        )
    ]


def _may(field: str, told: Mapping[str, pd.Series[str]], lexicon: NonTargets) -> npt.NDArray[np.bool_]:
    """Tell of which rows an entry could hold that begins with `field`.

    Addresses are as many as rows: where all such entries ask for the company too, few companies remain.
    """
    may = np.ones(len(told[field]), dtype=np.bool_)
    if beside := lexicon.also_asked(field):
        may &= np.array(per_distinct(told[beside], partial(lexicon.may_beside, field)), dtype=np.bool_)
    if may.any():
        may[may] = per_distinct(told[field][may], partial(lexicon.may, field))
    return may


def _read(key: tuple[str, ...], lexicon: NonTargets) -> NonTarget:
    """Believe what people say they are before what they remark on."""
    told = dict(zip(_COLUMNS, key[:-1], strict=True))
    found = lexicon.read(**told)
    return found if found.kind or not key[-1] else lexicon.read(**told, note=key[-1])
