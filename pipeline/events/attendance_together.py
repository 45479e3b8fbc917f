"""Two people in one display name: 孙丽/吴婷-佳和食品, Giulia Romano & Marco Conti.

A sign that joins people alone (&, 、) is believed where whole names stand on both sides. One that parts a
name from its firm as often (a stroke, a space, a comma) is believed where all who are named have registered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import pandas as pd

from pipeline.columns import LIST_SEPARATOR
from pipeline.events.attendance_beside import unmarked
from pipeline.events.attendance_names import is_whole
from pipeline.matching.readings import is_han, words
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal
from pipeline.text.person import PersonNames
from pipeline.text.person_roles import is_called

_HAN = "\u3400-\u9fff"
_JOINED = re.compile(
    rf"\s*(?:[&＆]|(?<=[{_HAN}])(?:[、/／+＋和与與及跟]|\s和\s)(?=[{_HAN}])"
    r"| (?:and|und|et|och|og|và|と) | [+＋] )\s*"
)
_PARTED = re.compile(r"\s*[/／|｜,，;；、+＋·・\-–—_]\s*|\s+")
#: What stands between people and their firm.
_FIRM = re.compile(
    r"\s*(?:[-–—_|｜@＠,，:：]|(?<= )/(?= )|\s(?:from|of|von|bei|at|de|chez)\s)\s*|\s+(?=[^\s]*$)"
)
_MARKED = re.compile("[(（\\[【|｜@＠_]|[\u3400-\u9fff]\\s*[-–—]|\\s[-–—]\\s")
_BRACKET = re.compile(r"\s*[(（\[【]\s*([^()（）\[\]【】]+?)\s*[)）\]】]\s*")
#: Words that join people, and stand inside names too: Ana Silva e Costa.
_JOINS = frozenset("and und et y e i en och og oraz ve dan con avec mit with và と 和 与".split())
_MOST = 4
#: The digits of a number that it ends in however it is dialled.
_OWN_DIGITS = 8


@dataclass(frozen=True)
class Registered:
    """Who registered, as far as it tells who shares a device: names, and whose a number or address is."""

    names: frozenset[tuple[str, ...]] = frozenset()
    owners: Mapping[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether somebody of this very name registered."""
        return name_key(name) in self.names

    def owns(self, name: str, contacts: Iterable[str]) -> bool:
        """Tell whether one of these numbers and addresses is that of a registrant of this name."""
        return any(name_key(name) in self.owners.get(one, ()) for one in contacts)

    def has_contact(self, contacts: Iterable[str]) -> bool:
        """Tell whether one of these numbers and addresses is that of somebody who registered."""
        return any(one in self.owners for one in contacts)


def contacts_in(mail: str, phone: str) -> list[str]:
    """Return an address and a number as `Registered` knows them: the last digits, however it is dialled."""
    digits = "".join(filter(str.isdecimal, phone))
    return [*([normal(mail)] if "@" in mail else []), *([digits[-_OWN_DIGITS:]] if len(digits) > 6 else [])]


def registered_in(people: pd.DataFrame) -> Registered:
    """Gather what tells who shares a device from the registrations, tidied, by id."""
    owners: dict[str, set[tuple[str, ...]]] = {}
    names = {name_key(name) for name in (*people["name"], *people["name_alt"]) if name}
    columns = ("name", "phone", "phone_alt", "email", "email_alt")
    for name, *cells in people[list(columns)].itertuples(index=False):
        for cell in filter(None, cells):
            for one in cell.split(LIST_SEPARATOR):
                mail, phone = (one, "") if "@" in one else ("", one)
                for contact in contacts_in(mail, phone):
                    owners.setdefault(contact, set()).add(name_key(name))
    return Registered(frozenset(names), {one: frozenset(whose) for one, whose in owners.items()})


