"""Read delivered export files back as the target would, and say every documented rule they break."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from export_fields import Field, Target
from openpyxl import load_workbook

#: A free-text CSV cell that starts so is run as a formula by a spreadsheet.
FORMULA = tuple("=+-@\t\r")
MAINLAND = re.compile(r"1[3-9]\d{9}")
ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\"]+")
SALESFORCE_ID = re.compile(r"[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?")
CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f])_")  # how a workbook spells what XML cannot hold
Cells = dict[str, str]


class Breach(NamedTuple):
    """A rule broken: which, where, and what was seen. A hint rests on an unverified page."""

    rule: str
    place: str
    seen: str
    hint: bool = False

    def __str__(self) -> str:
        """Format one line."""
        return f"{'hint ' if self.hint else ''}{self.rule}: {self.place}: {self.seen}"


class Table(NamedTuple):
    """One delivered file as read: header, rows, and what was wrong with the file itself."""

    path: Path
    header: tuple[str, ...]
    rows: list[Cells]
    breaches: tuple[Breach, ...]


def read(path: Path, target: Target) -> Table:
    """Read one delivered file whatever it is; a file that cannot be read is a breach and has no rows."""
    kind, found = path.suffix.lstrip(".").lower(), []
    if kind not in target.suffixes.split():
        found.append(Breach("file type", path.name, f"not one of {target.suffixes}", target.assumed))
    if target.size and path.stat().st_size > target.size:
        found.append(
            Breach("file size", path.name, f"{path.stat().st_size:,} bytes, at most {target.size:,}")
        )
    try:
        reader = {"xlsx": _workbook, "json": _json}.get(kind, _csv)
        grid = reader(path, target, found)
    except (UnicodeDecodeError, csv.Error, ValueError, KeyError) as error:
        return Table(path, (), [], (*found, Breach("unreadable", path.name, str(error)[:90])))
    header = tuple(grid[0]) if grid else ()
    for number, row in enumerate(grid[1:], 2):
        if len(row) != len(header):
            found.append(
                Breach("ragged row", f"{path.name}:{number}", f"{len(row)} cells, not {len(header)}")
            )
        elif not any(row):
            found.append(Breach("blank row", f"{path.name}:{number}", ""))
    rows = [dict(zip(header, row, strict=False)) for row in grid[1:] if any(row)]
    return Table(path, header, rows, tuple(found))


def _csv(path: Path, target: Target, found: list[Breach]) -> list[list[str]]:
    """Decode strictly as UTF-8 and parse as RFC 4180."""
    raw = path.read_bytes()
    has_bom = raw.startswith(b"\xef\xbb\xbf")
    if target.bom is not None and has_bom != target.bom:
        found.append(Breach("byte order mark", path.name, "present" if has_bom else "missing"))
    text = raw.decode("utf-8-sig")
    if "\0" in text:
        found.append(Breach("NUL character", path.name, ""))
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def _workbook(path: Path, target: Target, found: list[Breach]) -> list[list[str]]:
    """Read a workbook's only sheet; formulas, merged cells and numbers in place of text are breaches."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    if len(book.worksheets) != 1:
        found.append(Breach("one sheet", path.name, f"{len(book.worksheets)} sheets"))
    if sheet.merged_cells.ranges:
        found.append(Breach("merged cells", path.name, str(sheet.merged_cells)))
    grid = []
    for cells in sheet.iter_rows():
        grid.append(
            [CONTROL.sub(_character, "" if cell.value is None else str(cell.value)) for cell in cells]
        )
        for cell in cells:
            where = f"{path.name}!{cell.coordinate}"
            if cell.data_type == "f":
                found.append(Breach("formula cell", where, str(cell.value)[:60]))
            if isinstance(cell.value, datetime):
                found.append(Breach("date cell, not ISO text", where, str(cell.value)))
            header = grid[0][cell.column - 1]
            if cell.row == 1 or cell.value is None or _field(target, header).kind not in ("phone", "mobile"):
                continue
            # Tencent asks for General cells; everywhere else a phone is text, lest it become 1.38E+10.
            if target.general and cell.number_format != "General":
                found.append(Breach("cell format General", where, cell.number_format))
            if not target.general and cell.data_type != "s":
                found.append(Breach("phone as text", where, repr(cell.value)))
    return grid


def _character(spelt: re.Match[str]) -> str:
    return chr(int(spelt[1], 16))


def _json(path: Path, target: Target, found: list[Breach]) -> list[list[str]]:
    """Read calls of a bulk API: parallel arrays of equal length, at most 100 numbers a call."""
    calls = json.loads(path.read_text(encoding="utf-8"))
    grid = [["手机号"]]
    for place, call in enumerate(calls if isinstance(calls, list) else [calls]):
        arrays = {key: json.loads(text) if isinstance(text, str) else text for key, text in call.items()}
        lengths = {key: len(value) for key, value in arrays.items() if isinstance(value, list)}
        if len(set(lengths.values())) > 1:
            found.append(Breach("arrays of equal length", f"{path.name} call {place}", str(lengths)))
        if max(lengths.values(), default=0) > 100:
            found.append(Breach("100 numbers a call", f"{path.name} call {place}", str(lengths)))
        grid += [[str(phone)] for phone in arrays["PhoneNumberJson"]]
    return grid


