"""What the parts of an .xlsx say beside its cells: which part is which sheet, its texts, its formats."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from zipfile import ZipFile

from pipeline.readers.sparse import parse

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# ECMA-376 part 1, 18.8.30: built-in formats that show a date or a time, with those of East Asian editions.
_BUILTIN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(50, 59)])
_BUILTIN_SPANS = frozenset([45, 46, 47])


@dataclass(frozen=True)
class Sheet:
    """One sheet as the workbook lists it."""

    name: str
    part: str
    kind: str
    """worksheet, chartsheet, dialogsheet, ..."""
    hidden: bool


@dataclass(frozen=True)
class Looks:
    """What turns a stored number into a date: which cell formats show one, and the day it counts from."""

    dates: frozenset[str]
    spans: frozenset[str]
    from_1904: bool


def sheets(archive: ZipFile) -> list[Sheet]:
    """List the sheets of a workbook in its own order; `part` is "" where the workbook names none.

    Raises:
        xml.parsers.expat.ExpatError, KeyError: the workbook part is broken or missing.
    """
    main = _workbook_part(archive)
    folder, _, file = main.rpartition("/")
    targets = _relations(archive, f"{folder}/_rels/{file}.rels".lstrip("/"), folder)
    found: list[Sheet] = []

    def start(tag: str, a: dict[str, str]) -> None:
        if tag == "sheet":
            identity = next((v for k, v in a.items() if k.rpartition(":")[2] == "id"), "")
            kind, part = targets.get(identity, ("worksheet", ""))
            found.append(Sheet(a.get("name", ""), part, kind, a.get("state", "visible") != "visible"))

    with archive.open(main) as stream:
        parse(stream, start, nothing, nothing)
    return found


def shared_strings(archive: ZipFile) -> list[str]:
    """Read the texts that the cells of a workbook share; phonetic guides are left out."""
    name = next((n for n in archive.namelist() if n.lower().endswith("xl/sharedstrings.xml")), None)
    strings: list[str] = []
    state = Text()

    def end(tag: str) -> None:
        if tag == "si":
            strings.append(state.take())
        state.close(tag)

    if name is not None:
        with archive.open(name) as stream:
            parse(stream, lambda tag, _: state.open(tag), end, state.add)
    return strings


def looks(archive: ZipFile) -> Looks:
    """Read which cell formats show dates and durations."""
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format  # heavy, and rarely needed

    codes: dict[str, str] = {}
    formats: list[str] = []
    inside: list[str] = []
    epoch: list[str] = []

    def start(tag: str, a: dict[str, str]) -> None:
        if tag == "numFmt":
            codes[a.get("numFmtId", "")] = a.get("formatCode", "")[:255]
        elif tag == "cellXfs":
            inside.append(tag)
        elif tag == "xf" and inside:
            formats.append(a.get("numFmtId", "0"))
        elif tag == "workbookPr":
            epoch.append(a.get("date1904", "0"))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside.clear()

    for part in ("xl/styles.xml", "xl/workbook.xml"):
        if part in archive.namelist():
            with archive.open(part) as stream:
                parse(stream, start, end, nothing)
    spans = {i for i, code in codes.items() if is_timedelta_format(code)} | {str(i) for i in _BUILTIN_SPANS}
    dates = {i for i, code in codes.items() if is_date_format(code)} | {str(i) for i in _BUILTIN_DATES}
    return Looks(
        frozenset(str(style) for style, i in enumerate(formats) if i in dates - spans),
        frozenset(str(style) for style, i in enumerate(formats) if i in spans),
        epoch[-1:] in (["1"], ["true"]),
    )


class Text:
    """Gathers the text of <t> and <v>, but not of phonetic guides."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.listening = self.phonetic = False

    def open(self, tag: str) -> None:
        self.phonetic = self.phonetic or tag == "rPh"
        self.listening = tag in ("t", "v") and not self.phonetic

    def close(self, tag: str) -> None:
        self.listening = False
        self.phonetic = self.phonetic and tag != "rPh"

    def add(self, text: str) -> None:
        if self.listening:
            self.parts.append(text)

    def take(self) -> str:
        text = "".join(self.parts)
        self.parts.clear()
        return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def _workbook_part(archive: ZipFile) -> str:
    if "_rels/.rels" in archive.namelist():
        for kind, part in _relations(archive, "_rels/.rels", "").values():
            if kind == "officeDocument" and part in archive.namelist():
                return part
    return "xl/workbook.xml"


def _relations(archive: ZipFile, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Map the ids of a relations part to the kind and the part each leads to."""
    targets: dict[str, tuple[str, str]] = {}

    def start(tag: str, a: dict[str, str]) -> None:
        if tag == "Relationship":
            path = posixpath.normpath(posixpath.join("/" + folder, a.get("Target", ""))).lstrip("/")
            targets[a.get("Id", "")] = (a.get("Type", "").rpartition("/")[2], path)

    with archive.open(part) as stream:
        parse(stream, start, nothing, nothing)
    return targets


def nothing(*_: object) -> None:
    """Ignore what the parser says."""