def name_key(name: str) -> tuple[str, ...]:
    """Return a name as it is compared here: Chinese as simplified characters, others by their words.

    >>> name_key("Conti Marco") == name_key("marco conti"), name_key("孫麗")
    (True, ('孙丽',))
    """
    plain = simplified(normal(name)).replace(" ", "") if is_han(name) else ""
    return (plain,) if plain else tuple(sorted(words(name)))


def together(shown: str, lexicon: PersonNames, registered: Registered) -> list[tuple[str, str]]:
    """Return (name, firm beside it) of the people a display name names; one of them alone where there is one.

    >>> from pipeline.rules import load_rules
    >>> lexicon = load_rules().person_names
    >>> together("姚冰＆尹雪-佳和", lexicon, Registered())
    [('姚冰', '佳和'), ('尹雪', '佳和')]
    >>> together("R&D Kevin", lexicon, Registered()), together("姚冰 尹雪", lexicon, Registered())
    ([('R&D Kevin', '')], [('姚冰 尹雪', '')])
    >>> known = Registered(frozenset(map(name_key, ("姚冰", "尹雪"))))
    >>> together("姚冰 尹雪（佳和）", lexicon, known)
    [('姚冰', '佳和'), ('尹雪', '佳和')]
    """
    text = unmarked(shown, lexicon.words)
    for people, firm in _readings(text):
        parts = _people(people, firm, lexicon, registered)
        if parts:
            return [(part, firm) for part in parts]
    return [(shown, "")]


def _readings(text: str) -> list[tuple[str, str]]:
    """Return the ways to part a display name into people and their firm, the whole text first."""
    found = [(text, "")]
    bracket = _BRACKET.search(text)
    if bracket:
        outer = f"{text[: bracket.start()]} {text[bracket.end() :]}".strip()
        found += [(outer, bracket[1]), (bracket[1], outer)]
    for hit in _FIRM.finditer(text):
        before, behind = text[: hit.start()].strip(), text[hit.end() :].strip()
        found += [(before, behind), (behind, before)]
    return [(people, firm.strip(" -–—_|,，")) for people, firm in found if people]


def _people(text: str, firm: str, lexicon: PersonNames, registered: Registered) -> list[str]:
    parts = [part.strip() for part in _JOINED.split(text) if part and part.strip()]
    if 1 < len(parts) <= _MOST:
        plain = not any(map(_MARKED.search, parts))
        if (
            plain
            and all(is_whole(part, lexicon) for part in parts)
            and not _is_person(firm, lexicon, registered)
        ):
            return parts
        full = _with_surname(parts)
        if all(map(registered.has, full)):
            return full
        if firm and all(is_called(part, lexicon.words) for part in parts):
            return parts
    return _all_registered(text, registered)


def _is_person(firm: str, lexicon: PersonNames, registered: Registered) -> bool:
    """Tell whether what would be the firm is a third person."""
    return registered.has(firm) or (is_han(firm) and lexicon.is_chinese_name(firm) and len(firm) == 3)


def _with_surname(parts: list[str]) -> list[str]:
    """Give all the surname of the last: Petra & Frank Lorenz."""
    surname = parts[-1].split()[-1]
    return [part if " " in part or is_han(part) else f"{part} {surname}" for part in parts]


def _all_registered(text: str, registered: Registered) -> list[str]:
    """Cut a text where signs or spaces stand, so that every part is the name of somebody who registered."""
    cuts = [0, *(at for hit in _PARTED.finditer(text) for at in hit.span()), len(text)]
    pieces = [text[one:other].strip() for one, other in pairwise(cuts)][::2]
    pieces = [piece for piece in pieces if piece and normal(piece) not in _JOINS]
    if not 1 < len(pieces) <= 2 * _MOST:
        return []
    found: list[str] = []
    at = 0
    while at < len(pieces):
        for size in (1, 2, 3, 4):
            name = " ".join(pieces[at : at + size])
            if at + size <= len(pieces) and registered.has(name):
                found.append(name)
                at += size
                break
        else:
            return []
    return found if 1 < len(found) == len(set(map(name_key, found))) else []