def check(tables: list[Table], target: Target) -> Iterator[Breach]:
    """Say every rule the delivered files of one target break, file by file, then what spans the files."""
    for table in tables:
        yield from table.breaches
        if table.header:
            yield from _header(table, target)
        if target.rows and len(table.rows) > target.rows:
            yield Breach("rows per file", table.path.name, f"{len(table.rows):,}, at most {target.rows:,}")
        for number, row in enumerate(table.rows, 2):
            yield from _row(row, f"{table.path.name} record {number}", target)
    if len({table.header for table in tables}) > 1:
        yield Breach("one header", tables[0].path.name, "the files of one export differ in their headers")
    for key in target.keys.split("|") * bool(target.keys):
        values = Counter(row[key].casefold() for table in tables for row in table.rows if row.get(key))
        for value, times in values.items():
            if times > 1:
                yield Breach("key given twice", key, f"{value} x {times}")


def _header(table: Table, target: Target) -> Iterator[Breach]:
    """Judge the header row: unique names, every needed column there, none the target does not know."""
    name = table.path.name
    for header, times in Counter(table.header).items():
        if times > 1 or not header.strip():
            yield Breach("unique headers", name, header or "(empty)", False)
        if not target.open_ended and not _field(target, header).headers:
            yield Breach("header not documented", name, header, target.assumed)
    for field in target.fields:
        if field.needed and not set(field.headers.split("|")) & set(table.header):
            yield Breach("column missing", name, field.headers, target.assumed)
    if target.assumed and table.header[0].casefold() in ("lead", "account", "contact", "opportunity"):
        yield Breach("first header is a record type", name, table.header[0])


def _row(row: Cells, place: str, target: Target) -> Iterator[Breach]:
    """Judge one record: what is required, then every filled cell."""
    if target.any_of and not any(row.get(header) for header in target.any_of.split("|")):
        yield Breach("one of needed", place, target.any_of)
    if row.get("LeadId") and row.get("ContactId"):
        yield Breach("exactly one of LeadId, ContactId", place, "both")
    for header, value in row.items():
        field = _field(target, header)
        if field.needed and not value.strip():
            yield Breach("required value missing", f"{place} {header}", "")
        if value:
            yield from _cell(field, value, f"{place} {header}", target, place.split(" ")[0].endswith(".csv"))


def _cell(field: Field, value: str, place: str, target: Target, is_csv: bool) -> Iterator[Breach]:
    """Judge one filled cell by the column's limits and the target's alphabet."""
    seen = repr(value[:60])
    size = len(value.encode() if target.in_bytes else value)
    if field.longest and size > field.longest:
        yield Breach("too long", place, f"{size}, at most {field.longest}")
    if field.picks and value not in field.picks.split("|"):
        yield Breach("not in the pick-list", place, seen)
    if bad := set(value) & set(target.forbidden):
        yield Breach("forbidden character", place, f"{sorted(bad)} in {seen}")
    if is_csv and field.kind in ("text", "name", "code", "owner") and value.startswith(FORMULA):
        yield Breach("starts as a formula", place, seen)
    if field.kind == "flag" and value.casefold() not in ("true", "false", "1", "0", "yes", "no", "y", "on"):
        yield Breach("not a flag", place, seen)
    if field.kind in ("whole", "number") and not value.isdigit():
        yield Breach("not a whole number", place, seen, True)  # known of the field, not said on the page
    if field.kind == "id" and field.longest == 18 and not SALESFORCE_ID.fullmatch(value):
        yield Breach("not a record id", place, seen)
    if field.kind == "email" and not all(map(ADDRESS.fullmatch, value.split("; "))):
        yield Breach("not one e-mail address", place, seen)
    if field.kind == "email" and target.in_bytes and not value.partition("@")[0].isascii():
        yield Breach("non-ASCII before the @", place, seen)
    if field.kind == "owner" and "owner" in place.casefold() and not ADDRESS.fullmatch(value):
        yield Breach("owner is not an e-mail address", place, seen)
    if field.kind == "mobile":
        yield from _number(value, place, target)


def _number(value: str, place: str, target: Target) -> Iterator[Breach]:
    """Judge a number a message is sent to: plain for Tencent, with or without 86 elsewhere."""
    plain = value if target.general else re.sub(r"^(?:\+|00)?86(?=1\d{10}$)", "", value)
    if not MAINLAND.fullmatch(plain):
        yield Breach("not a mainland mobile number", place, repr(value))


def _field(target: Target, header: str) -> Field:
    """Return the column a header names, one without headers when the target knows none."""
    for field in target.fields:
        if header in field.headers.split("|"):
            return field
    return Field("")
