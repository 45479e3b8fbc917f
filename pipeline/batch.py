"""What flows: rows or people with every decision made about them, and the checks that keep stages honest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd
from pandas.api.types import infer_dtype

from pipeline.columns import PROVENANCE, TEXT

if TYPE_CHECKING:
    import numpy.typing as npt

    from pipeline.known import Known
    from pipeline.rules import Rules

    #: A word that holds for all subjects, or one per subject.
    Said = str | pd.Series[str] | Sequence[str] | npt.NDArray[np.object_]

FINDING_COLUMNS: tuple[str, ...] = (
    "subject",
    "stage",
    "rule",
    "verdict",
    "field",
    "before",
    "after",
    "points",
)


class Verdict(IntEnum):
    """How strong a finding is; the strongest about a person decides the outcome."""

    NOTE = 0
    REVIEW = 1
    EXCLUDE = 2

    @property
    def word(self) -> str:
        """The word that stands in findings.csv."""
        return self.name.lower()


class Stage(Protocol):
    """A plain function that may set columns and say things; it cannot add, drop or reorder rows."""

    __name__: str

    def __call__(self, batch: Batch, rules: Rules, known: Known) -> Step: ...


@dataclass(frozen=True)
class Step:
    """What a stage gives back: columns over the batch's index, and frames made by `found`."""

    columns: Mapping[str, pd.Series[Any]] = field(default_factory=dict)
    findings: Sequence[pd.DataFrame] = ()


@dataclass(frozen=True)
class Batch:
    """Rows (one per row or person, indexed by its id) and findings (one per decision, `FINDING_COLUMNS`)."""

    rows: pd.DataFrame
    findings: pd.DataFrame

    def through(
        self, stages: Iterable[Stage], rules: Rules, known: Known, watch: Watch | None = None
    ) -> Batch:
        """Run `stages` in order and return the batch they leave.

        Raises:
            StageError: a stage changed the index, touched where a row came from, set a column of another
                shape, or spoke about a subject it did not have.
        """
        batch = self
        for stage in stages:
            started = time.perf_counter()
            batch = _apply(batch, stage.__name__, stage(batch, rules, known))
            if watch is not None:
                watch(stage.__name__, time.perf_counter() - started, len(batch.rows))
        return batch


class Watch(Protocol):
    """Told after every stage: its name, its seconds, and how many rows it saw."""

    def __call__(self, stage: str, seconds: float, rows: int) -> None: ...


class StageError(AssertionError):
    """A stage broke the contract; a bug of ours, never of the data."""


def found(
    subjects: pd.Index[str] | Sequence[str],
    rule: Said,
    verdict: Verdict = Verdict.NOTE,
    *,
    field: str = "",
    before: Said = "",
    after: Said = "",
    points: float | pd.Series[float] | Sequence[float] = 0,
) -> pd.DataFrame:
    """Say one thing about each of `subjects`; scalars hold for all of them, sequences go by position.

    `before` is what was seen, `after` what it became or matched: the sentence a person reads is made from
    the two and the rule by `labels.reason`.
    """
    count = len(subjects)

    def spread(value: Any, dtype: Any) -> Any:
        if isinstance(value, pd.Series):
            return value.to_numpy()
        if isinstance(value, (str, int, float)):
            return np.full(count, value, dtype=dtype)
        return np.asarray(value, dtype=dtype)

    return pd.DataFrame(
        {
            "subject": pd.array(np.asarray(subjects, dtype=object), dtype=TEXT),
            "stage": "",
            "rule": spread(rule, object),
            "verdict": np.full(count, int(verdict), dtype=np.int8),
            "field": field,
            "before": spread(before, object),
            "after": spread(after, object),
            "points": spread(points, np.float64),
        }
    )


def no_findings() -> pd.DataFrame:
    """Return a findings frame with nothing in it."""
    return found([], "")


def join_findings(pieces: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Put findings frames one under another, numbered anew; an empty list gives an empty frame."""
    filled = [piece for piece in pieces if len(piece)]
    return pd.concat(filled, ignore_index=True) if filled else no_findings()


def per_distinct(values: pd.Series[str], function: Callable[[str], Any]) -> list[Any]:
    """Call `function` once per distinct value; return its results by row, in order."""
    codes, distinct = pd.factorize(values.to_numpy(dtype=object))
    results = [function(value) for value in distinct.tolist()]
    return list(map(results.__getitem__, codes.tolist()))


def text_column(values: Iterable[str], index: pd.Index[str]) -> pd.Series[str]:
    """Make a text column over `index` from plain strings."""
    return pd.Series(np.array(list(values), dtype=object), index=index, dtype=TEXT)


def texts_of(rows: pd.DataFrame, column: str) -> list[str]:
    """Return a text column as plain strings; a column `rows` has not is empty throughout."""
    texts: list[str] = rows[column].tolist() if column in rows else [""] * len(rows)
    return texts


def _apply(batch: Batch, name: str, step: Step) -> Batch:
    touched = set(step.columns) & set(PROVENANCE)
    if touched:
        raise StageError(f"stage {name} rewrote where rows came from: {', '.join(sorted(touched))}")
    rows = batch.rows
    for column, values in step.columns.items():
        if not values.index.equals(rows.index):
            raise StageError(f"stage {name} set {column} over other rows than it was given")
        if infer_dtype(values.to_numpy(), skipna=False) != "string" and values.hasnans:
            raise StageError(f"stage {name} left {column} with missing values; the empty text is ''")
    if step.columns:
        rows = rows.assign(**{str(column): values for column, values in step.columns.items()})
    pieces = [piece for piece in step.findings if len(piece)]
    for piece in pieces:
        strangers = (rows.index.get_indexer(pd.Index(piece["subject"])) < 0).sum()
        if strangers:
            raise StageError(f"stage {name} spoke about {int(strangers)} subjects it was not given")
    if not pieces:
        return Batch(rows, batch.findings)
    return Batch(rows, join_findings([batch.findings, *(piece.assign(stage=name) for piece in pieces)]))
