"""What people type into the workbook comes back, whatever they or their program did to it since."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from make_outcome import Made, make
from openpyxl import Workbook, load_workbook

from pipeline.errors import InputError
from pipeline.writers.entries import Entries, read_entries
from pipeline.writers.workbook import write_workbook


@pytest.fixture(scope="module")
def zh() -> Made:
    return make("zh", changes={0: {"name": "_x0041_ \x0b=1+1", "company": "\u3000A\u200b \ud83d\r\nB"}})


@pytest.fixture(scope="module")
def written(zh: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "follow_up.xlsx"
    write_workbook(path, zh.run, zh.rules, "zh")
    return path


def test_an_untouched_workbook_has_no_entries(written: Path) -> None:
    assert not read_entries(written)


def test_what_is_typed_comes_back_and_is_carried_over(zh: Made, written: Path, tmp_path: Path) -> None:
    person = typed_in(written, tmp_path / "typed.xlsx")
    entries = read_entries(tmp_path / "typed.xlsx")
    assert entries.typed[person] == EXPECTED
    assert set(entries.pairs.values()) == {"same"}
    assert set(entries.people.values()) == {"keep"}
    write_workbook(tmp_path / "next.xlsx", zh.run, zh.rules, "zh", entries=entries)
    assert read_entries(tmp_path / "next.xlsx") == entries


def test_entries_go_from_one_language_to_the_other(zh: Made, written: Path, tmp_path: Path) -> None:
    person = typed_in(written, tmp_path / "typed.xlsx")
    write_workbook(
        tmp_path / "en.xlsx", zh.run, zh.rules, "en", entries=read_entries(tmp_path / "typed.xlsx")
    )
    again = read_entries(tmp_path / "en.xlsx")
    assert again.typed[person]["call.result"] == "No answer"
    assert again.pairs == read_entries(tmp_path / "typed.xlsx").pairs


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_typing_survives_another_program(zh: Made, written: Path, tmp_path: Path) -> None:
    person = typed_in(written, tmp_path / "typed.xlsx")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", "saved", "typed.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    entries = read_entries(tmp_path / "saved" / "typed.xlsx")
    assert entries == read_entries(tmp_path / "typed.xlsx")
    assert entries.typed[person] == EXPECTED


def test_a_workbook_without_its_hidden_sheets_is_still_read(written: Path, tmp_path: Path) -> None:
    person = typed_in(written, tmp_path / "typed.xlsx")
    book = load_workbook(tmp_path / "typed.xlsx")
    del book["columns"]
    book.save(tmp_path / "bare.xlsx")
    assert read_entries(tmp_path / "bare.xlsx").typed[person]["call.result"] == "未接听"


def test_who_moved_to_another_list_keeps_their_entries(zh: Made, tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", zh.run, zh.rules, "zh")
    person = typed_in(tmp_path / "a.xlsx", tmp_path / "typed.xlsx")
    place = zh.run.people.rows.index.get_loc(person)
    moved = make("zh", changes={place: {"channel": "email", "phone_kind": ""}})
    left = write_workbook(
        tmp_path / "b.xlsx", moved.run, moved.rules, "zh", entries=read_entries(tmp_path / "typed.xlsx")
    )
    assert left == ()
    said = read_entries(tmp_path / "b.xlsx").typed[person]
    assert said["email.result"] == "未接听"
    assert said["email.next_date"] == "2026-04-02"
    assert said["email.own:礼品"] == "已寄"


def test_who_was_folded_into_another_brings_their_entries_along(
    zh: Made, written: Path, tmp_path: Path
) -> None:
    person = typed_in(written, tmp_path / "typed.xlsx")
    rows = zh.run.rows.rows
    content = rows["row_key"][rows["person_id"] == person].iloc[0]
    said = Entries(typed={content: {"call.remarks": "long ago"}})
    write_workbook(tmp_path / "b.xlsx", zh.run, zh.rules, "zh", entries=said)
    assert read_entries(tmp_path / "b.xlsx").typed == {person: {"call.remarks": "long ago"}}


def test_a_note_in_a_column_without_heading_is_read(written: Path, tmp_path: Path) -> None:
    book = load_workbook(written)
    call = book["电话回访"]
    call.cell(2, call.max_column + 2, "see mail")
    book.save(tmp_path / "a.xlsx")
    assert [list(said.values()) for said in read_entries(tmp_path / "a.xlsx").typed.values()] == [
        ["see mail"]
    ]


def test_who_left_the_lists_is_named(zh: Made, written: Path, tmp_path: Path) -> None:
    person = typed_in(written, tmp_path / "typed.xlsx")
    place = zh.run.people.rows.index.get_loc(person)
    gone = make("zh", changes={place: {"outcome": "excluded", "because": "opt-out"}})
    entries = read_entries(tmp_path / "typed.xlsx")
    assert write_workbook(tmp_path / "b.xlsx", gone.run, gone.rules, "zh", entries=entries) == (person,)


def test_a_file_that_is_no_workbook_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(InputError, match="cannot be read as a workbook"):
        read_entries(tmp_path / "a.xlsx")


def test_a_stranger_s_workbook_has_nothing_to_say(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["姓名", "电话"])
    book.save(tmp_path / "a.xlsx")
    assert not read_entries(tmp_path / "a.xlsx")


EXPECTED = {
    "call.result": "未接听",
    "call.next_date": "2026-04-02",
    "call.remarks": "下午再打\n=1+1",
    "call.q:system-in-use": "用友 U8",
    "call.own:礼品": "已寄",
    "call.title": "信息化总监",
}


def typed_in(written: Path, path: Path) -> str:
    """Do to the workbook what people do: type, add a column, sort, rename a tab; return whom it is about."""
    book = load_workbook(written)
    call = book["电话回访"]
    at = {cell.value: cell.column for cell in call[1]}
    row = 3
    person = str(call.cell(row, 1).value)
    for heading, value in (
        ("回访结果", "未接听"),
        ("备注", "下午再打\n=1+1"),
        ("目前在用的系统", "用友 U8"),
        ("职位", "信息化总监"),
    ):
        cell = call.cell(row, at[heading], value)
        cell.data_type = "s"
    call.cell(row, at["下次联系"], pd.Timestamp("2026-04-02").to_pydatetime())
    call.cell(1, call.max_column + 1, "礼品")
    call.cell(row, call.max_column, "已寄")
    upside_down = [[cell.value for cell in line] for line in call.iter_rows(min_row=2)][::-1]
    for number, line in enumerate(upside_down, start=2):
        for column_number, value in enumerate(line, start=1):
            cell = call.cell(number, column_number)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    call.title = "我的电话"
    for sheet, answer in (("待核对", "相同"), ("已剔除", "keep")):
        heading = {cell.value: cell.column for cell in book[sheet][1]}["您的判断"]
        book[sheet].cell(2, heading, answer)
    book.move_sheet("已剔除", -3)
    book.save(path)
    return person
