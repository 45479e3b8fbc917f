"""Whose mailbox spells a name shown in Latin letters: Tina Zhou is 周晓彤 of tina.zhou@.

What somebody is called at meetings often stands nowhere in a registration but in the address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.columns import LIST_SEPARATOR

WHOLLY, BY_INITIAL = "wholly", "by-initial"
_SIGNS = re.compile(r"[^a-z]+")
_SHORTEST = 3


def local_words(cell: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each mailbox in a cell of addresses, without signs and digits.

    >>> local_words("k.tanaka@sanwa.example; tina_zhou88@gerui.example")
    (('k', 'tanaka'), ('tina', 'zhou'))
    """
    boxes = (one.rpartition("@")[0].lower() for one in cell.split(LIST_SEPARATOR) if "@" in one)
    return tuple(tuple(filter(None, _SIGNS.split(box))) for box in boxes)


def mailboxes_of(name: Sequence[str]) -> list[str]:
    """Return how mailboxes may spell a name of two words, signs left out.

    >>> mailboxes_of(("koichi", "tanaka"))
    ['koichitanaka', 'tanakakoichi', 'ktanaka', 'tanakak', 'tkoichi', 'koichit']
    """
    if len(name) != 2 or min(map(len, name)) < 2:
        return []
    (one, other) = name
    short = [(given[0], family) for given, family in ((one, other), (other, one)) if len(family) >= _SHORTEST]
    return [one + other, other + one, *(form for a, b in short for form in (a + b, b + a))]


def spells(box: Sequence[str], name: Sequence[str]) -> str:
    """Say how a mailbox spells a name's words: "wholly", "by-initial" (in part, as one word alone), else "".

    >>> spells(("tina", "zhou"), ("tina", "zhou")), spells(("zhoutina",), ("tina", "zhou"))
    ('wholly', 'wholly')
    >>> spells(("ktanaka",), ("koichi", "tanaka")), spells(("k", "tanaka"), ("tanaka", "koichi"))
    ('by-initial', 'by-initial')
    >>> spells(("tina",), ("tina", "zhou")), spells(("tina", "zhou"), ("tina",))
    ('', 'by-initial')
    """
    if len(name) == 1 and name[0] in box and len(name[0]) >= _SHORTEST:
        return BY_INITIAL
    forms = mailboxes_of(name)
    glued = "".join(box)
    return "" if glued not in forms else WHOLLY if glued in forms[:2] else BY_INITIAL
