"""Real people the event is not for: students, job seekers, the press, recruiters, those who sell to us."""

from __future__ import annotations

import pandas as pd

from pipeline.batch import Verdict, found
from pipeline.rules import Rules
from pipeline.text.non_target import NonTarget, NonTargets

_COLUMNS = ("title", "company", "department")


def non_targets(rows: pd.DataFrame, rules: Rules) -> list[pd.DataFrame]:
    """Say `non-target:<kind>`: before is what the row says, after the words that told it."""
    said = rows["note"].where(rows["question"] == "", (rows["note"] + " " + rows["question"]).str.strip())
    keys = list(zip(*(rows[name].tolist() for name in _COLUMNS), said.tolist(), strict=True))
    read = {key: _read(key, rules.non_targets) for key in dict.fromkeys(keys)}
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
            before=["; ".join(text for text in key[:3] if text) or key[3] for key in texts],
            after=[one.matched for one in told],
        )
    ]


def _read(key: tuple[str, ...], lexicon: NonTargets) -> NonTarget:
    """Believe what people say they are before what they remark on."""
    found = lexicon.read(*key[:3])
    return found if found.kind or not key[3] else lexicon.read(*key)
