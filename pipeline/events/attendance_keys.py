"""What may bring an attendee and a registration together, before anything is weighed."""

from __future__ import annotations

from pipeline.columns import LIST_SEPARATOR
from pipeline.events.attendance_mailboxes import local_words, mailboxes_of
from pipeline.matching.readings import han_part, is_han, sound, syllables, words
from pipeline.rules import Rules

#: Letters that one writer puts and another leaves out, and v for ü.
_FOLDED = str.maketrans({"v": "u", "y": None, "e": None})


def keys_of(row: dict[str, str], rules: Rules) -> set[tuple[str, ...]]:
    """Return what brings a row together with others: contacts, the name's sound, its words and its slips."""
    keys: set[tuple[str, ...]] = set()
    for mark, columns in (("+", ("phone", "phone_alt")), ("@", ("email", "email_alt"))):
        for column in columns:
            keys.update((mark, value) for value in row[column].split(LIST_SEPARATOR) if mark in value)
    if row["company_house"]:
        keys.add(("c", row["company_house"]))
    keys.update(("m", "".join(box)) for box in local_words(row["email"]))
    for name in filter(None, (row["name"], row["name_alt"])):
        if is_han(name):
            han = han_part(name)
            read = syllables(han, rules.surname_readings)
            keys.add(("s", _folded(read)))
            keys.add(("h", read[0] if read else "", row["company_house"]))
            if len(han) > 2:
                keys |= {("t", han[0] + han[1]), ("t", han[0] + han[2]), ("g", han[-2:])}
            elif len(han) == 2:
                keys |= {("g", han), ("t", han)}  # a name cut short: 李秋 of 李秋水
            keys.update(("w", one) for one in read[:1])
        latin = list(words(name))
        if latin:
            keys.add(("s", _folded(tuple(latin))))
        full = (more for word in latin for more in (word, *rules.nicknames.get(word, ())))
        keys.update(("w", word) for word in full if len(word) > 1)
        keys.update(("m", box) for box in mailboxes_of(latin))
        keys.update(("u", word.translate(_FOLDED)) for word in latin if len(word) > 3)  # Mueller, Müller
    return keys


def _folded(parts: tuple[str, ...]) -> str:
    """Return one key for the ways to write ü and umlauts: Lv, Lyu, Lu; Gruen, Grün. It proposes, no more.

    >>> _folded(("lv", "jianguo")) == _folded(("jian", "guo", "lyu"))
    True
    >>> _folded(("gruen",)) == _folded(("grun",))
    True
    """
    return sound(tuple(part.translate(_FOLDED) for part in parts))
