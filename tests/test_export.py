"""`export`: what the last run left, into the files of other systems, whenever they are wanted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cases import MAIN, RULES, Processed, read_table
from test_cli import Rollcall, one_line, rollcall

from pipeline.process import process
from pipeline.writers.crm import TARGETS

__all__ = ["rollcall"]
ALL = ",".join(TARGETS)


@pytest.fixture
def home(processed: Processed, tmp_path: Path) -> Path:
    """Give a copy of the main sample's run to export from."""
    shutil.copytree(processed(MAIN).folder, tmp_path / "signups")
    return tmp_path


def files(folder: Path, target: str) -> dict[str, bytes]:
    """Return the files of a target."""
    return {path.name: path.read_bytes() for path in folder.glob(f"crm_{target}*")}


def test_it_writes_what_the_run_itself_would_have(rollcall: Rollcall, home: Path, tmp_path: Path) -> None:
    request = MAIN.request(tmp_path / "other")
    whole = process(type(request)(**{**vars(request), "targets": tuple(TARGETS)}))
    ended = rollcall("export", "signups", "--to", ALL, "--rules", RULES, "--home", home)
    assert (ended.code, ended.err) == (0, "")
    for target in TARGETS:
        assert files(home / "signups", target) == files(whole.folder, target), target
        assert f"{target}：" in ended.out


def test_only_the_files_of_the_target_are_replaced(rollcall: Rollcall, home: Path) -> None:
    folder = home / "signups"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "crm_wecom-7.csv").write_text("of an earlier, longer list", encoding="utf-8")
    assert rollcall("export", "signups", "--to", "wecom", "--home", home).code == 0
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name: data for name, data in after.items() if "wecom" not in name} == before
    assert set(after) - set(before) == {"crm_wecom.csv", "crm_wecom.undelivered.csv"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.glob("crm_wecom*"))
    assert rollcall("export", "signups", "--to", "wecom", "--home", home).code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == after


def test_who_opted_out_since_is_not_delivered(rollcall: Rollcall, home: Path, tmp_path: Path) -> None:
    lead = next(one for one in read_table(home / "signups" / "people.csv") if one["outcome"] == "lead")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "optout.csv").write_text(f"姓名,手机\n{lead['name']},{lead['phone']}\n", encoding="utf-8")
    assert rollcall("export", "signups", "--rules", rules, "--home", home, "--lang", "en").code == 0
    assert lead["person_id"] not in {
        one["Rollcall Id"] for one in read_table(home / "signups" / "crm_generic.csv")
    }
    listed = read_table(home / "signups" / "crm_generic.undelivered.csv")
    told = {one["person_id"]: one["reason"] for one in listed if one["delivered"] == "no"}
    assert told == {lead["person_id"]: "is on the opt-out list"}


def test_an_export_speaks_the_language_of_the_sheets(rollcall: Rollcall, tmp_path: Path) -> None:
    source = tmp_path / "spring.csv"
    source.write_text("Name,Mobile,Company,Question\nLei Li,,Yunshan,能对接 SAP 吗？\n", encoding="utf-8")
    assert rollcall("process", source, "--home", tmp_path, "--on", "2026-11-20", "--quiet").code == 0
    told = rollcall("export", "spring", "--to", "wecom", "--home", tmp_path)
    assert told.out.splitlines()[0].startswith("wecom: 0 delivered")
    (line,) = read_table(tmp_path / "spring" / "crm_wecom.undelivered.csv")
    assert line["reason"] == "no 手机号"


def test_explain_speaks_the_language_of_the_sheets(rollcall: Rollcall, tmp_path: Path) -> None:
    source = tmp_path / "spring.csv"
    source.write_text("Name,Mobile,Company,Question\nLei Li,,Yunshan,能对接 SAP 吗？\n", encoding="utf-8")
    assert rollcall("process", source, "--home", tmp_path, "--on", "2026-11-20", "--quiet").code == 0
    assert (
        "    Company: Yunshan" in rollcall("explain", "spring", "Lei Li", "--home", tmp_path).out.splitlines()
    )


def test_a_campaign_is_named_by_its_id(rollcall: Rollcall, home: Path) -> None:
    people = home / "signups" / "people.csv"
    lead = next(one for one in read_table(people) if one["outcome"] == "lead" and one["crm_id"])
    text = people.read_text(encoding="utf-8-sig").replace(f",{lead['crm_id']},", ",003xx000004TmiQ,")
    people.write_text(text, encoding="utf-8-sig")
    campaign = ("--campaign", "701xx0000000001AAA")
    assert (
        rollcall("export", "signups", "--to", "salesforce-campaign-members", "--home", home, *campaign).code
        == 0
    )
    (line,) = read_table(home / "signups" / "crm_salesforce-campaign-members.csv")
    assert line == {
        "CampaignId": "701xx0000000001AAA",
        "LeadId": "",
        "ContactId": "003xx000004TmiQ",
        "Campaign Member Status": "Registered",
    }


def test_a_plain_people_csv_is_enough(rollcall: Rollcall, tmp_path: Path) -> None:
    folder = tmp_path / "spring"
    folder.mkdir()
    lines = "person_id,outcome,name,phone,phone_kind,email\np1,lead,'=李雷,+8613900001234,mobile,a@b.cn\n"
    (folder / "people.csv").write_text(lines + "p2,excluded,韩梅梅,,,\n", encoding="utf-8")
    assert rollcall("export", "spring", "--home", tmp_path).code == 0
    (line,) = read_table(folder / "crm_generic.csv")
    assert (line["Name"], line["Mobile Phone"], line["Email"]) == ("'=李雷", "+8613900001234", "a@b.cn")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "run `process` for this event first"),
        ("name,phone\n李雷,1\n", "no column person_id, outcome"),
        ("person_id,outcome\np1,lead\np1,lead\n", "p1 stands there twice"),
        ('person_id,outcome\n"p1,lead\n', "is damaged"),
    ],
)
def test_what_cannot_be_exported_is_one_line(
    rollcall: Rollcall, tmp_path: Path, content: str | None, told: str
) -> None:
    if content is not None:
        (tmp_path / "spring").mkdir()
        (tmp_path / "spring" / "people.csv").write_text(content, encoding="utf-8")
    line = one_line(rollcall("export", "spring", "--home", tmp_path), 3)
    assert "people.csv" in line
    assert told in line


def test_a_target_nobody_knows_is_a_slip_of_the_command_line(rollcall: Rollcall, tmp_path: Path) -> None:
    ended = rollcall("export", "spring", "--to", "hubspt", "--home", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "there is no target hubspt" in ended.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[rows_per_file]\nhubspt = 1\n", "there is no target hubspt"),
        (
            "[picklists.zoho.Status]\nnew = 'New'\n",
            "zoho: Status takes no pick-list; those that do: Lead Source",
        ),
        ("[sms.variables]\nname = 'nmae'\n", "there is no column nmae"),
        ("[sms]\nsign = 'x'\n", "sms.sign: unknown key"),
        ("[sms.variables]\n'手机号' = 'phone'\n", "手机号 is the column of the number itself"),
        ("[rows_per_file]\nzoho = 0\n", "rows_per_file.zoho"),
    ],
)
def test_a_slip_in_the_settings_is_named(rollcall: Rollcall, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "exports.toml").write_text(text, encoding="utf-8")
    ended = rollcall("rules", "check", "--rules", tmp_path)
    assert ended.code == 4
    assert "exports.toml" in ended.err
    assert told in ended.err
