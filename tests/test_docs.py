"""The documents say what the program does: every name a user can meet is looked up in them."""

from __future__ import annotations

import csv
import datetime as dt
import re
import shlex
import socket
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, get_args

import click
import pytest
from click.testing import CliRunner

from cli import cli
from pipeline import __version__
from pipeline.batch import FINDING_COLUMNS, Verdict
from pipeline.columns import CANONICAL, PARTS
from pipeline.errors import InputError
from pipeline.event_rules import MESSAGES
from pipeline.events.round_files import workbook_of
from pipeline.export_words import EXPORT_RULES
from pipeline.flow import PERSON_STAGES, ROW_STAGES
from pipeline.labels import COLUMNS, HOW_TO, REMINDER_SHEETS, SHEETS, VALUES
from pipeline.lay_out import TEMPLATES
from pipeline.matching.evidence import LADDERS
from pipeline.messages import GAPS
from pipeline.planning import Measure
from pipeline.readers.shapes import SHAPES
from pipeline.reminders import CHANNELS, Mail, Reminders, Sms
from pipeline.report_words import MEASURES
from pipeline.round_words import LEFT, WHY
from pipeline.rounds import Rounds, Wait
from pipeline.rule_words import KINDS, NAMES, SCORING, SENTENCES
from pipeline.writers.crm import TARGETS
from pipeline.writers.crm.problems import COLUMNS as PROBLEM_COLUMNS
from pipeline.writers.crm.target import Field
from pipeline.writers.remind_files import file_names

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")
DOCUMENTS = (
    *READMES,
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "benchmarks/README.md",
    *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
)
LARGEST_PICTURE = 250_000  # bytes: a page with three of them still opens at once
each_readme = pytest.mark.parametrize("name", READMES)
each_document = pytest.mark.parametrize("name", DOCUMENTS)

#: A platform is documented under its own name, without what kind of sheet of it we know.
KIND_OF_SHEET = re.compile(r" (?:report|guests|tickets|orders|attendance|leads)$|会议$|客户$")


#: The lists labelled by hand that accuracy is measured on.
SETS = sorted(path.parent.name for path in (ROOT / "benchmarks").glob("*/rules"))


