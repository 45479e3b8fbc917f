"""Rule files as bytes and as rows: found, laid over, decoded and split, whatever Excel made of them.

Lists are CSV that people edit in Excel, so reading one is tolerant: any encoding Excel saves in, commas, tabs
or semicolons, blank lines, trailing empty columns. What the rows mean is for `rules` and `team.entries`.
"""

from __future__ import annotations

import csv
import difflib
import hashlib
import io
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pipeline.errors import RulesError

Answer = TypeVar("Answer")

SHIPPED = "shipped"
YOURS = "yours"
#: The one folder among the rules: the words of messages, a file per channel.
MESSAGES = "messages"
_SUFFIXES = (".csv", ".toml")
_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".et", ".numbers", ".txt")
_COMMENT = "#"
#: What a line begins with that holds no cells: a remark, what Excel is told to part the cells by.
_NO_LINE = (_COMMENT, "sep=", "Sep=", "SEP=")
_UNSEEN = ("\0", "\ufeff", "\u200b")
_DELIMITERS = ("\t", ",", ";", "，", "；")  # a Chinese keyboard types the last two


class RuleFile(NamedTuple):
    """One file as it is used: `origin` is "shipped" or "yours"."""

    name: str
    origin: str
    data: bytes


class Line(NamedTuple):
    """One non-blank line of a list: where it stands (1-based), and its cells, trimmed."""

    number: int
    cells: tuple[str, ...]


class FileProblem(ValueError):
    """One file cannot be used; the message is a whole sentence without the file's name."""


def shipped_rules() -> Path:
    """Name the folder of shipped rules: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "shipped" / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def gather(overlay: Path | None = None) -> tuple[dict[str, RuleFile], list[str], list[str]]:
    """Read the shipped files with `overlay` laid over them, by name; return them, notes and problems.

    A file whose name or kind is a slip of a rule file's is a problem: it would be missed in silence.

    Raises:
        RulesError: `overlay` is no folder.
    """
    shipped = _named(shipped_rules())
    files = {
        name: RuleFile(name, SHIPPED, path.read_bytes())
        for name, path in shipped.items()
        if name.endswith(_SUFFIXES)
    }
    notes: list[str] = []
    problems: list[str] = []
    if overlay is not None and not overlay.is_dir():
        raise RulesError(
            f"{overlay}: no such folder; give --rules a folder of rule files (`init` lays one out)"
        )
    for name, path in (_named(overlay) if overlay is not None else {}).items():
        if name in files:
            files[name] = RuleFile(name, YOURS, path.read_bytes())
        elif path.suffix.lower() in _WORKBOOKS and f"{path.stem.lower()}.csv" in files:
            problems.append(
                f"{path}: lists are CSV; save it in Excel as CSV UTF-8, named {path.stem.lower()}.csv"
            )
        elif not name.endswith(_SUFFIXES):
            continue
        elif near := difflib.get_close_matches(name, files, n=1, cutoff=0.85):
            problems.append(f"{path}: no rule file has this name; rename it to {near[0]}, or move it away")
        else:
            notes.append(f"{path}: not a rule file, not used")
    return files, notes, problems


def rule_file(name: str, overlay: Path | None = None) -> RuleFile:
    """Read one file as `gather` would, which has said already what is wrong with the rest."""
    yours = _named(overlay) if overlay is not None else {}
    if name in yours:
        return RuleFile(name, YOURS, yours[name].read_bytes())
    return RuleFile(name, SHIPPED, _named(shipped_rules())[name].read_bytes())


def digest(files: Iterable[RuleFile]) -> str:
    """Return one SHA-256 over names and bytes, whatever the order; who supplied a file does not count."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(f"{file.name}\0{len(file.data)}\0".encode())
        total.update(file.data)
    return total.hexdigest()


def read_as(how: Callable[[bytes], Answer], file: RuleFile) -> Answer:
    """Read a file with one of the readers below.

    Raises:
        FileProblem: with the file's name before what is wrong.
    """
    try:
        return how(file.data)
    except FileProblem as error:
        raise FileProblem(f"{file.name}: {error}") from error


