"""Look over .xls and .xlsb files before they are read: a few false numbers in them can claim all memory there is."""

from __future__ import annotations

import struct
from zipfile import ZipFile

from pipeline.readers.grid import unusable
from pipeline.readers.preflight import DENSEST

_AGAIN = "Download or copy it again, or open it in Excel and save it as .xlsx"
_ROW_HEADER, _BLANK_CELL, _LAST_CELL = 0, 1, 11  # [MS-XLSB] 2.3: BrtRowHdr, BrtCellBlank to BrtFmlaError


def check_xls(file: str, data: bytes) -> None:
    """Refuse a compound file whose header claims more sectors than the file has ([MS-CFB] 2.2).

    Raises:
        InputError: the file is cut off, or its header is false.
    """
    if len(data) < 1536:
        raise unusable(file, "the workbook is cut off", _AGAIN)
    shift = int.from_bytes(data[30:32], "little")
    (fat,) = struct.unpack_from("<I", data, 44)
    (mini,) = struct.unpack_from("<I", data, 64)
    (difat,) = struct.unpack_from("<I", data, 72)
    sectors = len(data) // (1 << shift) + 1 if shift in (9, 12) else 0
    if max(fat, mini, difat) > sectors:
        raise unusable(file, "the workbook is damaged (its header claims more than the file holds)", _AGAIN)


def streams(data: bytes) -> set[str]:
    """Name the streams of a compound file, by its directory entries wherever they are.

    >>> streams(b"")
    set()
    """
    wanted = ("EncryptedPackage", "Workbook", "Book", "WordDocument", "PowerPoint Document")
    return {name for name in wanted if (name + "\0").encode("utf-16-le") in data}


def check_xlsb(file: str, archive: ZipFile) -> None:
    """Refuse a sheet whose cells lie so far apart that a full rectangle of them does not fit into memory.

    Raises:
        InputError: such a sheet.
    """
    for info in archive.infolist():
        if "/worksheets/" in info.filename and info.filename.endswith(".bin"):
            rows, columns = _extent(archive.read(info))
            if rows * columns > DENSEST:
                raise unusable(file, f"the sheet in {info.filename[:80]} has a stray cell far away from its table",
                               "Delete the empty rows and columns around the table and save it as .xlsx")  # fmt: skip


def _extent(data: bytes) -> tuple[int, int]:
    """Measure the rectangle of a BIFF12 sheet: records of a 1-2 byte type, a 1-4 byte length, and the body."""
    at, row, bounds = 0, 0, [1 << 32, 0, 1 << 32, 0]
    end = len(data)
    while at + 1 < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind, at = (kind & 0x7F) | data[at] << 7, at + 1
        length = shift = 0
        while at < end and shift < 28:
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        if kind == _ROW_HEADER:
            row = int.from_bytes(data[at : at + 4], "little")
        elif _BLANK_CELL < kind <= _LAST_CELL:
            column = int.from_bytes(data[at : at + 4], "little")
            bounds = [
                min(bounds[0], row),
                max(bounds[1], row),
                min(bounds[2], column),
                max(bounds[3], column),
            ]
        at += length
    return (bounds[1] - bounds[0] + 1, bounds[3] - bounds[2] + 1) if bounds[0] <= bounds[1] else (0, 0)
