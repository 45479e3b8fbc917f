"""Many tables, one batch: rows numbered in reading order, columns united, findings under the rows' ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from pipeline.batch import Batch, found, join_findings
from pipeline.columns import COLUMNS, EXTRA, PARTS, TEXT
from pipeline.readers.part import Part, Said
from pipeline.readers.shapes.ours import GIVEN

_STAGE = "read"


def to_batch(parts: Sequence[tuple[str, Part]]) -> Batch:
    """Join the parts, each with the name of its file, into rows r1, r2, ... with the reader's findings."""
    sizes = [len(part.table.rows) for _, part in parts]
    total = sum(sizes)
    index = pd.Index([f"r{i}" for i in range(1, total + 1)], dtype=TEXT, name="row_id")
    columns: dict[str, object] = {
        "source_file": _text(np.repeat(np.array([name for name, _ in parts], dtype=object), sizes)),
        "sheet": _text(
            np.repeat(np.array([part.table.grid.sheet for _, part in parts], dtype=object), sizes)
        ),
        "line": _lines([part for _, part in parts]),
    }
    for target in _order(part for _, part in parts):
        values = np.full(total, "", dtype=object)
        start = 0
        for (_, part), size in zip(parts, sizes, strict=True):
            if target in part.columns:
                values[start : start + size] = part.columns[target]
            start += size
        columns[target] = _text(values)
    rows = pd.DataFrame(columns, index=index)
    return Batch(rows, _findings(parts, sizes, index))


def _order(parts: Iterable[Part]) -> list[str]:
    seen = dict.fromkeys(target for part in parts for target in part.columns)
    known = [name for name in (*COLUMNS, *PARTS) if name in seen]
    return [*known, *(n for n in seen if n.startswith(EXTRA)), *([GIVEN] if GIVEN in seen else [])]


def _text(values: np.ndarray) -> object:
    return pd.array(values, dtype=TEXT)


def _lines(parts: Sequence[Part]) -> np.ndarray:
    lines = [part.table.grid.lines[i] for part in parts for i in part.table.rows]
    return np.array(lines, dtype=np.int64)


def _findings(parts: Sequence[tuple[str, Part]], sizes: Sequence[int], index: pd.Index[str]) -> pd.DataFrame:
    frames = []
    start = 0
    for (_, part), size in zip(parts, sizes, strict=True):
        by_verdict: dict[int, list[Said]] = {}
        for said in part.said:
            by_verdict.setdefault(said.verdict, []).append(said)
        for those in by_verdict.values():
            those.sort(key=lambda s: (s.position, s.rule, s.field))
            frames.append(
                found(
                    index[[start + s.position for s in those]],
                    [s.rule for s in those],
                    those[0].verdict,
                    before=[s.before for s in those],
                    after=[s.after for s in those],
                ).assign(field=[s.field for s in those], stage=_STAGE)
            )
        start += size
    return join_findings(frames)