def decode(data: bytes) -> str:
    """Decode what Excel, WPS or an editor saved: UTF-8, UTF-16 with or without a mark, GBK.

    Raises:
        FileProblem: none of them fits.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if b"\0" in data:  # no text has a NUL: it is half of a letter, and ASCII letters tell which half
        return data.decode(
            "utf-16-be" if data[0::2].count(0) > data[1::2].count(0) else "utf-16-le", "replace"
        )
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileProblem("the encoding is not known; save it as CSV UTF-8")


def read_lines(data: bytes) -> list[Line]:
    """Split a list into its non-blank lines; a line that begins with # is a remark.

    >>> read_lines("公司;域名;\\n\\n某某科技; x.com;\\n".encode("gbk"))
    [Line(number=1, cells=('公司', '域名')), Line(number=3, cells=('某某科技', 'x.com'))]

    Raises:
        FileProblem: the encoding is not known, the file is a workbook, or a quote never closes.
    """
    return [Line(number, tuple(cells)) for number, cells in _lines(data)]


def read_header(data: bytes) -> tuple[str, ...]:
    """Return the first line of a list that says something: its columns, () when there is none.

    Raises:
        FileProblem: as `read_lines`.
    """
    return next((tuple(cells) for _, cells in _lines(data)), ())


def read_rows(data: bytes, columns: Iterable[str]) -> tuple[list[dict[str, str]], list[str]]:
    """Read a shipped kind of list: one dict per line, with every one of `columns`; return rows and notes.

    The first of `columns` is what an entry is about: without it the list cannot be used.

    Raises:
        FileProblem: the first column has no header.
    """
    lines = _lines(data)
    wanted = list(columns)
    number, first = next(lines, (1, wanted))
    header = [cell.lower() for cell in first]
    if wanted and wanted[0] not in header:
        raise FileProblem(f"line {number}: no column '{wanted[0]}'; the columns are {', '.join(wanted)}")
    notes = [f"column '{name}' is not known, not used" for name in header if name and name not in wanted]
    blank = dict.fromkeys(wanted, "")
    return [blank | dict(zip(header, cells, strict=False)) for _, cells in lines], notes


def read_settings(data: bytes) -> Mapping[str, Any]:
    """Parse a settings file.

    Raises:
        FileProblem: it is not TOML; the message has line and column.
    """
    try:
        return tomllib.loads(decode(data))
    except tomllib.TOMLDecodeError as error:
        raise FileProblem(f"{error}; see toml.io for how settings are written") from error


def _named(folder: Path) -> dict[str, Path]:
    """List the files of `folder` and of its folder of messages by their names as rules: messages/sms.toml."""
    inner = folder / MESSAGES
    own = {path.name.lower(): path for path in _listed(folder)}
    words = _listed(inner) if inner.is_dir() else []
    return own | {f"{MESSAGES}/{path.name.lower()}": path for path in words}


def _listed(folder: Path) -> list[Path]:
    """List the files of `folder` by name; what Excel leaves while a file is open is none."""
    return sorted(
        path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$"))
    )


def _lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield what `read_lines` returns, as lists: the shipped ones have sixty thousand lines."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileProblem("this is a workbook; save it as CSV UTF-8")
    text = decode(data)
    for mark in _UNSEEN:
        text = text.replace(mark, "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    number = 1
    try:
        for raw in reader:
            cells = list(map(str.strip, raw))
            while cells and not cells[-1]:
                cells.pop()
            if cells and not cells[0].startswith(_NO_LINE):
                yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        raise FileProblem(f"line {number}: {error}") from error


def _delimiter(text: str) -> str:
    """Choose what separates cells by the first line that says something: aliases may outnumber it."""
    for line in io.StringIO(text, newline=None):
        first = line.strip().strip("\ufeff")
        if first.lower().startswith("sep=") and len(first) == 5:
            return first[4]
        if first.strip(",;") and not first.startswith(_COMMENT):
            return next((mark for mark in _DELIMITERS if mark in line), ",")
    return ","
