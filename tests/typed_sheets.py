"""Lists as people have them open: typed into and saved, and what was recorded of them."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from cases import read_table
from openpyxl import load_workbook

from pipeline.events.book import event_named
from pipeline.events.entries import calls_of, decisions_of, entries_of
from pipeline.events.happenings import replies_of
from pipeline.events.persons import list_of, names_of, one_person
from pipeline.events.store import open_store
from pipeline.process import Done

DAY = dt.date(2026, 11, 20)
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", ("建国", "晓梅", "思远", "一鸣")
CALL = "电话回访"
#: Two rows of one person.
TWICE = ("何丽,13900018003,hl@he.example,何氏机械有限公司,总监",) * 2


def listed(count: int) -> list[str]:
    """Return lines of a sign-up list: invented people, all different."""
    names = [one + two for two in GIVEN for one in SURNAMES][:count]
    return [
        f"{name},1390001{number:04d},p{number}@firm{number}.example,杭州第{number}机械有限公司,经理"
        for number, name in enumerate(names)
    ]


class Sheet:
    """A list as somebody has it open: lines by heading, to be typed into and saved."""

    def __init__(self, path: Path, sheet: str = CALL, names: str = "姓名") -> None:
        self.book, self.name, self.names = load_workbook(path), sheet, names
        self.at = {str(cell.value): cell.column for cell in self.book[sheet][1]}

    def rows(self) -> dict[str, int]:
        """Return the row of everybody by name."""
        at = self.at[self.names]
        return {str(row[at - 1].value): row[0].row for row in self.book[self.name].iter_rows(min_row=2)}

    def type(self, who: str, **cells: str | None) -> Sheet:
        """Type into the line of somebody; a heading nobody wrote becomes a column."""
        for heading, text in cells.items():
            if heading not in self.at:
                self.at[heading] = max(self.at.values()) + 1
                self.book[self.name].cell(row=1, column=self.at[heading]).value = heading
            self.book[self.name].cell(row=self.rows()[who], column=self.at[heading]).value = text
        return self

    def save(self, path: Path) -> Path:
        """Save it as a workbook."""
        self.book.save(path)
        return path

    def save_as_text(self, path: Path, encoding: str = "gb18030") -> Path:
        """Save the sheet alone as CSV, the way spreadsheet programs in China do."""
        with path.open("w", encoding=encoding, newline="") as file:
            rows = self.book[self.name].iter_rows(values_only=True)
            csv.writer(file).writerows([["" if cell is None else cell for cell in row] for row in rows])
        return path


def calls(home: Path, event: str = "spring") -> dict[str, tuple[str, str]]:
    """Return result and next step by person."""
    with open_store(home) as store, store.reading() as db:
        frame = calls_of(db, event_named(db, event))
    return {
        person: (result, step)
        for person, result, step in zip(frame["person_id"], frame["result"], frame["next_step"], strict=True)
    }


def ids(done: Done) -> dict[str, str]:
    """Return the id of everybody by name."""
    return {line["name"]: line["person_id"] for line in read_table(done.folder / "people.csv")}


def everything(home: Path) -> list[tuple[object, ...]]:
    """Return all that is kept of what people said."""
    with open_store(home) as store, store.reading() as db:
        event = event_named(db, "spring")
        frames = (entries_of(db, event, former=True), replies_of(db, event))
        lines = [tuple(line) for frame in frames for line in frame.to_numpy().tolist()]
        return [*lines, *sorted(decisions_of(db, event).pairs.items())]


def ends(home: Path) -> dict[str, str]:
    """Return the call results that stand, by name."""
    with open_store(home) as store, store.reading() as db:
        names = names_of(db, calls(home))
    return {names[one]: result for one, (result, _) in calls(home).items() if result}


def refused(home: Path) -> set[str]:
    """Return who has opted out, by name."""
    with open_store(home) as store, store.reading() as db:
        people = list_of(db, event_named(db, "spring"))
        return set(people["name"][people["because"] == "opt-out"])


def one_of(home: Path) -> str:
    """Return the id of 赵建国."""
    with open_store(home) as store, store.reading() as db:
        return one_person(db, "赵建国")
