"""Rule files load whatever Excel made of them, and every problem of every file is told at once."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.lay_out import TEMPLATES, lay_out
from pipeline.rule_files import FileProblem, Line, decode, digest, read_lines, shipped_rules
from pipeline.rules import PARTS, load_rules
from pipeline.team.owners import Owner

ROWS = [("公司", "域名"), ("云杉科技", "yunshan.com"), ("某某智数", "")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "，"])
def test_a_list_loads_in_every_encoding_and_with_every_delimiter(encoding: str, mark: str) -> None:
    text = "\r\n".join(mark.join((*row, "", "")) for row in ROWS) + "\r\n" + mark * 3 + "\r\n\r\n"
    assert [line.cells for line in read_lines(text.encode(encoding))] == [
        ("公司", "域名"),
        ("云杉科技", "yunshan.com"),
        ("某某智数",),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n\n", []),
        ("# remark\n公司\n", [Line(2, ("公司",))]),
        ("sep=;\n公司;域名\n", [Line(2, ("公司", "域名"))]),
        (
            '公司,备注\n"甲\n乙",x\n丙,y\n',
            [Line(1, ("公司", "备注")), Line(2, ("甲\n乙", "x")), Line(4, ("丙", "y"))],
        ),
        ("公司\n甲;乙;丙\n", [Line(1, ("公司",)), Line(2, ("甲;乙;丙",))]),
        ("美云智数,meicloud.com,a;b;c;d\n", [Line(1, ("美云智数", "meicloud.com", "a;b;c;d"))]),
    ],
)
def test_lines_keep_their_numbers(text: str, lines: list[Line]) -> None:
    assert read_lines(text.encode()) == lines


def test_a_workbook_is_told_apart_from_a_list() -> None:
    with pytest.raises(FileProblem, match="save it as CSV"):
        read_lines(b"PK\x03\x04rest")


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(FileProblem, match="encoding"):
        decode(b"a\xff\xffb")


def test_shipped_rules_are_sound() -> None:
    rules = load_rules(everything=True)
    assert rules.notes == ()
    assert {file.origin for file in rules.files.values()} == {"shipped"}


def test_every_shipped_file_is_used_by_a_part() -> None:
    folder = shipped_rules()
    paths = [path for path in folder.rglob("*") if path.suffix in (".csv", ".toml")]
    shipped = {path.relative_to(folder).as_posix() for path in paths}
    assert shipped == {name for names in PARTS.values() for name in names}


def test_lists_of_the_team_ship_empty() -> None:
    rules = load_rules()
    for name in ("internal", "optout", "competitors", "partners", "key_accounts"):
        assert getattr(rules, name).entries == ()
    assert rules.owners == ()


def test_an_overlay_replaces_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "Competitors.csv").write_bytes("公司\n云杉科技\n".encode("gbk"))
    (tmp_path / "notes.csv").write_text("x")
    rules = load_rules(tmp_path)
    assert rules.files["competitors.csv"].origin == "yours"
    assert rules.files["scoring.toml"].origin == "shipped"
    assert [entry.companies for entry in rules.competitors.entries] == [("云杉科技",)]
    assert any("notes.csv" in note for note in rules.notes)
    assert rules.sha256 != load_rules().sha256


def test_the_sum_does_not_depend_on_order_or_origin() -> None:
    files = list(load_rules().files.values())
    assert digest(files) == digest(reversed(files))
    assert digest(files) == digest(file._replace(origin="yours") for file in files)


def test_every_problem_of_every_file_comes_at_once(tmp_path: Path) -> None:
    (tmp_path / "scoring.toml").write_text(
        "[seniority]\nboss = 3\n[tiers.A]\nfrom_points = '9'\n", encoding="utf-8"
    )
    (tmp_path / "callback.toml").write_text("x = [", encoding="utf-8")
    (tmp_path / "competitors.csv").write_bytes(b"PK\x03\x04")
    (tmp_path / "surnames.csv").write_text("name\nx\n", encoding="utf-8")
    (tmp_path / "competitor.csv").write_text("x", encoding="utf-8")
    (tmp_path / "partners.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(RulesError) as caught:
        load_rules(tmp_path)
    told = "\n".join(caught.value.problems)
    for words in (
        "scoring.toml: seniority.boss",
        "scoring.toml: tiers.A.from_points",
        "scoring.toml: question: is missing",
        "callback.toml: ",
        "competitors.csv: this is a workbook",
        "surnames.csv: line 1: no column 'surname'",
        "competitor.csv: no rule file has this name; rename it to competitors.csv",
        "partners.xlsx: lists are CSV",
    ):
        assert words in told
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("asked = 10", "asked = '10'", "question.asked"),
        ("asked = 10", "asked = true", "question.asked"),
        ("asked = 10", "askd = 10", "question.askd: unknown key"),
        ("hours = 24", "hours = 24, working_days = 1", "tiers.A.due"),
        ("from_points = 55", "from_points = 20", "A must start at more points than B"),
    ],
)
def test_scoring_is_strict(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (shipped_rules() / "scoring.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "scoring.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulesError, match=r"scoring\.toml") as caught:
        load_rules(tmp_path)
    assert problem in str(caught.value)


def test_a_director_of_a_key_account_who_asked_is_called_first() -> None:
    scoring = load_rules().scoring
    worth = scoring.completeness
    known = worth.name + worth.phone + worth.company + worth.title
    director = scoring.seniority["VP-director"] + scoring.key_account.listed + scoring.question.asked + known
    clerk = scoring.seniority["staff"] + known
    assert scoring.tiers.of(director) == "A"
    assert scoring.tiers.of(clerk) == "C"
    assert scoring.tiers.due("A").hours == 24


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no such folder"):
        load_rules(tmp_path / "nowhere")


def test_a_folder_is_laid_out_once(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    assert [path.relative_to(folder).as_posix() for path in lay_out(folder)] == list(TEMPLATES)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()} == {0o600}
    assert load_rules(folder).sha256 == load_rules().sha256
    with pytest.raises(RulesError) as caught:
        lay_out(folder)
    assert len(caught.value.problems) == len(TEMPLATES)


def test_nothing_is_laid_out_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "internal.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(RulesError, match=r"internal\.csv"):
        lay_out(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["internal.csv"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "负责人,邮箱,区域,重点客户\n王芳,wf@ours.com,浙江、江苏,美的;海尔\n李强,,,\n",
            [Owner("王芳", "wf@ours.com", ("浙江", "江苏"), (), ("美的", "海尔")), Owner("李强")],
        ),
        ("owner,industry\nJane,AUTO;ELEC\n", [Owner("Jane", industries=("AUTO", "ELEC"))]),
        ("王芳,浙江\n李强\n", [Owner("王芳", territories=("浙江",)), Owner("李强")]),
    ],
)
def test_owners_load(tmp_path: Path, text: str, owners: list[Owner]) -> None:
    (tmp_path / "owners.csv").write_text(text, encoding="utf-8")
    assert list(load_rules(tmp_path).owners) == owners
