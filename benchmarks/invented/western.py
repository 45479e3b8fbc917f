"""Names from everywhere else, and how their owners and others shorten, plain and mistype them."""

from __future__ import annotations

import unicodedata
from random import Random
from typing import NamedTuple

from invented.draw import Weighted, pick, table

_TABLE = table("western.csv")
_ALSO = {line["name"]: line["also"].split(";") for line in _TABLE if line["also"]}
# The first names of the tables are the commonest.
_FIRST = Weighted({n: 1 / (k + 15) for k, n in enumerate(x["name"] for x in _TABLE if x["kind"] == "first")})
_LAST = Weighted({n: 1 / (k + 30) for k, n in enumerate(x["name"] for x in _TABLE if x["kind"] == "last")})
_OWN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "Ø": "O", "æ": "ae"},
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


class WesternName(NamedTuple):
    """A first and a last name as their owner writes them, and a middle initial or ""."""

    first: str
    last: str
    middle: str

    @property
    def full(self) -> str:
        """First, then last."""
        return f"{self.first} {self.last}"


def draw_name(chance: Random) -> WesternName:
    """Invent a name."""
    middle = "ABCDEFGHJKLMNPRSTW"[int(chance.random() * 18)] if chance.random() < 0.3 else ""
    return WesternName(_FIRST.one(chance), _LAST.one(chance), middle)


def nickname(name: WesternName, chance: Random) -> str:
    """Write the short first name, where there is one."""
    return f"{pick(_ALSO.get(name.first, [name.first]), chance)} {name.last}"


def initial(name: WesternName, chance: Random) -> str:
    """Write the first name as a letter."""
    return pick((f"{name.first[0]}. {name.last}", f"{name.first[0]} {name.last}"), chance)


def reversed_order(name: WesternName, chance: Random) -> str:
    """Write the last name first."""
    return pick((f"{name.last} {name.first}", f"{name.last.upper()} {name.first}"), chance)


def with_middle(name: WesternName) -> str:
    """Write the middle initial too."""
    return f"{name.first} {name.middle}. {name.last}" if name.middle else name.full


def typo(text: str, chance: Random) -> str:
    """Swap, drop or double one letter of the last word; two-letter words stay."""
    head, space, word = text.rpartition(" ")
    if len(word) < 4:
        return text
    at = 1 + int(chance.random() * (len(word) - 2))
    kind = chance.random()
    if kind < 0.4:
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind < 0.75:
        word = word[:at] + word[at + 1 :]
    else:
        word = word[:at] + word[at] + word[at:]
    return head + space + word


def plain(text: str, *, umlauts: bool = False) -> str:
    """Write accents away, or German and Nordic umlauts as two letters.

    >>> plain("Jürgen Müller"), plain("Jürgen Müller", umlauts=True)
    ('Jurgen Muller', 'Juergen Mueller')
    """
    text = text.translate(_UMLAUTS) if umlauts else text
    text = unicodedata.normalize("NFKD", text.translate(_OWN_LETTERS))
    return "".join(char for char in text if not unicodedata.combining(char))
