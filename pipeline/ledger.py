"""Where every row read ended up: one line each, and the balance that proves none was lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.batch import Batch, Verdict
from pipeline.labels import Lang
from pipeline.pair_words import merged_reason

OUTCOMES = ("lead", "review", "excluded", "merged")


class BalanceError(AssertionError):
    """Rows read and rows accounted for differ; a bug of ours."""


@dataclass(frozen=True)
class Ledger:
    """What became of every row read.

    `lines`: row_id, source_file, sheet, line, person_id, outcome, because, reason; one per row, in
    reading order.
    """

    lines: pd.DataFrame

    def outcomes(self) -> dict[str, int]:
        """Count rows by outcome, every outcome named."""
        counts = self.lines["outcome"].value_counts()
        return {name: int(counts.get(name, 0)) for name in OUTCOMES}


def make_ledger(rows: Batch, people: Batch, lang: Lang) -> Ledger:
    """Give each person's outcome to the one row that stands for it, and `merged` to the others.

    The row that stands for a person is the cleanest, then the smallest by content: no order of rows decides.

    Raises:
        BalanceError: a row has no person, or a person no row.
    """
    frame = rows.rows
    stands = _stands(rows)
    who = people.rows[["outcome", "because", "reason"]].reindex(frame["person_id"].to_numpy())
    if who["outcome"].isna().any() or int(stands.sum()) != len(people.rows):
        raise BalanceError(
            f"{len(frame)} rows, {len(people.rows)} people, {int(stands.sum())} rows that stand for one"
        )
    outcome = np.where(stands, who["outcome"].to_numpy(dtype=object), "merged")
    because = np.where(stands, who["because"].to_numpy(dtype=object), "")
    reason = who["reason"].to_numpy(dtype=object).copy()
    folded = np.flatnonzero(~stands)
    rule = _why_merged(rows)
    because[folded] = [rule.get(row, "same-person") for row in frame.index[folded].tolist()]
    where = dict(zip(frame["person_id"][stands].tolist(), frame.index[stands].tolist(), strict=True))
    reason[folded] = [
        merged_reason(why, where[person], lang)
        for why, person in zip(because[folded], frame["person_id"].iloc[folded].tolist(), strict=True)
    ]
    lines = pd.DataFrame(
        {
            "row_id": frame.index,
            "source_file": frame["source_file"].to_numpy(),
            "sheet": frame["sheet"].to_numpy(),
            "line": frame["line"].to_numpy(),
            "person_id": frame["person_id"].to_numpy(),
            "outcome": outcome,
            "because": because,
            "reason": reason,
        }
    )
    return Ledger(lines)


def _stands(rows: Batch) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Mark the one row that stands for each person."""
    frame = rows.rows
    spoilt = frame.index.isin(rows.findings["subject"][rows.findings["verdict"] == Verdict.EXCLUDE])
    order = np.lexsort((np.arange(len(frame)), frame["row_key"].to_numpy(dtype=str), spoilt))
    first = ~frame["person_id"].iloc[order].duplicated().to_numpy()
    stands = np.zeros(len(frame), dtype=bool)
    stands[order[first]] = True
    return stands


def _why_merged(rows: Batch) -> dict[str, str]:
    """Return, by row, the rule that made it the same person as another row."""
    folds = rows.findings[rows.findings["field"].eq("pair") & rows.findings["rule"].str.startswith("same-")]
    rule = dict(zip(folds["subject"].tolist(), folds["rule"].tolist(), strict=True))
    for why, other in zip(folds["rule"].tolist(), folds["after"].tolist(), strict=True):
        rule.setdefault(other, why)
    return rule
