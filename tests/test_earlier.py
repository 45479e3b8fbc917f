"""What people typed survives the next run: carried over by the hidden key, and kept as a dated copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.earlier import look_at
from pipeline.process import Request, process

ROWS = """姓名,手机,公司,职位
李雷,13900011111,杭州云杉软件有限公司,总监
韩梅,13900022222,宁波海曙机械有限公司,经理
"""


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    source = tmp_path / "list.csv"
    source.write_text(ROWS, encoding="utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "owners.csv").write_text("负责人\n林晓\n", encoding="utf-8")
    return Request(files=(source,), on=dt.date(2026, 11, 20), home=tmp_path / "home", rules=rules)


def type_in(path: Path, sheet: str, heading: str, text: str) -> None:
    book = load_workbook(path)
    cells = book[sheet]
    column = next(cell.column for cell in cells[1] if cell.value == heading)
    cells.cell(row=2, column=column).value = text
    book.save(path)


def test_an_untouched_workbook_is_replaced_without_a_copy(request_: Request) -> None:
    process(request_)
    done = process(request_)
    assert done.kept == ()
    assert not look_at(done.folder).entries


@pytest.mark.parametrize("name", ["follow_up.xlsx", "call_list_林晓.xlsx"])
def test_what_was_typed_is_kept_and_carried_over(request_: Request, name: str) -> None:
    folder = process(request_).folder
    type_in(folder / name, "电话回访", "备注", "下周三再打")
    done = process(request_)
    assert [path.name for path in done.kept] == [f"{Path(name).stem} 2026-11-20.xlsx"]
    typed = [text for cells in look_at(folder).entries.typed.values() for text in cells.values()]
    assert "下周三再打" in typed


def test_carried_entries_make_no_further_copies(request_: Request) -> None:
    folder = process(request_).folder
    type_in(folder / "follow_up.xlsx", "电话回访", "备注", "下周三再打")
    process(request_)
    assert process(request_).kept == ()
    assert look_at(folder).entries


def test_the_list_of_a_caller_who_left_goes(request_: Request) -> None:
    folder = process(request_).folder
    assert request_.rules is not None
    (request_.rules / "owners.csv").write_text("负责人\n周宁\n", encoding="utf-8")
    process(request_)
    assert sorted(path.name for path in folder.glob("call_list_*")) == ["call_list_周宁.xlsx"]


@pytest.mark.parametrize("note", [None, "", "{", "[]"])
def test_what_was_typed_survives_the_loss_of_the_summary(request_: Request, note: str | None) -> None:
    folder = process(request_).folder
    type_in(folder / "call_list_林晓.xlsx", "电话回访", "备注", "下周三再打")
    (folder / "summary.json").unlink()
    if note is not None:
        (folder / "summary.json").write_text(note, encoding="utf-8")
    done = process(request_)
    assert "call_list_林晓 2026-11-20.xlsx" in [path.name for path in done.kept]
    typed = [text for cells in look_at(folder).entries.typed.values() for text in cells.values()]
    assert "下周三再打" in typed


def test_what_was_typed_survives_a_run_that_was_cut_off(request_: Request) -> None:
    folder = process(request_).folder
    type_in(folder / "follow_up.xlsx", "电话回访", "备注", "下周三再打")
    folder.rename(folder.with_name(f".{folder.name}.old"))  # between taking the old set away and the new one
    assert process(request_).kept
    typed = [text for cells in look_at(folder).entries.typed.values() for text in cells.values()]
    assert "下周三再打" in typed


def test_hubspot_names_an_owner_by_the_address_in_the_list(request_: Request) -> None:
    assert request_.rules is not None
    (request_.rules / "owners.csv").write_text("负责人,邮箱\n林晓,lin@ours.example\n", encoding="utf-8")
    done = process(replace(request_, targets=("hubspot",)))
    delivered = (done.folder / "crm_hubspot.csv").read_text(encoding="utf-8-sig")
    assert delivered.count("lin@ours.example") == 2


@pytest.mark.parametrize(
    "scribble",
    [
        lambda book: book["电话回访"].delete_cols(1),  # the hidden key, which ties cells to people
        lambda book: book.create_sheet("我的"),
        lambda book: book["电话回访"].cell(row=9, column=5, value="新来的要演示"),
        lambda book: book["总览"].cell(row=3, column=9, value="大家注意"),
    ],
)
def test_what_is_typed_where_nobody_looks_for_it_is_kept_too(
    request_: Request, scribble: Callable[[Workbook], object]
) -> None:
    path = process(request_).folder / "follow_up.xlsx"
    book = load_workbook(path)
    scribble(book)
    book.save(path)
    saved = path.read_bytes()
    (kept,) = process(request_).kept
    assert kept.read_bytes() == saved
    assert process(request_).kept == ()
