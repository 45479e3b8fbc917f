"""Tables that say again what another table of the same file says: named, not read.

Teams lists each person in section 2 and every join in section 3; 腾讯会议 has a sheet for either; pretix
exports orders, positions and fees side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBERED = re.compile(r"^([0-9])\.\s")


def said_again(places: Sequence[tuple[str, str]]) -> dict[int, str]:
    """Return which of the tables (sheet name, title) are left unread, with the reason, by position."""
    titles = [_NUMBERED.match(title) for _, title in places]
    numbers = [int(found.group(1)) if found else 0 for found in titles]
    sheets = [sheet for sheet, _ in places]
    left: dict[int, str] = {}
    if 2 in numbers:
        left.update({i: "section 2 lists the same people" for i, n in enumerate(numbers) if n > 2})
    if any("参会概况" in sheet for sheet in sheets):
        left.update(
            {
                i: "the overview sheet lists the same people"
                for i, s in enumerate(sheets)
                if s.endswith("明细")
            }
        )
    if "Order positions" in sheets:
        left.update(
            {
                i: "Order positions lists each ticket"
                for i, s in enumerate(sheets)
                if s in ("Orders", "Order fees")
            }
        )
    return left
