"""Put a workbook together: the frame that XlsxWriter makes, and the rows of large sheets poured into it.

XlsxWriter writes everything but the rows (formats, headings, filters, lists, charts, links) into memory; the
rows go straight from their columns into the compressed file, so that neither their XML nor a temporary file
with people's data in it ever exists.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.deflate import open_part

_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
_END_OF_ROWS = b"</sheetData>"


class Rows(NamedTuple):
    """What is poured into one sheet: the range that is then filled, and the rows as XML."""

    dimension: str
    blocks: Iterable[bytes]


def pour(frame: io.BytesIO, rows: Mapping[str, Rows], path: Path) -> None:
    """Write the workbook `frame` to `path`, with `rows` (by part name) after the rows each sheet has.

    Raises:
        OSError: the file cannot be written.
    """
    with (
        zipfile.ZipFile(frame) as source,
        zipfile.ZipFile(path, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            part = zipfile.ZipInfo(name)  # dated 1980: two runs give the same bytes
            part.compress_type = zipfile.ZIP_DEFLATED
            with open_part(target, part, large=name in rows) as out:
                if name in rows:
                    before, _, after = content.partition(_END_OF_ROWS)
                    dimension = f'<dimension ref="{rows[name].dimension}"/>'.encode()
                    out.write(_DIMENSION.sub(dimension, before, count=1))
                    for block in rows[name].blocks:
                        out.write(block)
                    out.write(_END_OF_ROWS + after)
                else:
                    out.write(content)
