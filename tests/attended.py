"""Labelled attendance reports: who registered, a report, and what must come of it; a file per case."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import xlsxwriter

from pipeline.columns import COLUMNS, TEXT
from pipeline.events import schema
from pipeline.events.book import begin_run, save_event
from pipeline.events.bulk import insert_columns, layout_id, packed
from pipeline.events.store import open_store
from pipeline.writers.machine import DECIDED

FOLDER = Path(__file__).parent / "attendance"
EVENT = "talk"


@dataclass
class Labelled:
    """A case: who registered (id, name, phone, email, company), the report, and what must come of it."""

    name: str
    day: dt.date = dt.date(2026, 1, 1)
    encoding: str = "utf-8"
    registered: list[list[str]] = field(default_factory=list)
    file: str = ""
    sheets: list[tuple[str, list[str]]] = field(default_factory=list)
    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Registration to (attended, minutes)."""
    walk_ins: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)

    def write(self, folder: Path) -> Path:
        """Write the report as its platform would."""
        path = folder / self.file
        if path.suffix == ".xlsx":
            book = xlsxwriter.Workbook(path)
            for name, lines in self.sheets:
                page = book.add_worksheet(name)
                for number, line in enumerate(lines):
                    page.write_row(number, 0, line.split("|"))
            book.close()
        else:
            text = "".join(line + "\n" for line in self.sheets[0][1])
            path.write_bytes(text.encode(self.encoding))
        return path

    def lay_out(self, home: Path) -> None:
        """Put the registrations into the store of `home`, as a run of `process` would."""
        register(home, self.registered, self.day)


def register(home: Path, people: Sequence[Sequence[str]], day: dt.date, event: str = EVENT) -> None:
    """Make an event with people given as (id, name, phone, email, company)."""
    names = [*DECIDED, *COLUMNS]
    columns = ("id", "name", "phone", "email", "company")
    frame = pd.DataFrame([dict(zip(columns, line, strict=True)) for line in people], columns=list(columns))
    cells = frame.reindex(columns=names, fill_value="").astype(TEXT).assign(outcome="lead")
    count = len(frame)
    with open_store(home) as store, store.writing() as db:
        made = save_event(db, event, date=day, lang="en")
        run = begin_run(db, "process", day, made)
        ids = frame["id"].tolist()
        insert_columns(
            db,
            schema.people,
            {
                "id": ids,
                "name": frame["name"].tolist(),
                "company": frame["company"].tolist(),
                "first_run_id": [run] * count,
            },
        )
        insert_columns(
            db,
            schema.participants,
            {
                "event_id": [made.id] * count,
                "person_id": ids,
                "first_run_id": [run] * count,
                "outcome": ["lead"] * count,
                "layout_id": [layout_id(db, names)] * count,
                "cells": packed(cells, names),
            },
        )


def labelled(path: Path) -> Labelled:
    """Read a case."""
    case, part = Labelled(path.stem), ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        word, _, rest = line.partition(" ")
        if line.startswith("// "):
            continue
        if word == "day:":
            case.day = dt.date.fromisoformat(rest)
        elif word == "encoding" and part == "registered":
            case.encoding = rest
        elif line in ("registered", "expected"):
            part = line
        elif word == "report" and part == "registered":
            case.file, part = rest, "report"
            case.sheets = [("", [])]
        elif word == "sheet" and part == "report":
            case.sheets = [*(one for one in case.sheets if one[0]), (rest, [])]
        elif part == "report":
            case.sheets[-1][1].append(line)
        elif part == "registered" and line:
            case.registered.append([cell.strip() for cell in line.split("|")])
        elif part == "expected" and line:
            _expect(case, word, rest)
    return case


def _expect(case: Labelled, word: str, rest: str) -> None:
    if word == "walk-in":
        name, _, minutes = rest.rpartition(" ") if rest[-1].isdecimal() else (rest, "", "")
        case.walk_ins[name] = minutes
    elif word == "asked":
        case.asked.add(rest)
    elif word == "left":
        case.left_out.add(rest)
    else:
        attended, _, minutes = rest.partition(" ")
        case.people[word] = (attended, minutes)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a CSV that was written."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
