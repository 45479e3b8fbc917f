"""Sign-ups that hold no longer, where only a remark says so: 已取消接龙, "has cancelled by phone"."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.batch import Verdict, found, per_distinct
from pipeline.rules import Rules
from pipeline.text.remark_columns import remark_columns


def withdrawals(rows: pd.DataFrame, rules: Rules) -> list[pd.DataFrame]:
    """Say `not-a-signup:<kind>` of whom a remark says it: before is the remark, after the telling words."""
    words, findings = rules.withdrawals, []
    for column in (*remark_columns(rows.columns), "question"):
        may = np.array(per_distinct(rows[column], lambda text: words.may("note", text)), dtype=np.bool_)
        if not may.any():
            continue
        texts = rows[column][may]
        told = [words.read(note=text) for text in texts.tolist()]
        said = texts[np.array([bool(one.kind) for one in told], dtype=np.bool_)]
        if len(said):
            findings.append(
                found(
                    said.index,
                    [f"not-a-signup:{one.kind}" for one in told if one.kind],
                    Verdict.EXCLUDE,
                    field=column,
                    before=said,
                    after=[one.matched.strip(" ,;.!") for one in told if one.kind],
                )
            )
    return findings
