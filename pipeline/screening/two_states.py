"""One sign-up that two lists have in two states: cancelled in one export, in order in another.

Exports of one platform are often given together, and the status of the newer one holds. Which is newer is
known by when a change was made, where a column says it, or by a row that an earlier run had while it had no
cancellation. Where neither tells, the cautious state holds until somebody has looked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipeline.batch import Batch, Verdict, found
from pipeline.columns import EXTRA, PROVENANCE
from pipeline.readers.part import NOT_A_SIGNUP
from pipeline.readers.statuses import DECLINED, REFUNDED, VOID
from pipeline.text.moment import read_moment

TWO_STATES = "review:two-states"
_STATES = tuple(NOT_A_SIGNUP + kind for kind in (VOID, REFUNDED, DECLINED))
#: Columns that say when a sign-up was last touched; they differ from one export of it to the next.
_CHANGED = re.compile(
    r"updat|modif|chang|cancel|refund|更新|修改|变更|變更|取消|退款|退票|最后|最後", re.IGNORECASE
)
_NOT_SAID = {*PROVENANCE, "row_key"}


class Twin(NamedTuple):
    """A row in order that is the cancelled row `void` of another list."""

    live: str
    void: str


def two_states(batch: Batch, first_runs: Mapping[str, int]) -> list[pd.DataFrame]:
    """Say of rows in order that another list has them cancelled.

    Where the cancellation is newer the row is as void as the other; where nobody can tell it is asked about.
    `first_runs` has, by row, the run that first had it.
    """
    said = batch.findings[batch.findings["rule"].isin(_STATES) & (batch.findings["field"] != "")]
    columns = (said[name].tolist() for name in ("field", "rule", "before"))
    void = dict(zip(said["subject"].tolist(), zip(*columns, strict=True), strict=True))
    if not void:
        return []
    rows = batch.rows[batch.rows["row_key"].isin(batch.rows.loc[list(void), "row_key"])]
    statuses = set(said["field"]) & set(rows.columns)
    changed = [name for name in map(str, rows) if name.startswith(EXTRA) and _CHANGED.search(name)]
    changed = [name for name in changed if name not in statuses]
    findings = []
    for twin in _twins(rows, void.keys(), statuses, changed):
        field, kind, state = void[twin.void]
        is_newer = _is_newer(rows, twin, changed, first_runs)
        if is_newer:
            findings.append(found([twin.live], kind, Verdict.EXCLUDE, field=field, before=state))
        elif is_newer is None:
            other = str(rows.at[twin.live, field]) if field in rows else ""
            findings.append(
                found([twin.live], TWO_STATES, Verdict.REVIEW, field=field, before=state, after=other)
            )
    return findings


def _twins(
    rows: pd.DataFrame, void: Collection[str], statuses: Collection[str], changed: Collection[str]
) -> Iterator[Twin]:
    """Find each row in order beside the cancelled row of another table that says the same else."""
    tables = dict(list(rows.groupby(["source_file", "sheet"], sort=True)))
    filled = {name: _filled(part) for name, part in tables.items()}
    seen: set[str] = set()
    for one, other in product(tables, tables):
        cancelled = tables[one][tables[one].index.isin(list(void))]
        live = tables[other][~tables[other].index.isin([*void, *seen])]
        free = {*statuses, *changed}
        alike = (
            bool(filled[one] & filled[other] & set(statuses)) or filled[one] - free == filled[other] - free
        )
        if one == other or cancelled.empty or live.empty or not alike:
            continue
        both = ["row_key", *sorted((filled[one] & filled[other]) - free)]
        by_content = dict(zip(zip(*(cancelled[c] for c in both), strict=True), cancelled.index, strict=True))
        for row, content in zip(live.index, zip(*(live[c] for c in both), strict=True), strict=True):
            if content in by_content:
                seen.add(row)
                yield Twin(row, by_content[content])


def _filled(part: pd.DataFrame) -> set[str]:
    """Name the columns that say something in a table, but for what every table says otherwise."""
    return {name for name in map(str, part) if name not in _NOT_SAID and (part[name] != "").any()}


def _is_newer(
    rows: pd.DataFrame, twin: Twin, changed: Collection[str], first_runs: Mapping[str, int]
) -> bool | None:
    """Tell whether the cancellation is newer than the row in order; None when nothing says so."""
    for name in changed:
        live, void = (read_moment(str(rows.at[row, name])) for row in twin)
        if live.value and void.value and not live.problem and not void.problem and live.value != void.value:
            return void.value > live.value
    live_run = first_runs.get(twin.live, np.inf)
    return True if live_run < first_runs.get(twin.void, np.inf) else None
