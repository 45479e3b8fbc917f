"""Rollcall: the stage `match` as a run uses it, on rows that `tidy` has cleaned.

No other benchmark knows the engine; this one knows the two stages by name and nothing of what is inside.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from pipeline.batch import Batch, no_findings
from pipeline.columns import TEXT
from pipeline.known import Known
from pipeline.rules import Rules, load_rules
from pipeline.stages.match import match
from pipeline.stages.tidy import tidy

KNOWN = Known(on=dt.date(2026, 11, 20))
#: The derived columns that are written out for the other engines too.
SHARED = ("name", "name_alt", "phone", "email", "company", "company_key", "title", "city")


def tidied(frame: pd.DataFrame) -> Batch:
    """Take clean columns through `tidy`, which adds the forms that are compared."""
    index = pd.Index([f"r{number}" for number in range(1, len(frame) + 1)], name="row_id")
    text = frame.astype(str).set_index(index).astype(TEXT)
    rows = text.assign(source_file="list.csv", sheet="", line=np.arange(2, len(text) + 2))
    return Batch(rows, no_findings()).through((tidy,), load_rules(), KNOWN)


def matched(batch: Batch, rules: Rules | None = None) -> list[str]:
    """Say who each row of a tidied batch is, by the shipped rules unless others are given."""
    return match(batch, rules or load_rules(), KNOWN).columns["person_id"].tolist()


def people(path: Path, started: Callable[[], None]) -> Iterator[tuple[str, Sequence[object]]]:
    """Give each row's person_id."""
    batch = Batch(pd.read_pickle(path.with_suffix(".pickle")), no_findings())
    rules = load_rules()
    gc.disable()  # as the program does: see cli.py
    started()
    yield "as shipped", matched(batch, rules)
