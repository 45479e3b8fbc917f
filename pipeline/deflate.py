"""Zip parts compressed by ISA-L: the same format at a quarter of zlib's time.

Workbooks and archives are what a run spends most on after reading and judging, and most of that is deflate.
"""

from __future__ import annotations

import zipfile
from typing import IO

from isal import isal_zlib

#: ISA-L's own scale of 0 to 3; 1 gives files about as large as zlib's 1.
LEVEL = 1


def open_part(zip_file: zipfile.ZipFile, part: zipfile.ZipInfo, *, large: bool = False) -> IO[bytes]:
    """Open `part` of `zip_file` for writing; a part to be deflated is deflated by ISA-L.

    `large` says that it may pass 2 GiB.
    """
    out = zip_file.open(part, "w", force_zip64=large)
    if part.compress_type == zipfile.ZIP_DEFLATED and hasattr(out, "_compressor"):
        # zipfile cannot be told which compressor; where a later Python keeps it elsewhere, zlib works on.
        out._compressor = isal_zlib.compressobj(LEVEL, isal_zlib.DEFLATED, -15)
    return out
