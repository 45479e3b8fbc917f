"""`record` and sheets that came back otherwise: saved elsewhere, cut, widened, with other headings."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import read_table
from openpyxl import Workbook
from staged import shipped
from typed_sheets import (
    CALL,
    DAY,
    TWICE,
    Sheet,
    calls,
    ids,
    listed,
    refused,
)

from pipeline.errors import InputError
from pipeline.events.book import event_named
from pipeline.events.entries import entries_of
from pipeline.events.recording import record
from pipeline.events.store import open_store
from pipeline.process import Done, Request, process
from pipeline.record_words import recorded_lines

OFFICE = shutil.which("soffice")

pytestmark = pytest.mark.usefixtures("one_competitor")


@pytest.mark.parametrize("kind", ["workbook", "text"])
def test_a_sheet_sorted_cut_and_widened_is_taken_whole(
    made: Callable[..., Done], home: Path, kind: str
) -> None:
    done = made(30)
    sheet = Sheet(done.folder / "follow_up.xlsx")
    names = sorted(sheet.rows())
    expected = {}
    for number, name in enumerate(names):
        code, word = (("no-answer", "未接听"), ("interested", "接通·有意向"))[number % 2]
        sheet.type(name, 回访结果=word, 礼品=f"礼品{number}", 车牌="浙A" if number % 3 else None)
        expected[ids(done)[name]] = (code, "")
    cells = sheet.book[CALL]
    lines = [[cell.value for cell in row] for row in cells.iter_rows(min_row=2)]
    random.Random(7).shuffle(lines)
    gone = {str(line[0]) for line in lines[:10]}
    cells.delete_rows(2, cells.max_row)
    for line in lines[10:]:
        cells.append(line)
    back = sheet.save(home / "back.xlsx") if kind == "workbook" else sheet.save_as_text(home / "back.csv")
    took = record(home, "spring", [back], shipped(), DAY)
    assert (took.unplaced, took.conflicts) == ((), ())
    assert calls(home) == {person: call for person, call in expected.items() if person not in gone}
    with open_store(home) as store, store.reading() as db:
        gifts = entries_of(db, event_named(db, "spring"))
    gifts = gifts[gifts["field"] == "own:礼品"]
    number = {ids(done)[name]: f"礼品{number}" for number, name in enumerate(names)}
    assert dict(zip(gifts["person_id"], gifts["value"], strict=True)) == {
        person: gift for person, gift in number.items() if person not in gone
    }


@pytest.mark.one_store
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "csv", "ods"])
def test_a_sheet_saved_by_another_program_is_taken_whole(
    made: Callable[..., Done], home: Path, tmp_path: Path, kind: str
) -> None:
    done = made(16)
    path = done.folder / "follow_up.xlsx"
    sheet = Sheet(path)
    for name in sheet.rows():
        sheet.type(name, 回访结果="未接听", 下次联系="2026-12-01", 备注='下午, "张"\n再打', 礼品="已寄")
    sheet.type("赵建国", 电话="138 0001 2345")
    for other in [one for one in sheet.book.sheetnames if one not in (CALL, "columns", "lists")]:
        del sheet.book[other]
    sheet.save(tmp_path / "typed.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    to = "csv:Text - txt - csv (StarCalc):44,34,76" if kind == "csv" else kind  # commas, quotes, UTF-8
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", "saved", "typed.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    took = record(home, "spring", [tmp_path / "saved" / f"typed.{kind}"], shipped(), DAY)
    assert (took.unplaced, took.conflicts) == ((), ())
    assert dict(took.entries) == {"next_date": 16, "own": 16, "phone": 1, "remarks": 16, "result": 16}
    with open_store(home) as store, store.reading() as db:
        said = entries_of(db, event_named(db, "spring"))
    assert set(said["value"][said["field"] == "next_date"]) == {"2026-12-01"}
    assert {
        line["phone"] for line in read_table(made(16).folder / "people.csv") if line["name"] == "赵建国"
    } == {"+8613800012345"}


def test_a_column_of_ours_that_was_written_over_is_told(made: Callable[..., Done], home: Path) -> None:
    sheet = (
        Sheet(made().folder / "follow_up.xlsx").type("赵建国", 负责人="林晓").type("钱建国", 理由="老客户")
    )
    took = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert took.entries == {}
    assert took.written_over == (("back.xlsx", "owner", 1), ("back.xlsx", "reason", 1))
    said = "\n".join(recorded_lines(took))
    assert "负责人" in said
    assert "理由" in said


def test_what_was_written_beside_a_line_to_check_stands_in_the_next_call_list(
    made: Callable[..., Done], home: Path
) -> None:
    folder = made(more=TWICE).folder
    back = Sheet(folder / "follow_up.xlsx", "已合并").type("何丽", 说明="先问林晓").save(home / "b.xlsx")
    took = record(home, "spring", [back], shipped(), DAY)
    assert dict(took.entries) == {"own": 1}
    for _ in range(2):
        again = Sheet(made(more=TWICE).folder / "follow_up.xlsx")
        assert again.book[CALL].cell(row=again.rows()["何丽"], column=again.at["说明"]).value == "先问林晓"


def test_a_file_that_is_none_of_ours_is_refused(made: Callable[..., Done], home: Path) -> None:
    made()
    book = Workbook()
    book.active.append(["姓名", "回访结果"])
    book.save(home / "a.xlsx")
    for path in (home / "a.xlsx", home / "gone.xlsx"):
        with pytest.raises(InputError, match=path.name):
            record(home, "spring", [path], shipped(), DAY)
    with pytest.raises(InputError, match="no such event"):
        record(home, "winter", [made().folder / "follow_up.xlsx"], shipped(), DAY)


@pytest.fixture
def sized(home: Path, tmp_path: Path) -> Callable[..., Path]:
    """Give a function that processes two people whose list has a column of its own; return the workbook."""

    def process_sized(event: str = "spring", sizes: str = "ML") -> Path:
        source = tmp_path / f"{event}.csv"
        lines = [f"{line},{size}" for line, size in zip(listed(2), sizes, strict=True)]
        source.write_text("\n".join(["姓名,手机,邮箱,公司,职位,衣服尺码", *lines]) + "\n", encoding="utf-8")
        return process(Request(files=(source,), on=DAY, home=home, event=event)).folder / "follow_up.xlsx"

    return process_sized


@pytest.mark.parametrize("kind", ["workbook", "text"])
def test_a_column_of_the_sign_ups_is_nobody_s_own(sized: Callable[..., Path], home: Path, kind: str) -> None:
    sheet = Sheet(sized())
    sheet.type("赵建国", 衣服尺码="XXL", 礼品="已寄")
    back = sheet.save(home / "back.xlsx") if kind == "workbook" else sheet.save_as_text(home / "back.csv")
    took = record(home, "spring", [back], shipped(), DAY)
    assert (dict(took.entries), took.passed_by) == ({"own": 1}, ((back.name, "衣服尺码", 1),))
    assert "衣服尺码" in "\n".join(recorded_lines(took))
    later = Sheet(sized(sizes="SL"))
    assert later.book[CALL].cell(later.rows()["赵建国"], later.at["衣服尺码"]).value == "S"


def test_a_sheet_of_another_event_is_refused_with_the_remedy(sized: Callable[..., Path], home: Path) -> None:
    sheet = Sheet(sized()).type("赵建国", 回访结果="未接听")
    sized("autumn")
    for back in (sheet.save(home / "back.xlsx"), sheet.save_as_text(home / "back.csv")):
        with pytest.raises(InputError, match=f'record "spring" .*{back.name}'):
            record(home, "autumn", [back], shipped(), DAY)
    assert calls(home, "autumn") == {}
    assert dict(record(home, "spring", [home / "back.csv"], shipped(), DAY).entries) == {"result": 1}


def test_a_heading_somebody_changed_is_known_by_its_place(made: Callable[..., Done], home: Path) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx").type("赵建国", 回访结果="请勿再联系", 备注="下周在")
    for ours, theirs in {"回访结果": "结果", "备注": "情况"}.items():
        sheet.book[CALL].cell(row=1, column=sheet.at[ours]).value = theirs
    took = record(home, "spring", [sheet.save(home / "back.xlsx")], shipped(), DAY)
    assert dict(took.entries) == {"remarks": 1, "result": 1}
    assert refused(home) == {"赵建国"}
    assert {line for line in recorded_lines(took) if "已按" in line} == {
        "back.xlsx：「结果」是改了名的「回访结果」，已按「回访结果」采用",
        "back.xlsx：「情况」是改了名的「备注」，已按「备注」采用",
    }


@pytest.mark.parametrize(("text", "taken"), [("请勿再联系", "result"), ("下周", "own")])
def test_a_heading_changed_in_a_text_file_is_known_by_the_choices_under_it(
    made: Callable[..., Done], home: Path, text: str, taken: str
) -> None:
    sheet = Sheet(made().folder / "follow_up.xlsx").type("赵建国", 回访结果=text)
    sheet.book[CALL].cell(row=1, column=sheet.at["回访结果"]).value = "结果"
    took = record(home, "spring", [sheet.save_as_text(home / "back.csv")], shipped(), DAY)
    assert dict(took.entries) == {taken: 1}
    assert refused(home) == ({"赵建国"} if taken == "result" else set())
