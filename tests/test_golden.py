"""Every sample list, processed as a user would: what comes of each row is what its author says."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import CASES, MAIN, SAMPLES, Case, Processed, read_table

from pipeline.batch import FINDING_COLUMNS
from pipeline.columns import COLUMNS
from pipeline.process import process

Row = dict[str, str]
ABOUT_ROW = {"sheet", "line", "person", "outcome", "because"}
ROW_OUTCOMES = ("lead", "review", "excluded", "merged")
BECAUSE_HEADS = (
    "internal", "opt-out", "competitor", "partner", "non-target:", "not-a-signup:", "junk:",
)  # fmt: skip
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@each_case
def test_what_comes_of_each_row_is_what_was_expected(case: Case, processed: Processed) -> None:
    folder = processed(case).folder
    expected = read_table(case.expected)
    ledger = read_table(folder / "ledger.csv")
    people = {person["person_id"]: person for person in read_table(folder / "people.csv")}
    misses = list(_misses(expected, ledger, people))
    assert not misses, "\n" + "\n".join(f"{case.list.name}:{miss}" for miss in misses)


def _misses(expected: list[Row], ledger: list[Row], people: dict[str, Row]) -> Iterator[str]:
    """Yield every difference as `line column: expected ..., got ...`."""
    several_sheets = "sheet" in expected[0]
    place = (lambda row: f"{row['sheet']}:{row['line']}") if several_sheets else (lambda row: row["line"])
    got = {place(row): row for row in ledger}
    wanted = {place(row): row for row in expected}
    for line in wanted.keys() - got.keys():
        yield f"{line} row: expected to be read, got nothing"
    for line in got.keys() - wanted.keys():
        yield f"{line} row: expected no row here, got {got[line]['outcome']} {got[line]['because']}"
    both = [(line, wanted[line], people[got[line]["person_id"]]) for line in wanted if line in got]
    for line, want, person in both:
        yield from (f"{line} {miss}" for miss in _missed_values(want, person))
    yield from _missed_people(
        [(line, want["person"], person["person_id"]) for line, want, person in both if want["person"]]
    )


def _missed_values(want: Row, person: Row) -> Iterator[str]:
    """Compare a line of expected.csv with the person the row became; an empty cell is not checked."""
    for name in ("outcome", "because", *(column for column in want if column not in ABOUT_ROW)):
        right = [value if value != "-" else "" for value in want[name].split("|")]
        if want[name] and not any(_agrees(value, person[name]) for value in right):
            who = f"{person['name']}, {person['because'] or person['outcome']}"
            yield f"{name}: expected {want[name]}, got {person[name] or 'nothing'} ({who})"


def _agrees(right: str, got: str) -> bool:
    return got.startswith(right[:-1]) if right.endswith("*") else got == right


def _missed_people(rows: list[tuple[str, str, str]]) -> Iterator[str]:
    """Say which rows were wrongly kept apart, and which people were wrongly made one."""
    lines: dict[str, dict[str, list[str]]] = {"apart": defaultdict(list), "one": defaultdict(list)}
    for line, want, got in rows:
        lines["apart"][want].append(f"{line} {got}")
        lines["one"][got].append(f"{line} {want}")
    for same in lines["apart"].values():
        if len({one.rsplit(" ", 1)[1] for one in same}) > 1:
            yield f"{', '.join(one.rsplit(' ', 1)[0] for one in same)} person: expected one, got several"
    for same in lines["one"].values():
        if len({one.rsplit(" ", 1)[1] for one in same}) > 1:
            yield f"{', '.join(one.rsplit(' ', 1)[0] for one in same)} person: expected several, got one"


@each_case
def test_the_balance_holds_and_every_row_stands_once(case: Case, processed: Processed) -> None:
    done = processed(case)
    ledger = read_table(done.folder / "ledger.csv")
    people = read_table(done.folder / "people.csv")
    counted = Counter(row["outcome"] for row in ledger)
    assert done.summary["rows_read"] == len(ledger) == len({row["row_id"] for row in ledger})
    assert done.summary["outcomes"] == {name: counted[name] for name in ROW_OUTCOMES}
    assert sum(done.summary["outcomes"].values()) == done.summary["rows_read"]
    assert sorted(row["row_id"] for row in ledger) == sorted(
        row for one in people for row in one["rows"].split()
    )
    standing = {row["person_id"]: row["outcome"] for row in ledger if row["outcome"] != "merged"}
    assert standing == {one["person_id"]: one["outcome"] for one in people}
    assert len(standing) == len(ledger) - counted["merged"]
    assert [row["row_id"] for row in ledger] == [f"r{number}" for number in range(1, len(ledger) + 1)]


@each_case
def test_the_machine_files_have_the_columns_of_the_contract(case: Case, processed: Processed) -> None:
    folder = processed(case).folder
    people = read_table(folder / "people.csv")
    head = ("person_id", "rows", "outcome", "because", "tier", "score", "channel", *COLUMNS)
    assert tuple(people[0])[: len(head)] == head
    assert tuple(read_table(folder / "ledger.csv")[0]) == (
        "row_id", "source_file", "sheet", "line", "person_id", "outcome", "because", "reason",
    )  # fmt: skip
    assert tuple(read_table(folder / "findings.csv")[0]) == FINDING_COLUMNS
    for name in ("people.csv", "ledger.csv", "findings.csv"):
        written = (folder / name).read_bytes()
        assert written.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in written
        assert written.endswith(b"\n")
    excluded = {one["because"] for one in people if one["outcome"] == "excluded"}
    assert not {because for because in excluded if not because.startswith(BECAUSE_HEADS)}
    assert not [one for one in people if (one["outcome"] == "lead") == bool(one["because"])]


@each_case
def test_the_summary_says_what_the_contract_says(case: Case, processed: Processed) -> None:
    done = processed(case)
    summary = json.loads((done.folder / "summary.json").read_text(encoding="utf-8"))
    people = read_table(done.folder / "people.csv")
    assert summary.keys() >= {
        "rows_read", "outcomes", "because", "people", "tiers", "stages", "inputs", "rules_sha256", "version",
    }  # fmt: skip
    assert summary["people"] == len(people)
    assert summary["because"] == Counter(one["because"] for one in people if one["outcome"] != "lead")
    assert sum(summary["tiers"].values()) == sum(one["outcome"] == "lead" for one in people)
    assert all(stage.keys() == {"seconds", "rows"} for stage in summary["stages"].values())
    assert [one["name"] for one in summary["inputs"]] == [case.list.name, *(path.name for path in case.crm)]
    for one, path in zip(summary["inputs"], (case.list, *case.crm), strict=True):
        assert one["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert summary["inputs"][0]["rows"] == summary["rows_read"]


def test_inputs_rules_and_samples_are_untouched(tmp_path: Path) -> None:
    before = _sums(SAMPLES)
    process(MAIN.request(tmp_path))
    assert _sums(SAMPLES) == before


def _sums(folder: Path) -> dict[Path, str]:
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_an_unknown_column_travels_under_its_own_header(processed: Processed) -> None:
    people = {one["name"]: one for one in read_table(processed(MAIN).folder / "people.csv")}
    assert people["王总"]["停车牌号"] == "苏E·7T281"
    assert people["韩梅"]["饮食要求"] == "素食"
    assert people["Wolfgang Reiter"]["Booth badge no."] == "B-102"


def test_what_the_crm_knows_reaches_the_person(processed: Processed) -> None:
    people = {one["name"]: one for one in read_table(processed(MAIN).folder / "people.csv")}
    assert (people["顾启明"]["crm_id"], people["顾启明"]["owner"]) == ("5101", "何敏")
    assert people["许晨"]["crm_id"] == "5106"
    assert people["Wolfgang Reiter"]["crm_id"] == "5105"


def test_secrets_reach_no_output(processed: Processed) -> None:
    for case in CASES:
        folder = processed(case).folder
        for path in folder.glob("*.csv"):
            written = path.read_text(encoding="utf-8-sig")
            assert "lu.ma/check-in" not in written, path
            assert "g-9f3kq" not in written, path


def test_nothing_in_the_workbook_is_a_formula(processed: Processed) -> None:
    from zipfile import ZipFile

    for name in ("hostile-values", "signups"):
        case = next(one for one in CASES if one.name == name)
        with ZipFile(processed(case).folder / "follow_up.xlsx") as book:
            sheets = [part for part in book.namelist() if part.startswith("xl/worksheets/sheet")]
            assert sheets
            for part in sheets:
                assert b"cmd|" not in b"".join(book.read(part).split(b"<f>")[1:]), part
