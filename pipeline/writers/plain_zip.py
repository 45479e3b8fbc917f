"""A zip of very many very small files, stored as they are.

`zipfile` takes 25 microseconds for each; a hundred thousand calendar entries are to take no longer than the
lists they belong to. The layout is that of PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.14 to 16.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

from isal.isal_zlib import crc32

_SIZES = struct.Struct("<3I2H").pack
_OFFSET = struct.Struct("<I").pack
_END = struct.Struct("<4s4H2IH").pack
_END_64 = struct.Struct("<4sQ2H2I4Q").pack
_LOCATOR_64 = struct.Struct("<4sIQI").pack
_VERSION, _UNIX, _UTF8 = 20, 3 << 8, 0x800
_NEW_YEAR_1980 = 0x21  # the first day a zip can say: two runs give the same bytes
_PRIVATE = 0o100600 << 16
#: What is the same of every file: at the head of it, and before and behind its sizes in the directory.
_SAME = struct.pack("<5H", _VERSION, _UTF8, 0, 0, _NEW_YEAR_1980)
_HEAD = b"PK\x03\x04" + _SAME
_LISTED = b"PK\x01\x02" + struct.pack("<H", _VERSION | _UNIX) + _SAME
_ATTRIBUTES = struct.pack("<3HI", 0, 0, 0, _PRIVATE)
_MANY, _FAR = 0xFFFF, 0xFFFFFFFF


def write_zip(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write `files` (name, content) to `path`, in order.

    Raises:
        OSError: it cannot be written.
        ValueError: together they are 4 GiB or more.
    """
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, content in files:
        encoded, size, check = name.encode(), len(content), crc32(content)
        sizes = _SIZES(check, size, size, len(encoded), 0)
        parts += (_HEAD, sizes, encoded, content)
        directory += (_LISTED, sizes, _ATTRIBUTES, _OFFSET(offset), encoded)
        offset += 30 + len(encoded) + size
        if offset >= _FAR:
            raise ValueError("more than fits a zip of this kind")
    count, listed = len(directory) // 5, sum(map(len, directory))
    end = b""
    if count >= _MANY:
        there = (count, count, listed, offset)
        end = _END_64(b"PK\x06\x06", 44, 45, 45, 0, 0, *there) + _LOCATOR_64(
            b"PK\x06\x07", 0, offset + listed, 1
        )
    few = min(count, _MANY)
    end += _END(b"PK\x05\x06", 0, 0, few, few, listed, offset, 0)
    with path.open("wb") as file:
        file.write(b"".join(parts))
        file.write(b"".join(directory) + end)
