"""What identity is measured with: lists that are as hard as they say, and figures counted right."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from components import components
from crm_link import figures as link_figures
from crm_link import link
from engines.exact import people as exact
from hard_cases import figures, pairs_of, process, strangers
from hypothesis import given
from hypothesis import strategies as st
from invented.companies import PLACEHOLDERS
from pair_scores import PairScore, score
from people import CASES, ONE_MAILBOX, ONE_PHONE, make

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
ROWS = 3_000


@pytest.fixture(scope="module")
def clean() -> pd.DataFrame:
    """Give a list of the common kind."""
    return make(ROWS, seed=1)


def pairs(frame: pd.DataFrame) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Yield every two rows of one person."""
    people = defaultdict(list)
    for record in frame.to_dict("records"):
        people[record["person"]].append(record)
    for rows in people.values():
        yield from combinations(rows, 2)


def test_a_seed_gives_one_list(clean: pd.DataFrame) -> None:
    assert clean.equals(make(ROWS, seed=1))
    assert not clean.equals(make(ROWS, seed=2))


@pytest.mark.parametrize("case", CASES)
def test_a_list_has_the_rows_asked_for(case: str) -> None:
    made = make(500, case=case)
    assert len(made) == 500
    assert not made.isna().any().any()


def test_one_row_in_five_is_somebody_again(clean: pd.DataFrame) -> None:
    assert ROWS - clean["person"].nunique() == ROWS // 5


def test_names_have_namesakes_of_both_scripts(clean: pd.DataFrame) -> None:
    people = clean.drop_duplicates("person")
    assert people["name"].duplicated().sum() > 30
    assert 0.4 < people["name"].str.contains("[一-鿿]").mean() < 0.8


def test_nearly_every_pair_shares_something_of_its_own(clean: pd.DataFrame) -> None:
    known = {"", *PLACEHOLDERS}
    shares = [
        any(one[field] and one[field] == other[field] for field in ("phone", "email", "name"))
        or not {one["company"], other["company"]} & known
        for one, other in pairs(clean)
    ]
    assert shares.count(False) < len(shares) / 100


def test_contacts_alone_find_two_thirds(clean: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    clean.to_csv(path, index=False)
    ((_, said),) = exact(path, lambda: None)
    assert 0.6 < score(said, clean["person"].tolist()).f1 < 0.75


@pytest.mark.parametrize(
    ("case", "column", "value", "low", "high"),
    [
        ("one-phone", "phone", ONE_PHONE, 0.26, 0.35),
        ("one-phone-and-mailbox", "email", ONE_MAILBOX, 0.26, 0.35),
        ("same-company", "company", "杭州云启智能科技有限公司", 1, 1),
    ],
)
def test_the_worst_cases_are_as_bad_as_they_say(
    case: str, column: str, value: str, low: float, high: float
) -> None:
    assert low <= (make(ROWS, case=case)[column] == value).mean() <= high


def test_half_of_a_short_list_is_alike() -> None:
    made = make(400, case="alike").drop(columns="person")
    assert made.groupby(list(made.columns)).size().max() >= 200


# figures


@pytest.mark.parametrize(
    ("said", "truth", "expected"),
    [
        ([1, 2, 3], [1, 1, 2], PairScore(0, 0, 1)),
        ([1, 1, 1], [1, 1, 2], PairScore(1, 3, 1)),
        ([1, 1, 2, 2], [1, 1, 2, 2], PairScore(2, 2, 2)),
    ],
)
def test_pairs_are_counted(said: list[int], truth: list[int], expected: PairScore) -> None:
    assert score(said, truth) == expected


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_pairs_are_those_one_would_list(rows: list[tuple[int, int]]) -> None:
    listed = [(a[0] == b[0], a[1] == b[1]) for a, b in combinations(rows, 2)]
    expected = (listed.count((True, True)), sum(one for one, _ in listed), sum(two for _, two in listed))
    assert tuple(score([a for a, _ in rows], [b for _, b in rows])) == expected


def test_nothing_said_is_not_wrong() -> None:
    empty = score([1, 2], [1, 2])
    assert (empty.precision, empty.recall, empty.f1) == (1, 1, 1)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=8))
def test_what_is_joined_is_one_group(joined: list[tuple[int, int]]) -> None:
    groups = components(8, joined)
    assert all(groups[one] == groups[other] for one, other in joined)
    assert all(groups[group] == group for group in groups)
    assert len(set(groups)) >= 8 - len(joined)


# whole runs


def written(path: Path, lines: Sequence[str]) -> Path:
    """Write a CSV file from lines."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_run_prints_a_line_per_engine(tmp_path: Path) -> None:
    command = [sys.executable, str(BENCHMARKS / "identity.py"), "--rows", "200", "--keep", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    header, *lines = done.stdout.splitlines()
    assert "F1" in header
    assert [line.split()[2] for line in lines] == ["rollcall", "exact"]


def test_hard_cases_are_read_as_a_list(tmp_path: Path) -> None:
    lines = [
        "case,kind,person,name,name_alt,title,company,phone,email,city,note",
        "1,pinyin,a,陈晓峰,,采购经理,苏州云杉技术有限公司,138 6217 4509,chenxf@example.com,苏州,",
        "1,pinyin,a,Chen Xiaofeng,,,,+86 13862174509,,,",
        "2,colleagues,b,Anna Weber,,,Northwind GmbH,,anna.weber@example.org,,",
        "2,colleagues,c,Karl Roth,,,Northwind GmbH,,karl.roth@example.org,,",
    ]
    with written(tmp_path / "records.csv", lines).open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    judged = process(records, tmp_path)
    judged_pairs = pairs_of(records, judged)
    assert [(pair.same, pair.answer, pair.missed) for pair in judged_pairs] == [
        (True, "merged", False),
        (False, "apart", False),
    ]
    assert not strangers(records, judged)
    assert "F1 1.0000" in "\n".join(figures(records, judged, judged_pairs))


def test_links_are_told_right_from_wrong(tmp_path: Path) -> None:
    written(
        tmp_path / "people.csv",
        [
            "name,company,phone,email",
            "Anna Weber,Northwind GmbH,,anna.weber@example.org",
            "王伟,杭州云杉科技有限公司,13862174510,",
            "Karl Roth,Northwind GmbH,,karl.roth@example.org",
        ],
    )
    written(
        tmp_path / "crm.csv",
        [
            "id,name,company,mobile,email,owner",
            "901,Anna Weber,Northwind GmbH,,anna.weber@example.org,Lin",
            "902,王伟,北京远山贸易有限公司,13900004511,,Lin",
        ],
    )
    written(
        tmp_path / "truth.csv",
        ["line,crm_id,kind,note", "1,901,work-mailbox,", "2,,namesake,", "3,901,wrong-label,"],
    )
    links = link(tmp_path, tmp_path / "home")
    assert [each.result for each in links] == ["right", "none", "missing"]
    told = list(link_figures(links))
    assert told[0] == "3 people, 2 of them in the CRM, 1 linked"
    assert "50.0 % (1/2)" in told[2]
