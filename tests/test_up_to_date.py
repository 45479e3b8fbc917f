"""What is said after a run holds in every file made from then on: `export`, `remind` and `followup` alike."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from staged import shipped

from pipeline.events.follow_up import Request as Round
from pipeline.events.follow_up import follow_up
from pipeline.events.recording import record
from pipeline.events.remind import Request as Reminder
from pipeline.events.remind import remind
from pipeline.export import export
from pipeline.process import Done, Request, process
from pipeline.rules import Rules

DAY, NEXT = dt.date(2026, 6, 1), dt.date(2026, 6, 2)
EVE, EVENT_DAY = dt.date(2026, 6, 19), dt.date(2026, 6, 20)
LIST = """姓名,手机,邮箱,公司
钱一鸣,13801700001,qym@qianjiang.example,无锡钱江精工机械有限公司
孙二宝,13801700002,seb@suncun.example,无锡孙村精工机械有限公司
李三元,13801700003,,无锡李渡精工机械有限公司
Grace Tan,+65 91234567,grace.tan@tanco.example,Tan Co Pte Ltd
"""
CALL, WECOM = "电话回访", "企微回访"


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Rules:
    """Load the rules of `process` once for all tests; other commands read them as they would."""
    made = shipped()
    monkeypatch.setattr("pipeline.process.load_rules", lambda *_: made)
    return made


@pytest.fixture
def done(home: Path, tmp_path: Path, rules: Rules) -> Done:
    """Process the list."""
    return listed(home, tmp_path, "spring", LIST)


def listed(home: Path, folder: Path, event: str, lines: str) -> Done:
    """Process some lines as the list of an event."""
    source = folder / f"{event}.csv"
    source.write_text(lines, encoding="utf-8")
    asked = Request(files=(source,), event=event, event_date=EVENT_DAY, on=DAY, home=home)
    return process(asked)


def typed(home: Path, cells: Mapping[str, Mapping[str, str]], sheet: str = CALL, on: dt.date = NEXT) -> None:
    """Type into the first list, by name and heading, and record it."""
    path = home / "spring" / "follow_up.xlsx"
    book = load_workbook(path)
    at = {str(cell.value): cell.column for cell in book[sheet][1]}
    for row in book[sheet].iter_rows(min_row=2):
        for heading, text in cells.get(str(row[at["姓名"] - 1].value), {}).items():
            row[at[heading] - 1].value = text
    back = home / "back.xlsx"
    book.save(back)
    assert record(home, "spring", [back], shipped(), on).entries


def table(path: Path) -> list[dict[str, str]]:
    """Read a CSV, nothing when there is none."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def reminded(
    home: Path, rules: Path | None = None, event: str = "spring"
) -> dict[str, list[tuple[str, str]]]:
    """Make the reminders of the eve; return name and number by list."""
    now = dt.datetime.combine(EVE, dt.time(4), tzinfo=dt.UTC)
    remind(Reminder(now=now, on=EVE, event=event, rules=rules, home=home))
    said = {}
    for name in ("phone", "wecom", "sms", "email", "not-reminded"):
        lines = table(home / event / f"remind-{EVE}-{name}.csv")
        said[name] = sorted((line["姓名"], line.get("电话", "")) for line in lines)
    return said


def called(home: Path, rules: Path | None = None) -> dict[str, dict[str, str]]:
    """Make the second round; return the numbers by list and name."""
    follow_up(Round(event="spring", today=EVE, on=EVE, rules=rules, home=home))
    said: dict[str, dict[str, str]] = {}
    book = load_workbook(home / "spring" / "follow_up_round2.xlsx")
    for sheet in (CALL, WECOM):
        rows = [[str(cell or "") for cell in row] for row in book[sheet].iter_rows(values_only=True)]
        lines = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        part = "分组" if "分组" in rows[0] else ""
        said |= {sheet: {line["姓名"]: line[part] if part else line["电话"] for line in lines}}
    return said


def delivered(home: Path, target: str, rules: Path | None = None) -> list[dict[str, str]]:
    """Export; return what was delivered."""
    export("spring", (target,), home=home, rules=rules)
    return table(home / "spring" / f"crm_{target}.csv")


@pytest.mark.usefixtures("done")
@pytest.mark.parametrize(
    ("line", "who"),
    [
        (",0086 138-0170-0001,,", "钱一鸣"),
        (",,SEB@SUNCUN.example,", "孙二宝"),
        ("李三元,,,李渡精工", "李三元"),
        ("Grace Tan,,,Tan Co", "Grace Tan"),
    ],
)
def test_who_is_on_the_opt_out_list_by_now_is_in_no_file(
    home: Path, tmp_path: Path, line: str, who: str
) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "optout.csv").write_text(f"姓名,手机,邮箱,公司\n{line}\n", encoding="utf-8")
    lists = reminded(home, rules)
    assert {name for name, people in lists.items() if who in dict(people)} == {"not-reminded"}
    assert who not in called(home, rules)[CALL]
    assert who not in {line["Name"] for line in delivered(home, "generic", rules)}
    assert sum(map(len, lists.values())) == 4


@pytest.mark.usefixtures("done")
def test_a_corrected_number_is_used_at_once(home: Path) -> None:
    typed(home, {"李三元": {"电话": "138 9999 8888"}})
    assert ("李三元", "+8613899998888") in reminded(home)["sms"]
    assert called(home)[CALL]["李三元"].replace(" ", "") == "13899998888"
    numbers = {line["手机号"] for line in delivered(home, "sms-aliyun")}
    assert "13899998888" in numbers
    assert "13801700003" not in numbers


def test_a_corrected_number_may_be_one_of_somebody_who_refused(
    home: Path, tmp_path: Path, done: Done
) -> None:
    typed(home, {"钱一鸣": {"回访结果": "请勿再联系"}})
    typed(home, {"李三元": {"电话": "13801700001"}})
    assert {name for name, _ in reminded(home)["not-reminded"]} == {"钱一鸣", "李三元"}
    assert {"钱一鸣", "李三元"}.isdisjoint(line["Name"] for line in delivered(home, "generic"))


@pytest.mark.usefixtures("done")
def test_who_is_left_with_another_contact_is_reached_by_it(home: Path) -> None:
    typed(home, {"李三元": {"电话": "空号", "邮箱": "lsy@lidu.example"}})
    lists = reminded(home)
    assert "李三元" in dict(lists["email"])
    assert "李三元" not in called(home)[CALL]


@pytest.mark.usefixtures("done")
def test_who_was_added_on_wecom_is_a_contact_everywhere(home: Path, tmp_path: Path) -> None:
    assert "13801700003" in {line["手机号"] for line in delivered(home, "wecom")}
    typed(home, {"李三元": {"已加企微": "已通过"}}, WECOM)
    assert "13801700003" not in {line["手机号"] for line in delivered(home, "wecom")}
    assert dict(reminded(home)["wecom"]).keys() == {"李三元"}
    assert called(home)[WECOM]["李三元"].startswith("1 已是")


def test_a_list_nobody_opted_out_of_needs_no_lexicons(
    home: Path, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> Rules:
        raise AssertionError("the lexicons were read")

    monkeypatch.setattr("pipeline.rules.load_rules", read)
    assert len(reminded(home)["sms"]) == 3
