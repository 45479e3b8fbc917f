"""The runner holds stages to their contract, and names the one that cheats."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pipeline.batch import Batch, StageError, Step, Verdict, found, no_findings
from pipeline.columns import TEXT
from pipeline.known import Known
from pipeline.rules import Rules, load_rules

KNOWN = Known(on=dt.date(2026, 11, 20))


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.fixture
def batch() -> Batch:
    rows = pd.DataFrame({"name": ["李雷", "韩梅梅"]}, index=["r1", "r2"], dtype=TEXT)
    rows["source_file"] = pd.Series(["a.csv", "a.csv"], index=rows.index, dtype=TEXT)
    return Batch(rows, no_findings())


def honest(batch: Batch, rules: Rules, known: Known) -> Step:
    return Step(
        {"name": batch.rows["name"] + "!"},
        [found(["r2"], "shouted", Verdict.REVIEW, field="name", before="韩梅梅", after="韩梅梅!", points=3)],
    )


def test_a_stage_sets_columns_and_speaks(batch: Batch, rules: Rules) -> None:
    after = batch.through((honest,), rules, KNOWN)
    assert after.rows["name"].tolist() == ["李雷!", "韩梅梅!"]
    assert after.findings.iloc[0].tolist() == ["r2", "honest", "shouted", 1, "name", "韩梅梅", "韩梅梅!", 3.0]


def test_the_batch_given_is_left_as_it_was(batch: Batch, rules: Rules) -> None:
    before = batch.rows.copy()
    batch.through((honest,), rules, KNOWN)
    pd.testing.assert_frame_equal(batch.rows, before)
    assert batch.findings.empty


def test_a_watch_hears_every_stage(batch: Batch, rules: Rules) -> None:
    heard: list[tuple[str, int]] = []
    batch.through((honest,), rules, KNOWN, lambda stage, seconds, rows: heard.append((stage, rows)))
    assert heard == [("honest", 2)]


def drops_a_row(batch: Batch, rules: Rules, known: Known) -> Step:
    return Step({"name": batch.rows["name"].iloc[:1]})


def reorders(batch: Batch, rules: Rules, known: Known) -> Step:
    return Step({"name": batch.rows["name"].iloc[::-1]})


def rewrites_origin(batch: Batch, rules: Rules, known: Known) -> Step:
    return Step({"source_file": batch.rows["source_file"]})


def leaves_holes(batch: Batch, rules: Rules, known: Known) -> Step:
    return Step({"name": batch.rows["name"].where(batch.rows["name"] == "李雷")})


def speaks_of_strangers(batch: Batch, rules: Rules, known: Known) -> Step:
    return Step(findings=[found(["r9"], "who")])


@pytest.mark.parametrize("cheat", [drops_a_row, reorders, rewrites_origin, leaves_holes, speaks_of_strangers])
def test_a_stage_that_cheats_is_named(cheat: object, batch: Batch, rules: Rules) -> None:
    with pytest.raises(StageError, match=cheat.__name__):  # type: ignore[attr-defined]
        batch.through((cheat,), rules, KNOWN)  # type: ignore[arg-type]
