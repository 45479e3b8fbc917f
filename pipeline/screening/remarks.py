"""Where whoever keeps a list writes about the people in it: the note, and remarks nobody mapped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.columns import EXTRA

_REMARK = re.compile(
    re.escape(EXTRA) + r".*(?:备注|備註|说明|說明|remark|comment|notes?\b|notiz|bemerkung|anmerkung|remarque"
    r"|observaci|osservazion)",
    re.IGNORECASE,
)


def remark_columns(columns: Iterable[str]) -> list[str]:
    """Return the columns that hold remarks, in order.

    >>> remark_columns(["name", "note", "x:备注（阿勇）", "x:T恤"])
    ['note', 'x:备注（阿勇）']
    """
    return [name for name in columns if name == "note" or _REMARK.match(name)]
