"""The commands as a user types them: what is printed, what is written, how it ends."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from cases import CASES, MAIN, RULES, Case, Processed
from openpyxl import load_workbook

import cli

SMALL = next(case for case in CASES if case.name == "wjx-form")
WRITTEN = {"follow_up.xlsx", "people.csv", "ledger.csv", "findings.csv", "crm_generic.csv", "summary.json"}


class Ended(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Rollcall = Callable[..., Ended]


@pytest.fixture
def rollcall(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rollcall:
    """Give a function that runs the program with some arguments."""
    monkeypatch.delenv("ROLLCALL_HOME", raising=False)

    def run(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["rollcall", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return Ended(int(end.value.code or 0), said.out, said.err)

    return run


def asked(case: Case, home: Path, *more: object) -> tuple[object, ...]:
    """Return the arguments that process a sample list."""
    return ("process", case.list, "--rules", RULES, "--on", "2026-11-20", "--home", home, *more)


def one_line(ended: Ended, code: int) -> str:
    """Check that a command ended with one plain line, and return it."""
    assert ended.code == code, ended
    assert ended.out == ""
    lines = ended.err.splitlines()
    assert len(lines) == 1, ended.err
    assert lines[0].startswith("rollcall: ")
    assert "Traceback" not in ended.err
    return lines[0]


def test_process_prints_the_funnel_and_writes_the_files(rollcall: Rollcall, tmp_path: Path) -> None:
    ended = rollcall(*asked(SMALL, tmp_path / "home"))
    assert (ended.code, ended.err) == (0, "")
    first = ended.out.splitlines()[0]
    numbers = [int(word) for word in first.replace("=", " ").replace("+", " ").split() if word.isdigit()]
    assert numbers[0] == sum(numbers[1:]) == 11
    folder = tmp_path / "home" / SMALL.list.stem
    owned = {path.name for path in folder.iterdir() if path.name.startswith("call_list_")}
    assert {path.name for path in folder.iterdir()} == WRITTEN | owned
    for name in WRITTEN:
        assert name in ended.out
    archives = list((tmp_path / "home" / "archives").iterdir())
    assert len(archives) == 1
    assert str(archives[0]) in ended.out


@pytest.mark.parametrize(
    ("region", "remedy"),
    [("XX", "two letters, such as CN, DE, GB or US"), ("uk", "did you mean GB?"), ("China", "two letters")],
)
def test_a_region_nobody_knows_is_refused(
    rollcall: Rollcall, tmp_path: Path, region: str, remedy: str
) -> None:
    for command in (
        asked(SMALL, tmp_path / "home"),
        ("attend", "x", SMALL.list, "--home", tmp_path / "home"),
    ):
        ended = rollcall(*command, "--region", region)
        assert (ended.code, ended.out) == (2, "")
        assert f"'{region}' is no country; " in ended.err
        assert remedy in " ".join(ended.err.split())
    assert not (tmp_path / "home").exists()


def test_a_region_may_be_written_small(rollcall: Rollcall, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Name,Phone\nTom Baker,07700 900101\n", encoding="utf-8")
    assert rollcall("process", source, "--region", "gb", "--home", tmp_path, "--quiet").code == 0
    assert "+447700900101" in (tmp_path / "list" / "people.csv").read_text(encoding="utf-8-sig")


def test_json_is_one_document_and_nothing_else(rollcall: Rollcall, tmp_path: Path) -> None:
    ended = rollcall(*asked(SMALL, tmp_path, "--json", "--event", "秋季 开放日"))
    written = (tmp_path / "秋季 开放日" / "summary.json").read_text(encoding="utf-8")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == json.loads(written)


def test_quiet_says_nothing(rollcall: Rollcall, tmp_path: Path) -> None:
    assert rollcall(*asked(SMALL, tmp_path, "--quiet")) == (0, "", "")
    assert (tmp_path / SMALL.list.stem / "people.csv").exists()


def test_check_shows_what_was_found_and_writes_nothing(rollcall: Rollcall, tmp_path: Path) -> None:
    ended = rollcall(*asked(SMALL, tmp_path / "home", "--check"))
    assert (ended.code, ended.err) == (0, "")
    assert "11 rows" in ended.out
    assert "1、您的姓名" in ended.out
    assert "name=汪洋" in ended.out
    assert not (tmp_path / "home").exists()


def test_each_target_is_a_file(rollcall: Rollcall, tmp_path: Path) -> None:
    assert rollcall(*asked(SMALL, tmp_path, "--to", "generic,hubspot,salesforce-leads", "--quiet")).code == 0
    crm = {path.name for path in (tmp_path / SMALL.list.stem).glob("crm_*.csv")}
    assert crm == {"crm_generic.csv", "crm_hubspot.csv", "crm_salesforce-leads.csv"}


def test_files_of_targets_that_are_not_asked_for_again_go_and_are_named(
    rollcall: Rollcall, tmp_path: Path
) -> None:
    """They would hold people of an older list, some of whom may have opted out since."""
    folder = tmp_path / SMALL.list.stem
    assert rollcall(*asked(SMALL, tmp_path, "--to", "generic,hubspot", "--quiet")).code == 0
    for name in ("crm_wecom-2.csv", "crm_mailchimp-subscribed.csv", "crm_notes of mine.csv"):
        (folder / name).write_text("older", encoding="utf-8")
    told = rollcall(*asked(SMALL, tmp_path, "--lang", "en"))
    assert {path.name for path in folder.glob("crm_*.csv")} == {"crm_generic.csv", "crm_notes of mine.csv"}
    (note,) = [line for line in told.out.splitlines() if line.startswith("Note")]
    assert "hubspot, wecom, mailchimp" in note
    assert f'export "{SMALL.list.stem}" --to hubspot,wecom,mailchimp' in note
    assert "Note" not in rollcall(*asked(SMALL, tmp_path, "--lang", "en")).out


def test_map_overrides_what_a_column_is_taken_for(rollcall: Rollcall, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("姓名,手机,老家\n李雷,13962157702,昆山\n", encoding="utf-8")
    assert rollcall("process", path, "--home", tmp_path, "--map", "老家=city", "--quiet").code == 0
    assert ",苏州," in (tmp_path / "list" / "people.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "arguments",
    [
        ("process",),
        ("process", "x.csv", "--on", "yesterday"),
        ("process", "x.csv", "--map", "老家"),
        ("process", "x.csv", "--lang", "de"),
        ("proces",),
    ],
)
def test_a_wrong_command_line_ends_with_2(rollcall: Rollcall, arguments: tuple[str, ...]) -> None:
    ended = rollcall(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone.xlsx", None),
        ("empty.csv", b""),
        ("noise.xlsx", b"\x00\x13\x37" * 999),
        ("cut.xlsx", MAIN.list.read_bytes()[:5000]),
        ("header only.csv", "姓名,手机\n".encode()),
    ],
)
def test_an_input_that_cannot_be_used_ends_with_3(
    rollcall: Rollcall, tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    line = one_line(rollcall("process", tmp_path / name, "--home", tmp_path / "home"), 3)
    assert name in line
    assert not (tmp_path / "home").exists()


def test_every_wrong_rule_is_named_at_once_and_ends_with_4(rollcall: Rollcall, tmp_path: Path) -> None:
    (tmp_path / "scoring.toml").write_text("this is no setting\n", encoding="utf-8")
    (tmp_path / "callback.toml").write_text("surprise = 1\n", encoding="utf-8")
    ended = rollcall("rules", "check", "--rules", tmp_path)
    assert (ended.code, ended.out) == (4, "")
    assert all(line.startswith("rollcall: ") for line in ended.err.splitlines())
    assert "scoring.toml" in ended.err
    assert "callback.toml" in ended.err
    assert rollcall("process", SMALL.list, "--rules", tmp_path, "--home", tmp_path / "home").code == 4
    assert not (tmp_path / "home").exists()


def test_a_result_that_cannot_be_written_ends_with_6_and_leaves_what_was_there(
    rollcall: Rollcall, tmp_path: Path
) -> None:
    assert rollcall(*asked(SMALL, tmp_path, "--quiet")).code == 0
    folder = tmp_path / SMALL.list.stem
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    archives = tmp_path / "archives"
    archives.rename(tmp_path / "kept")
    archives.write_text("in the way", encoding="utf-8")
    line = one_line(rollcall(*asked(SMALL, tmp_path)), 6)
    assert "archives" in line
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [folder.name, "archives", "kept", "rollcall.db"]
    )


def test_an_archive_is_listed_verified_and_restored(
    rollcall: Rollcall, tmp_path: Path, processed: Processed
) -> None:
    done = processed(MAIN)
    home = done.folder.parent
    assert str(done.archive) in rollcall("archive", "list", "--home", home).out
    assert rollcall("archive", "verify", done.archive).code == 0
    assert rollcall("archive", "restore", done.archive, "--into", tmp_path / "back").code == 0
    restored = {
        path.relative_to(tmp_path / "back").as_posix()
        for path in (tmp_path / "back").rglob("*")
        if path.is_file()
    }
    assert {f"written/{name}" for name in WRITTEN} <= restored
    given = [path for path in (tmp_path / "back" / "inputs").iterdir() if path.suffix == ".xlsx"]
    assert [path.read_bytes() for path in given] == [MAIN.list.read_bytes()]
    assert (tmp_path / "back" / "written" / "people.csv").read_bytes() == (
        done.folder / "people.csv"
    ).read_bytes()


def test_a_damaged_archive_ends_with_5(rollcall: Rollcall, tmp_path: Path, processed: Processed) -> None:
    content = bytearray(processed(SMALL).archive.read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "broken.zip").write_bytes(content)
    (tmp_path / "no.zip").write_text("no archive", encoding="utf-8")
    for name in ("broken.zip", "no.zip"):
        for command in (
            ("verify", tmp_path / name),
            ("restore", tmp_path / name, "--into", tmp_path / "back"),
        ):
            ended = rollcall("archive", *command)
            assert (ended.code, ended.out) == (5, "")
            assert all(line.startswith(f"rollcall: {name}: ") for line in ended.err.splitlines())
    assert not (tmp_path / "back").exists()


def test_rules_are_checked_and_shown(rollcall: Rollcall) -> None:
    checked = rollcall("rules", "check", "--rules", RULES)
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.splitlines()[-1].endswith("rule files are right")
    shown = {
        line.split()[0]: line.split()[1:]
        for line in rollcall("rules", "show", "--rules", RULES).out.splitlines()
    }
    assert shown["competitors.csv"][-1] == "6"
    assert shown["competitors.csv"][0] != shown["places.csv"][0]


def test_init_lays_out_rules_that_load_and_overwrites_nothing(rollcall: Rollcall, tmp_path: Path) -> None:
    laid = rollcall("init", tmp_path / "team")
    assert laid.code == 0
    assert (tmp_path / "team" / "competitors.csv").exists()
    assert rollcall("rules", "check", "--rules", tmp_path / "team").code == 0
    (tmp_path / "team" / "competitors.csv").write_text("竞品\n我们的\n", encoding="utf-8")
    assert rollcall("init", tmp_path / "team").code == 4
    assert "我们的" in (tmp_path / "team" / "competitors.csv").read_text(encoding="utf-8")


def test_explain_says_why_somebody_is_where_they_are(rollcall: Rollcall, processed: Processed) -> None:
    home = processed(MAIN).folder.parent
    by_name = rollcall("explain", "signups", "丁一凡", "--home", home)
    assert by_name.code == 0
    assert "competitor" in by_name.out
    assert "meicloud.com" in by_name.out
    assert rollcall("explain", "signups", "186 2190 4473", "--home", home) == by_name
    assert "nobody" in one_line(rollcall("explain", "signups", "没有这个人", "--home", home), 3)
    assert "2 people" in one_line(rollcall("explain", "signups", "张伟", "--home", home), 3)
    one_line(rollcall("explain", "no such event", "张伟", "--home", home), 3)


def test_explain_weighs_two_people(rollcall: Rollcall, processed: Processed) -> None:
    home = processed(MAIN).folder.parent
    two = rollcall("explain", "signups", "houliang@sany.com.cn", "13506170082", "--home", home)
    assert two.code == 0
    assert "侯亮" in two.out
    assert "郑凯" in two.out
    one = rollcall("explain", "signups", "r5", "r5", "--home", home)
    assert "同一人" in one.out


def test_the_program_runs_as_a_script_from_anywhere(tmp_path: Path) -> None:
    script = Path(cli.__file__).resolve()
    command = [sys.executable, str(script), *map(str, asked(SMALL, tmp_path / "home", "--quiet"))]
    ended = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_lines_of_a_list_that_are_not_used_are_told(rollcall: Rollcall, tmp_path: Path) -> None:
    source, rules = tmp_path / "list.csv", tmp_path / "rules"
    source.write_text("姓名,手机,公司\n李雷,13900011111,杭州云杉软件有限公司\n", encoding="utf-8")
    rules.mkdir()
    (rules / "optout.csv").write_text("姓名,手机\n,12345\n", encoding="utf-8")
    told = rollcall("process", source, "--rules", rules, "--home", tmp_path / "home", "--on", "2026-11-20")
    assert told.code == 0
    assert "optout.csv" in told.out


@pytest.mark.parametrize(("on", "year"), [("2026-11-20", None), ("2031-05-04", "2031")])
def test_due_dates_in_a_year_without_a_calendar_are_told(
    rollcall: Rollcall, tmp_path: Path, on: str, year: str | None
) -> None:
    source = tmp_path / "list.csv"
    source.write_text("姓名,手机,公司\n李雷,13900011111,杭州云杉软件有限公司\n", encoding="utf-8")
    told = rollcall("process", source, "--home", tmp_path / "home", "--on", on)
    assert ("holidays" in told.out) == (year is not None)
    assert year is None or f"in {year}" in told.out


def test_a_filled_in_sheet_is_recorded_and_told(rollcall: Rollcall, tmp_path: Path) -> None:
    source, home = tmp_path / "list.csv", tmp_path / "home"
    source.write_text("name,phone,company\nLei Li,13900011111,Yunshan Software\n", encoding="utf-8")
    assert rollcall("process", source, "--home", home, "--on", "2026-11-20", "--quiet").code == 0
    book = load_workbook(home / "list" / "follow_up.xlsx")
    sheet = book["Call list"]
    sheet.cell(
        row=2, column=next(cell.column for cell in sheet[1] if cell.value == "Call result")
    ).value = "No answer"
    sheet.cell(
        row=2, column=next(cell.column for cell in sheet[1] if cell.value == "System in use")
    ).value = "none"
    for heading, text in (("Coming", "does not come"), ("Gift", "sent")):
        sheet.cell(row=1, column=sheet.max_column + 1).value = heading
        sheet.cell(row=2, column=sheet.max_column).value = text
    book.save(tmp_path / "back.xlsx")
    asked = ("record", "list", tmp_path / "back.xlsx", "--home", home, "--on", "2026-11-21")
    told = rollcall(*asked)
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[0] == (
        "Recorded: Coming 1, columns of your own 1, answers to questions 1, Call result 1"
    )
    assert "1 do not come" in told.out
    assert "Nothing new" in rollcall(*asked).out
    assert "no such event" in one_line(rollcall("record", "other", tmp_path / "back.xlsx", "--home", home), 3)


def test_a_store_of_a_newer_version_ends_with_5(rollcall: Rollcall, tmp_path: Path) -> None:
    assert rollcall(*asked(SMALL, tmp_path, "--quiet")).code == 0
    with sqlite3.connect(tmp_path / "rollcall.db") as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer version" in one_line(rollcall(*asked(SMALL, tmp_path)), 5)


def test_a_person_is_shown_and_forgotten(rollcall: Rollcall, tmp_path: Path) -> None:
    home = tmp_path / "home"
    line = one_line(rollcall("show", "汪洋", "--home", home), 3)
    assert "run `process` first" in line
    assert not home.exists()
    assert rollcall(*asked(SMALL, home, "--quiet")).code == 0
    shown = rollcall("show", "汪洋", "--home", home)
    assert (shown.code, shown.err) == (0, "")
    assert SMALL.list.stem in shown.out
    assert rollcall("doctor", "--home", home).code == 0
    assert "take it back" not in shown.out
    one_line(rollcall("undo", "1", "--home", home), 3)
    assert rollcall("erase", "汪洋", "--yes", "--home", home).code == 0
    one_line(rollcall("show", "汪洋", "--home", home), 3)


def test_remind_makes_the_lists_for_the_day_before(rollcall: Rollcall, tmp_path: Path) -> None:
    assert (
        rollcall(*asked(SMALL, tmp_path, "--event", "Open day", "--event-date", "2026-12-01", "--quiet")).code
        == 0
    )
    home = ("--home", tmp_path)
    assert rollcall("remind", "--on", "2026-11-29", *home).out == "没有到期的提醒 / no reminder is due\n"
    made = rollcall("remind", "--on", "2026-11-30", *home)
    assert (made.code, made.err) == (0, "")
    assert made.out.splitlines()[0] == "Open day (2026-12-01): 提醒名单已生成"
    folder = tmp_path / "Open day"
    assert "remind-2026-11-30.xlsx" in made.out
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {"remind-2026-11-30.xlsx", "Open day.ics", "people.csv"} <= set(written)
    assert rollcall("remind", "--on", "2026-11-30", "--quiet", *home) == (0, "", "")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == written
    assert "之前已提醒" in rollcall("remind", "--on", "2026-12-01", "--event", "Open day", *home).out
    assert "no such event" in one_line(rollcall("remind", "--event", "Closed day", *home), 3)
    assert rollcall("remind", "--days-before", "-1", *home).code == 2


def test_remind_without_a_store_has_nothing_to_do(rollcall: Rollcall, tmp_path: Path) -> None:
    ended = rollcall("remind", "--home", tmp_path / "home")
    assert (ended.code, ended.out) == (0, "没有到期的提醒 / no reminder is due\n")
    assert not (tmp_path / "home").exists()


def test_followup_says_who_is_in_the_next_round(rollcall: Rollcall, tmp_path: Path) -> None:
    rollcall(*asked(SMALL, tmp_path, "--event", "autumn", "--quiet"))
    ended = rollcall("followup", "autumn", "--home", tmp_path, "--on", "2026-11-22", "--rules", RULES)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("autumn 第 2 轮（2026-11-22）")
    assert "还没打过" in ended.out
    assert (tmp_path / "autumn" / "follow_up_round2.xlsx").stat().st_mode & 0o777 == 0o600
    assert rollcall("followup", "autumn", "--home", tmp_path, "--round", "2", "--quiet") == (0, "", "")


def test_a_round_that_cannot_be_made_ends_with_3(rollcall: Rollcall, tmp_path: Path) -> None:
    rollcall(*asked(SMALL, tmp_path, "--event", "autumn", "--quiet"))
    assert "no round 4" in one_line(rollcall("followup", "autumn", "--home", tmp_path, "--round", "4"), 3)
    assert "no such event" in one_line(rollcall("followup", "winter", "--home", tmp_path), 3)
