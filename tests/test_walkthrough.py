"""The walkthrough is true: its commands, in their order, print what it shows; its counts are the files'.

Whatever is typed into a sheet on the way is typed by LibreOffice, which also sorts and saves it.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import office
import pandas as pd
import pytest
from cases import SAMPLES, read_table
from openpyxl import load_workbook
from test_cli import Rollcall, rollcall

from pipeline.events.book import event_named
from pipeline.events.entries import calls_of
from pipeline.events.happenings import rounds_of
from pipeline.events.store import open_store

__all__ = ["rollcall"]
PAGE = Path(__file__).parents[1] / "docs" / "walkthrough.md"
EVENT = "Autumn Forum"
HOME = Path("follow_up")
FOLDER = HOME / EVENT
#: What the page says in its tables of counts, in order.
COUNTS = (
    *(6, 13, 2, 5, 1),  # 2 November
    *(24, 11, 2, 3, 2, 2),  # 6 November
    *(4, 2, 13, 5, 1, 3),  # reminders, and who does not come
    *(3, 1, 4, 4),  # the same day
    *(11, 2, 3, 16),  # who came
    *(28, 2, 1, 7, 2, 2, 1, 3),  # 12 November
    *(2, 4, 2, 9, 17, 11, 1),  # round 2
    *(2, 20, 6, 7, 2, 7),  # report and export
)
_BLOCK = re.compile(
    r"^```bash\n(?P<bash>(?:.*\n)*?)```\n\n```text\n(?P<shown>(?:.*\n)*?)```\n"
    r"|^In `(?P<opened>[^`]+)`, sheet (?P<sheet>[^,]+), saved as `(?P<saved>[^`]+)`"
    r"(?:, sorted by (?P<sort>[^:]+))?:\n\n(?P<typed>(?:\|.*\n)+)"
    r"|^\| count \|.*\n\|.*\n(?P<counts>(?:\|.*\n)+)",
    re.MULTILINE,
)
#: An archive is named by the time of the clock, and numbered when there is one of the same second.
_CLOCK = re.compile(r"-[0-9]{8}T[0-9]{6}Z(-[0-9]+)?")


@dataclass
class Told:
    """What the page says at one place: commands and what they print, what is typed, or counts."""

    bash: list[str] = field(default_factory=list)
    shown: str = ""
    typed: list[tuple[str, str, office.Typed]] = field(default_factory=list)
    counts: list[tuple[int, str, set[str]]] = field(default_factory=list)


def told() -> Iterator[Told]:
    """Read the page, place by place; what is typed before a command is one place."""
    typed: list[tuple[str, str, office.Typed]] = []
    for found in _BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if found["typed"]:
            filled = office.Typed(found["sheet"], tuple(_typed(found["typed"])), found["sort"] or "")
            typed.append((found["opened"], found["saved"], filled))
        elif found["counts"]:
            yield Told(counts=[_counted(line) for line in found["counts"].splitlines()])
        else:
            yield Told(typed=typed, bash=found["bash"].splitlines(), shown=found["shown"])
            typed = []
    assert not typed


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _typed(table: str) -> Iterator[tuple[str, str, str]]:
    headings, _, *lines = map(_cells, table.splitlines())
    for who, *cells in lines:
        yield from ((who, heading, cell) for heading, cell in zip(headings[1:], cells, strict=True) if cell)


def _counted(line: str) -> tuple[int, str, set[str]]:
    count, what, who = _cells(line)
    names = re.sub(r" \([^)]*\)", "", who).split(", ")
    assert len(names) == len(set(names)) == int(count), line
    return int(count), what, set(names)


@cache
def worked(tasks: tuple[tuple[bytes, tuple[office.Typed, ...], str], ...]) -> tuple[bytes, ...]:
    """Return what LibreOffice saves of workbooks it has typed into; the same ones are opened once."""
    with TemporaryDirectory(prefix="rollcall-office-") as name:
        folder = Path(name)
        asked = []
        for number, (content, typed, ending) in enumerate(tasks):
            opened = folder / f"{number}.xlsx"
            opened.write_bytes(content)
            asked.append(office.Task(opened, typed, folder / f"{number} saved{ending}"))
        office.work(asked, folder / "profile")
        return tuple(task.saved.read_bytes() for task in asked)


def fill_in(typed: list[tuple[str, str, office.Typed]]) -> None:
    """Type into the workbooks what the page says, and save them under the names it gives."""
    names = list(dict.fromkeys((opened, saved) for opened, saved, _ in typed))
    tasks = tuple(
        (
            Path(opened).read_bytes(),
            tuple(one for *both, one in typed if tuple(both) == (opened, saved)),
            Path(saved).suffix,
        )
        for opened, saved in names
    )
    for (_, saved), content in zip(names, worked(tasks), strict=True):
        Path(saved).write_bytes(content)


# what the files say, by the words of the page


def people() -> pd.DataFrame:
    """Return people.csv."""
    return pd.DataFrame(read_table(FOLDER / "people.csv")).set_index("person_id")


def leads(**cells: str) -> set[str]:
    """Name the leads whose columns hold some words."""
    frame = people()
    frame = frame[frame["outcome"] == "lead"]
    for column, text in cells.items():
        frame = frame[frame[column] == text]
    return set(frame["name"])


def listed(name: str, **cells: str) -> set[str]:
    """Name who stands in a CSV with some words in its columns."""
    lines = read_table(FOLDER / name)
    key = "Name" if "Name" in lines[0] else "name"
    return {line[key] for line in lines if all(line[column] == text for column, text in cells.items())}


def marked(mark: str) -> set[str]:
    """Name who is marked so on the day of the last run, in the lists of the workbook."""
    book = load_workbook(FOLDER / "follow_up.xlsx", read_only=True)
    said: dict[str, str] = {}
    for name in ("Call list", "WeCom list", "Email list"):
        rows = list(book[name].iter_rows(values_only=True))
        who, how = rows[0].index("Name"), rows[0].index("New")
        said |= {str(row[who]): str(row[how] or "") for row in rows[1:]}
    last = max(text.rpartition(" ")[2] for text in said.values())
    return {name for name, text in said.items() if text == f"{mark} {last}"}


def answered() -> set[str]:
    """Name whose reason tells a caller what they answered before the event."""
    lines = read_table(FOLDER / "ledger.csv")
    return names({line["person_id"] for line in lines if "Answered before the event" in line["reason"]})


def round_2(*why: str) -> set[str]:
    """Name who is in the second round, for some reasons or any."""
    with open_store(HOME) as store, store.reading() as db:
        members = rounds_of(db, event_named(db, EVENT))
    members = members[members["number"] == 2]
    return names(members["person_id"][members["why"].isin(why)] if why else members["person_id"])


def calls() -> pd.DataFrame:
    """Return what callers wrote, of calls and of mails."""
    with open_store(HOME) as store, store.reading() as db:
        said = calls_of(db, event_named(db, EVENT))
    said["result"] = said["result"].where(said["result"] != "", said["email_result"])
    return said[said["result"] != ""]


def called(*results: str) -> set[str]:
    """Name those of whom some result was ever written."""
    said = calls()
    return names(said["person_id"][said["result"].isin(results)] if results else said["person_id"])


def names(ids: Iterable[str]) -> set[str]:
    """Name people by their ids."""
    return set(people().loc[list(dict.fromkeys(ids)), "name"])


def waiting() -> set[str]:
    """Name whom somebody agreed to call after the day of the second round."""
    said = calls()
    return names(said["person_id"][said["next_date"] > "2026-11-16"]) & called("callback")


_MISSED = ("no-answer", "busy", "wrong-number", "left", "sent")
_REACHED = ("interested", "not-now", "callback", "refused", "replied")
FOUND: dict[str, Callable[[], set[str]]] = {
    "dropped": lambda: set(people().query("outcome == 'excluded'")["name"]),
    "leads": leads,
    **{f"tier {tier}": partial(leads, tier=tier) for tier in "AB"},
    **{f"by {one}": partial(leads, channel=one) for one in ("wecom", "email", "none")},
    "new": partial(marked, "new"),
    "changed": partial(marked, "changed"),
    **{
        f"reminded{when} by {one}": partial(listed, f"remind-{day}-{one}.csv")
        for when, day in (("", "2026-11-10"), (" today", "2026-11-11"))
        for one in ("phone", "wecom", "sms", "email")
    },
    "not reminded": partial(listed, "remind-2026-11-10-not-reminded.csv"),
    "not reminded today": partial(listed, "remind-2026-11-11-not-reminded.csv"),
    "do not come": partial(listed, "notice-2026-11-10.csv"),
    "came": partial(listed, "attendance.csv", attended="yes"),
    "walk-ins": partial(listed, "attendance.csv", how="walk-in"),
    "did not come": partial(listed, "attendance.csv", attended="no"),
    "unknown": partial(listed, "attendance.csv", attended="unknown"),
    "with their answer": answered,
    "call-back due": partial(round_2, "callback"),
    "came, not reached": partial(round_2, "came"),
    "missed": partial(round_2, "missed"),
    "never called": partial(round_2, "never"),
    "in round 2": round_2,
    "waiting": waiting,
    "left": lambda: (leads() | {"郑强"}) - round_2() - waiting(),
    "asked not to be called": partial(called, "refused"),
    "called": called,
    "not reached": lambda: called(*_MISSED) - called(*_REACHED),
    "interested": partial(called, "interested"),
    "not for hubspot": partial(listed, "crm_hubspot.undelivered.csv", delivered="no"),
    "not for wecom": partial(listed, "crm_wecom.undelivered.csv", delivered="no"),
}


@pytest.mark.skipif(not office.INSTALLED, reason="LibreOffice is not installed")
def test_the_walkthrough_is_true(
    home: Path, rollcall: Rollcall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`home` gives the store, once SQLite's and once PostgreSQL's; the folder is the page's own."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAMPLES / "walkthrough", tmp_path / "sample_lists" / "walkthrough")
    counted = []
    for place in told():
        if place.typed:
            fill_in(place.typed)
        printed = ""
        for line in place.bash:
            assert line.startswith("python cli.py "), line
            ended = rollcall(*shlex.split(line)[2:])
            assert (ended.code, ended.err) == (0, ""), line
            printed += ended.out
        assert _CLOCK.sub("", printed) == _CLOCK.sub("", place.shown), place.bash
        for count, what, who in place.counts:
            assert FOUND[what]() == who, what
            counted.append(count)
    assert tuple(counted) == COUNTS


def test_the_page_names_no_other_command() -> None:
    """What is not in a block that is run would be promised and not kept."""
    page = PAGE.read_text(encoding="utf-8")
    run = [line for place in told() for line in place.bash]
    assert re.findall(r"^python cli\.py .*$", page, re.MULTILINE) == run
    assert len(run) == 15