def text(name: str) -> str:
    """Return a document as it stands."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Return the fenced blocks of a document in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text(name), re.MULTILINE | re.DOTALL)


def commands(
    group: click.Group = cli, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that does something, with the words that name it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def options(command: click.Command) -> set[str]:
    """Return the long options of a command."""
    named = {name for one in command.params if isinstance(one, click.Option) for name in one.opts}
    return {name for name in named if name.startswith("--")} | {"--help"}


# what a user can type, and what comes back


@each_readme
def test_every_command_and_option_is_documented(name: str) -> None:
    said = text(name)
    for words, command in commands():
        assert f"`{' '.join(words)}" in said, f"{name} does not name the command {' '.join(words)}"
        missing = [option for option in options(command) if not re.search(rf"`{option}\b|{option} ", said)]
        assert not missing, f"{name}: {' '.join(words)} also takes {', '.join(missing)}"
    assert "--version" in said


@each_readme
def test_every_option_in_an_example_exists(name: str) -> None:
    known = dict(commands())
    lines = [line for block in (*blocks(name, "console"), *blocks(name, "sh")) for line in block.splitlines()]
    calls = [line.partition("cli.py ")[2].partition("  #")[0] for line in lines if "cli.py " in line]
    assert calls
    for call in calls:
        words = shlex.split(call)
        path = next((path for path in known if words[: len(path)] == list(path)), None)
        assert path is not None, f"{name}: there is no command for `{call}`"
        used = {word for word in words if word.startswith("--")}
        assert used <= options(known[path]), f"{name}: `{call}`"


@each_readme
def test_every_exit_code_is_documented(name: str) -> None:
    codes = {"0", "2", "130", "143", *(str(kind.exit_code) for kind in _kinds(InputError))}
    cells = re.findall(r"^\| ([0-9、, ]+) \|", text(name), re.MULTILINE)
    assert {code for cell in cells for code in re.findall("[0-9]+", cell)} == codes


def _without_numbers(line: str) -> str:
    return re.sub("[0-9]+", "0", line)


def _kinds(error: type[InputError]) -> Iterator[type[InputError]]:
    yield error
    for kind in error.__subclasses__():
        yield from _kinds(kind)


@each_readme
def test_what_a_run_writes_is_documented(name: str) -> None:
    said = text(name)
    for file in (
        "follow_up.xlsx",
        "people.csv",
        "ledger.csv",
        "findings.csv",
        "summary.json",
        *TEMPLATES[:-1],
    ):
        assert f"`{file}`" in said, f"{name} does not name {file}"
    assert not [target for target in TARGETS if f"`{target}`" not in said]
    zh = name == "README.zh.md"
    sheets = (*SHEETS.values(), *REMINDER_SHEETS.values())
    assert not [pair for pair in sheets if f"\n| {pair[0 if zh else 1]} |" not in said]


@each_readme
def test_every_platform_is_named(name: str) -> None:
    ours = "people.csv of ours"
    platforms = {KIND_OF_SHEET.sub("", shape.name) for shape in SHAPES} - {ours}
    assert not {platform for platform in platforms if platform not in text(name)}


# the two blocks


@each_readme
def test_there_are_exactly_two_blocks_to_run(name: str) -> None:
    assert [block.splitlines()[0] for block in blocks(name, "sh")] == ["# run", "# test"]
    assert not blocks(name, "(?:bash|shell|zsh)")
    assert blocks(name, "sh") == blocks("README.md", "sh")


@each_readme
def test_the_funnel_shown_adds_up(name: str) -> None:
    """The numbers follow every new rule a little later; the sum is right at all times."""
    shown = next(block for block in blocks(name, "text") if "Call first" in block or "最先联系" in block)
    funnel, people = shown.splitlines()[:2]
    read, *became = map(int, re.findall("[0-9]+", funnel))
    assert read == sum(became)
    assert len(became) == 4
    total, leads, *tiers = map(int, re.findall("[0-9]+", people)[:5])
    assert total == read - became[3]
    assert leads == became[0] == sum(tiers)


@each_readme
def test_the_accuracy_shown_is_worked_out_right(name: str) -> None:
    """A share stands beside its counts, in the shape `score_labelled.py` has it."""
    shares = re.findall(r"([0-9.]+) ?%[ （(]+([0-9]+)(?: of |/)([0-9]+)[)）]", text(name))
    assert len(shares) >= 30
    for share, hits, total in shares:
        assert f"{100 * int(hits) / int(total):.1f}" == share, f"{name}: {hits} of {total}"
    sets = re.findall(r"score_labelled\.py --set NAME", text(name))
    assert sets
    assert not [folder for folder in SETS if text("benchmarks/README.md").count(f"| `{folder}` |") < 2]


@each_readme
def test_the_run_block_does_what_the_readme_shows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*anything: object) -> NoReturn:
        raise AssertionError("the program opened a connection")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.chdir(ROOT)
    last = blocks(name, "sh")[0].splitlines()[-1]
    words = shlex.split(last.partition("cli.py ")[2])
    home = tmp_path / "follow_up"
    lang = [] if name == "README.zh.md" else ["--lang", "en"]
    result = CliRunner().invoke(cli, [*words, "--home", str(home), *lang], catch_exceptions=False)
    assert result.exit_code == 0
    shown = next(block for block in blocks(name, "text") if "Call first" in block or "最先联系" in block)
    shape = _without_numbers(shown.splitlines()[0])
    assert shape == _without_numbers(result.output.splitlines()[0]), f"{name} shows an older shape"
    written = {path.name for path in (home / "signups").iterdir()}
    assert {
        "follow_up.xlsx",
        "people.csv",
        "ledger.csv",
        "findings.csv",
        "crm_generic.csv",
        "summary.json",
    } <= written
    assert len(list((home / "archives").glob("signups-*.zip"))) == 1
    named = next(line for line in shown.splitlines() if "follow_up/signups/" in line)
    assert set(named.partition("signups/")[2].strip().split(", ")) == written


# columns


def test_every_column_is_documented_as_the_program_has_it() -> None:
    said = text("docs/columns.md")
    for column in CANONICAL:
        line = f"| `{column.name}` | {COLUMNS[column.name][0]} | {column.meaning} | {column.example} |"
        assert line in said, f"docs/columns.md lacks: {line}"
    assert not [name for name in (*PARTS, "ignore") if f"`{name}`" not in said]


def test_every_coded_value_is_documented() -> None:
    said = text("docs/columns.md")
    asked = ("seniority", "function", "company_size", "phone_kind", "channel", "outcome")
    for column in asked:
        assert not [code for code in VALUES[column] if f"| `{column}` | `{code}` |" not in said], column
    for row in _rows("industries.csv"):
        assert f"| `{row['code']}` | {row['zh']} | {row['en']} |" in said


def test_the_machine_files_are_documented() -> None:
    said = text("docs/columns.md")
    assert not [name for name in FINDING_COLUMNS if f"`{name}`" not in said]
    assert not [verdict for verdict in Verdict if f"`{verdict.word}`" not in said]


def test_every_target_has_its_section() -> None:
    said = text("docs/exports.md")
    for target in TARGETS.values():
        section = said.partition(f"\n## {target.name}\n")[2].partition("\n## ")[0]
        columns = section.rpartition("\nColumns: ")[2]
        told = re.findall(r"`([^`]+)`(?: \(([^)]*)\))?", columns)
        asked = {field.header: _asked(field) for field in target.fields}
        assert {name: marks for name, marks in told if name in asked} == asked, target.name
        assert target.rows > 1_000_000 or f"{target.rows:,}" in section
        assert not target.megabytes or f"{target.megabytes} MB" in section
        assert (
            target.bom or "without** a byte order mark" in section or "without a byte order mark" in section
        )


def test_every_rule_of_an_export_is_documented() -> None:
    said = text("docs/exports.md")
    assert not [rule for rule in EXPORT_RULES if f"| `{rule}` |" not in said]
    assert not [name for name in PROBLEM_COLUMNS if f"`{name}`" not in text("docs/columns.md")]


def _asked(field: Field) -> str:
    """Say what a target asks of a column, as docs/exports.md does."""
    marks = {
        "required": field.required,
        f"{field.longest} {field.unit}": field.longest,
        f"each {field.each} characters": field.each,
        "unique": field.unique,
        "pick-list": field.pick,
    }
    return ", ".join(mark for mark, holds in marks.items() if holds)


# rules


def test_every_rule_file_and_its_columns_are_documented() -> None:
    lines = text("docs/rules.md").splitlines()
    for path in sorted(path for path in (ROOT / "rules").iterdir() if path.suffix in (".csv", ".toml")):
        line = next((line for line in lines if line.startswith(f"| `{path.name}` |")), "")
        assert line, f"docs/rules.md has no line for {path.name}"
        if path.suffix == ".csv":
            missing = [column for column in _header(path.name) if f"`{column}`" not in line]
            assert not missing, f"{path.name}: {missing}"
            untold = [
                value
                for value in sorted(_choices(path.name))
                if f"`{value}`" not in line and not any(each.startswith(f"| `{value}` |") for each in lines)
            ]
            assert not untold, f"{path.name} also takes {untold}"


def test_reminders_are_documented() -> None:
    said = text("docs/reminders.md")
    assert not [file for file in MESSAGES if f"\n| `{file}` |" not in said]
    assert not [gap for gap in GAPS if f"`{{{gap}}}`" not in said]
    assert not [channel for channel in CHANNELS if f"\n| `{channel}` |" not in said]
    assert not [name for name in Reminders.model_fields if f"`{name}`" not in said]
    assert not [name for name in Mail.model_fields | Sms.model_fields if f"`{name}" not in said]
    for name in file_names(dt.date(2026, 5, 11), "EVENT"):
        ending = name.replace("2026-05-11", "DATE")
        assert f"`{ending}`" in said or f"`{ending.removeprefix('remind-DATE')}`" in said, name


def test_measures_are_documented() -> None:
    said = text("docs/reminders.md")
    assert not [measure for measure in MEASURES if f"`{measure}`" not in said]
    assert set(get_args(Measure)) == set(MEASURES)


def test_follow_up_is_documented() -> None:
    said = text("docs/follow_up.md")
    assert not [why for why in WHY if f"\n| `{why}` |" not in said]
    settings = [name for name in Rounds.model_fields if name != "wait"]
    settings += [f"wait.{name}" for name in Wait.model_fields]
    assert not [name for name in settings if f"`{name}`" not in said]
    assert not [one for _, one in LEFT.values() if one not in said]
    assert f"`{workbook_of(2)}`" in said


def test_every_rule_is_documented() -> None:
    said = text("docs/rules.md")
    exact = [rule for rule in SENTENCES if not rule.endswith(":")]
    assert not [rule for rule in exact if f"| `{rule}` |" not in said]
    assert not [family for family in NAMES if f"`{family}`" not in said]
    assert not [kind for kind in KINDS if not re.search(rf"\| `[a-z-]+:{kind}` \|", said)]


def test_every_rung_of_evidence_is_documented() -> None:
    said = text("docs/matching.md")
    missing = [rung for ladder in LADDERS.values() for rung in ladder if f"`{rung}`" not in said]
    assert not missing


def test_every_point_is_documented_as_it_ships() -> None:
    settings = tomllib.loads((ROOT / "rules" / "scoring.toml").read_text(encoding="utf-8"))
    lines = {
        line.split("`")[1]: line
        for line in text("docs/rules.md").splitlines()
        if line.startswith("| `points:")
    }
    assert lines.keys() == SCORING.keys()
    tables = set(settings) - {"tiers"}
    assert not {table for table in tables if not any(f"[{table}]" in line for line in lines.values())}
    assert all(
        f"{code} {points:+d}" in lines["points:seniority"] for code, points in settings["seniority"].items()
    )
    assert all(
        f"{size} {points:+d}" in lines["points:company-size"]
        for size, points in settings["company_size"].items()
    )
    assert all(
        f"{what} {points:+d}" in lines["points:completeness"]
        for what, points in settings["completeness"].items()
    )
    for rule, points in {
        "points:key-account": settings["key_account"]["listed"],
        "points:key-account-group": settings["key_account"]["group"],
        "points:wants-contact": settings["wants_contact"]["yes"],
        "points:wants-no-contact": settings["wants_contact"]["no"],
        "points:question": settings["question"]["asked"],
        "points:question-buying": settings["question"]["buying"],
        "points:industry": settings["industry"]["points"],
        "points:attended": settings["attended"]["yes"],
        "points:not-attended": settings["attended"]["no"],
    }.items():
        assert f"| {points:+d} |" in lines[rule]
    tiers = settings["tiers"]
    assert f"A from {tiers['A']['from_points']} points" in text("docs/rules.md")
    assert f"B from {tiers['B']['from_points']}" in text("docs/rules.md")


def _choices(name: str) -> set[str]:
    """Return what may stand in the columns of fixed words: `where`, `kind` and `certainty`."""
    if name in ("team_headers.csv", "honorifics.csv"):  # columns of the team's lists, and parts of names
        return set()
    return {row[column] for row in _rows(name) for column in ("where", "kind", "certainty") if column in row}


def _header(name: str) -> list[str]:
    with (ROOT / "rules" / name).open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "rules" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# the map


def test_the_stages_are_documented_in_their_order() -> None:
    names = [stage.__name__ for stage in (*ROW_STAGES, *PERSON_STAGES)]
    documented = re.findall(r"^\| `([a-z]+)` \| (?:row|person)", text("docs/architecture.md"), re.MULTILINE)
    assert [name for name in documented if name in names] == names


def test_every_folder_is_on_the_map() -> None:
    said = text("docs/architecture.md")
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "pipeline").rglob("*.py")}
    assert not [folder for folder in folders if f"`{folder.as_posix()}/`" not in said]


@each_document
def test_what_a_document_points_at_exists(name: str) -> None:
    folder = (ROOT / name).parent
    for target in re.findall(r"\]\(([^)#]+)\)", text(name)):
        assert target.startswith("https://") or (folder / target).exists(), f"{name} points at {target}"
    for path in re.findall(r"`((?:pipeline|rules|docs|benchmarks|tests|sample_lists)/[\w./-]*)`", text(name)):
        assert (ROOT / path).exists(), f"{name} names {path}"


@each_document
def test_the_repository_speaks_of_the_project_alone(name: str) -> None:
    assert not re.search(r"/work/|/opt/|\bissue #?[0-9]|\bagent\b|\bTODO\b", text(name))


# pictures and the changelog


@each_readme
def test_the_pictures_are_there_and_light(name: str) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text(name))
    assert pictures
    for picture in pictures:
        data = (ROOT / picture).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) <= LARGEST_PICTURE


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in text("CHANGELOG.md")


def test_the_workbook_and_the_readme_give_the_same_advice() -> None:
    """The help in the Summary sheet names sheets by the words of the README's table."""
    for zh, en in HOW_TO:
        assert all(f"| {sheet} |" in text("README.zh.md") for sheet in re.findall("「([^」]+)」", zh))
        assert all(f"| {sheet} |" in text("README.md") for sheet in re.findall("“([^”]+)”", en))
