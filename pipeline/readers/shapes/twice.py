"""Tables that say again what another table of the same file says: named, not read.

Teams lists each person in section 2 and every join in section 3; 腾讯会议 has a sheet for either; pretix
exports orders, positions and fees side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

TEAMS = "Teams attendance"
PRETIX = "pretix orders"
_NUMBERED = re.compile(r"^([0-9])\.\s")


def said_again(places: Sequence[tuple[str, str, str]]) -> dict[int, str]:
    """Return which tables, given as (sheet, title, name of shape), are left unread and why, by position."""
    found = [_NUMBERED.match(title) for _, title, _ in places]
    numbers = [int(number.group(1)) if number else 0 for number in found]
    sheets = [sheet for sheet, _, _ in places]
    shapes = [(sheet, shape) for sheet, _, shape in places]
    teams = any(n == 2 and place[2] == TEAMS for n, place in zip(numbers, places, strict=True))
    left: dict[int, str] = {}
    for i, (sheet, _, _) in enumerate(places):
        if teams and numbers[i] > 2:
            left[i] = "section 2 lists the same people"
        elif "参会明细" in sheet and sheet.replace("明细", "概况") in sheets:
            left[i] = "the overview sheet lists the same people"
        elif sheet in ("Orders", "Order fees") and ("Order positions", PRETIX) in shapes:
            left[i] = "Order positions lists each ticket"
    return left
