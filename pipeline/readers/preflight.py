"""Look over an .xlsx before a fast reader is let loose on it.

A 2 KB workbook with one stray cell at XFD1048576 makes calamine ask for half a terabyte and end the whole
process, past any `except`. So what could do that is found here first, with byte searches over the inflated
parts: no XML is parsed of the sheets, and a sheet of 100,000 x 12 cells costs about 0.2 s. The same pass
checks every CRC, refuses document types (entity bombs, outside files) and notes which sheets hold error
cells, formulas or hidden rows.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile, ZipInfo

from pipeline.readers.grid import unusable

ZIP_TROUBLE = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What the zip module raises for a damaged or unusual archive."""
_MEMBERS = 20_000
_TOTAL = 1_500_000_000
_PART = 1_000_000_000
_STRINGS = 400_000_000
_RATIO = 200  # sheets of real sign-ups inflate 8 to 30 times
_RATIO_FROM = 4_000_000
DENSEST = 40_000_000
"""Cells of a full rectangle that may be laid out in memory (24 bytes each)."""
_CHUNK = 1 << 20
_OVERLAP = 64

_UNSAFE = "The file is not safe to open; ask its sender to save it again as .xlsx"
_DAMAGED = "Download or copy it again, or open it in Excel and save it as .xlsx"
# A column of two letters or more, or a row of seven digits or more: only then are all references looked at.
_FAR = re.compile(rb""" r=["'](?:[A-Za-z]{2}|[A-Za-z]?[0-9]{7})""")
_COLUMN = re.compile(rb""" r=["']([A-Za-z]+)[0-9]""")
_ROW = re.compile(rb""" r=["'][A-Za-z]*([0-9]+)""")
_ROOT = re.compile(rb"<[A-Za-z_]")
_CLAIM = re.compile(rb"""uniqueCount\s*=\s*["']([0-9]+)""")


@dataclass(frozen=True)
class Part:
    """What the bytes of one sheet told."""

    sparse: bool
    """A full rectangle of its cells would not fit: read the cells that are there, one by one."""
    errors: bool
    formulas: bool
    hidden: bool


def check_members(file: str, archive: ZipFile, size: int) -> None:
    """Refuse zip bombs and archives that two programs would read differently.

    Raises:
        InputError: too many or too large members, overlapping or duplicate ones, encrypted ones.
    """
    infos = archive.infolist()
    if len(infos) > _MEMBERS:
        raise unusable(file, f"it holds {len(infos):,} parts, more than any workbook", _UNSAFE)
    names = [info.filename.lower().replace("\\", "/").lstrip("/") for info in infos]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise unusable(file, f"it holds the part {twice[:80]} twice", _UNSAFE)
    packed = sum(info.compress_size for info in infos)
    if packed > size or len({info.header_offset for info in infos}) < len(infos):
        raise unusable(file, "its parts overlap one another", _UNSAFE)
    if sum(info.file_size for info in infos) > _TOTAL:
        raise unusable(file, "unpacked it would be larger than 1.5 GB", "Split it into smaller files")
    for info in infos:
        _check_size(file, info)


def survey(file: str, archive: ZipFile, sheets: list[str]) -> dict[str, Part]:
    """Read every XML part once and say what must be known of each of the `sheets` (part names).

    Raises:
        InputError: a part is damaged, or declares a document type.
    """
    wanted = set(sheets)
    found = {}
    for info in archive.infolist():
        if info.filename.endswith((".xml", ".rels")) or info.filename in wanted:
            try:
                found[info.filename] = _scan(file, archive, info, info.filename in wanted)
            except ZIP_TROUBLE as error:
                raise unusable(file, f"its part {info.filename[:80]} is damaged", _DAMAGED) from error
    return {name: found[name] for name in sheets if name in found}


def strings_lie(archive: ZipFile) -> bool:
    """Tell whether the shared strings claim more entries than fit in their bytes (memory is reserved)."""
    for info in archive.infolist():
        if info.filename.lower().endswith("sharedstrings.xml"):
            with archive.open(info) as part:
                head = part.read(4096)
            root = _ROOT.search(head)
            tag = head[root.start() : head.find(b">", root.start())] if root else b""
            return any(len(claim) > 9 or int(claim) > info.file_size // 5 for claim in _CLAIM.findall(tag))
    return False


def _check_size(file: str, info: ZipInfo) -> None:
    if info.flag_bits & 1:
        raise unusable(file, "password-protected", "Remove the password and save it again")
    limit = _STRINGS if info.filename.lower().endswith("sharedstrings.xml") else _PART
    if info.file_size > limit:
        raise unusable(file, f"its part {info.filename[:80]} is larger than {limit // 10**6:,} MB unpacked",
                       "Split it into smaller files")  # fmt: skip
    if info.file_size > _RATIO_FROM and info.file_size > _RATIO * info.compress_size:
        raise unusable(
            file, f"its part {info.filename[:80]} unpacks to more than {_RATIO} times its size", _UNSAFE
        )


def _scan(file: str, archive: ZipFile, info: ZipInfo, is_sheet: bool) -> Part:
    far = errors = formulas = hidden = False
    with archive.open(info) as part:
        chunk = part.read(_CHUNK)
        prefixed = _check_prolog(file, info, chunk)
        formula_end = b":f>" if prefixed else b"</f>"
        while chunk:
            if is_sheet:
                far = far or _FAR.search(chunk) is not None
                errors = errors or b't="e"' in chunk
                formulas = formulas or formula_end in chunk
                hidden = hidden or b'hidden="' in chunk
            more = part.read(_CHUNK)
            chunk = chunk[-_OVERLAP:] + more if more else b""
    return Part(far and _area(archive, info) > DENSEST, errors, formulas, hidden)


def _check_prolog(file: str, info: ZipInfo, head: bytes) -> bool:
    """Refuse a document type; say whether the root element carries a namespace prefix.

    A document type is only legal before the root element; a part whose first chunk has none is refused.
    """
    if b"\x00" in head[:64]:  # UTF-16
        head = head.replace(b"\x00", b"")
    root = _ROOT.search(head)
    prolog = head[: root.start()] if root else head
    if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog or (root is None and len(head) >= _CHUNK):
        raise unusable(
            file, f"its part {info.filename[:80]} declares a document type, which no workbook does", _UNSAFE
        )
    return root is not None and b":" in head[root.start() : root.start() + 20].split(b" ")[0]


def _area(archive: ZipFile, info: ZipInfo) -> int:
    """Count the cells of the smallest rectangle around every reference of a sheet."""
    columns: set[bytes] = set()
    top = 1
    with archive.open(info) as part:
        tail = b""
        while chunk := part.read(_CHUNK):
            chunk = tail + chunk
            columns.update(_COLUMN.findall(chunk))
            top = max(top, *(int(row[:12]) for row in set(_ROW.findall(chunk))), 1)
            tail = chunk[-_OVERLAP:]
    return top * max((column_number(name.decode()) for name in columns), default=1)


def column_number(letters: str) -> int:
    """Turn column letters into a 1-based number.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + ord(letter) - 64
    return number
