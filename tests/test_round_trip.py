"""Generated lists through every target and back, by the laws `benchmarks/round_trip.py` checks at length."""

from __future__ import annotations

import csv
import importlib.util
import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest
from staged import shipped

from pipeline.columns import COLUMNS
from pipeline.export import export
from pipeline.last_run import last_run
from pipeline.writers.crm import TARGETS, About, deliver
from pipeline.writers.csv_file import write_csv

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "round_trip.py"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("round_trip", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["round_trip"] = module
    spec.loader.exec_module(module)
    return module


round_trip = _loaded()


@pytest.mark.parametrize("target", list(TARGETS))
def test_no_value_changes_and_nobody_is_missing_unlisted(target: str, tmp_path: Path) -> None:
    about = About(shipped(), round_trip.EVENT, round_trip.CAMPAIGN)
    for seed in range(25):
        folder = tmp_path / str(seed)
        folder.mkdir()
        frame = round_trip.people(random.Random(f"test-{seed}"))
        deliver(folder, frame, TARGETS[target], about)
        assert list(round_trip.wrong(folder, target, frame)) == [], f"seed {seed}"


def test_people_csv_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    frame = round_trip.people(random.Random("people.csv"), most=60)
    columns = ("person_id", "outcome", "tier", "score", *COLUMNS)
    write_csv(
        tmp_path / "people.csv",
        {name: frame[name].tolist() for name in columns},
        numbers=frozenset({"score"}),
    )
    back = last_run(tmp_path, "spring").people
    pd.testing.assert_frame_equal(back[list(columns[1:])], frame[list(columns[1:])], check_index_type=False)
    export("spring", tuple(TARGETS), home=_as_home(tmp_path), campaign=round_trip.CAMPAIGN, lang="en")
    for target in set(TARGETS) - {"dynamics"}:  # whose topic is the event's name, here another
        assert list(round_trip.wrong(tmp_path / "home" / "spring", target, frame)) == []


def _as_home(folder: Path) -> Path:
    (folder / "home" / "spring").mkdir(parents=True)
    (folder / "people.csv").rename(folder / "home" / "spring" / "people.csv")
    return folder / "home"


Rows = list[list[str]]


def another_value(rows: Rows) -> Rows:
    """Change the id of the last line."""
    at = rows[0].index("Rollcall Id")
    return [*rows[:-1], [*rows[-1][:at], "another", *rows[-1][at + 1 :]]]


def nobody_last(rows: Rows) -> Rows:
    """Lose the last line."""
    return rows[:-1]


def another_header(rows: Rows) -> Rows:
    """Misspell a header."""
    return [["Nmae", *rows[0][1:]], *rows[1:]]


@pytest.mark.parametrize(
    ("spoil", "told"), [(another_value, "became"), (nobody_last, "lines"), (another_header, "header")]
)
def test_the_check_sees_what_is_wrong(spoil: Callable[[Rows], Rows], told: str, tmp_path: Path) -> None:
    frame = round_trip.people(random.Random("spoilt"), most=60)
    deliver(tmp_path, frame, TARGETS["generic"], About(shipped()))
    path = tmp_path / "crm_generic.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = spoil(list(csv.reader(file)))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    assert any(told in problem for problem in round_trip.wrong(tmp_path, "generic", frame))
