"""Follow everybody in a `people.csv` into the delivered files: there or listed, unchanged or listed."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from export_fields import Field, Target
from export_files import FORMULA, Breach, Cells, Table
from export_lists import Person

with (Path(__file__).parents[1] / "rules" / "industries.csv").open(encoding="utf-8-sig") as handle:
    INDUSTRIES = {line[0]: tuple(filter(None, line[1:3])) for line in csv.reader(handle) if line}


class Listed:
    """What the command says it did not deliver: people left out, and values of people who were delivered."""

    def __init__(self, lines: list[Cells]) -> None:
        """Sort the lines of `crm_<target>.undelivered.csv`: `delivered` is no where a person was left out."""
        self.left_out: dict[str, Cells] = {}
        self.values: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            if line["delivered"] == "no":
                self.left_out[line["person_id"]] = line
            else:
                self.values[line["person_id"]].append(line["field"])

    def has(self, person: Person, field: Field) -> bool:
        """Say whether a person's value for a column is listed, under our name for it or the target's."""
        names = {field.carries, *field.headers.split("|")}
        return any(name in names for name in self.values[person["person_id"]])


def compare(
    people: list[Person], tables: list[Table], lines: list[Cells], target: Target
) -> Iterator[Breach]:
    """Say who is missing, there twice, there though not a lead, and whose values are not what they were."""
    listed, seen = Listed(lines), defaultdict[str, int](int)
    leads = {person["person_id"]: person for person in people if person["outcome"] == "lead"}
    others = {person["person_id"] for person in people} - set(leads)
    for person_id, line in listed.left_out.items():
        if not line.get("reason", "").strip():
            yield Breach("left out without a reason", person_id, str(line)[:80])
    finder = _Finder(list(leads.values()), target)
    taken = set(listed.left_out)
    for table in tables:
        for number, row in enumerate(table.rows, 2):
            place = f"{table.path.name} record {number}"
            person = finder.whose(row, taken)
            if person is None:
                yield Breach("nobody's row", place, str({k: v[:30] for k, v in row.items() if v})[:160])
                continue
            seen[person["person_id"]] += 1
            taken.add(person["person_id"])
            for breach in _values(person, row, target, listed):
                yield breach._replace(place=f"{place} ({person['person_id']}) {breach.place}")
    for person_id, person in leads.items():
        if not seen[person_id] and person_id not in listed.left_out:
            yield Breach("missing and not listed", person_id, person["name"][:40])
        if seen[person_id] and person_id in listed.left_out:
            yield Breach("delivered and listed as left out", person_id, str(listed.left_out[person_id])[:120])
        if seen[person_id] > 1:
            yield Breach("delivered twice", person_id, str(seen[person_id]))
    for person_id in others & {pid for table in tables for row in table.rows for pid in row.values()}:
        yield Breach("not a lead, yet delivered", person_id, "")


class _Finder:
    """Tell whose row it is by what the target was given of them: number, mailbox, name, record id."""

    def __init__(self, leads: list[Person], target: Target) -> None:
        self.by_mark: dict[str, list[Person]] = defaultdict(list)
        self.target = target
        for person in leads:
            for mark in self._marks_of(person):
                self.by_mark[mark].append(person)

    @staticmethod
    def _marks_of(person: Person) -> set[str]:
        name = _mark(person["name"])
        marks = {_digits(person["phone"]), person["email"].casefold(), person["crm_id"], person["person_id"]}
        nameless = _mark(person["company"]) if not name else ""
        return (marks | {name, name[:18], nameless}) - {""}

    def whose(self, row: Cells, taken: set[str]) -> Person | None:
        """Return the lead sharing most marks with a row, names in either order; of equals one not taken."""
        names = [row[h] for field in self.target.fields if field.kind == "name" for h in _headers(field, row)]
        folded = {_mark(text) for text in (*names, "".join(names), "".join(reversed(names)))}
        marks = folded | {text[:18] for text in folded}
        for value in row.values():
            marks |= {_digits(value), value.casefold(), value, _mark(value)}
        votes: dict[str, tuple[int, Person]] = {}
        for mark in marks - {""}:
            for person in self.by_mark.get(mark, ()):
                count = votes.get(person["person_id"], (0, person))[0]
                votes[person["person_id"]] = (count + 1, person)
        ranked = [(count, pid not in taken, pid) for pid, (count, _) in votes.items()]
        return votes[max(ranked)[2]][1] if ranked else None


def _values(person: Person, row: Cells, target: Target, listed: Listed) -> Iterator[Breach]:
    """Compare every value the target has a column for, then look for values nobody gave."""
    for carried in dict.fromkeys(field.carries for field in target.fields if field.carries):
        fields = [field for field in target.fields if field.carries == carried and _headers(field, row)]
        if not fields or any(listed.has(person, field) for field in fields):
            continue
        cells = [row[header] for field in fields for header in _headers(field, row)]
        if person[carried] and not _kept(fields[0].kind, person[carried], cells, row):
            yield Breach("changed or lost, not listed", carried, f"{person[carried][:50]!r} -> {cells!r:.90}")
        if not person[carried] and fields[0].kind in ("text", "email", "phone") and any(cells):
            owned = {value for column in person for value in person[column].split("; ")}
            if not all(_plain(cell) in owned for cell in cells if cell):
                yield Breach("made up", carried, repr(cells))
    composed = [row[h] for field in target.fields if not field.carries for h in _headers(field, row)]
    for column in ("question", "note", "tags"):
        if any(name == column for name in listed.values[person["person_id"]]):
            continue
        for part in person[column].split("; ") if column == "tags" else [person[column]]:
            begun = [text for text in composed if len(part) > 12 and _lines(part)[:12] in _lines(text)]
            cut = begun and not any(_lines(part) in _lines(text) for text in begun)
            if cut and not any(listed.has(person, field) for field in target.fields if not field.carries):
                yield Breach("cut, not listed", column, f"{len(part)} characters, {begun[0][-30:]!r}")


def _kept(kind: str, value: str, cells: list[str], row: Cells) -> bool:
    """Say whether a value stands in its cells as it was, or as the kind of column lets it be said."""
    if kind == "name":
        wanted = _fold(value)
        return wanted in {_fold("".join(cells)), _fold("".join(reversed(cells))), *map(_fold, cells)}
    if kind in ("phone", "mobile"):
        return _digits(value) in map(_digits, cells) or any(value in cell for cell in row.values())
    if kind == "email":
        return value in cells
    if kind in ("code", "whole"):  # translated: 浙江 to Zhejiang, SOFT to words, 1-49 to a number
        words = (value, *INDUSTRIES.get(value, ()))
        return any(cells) or any(word in cell for word in words for cell in row.values())
    if kind in ("pick", "owner", "id", "number"):  # a coded cell; the words may stand in a note
        return any(_lines(value) in _lines(cell) for cell in row.values()) or (
            kind == "pick" and value in "ABC"
        )
    return any(_lines(value) == _lines(_plain(cell)) for cell in cells)


def _headers(field: Field, row: Cells) -> list[str]:
    return [header for header in field.headers.split("|") if header in row]


def _plain(cell: str) -> str:
    """Take off the apostrophe that keeps free text from being run as a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _lines(text: str) -> str:
    """Fold the two spellings of a line's end."""
    return text.replace("\r\n", "\n")


def _fold(name: str) -> str:
    """Fold what splitting and joining a name may change: spaces, and the apostrophe before a sign."""
    return re.sub(r"[\s,]+", "", _plain(name))


def _mark(text: str) -> str:
    """Fold also the characters a target may refuse and their stand-ins: enough to tell whose name it is."""
    return re.sub(r'["|<>＂｜＜＞]', "", _fold(text))


def _digits(text: str) -> str:
    """Return a number's digits without the mainland's 86; "" when there are too few to tell anybody."""
    found = re.sub(r"\D", "", text) if not re.search(r"[^\W\d_]", text) or "E+" in text else ""
    found = re.sub(r"^(?:00)?86(?=\d{10,11}$)", "", found)
    return found if len(found) >= 7 else ""
