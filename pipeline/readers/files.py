"""Open any file a platform or a colleague hands over: what it is decides how it is read, never its name."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from pipeline.readers import html_table, isolated, ods, preflight, spreadsheetml, workbook
from pipeline.readers.encoding import decode
from pipeline.readers.grid import Grid, Source, has_text, unusable
from pipeline.readers.intake import read_bytes
from pipeline.readers.text_table import read_text

_EXPORT = "Export the list again as .xlsx or .csv"
_RESAVE = "Open it in Excel and save it as .xlsx"
_AGAIN = "Download or copy it again"
_ZIP, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"%PDF", "a PDF document", _EXPORT),
    (b"{\\rtf", "a text document (RTF)", _EXPORT),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it and give the sheet inside"),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)", "Unpack it and give the sheet inside"),
    (b"Rar!", "a compressed file (RAR)", "Unpack it and give the sheet inside"),
    (b"BZh", "a compressed file (bzip2)", "Unpack it and give the sheet inside"),
    (b"\xfd7zXZ", "a compressed file (xz)", "Unpack it and give the sheet inside"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)", "Unpack it and give the sheet inside"),
    (b"\x89PNG", "a picture (PNG)", _EXPORT),
    (b"\xff\xd8\xff", "a picture (JPEG)", _EXPORT),
    (b"GIF8", "a picture (GIF)", _EXPORT),
    (b"SQLite format 3", "a database (SQLite)", _EXPORT),
    (b"PAR1", "a Parquet file", _EXPORT),
    (b"\x09\x00\x04\x00", "a workbook of Excel 2", _RESAVE),
    (b"\x09\x02\x06\x00", "a workbook of Excel 3", _RESAVE),
    (b"\x09\x04\x06\x00", "a workbook of Excel 4", _RESAVE),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_-]{3,30})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_-]{3,30})""")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_STREAMS = ("EncryptedPackage", "Workbook", "Book", "WordDocument", "PowerPoint Document")
_JSON = re.compile(r"[\[{]\s*[\[{\"]")
_SHEETLIKE = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")


def open_source(path: Path, encoding: str | None = None) -> Source:
    """Read one file whole into grids of text.

    `encoding` overrides what would be guessed for a text file.

    Raises:
        InputError: the file cannot be used; one line says why and what to do.
    """
    data = read_bytes(path)
    with _no_collector():
        source = _dispatch(path.name, data, encoding)
    if not any(has_text(grid) for grid in source.grids):
        raise unusable(
            path.name, "there is no text in it", "Check that it is the right file and that it was saved"
        )
    return source


def _dispatch(name: str, data: bytes, encoding: str | None) -> Source:
    source = Source(name, hashlib.sha256(data).hexdigest(), len(data), "", "", "", (), ())
    if data.startswith(_ZIP) and data[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        kind = _zip_kind(name, data)
        if kind == "ods":
            grids, notes = ods.read_ods(name, data)
        elif kind == "xlsb":
            grids, notes = isolated.read_isolated(name, data, kind)
        else:
            grids, notes = workbook.read_xlsx(name, data)
            notes += ["macros ignored"] if kind == "xlsm" else []
        return _workbook(source, kind, grids, notes)
    if data.startswith(_COMPOUND):
        _check_compound(name, data)
        return _workbook(source, "xls", *isolated.read_isolated(name, data, "xls"))
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise unusable(name, f"it is {what}, not a sheet", remedy)
    return _text(source, data, encoding)


def _zip_kind(name: str, data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.namelist()
            mimetype = archive.read("mimetype")[:80] if "mimetype" in members else b""
    except preflight.ZIP_TROUBLE as error:
        raise unusable(name, "the file is cut off or damaged (it is not a whole zip)", _AGAIN) from error
    lower = {member.lower() for member in members}
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    if "xl/workbook.bin" in lower:
        return "xlsb"
    if any(member.startswith("xl/") for member in lower):
        return "xlsm" if "xl/vbaproject.bin" in lower else "xlsx"
    for folder, what in (
        ("word/", "a Word document"),
        ("ppt/", "a presentation"),
        ("index/", "an Apple Numbers file"),
    ):
        if any(member.startswith(folder) for member in lower):
            raise unusable(name, f"it is {what}, not a workbook", _EXPORT)
    inside = next((member for member in members if member.lower().endswith(_SHEETLIKE)), None)
    if inside:
        raise unusable(
            name, f"it is a zip with {Path(inside).name} inside", "Unpack it and give the sheet inside"
        )
    raise unusable(name, "it is a zip, but no workbook", _EXPORT)


def _check_compound(name: str, data: bytes) -> None:
    found = {
        stream for stream in _STREAMS if (stream + "\0").encode("utf-16-le") in data
    }  # directory entries
    if "EncryptedPackage" in found:
        raise unusable(name, "password-protected", workbook.UNPROTECT)
    if not found & {"Workbook", "Book"}:
        what = "a Word document" if "WordDocument" in found else "an Office file without a sheet, or cut off"
        raise unusable(name, f"it is {what}", _EXPORT)


def _workbook(source: Source, kind: str, grids: list[Grid], notes: list[str]) -> Source:
    hidden = [f'hidden sheet "{grid.sheet}" included' for grid in grids if grid.hidden]
    return replace(source, kind=kind, grids=tuple(grids), notes=(*notes, *hidden))


def _text(source: Source, data: bytes, encoding: str | None) -> Source:
    head = data[:4096]
    declared = _CHARSET.search(head) or _XML_CHARSET.search(head)
    if encoding is None and declared and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = _if_true(declared[1].decode(), data)
    decoded = decode(source.name, data, encoding)
    source = replace(source, encoding=decoded.encoding)
    told = f"encoding {decoded.encoding}"
    match _markup(decoded.text[:4096].lstrip()):
        case "mhtml":
            raise unusable(source.name, "it is a single-file web page (MHTML)", _RESAVE)
        case "spreadsheetml":
            grids = spreadsheetml.read_spreadsheetml(source.name, decoded.text)
            return _workbook(source, "spreadsheetml", grids, [told])
        case "html":
            grids = html_table.read_html(source.name, decoded.text)
            return _workbook(source, "html", grids, ["a web page saved as a sheet", told])
        case "xml" | "json" as kind:
            raise unusable(source.name, f"it is {kind.upper()} of a kind that is not read", _EXPORT)
    table = read_text(source.name, decoded)
    notes = (told, *table.notes)
    return replace(source, kind="csv", delimiter=table.delimiter, grids=(table.grid,), notes=notes)


def _markup(start: str) -> str:
    """Name the markup a text begins with, or "" for a plain one."""
    upper = start.upper()
    if upper.startswith(("MIME-VERSION:", "FROM: <SAVED BY")) or "CONTENT-TYPE: MULTIPART/RELATED" in upper:
        return "mhtml"
    if not start.startswith("<"):
        return "json" if _JSON.match(start) else ""
    if "urn:schemas-microsoft-com:office:spreadsheet" in start and "<html" not in start.lower():
        return "spreadsheetml"
    if _HTML.search(start):
        return "html"
    return "xml" if start.startswith("<?xml") else ""


def _if_true(name: str, data: bytes) -> str | None:
    """Trust the encoding that a page declares only where the page is written in it."""
    try:
        data.decode("gb18030" if name.lower() in ("gb2312", "gbk") else name)
    except (LookupError, ValueError):
        return None
    return name


@contextmanager
def _no_collector() -> Iterator[None]:
    """Hold the cycle collector off while millions of strings are made: none of them is part of a cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
