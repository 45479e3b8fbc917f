"""Real people the event is not for: students, job seekers, the press, recruiters, those who sell to us."""

from __future__ import annotations

import pandas as pd

from pipeline.batch import Verdict, found, per_distinct
from pipeline.rules import Rules
from pipeline.text.non_target import NonTarget, NonTargets

_COLUMNS = ("title", "company", "department")
_SOMETIMES = ("name", "email")  # read only where an entry asks for what they say: few people share theirs


def non_targets(rows: pd.DataFrame, rules: Rules) -> list[pd.DataFrame]:
    """Say `non-target:<kind>`: before is what the row says, after the words that told it."""
    said = rows["note"].where(rows["question"] == "", (rows["note"] + " " + rows["question"]).str.strip())
    lexicon = rules.non_targets
    rare = [_telling(rows[name], name, lexicon) for name in _SOMETIMES]
    keys = list(zip(*(rows[name].tolist() for name in _COLUMNS), *rare, said.tolist(), strict=True))
    read = {key: _read(key, lexicon) for key in dict.fromkeys(keys)}
    hits = [
        (subject, key, read[key]) for subject, key in zip(rows.index, keys, strict=True) if read[key].kind
    ]
    if not hits:
        return []
    subjects, texts, told = zip(*hits, strict=True)
    return [
        found(
            list(subjects),
            [f"non-target:{one.kind}" for one in told],
            Verdict.EXCLUDE,
            field="title",
            before=["; ".join(text for text in key[:3] if text) or key[-1] or key[3] for key in texts],
            after=[one.matched for one in told],
        )
    ]


def _telling(values: pd.Series[str], field: str, lexicon: NonTargets) -> list[str]:
    return list(per_distinct(values, lambda text: lexicon.telling(field, text) if text else ""))


def _read(key: tuple[str, ...], lexicon: NonTargets) -> NonTarget:
    """Believe what people say they are before what they remark on."""
    told = dict(zip((*_COLUMNS, *_SOMETIMES), key[:-1], strict=True))
    found = lexicon.read(**told)
    return found if found.kind or not key[-1] else lexicon.read(**told, note=key[-1])
