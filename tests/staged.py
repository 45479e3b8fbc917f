"""Invented rows taken through the stages, for tests that look at one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np
import pandas as pd

from pipeline.batch import Batch, no_findings
from pipeline.columns import EXTRA, TEXT
from pipeline.flow import PERSON_STAGES, ROW_STAGES, Outcome
from pipeline.known import Known
from pipeline.merge import merge
from pipeline.rule_files import YOURS, RuleFile
from pipeline.rules import Rules, load_rules
from pipeline.stages.tidy import tidy

#: A Friday.
DAY = dt.date(2026, 11, 20)
KNOWN = Known(on=DAY, lang="en")

Cells = Mapping[str, str]


@cache
def shipped() -> Rules:
    """Give the rules as they ship."""
    return load_rules()


@lru_cache(maxsize=4)
def with_lists(**lists: str) -> Rules:
    """Give the shipped rules with the team's lists in place: `owners="负责人,区域\\n林晓,浙江\\n"`.

    The same lists give the same rules: to read all the files again costs more than most tests.
    """
    rules = shipped()
    files = {f"{name}.csv": RuleFile(f"{name}.csv", YOURS, text.encode()) for name, text in lists.items()}
    return replace(rules, files={**rules.files, **files})


def sheet(lines: Sequence[Cells], *, files: Sequence[str] = ()) -> Batch:
    """Make what the readers would of `lines`, with the ids r1, r2, ...; `files` says where each is from.

    A cell's column is ours; one under its own header is written `x_header`.
    """
    index = pd.Index([f"r{number}" for number in range(1, len(lines) + 1)], name="row_id")
    named = [
        {EXTRA + key[2:] if key.startswith("x_") else key: text for key, text in cells.items()}
        for cells in lines
    ]
    frame = pd.DataFrame(named, index=index).fillna("").astype(TEXT)
    source = list(files) or ["list.csv"] * len(lines)
    frame = frame.assign(source_file=source, sheet="", line=np.arange(2, len(lines) + 2))
    return Batch(frame, no_findings())


def tidied(*lines: Cells, known: Known = KNOWN, files: Sequence[str] = ()) -> Batch:
    """Take rows through `tidy` alone."""
    return sheet(lines, files=files).through((tidy,), shipped(), known)


def matched(*lines: Cells, known: Known = KNOWN, rules: Rules | None = None) -> Batch:
    """Take rows through every row stage."""
    return sheet(lines).through(ROW_STAGES, rules or shipped(), known)


def people_of(*lines: Cells, known: Known = KNOWN, rules: Rules | None = None) -> Batch:
    """Take rows to the people they are, before anything is known about those."""
    return merge(matched(*lines, known=known, rules=rules))


def run(*lines: Cells, known: Known = KNOWN, rules: Rules | None = None) -> Outcome:
    """Take rows through everything."""
    rows = matched(*lines, known=known, rules=rules)
    return Outcome(rows, merge(rows).through(PERSON_STAGES, rules or shipped(), known))


def one(batch: Batch) -> dict[str, str]:
    """Give the only row or person of a batch."""
    (cells,) = batch.rows.to_dict("records")
    return {str(name): value for name, value in cells.items()}


def said(batch: Batch, subject: str = "") -> set[str]:
    """Name the rules that spoke, about `subject` or about all."""
    findings = batch.findings
    return set(findings["rule"][findings["subject"] == subject] if subject else findings["rule"])


def told(batch: Batch, rule: str) -> list[tuple[str, str, str]]:
    """List (field, before, after) of each finding of `rule`, sorted."""
    there = batch.findings[batch.findings["rule"] == rule]
    return sorted(zip(there["field"], there["before"], there["after"], strict=True))
