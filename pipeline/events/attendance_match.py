"""Which registration an attendee is: the identity engine's evidence, under the odds of an attendance report.

Of those a report shows, most have registered: so a name that only one registration bears is that person,
which among two sign-ups would be a question. What two registrations fit alike is asked, never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipeline.columns import LIST_SEPARATOR, TEXT
from pipeline.events.attendance_digits import by_digits, digits_of
from pipeline.matching.evidence import judge
from pipeline.matching.keys import Pairs
from pipeline.matching.name_evidence import APART
from pipeline.matching.readings import han_part, is_han, sound, syllables, words
from pipeline.matching.records import make_records
from pipeline.rules import Rules
from pipeline.text.clean import normal
from pipeline.text.latin_name import count_syllables

SAME, ASK, WALK_IN, OPEN = "same", "ask", "walk-in", "open"
SEVERAL, LIKELY = "several", "likely"

#: Of thirteen who attend, twelve have registered: what this is worth against the odds of a name by chance.
_REGISTERED = 3.5
#: Bits from which it is the person, and by how much the next must be less likely.
_SURE, _LEAD = 4.0, 4.0
#: Enough where one registration alone has these words, or such a name at that firm: Miguel Reyes, Daniel B.
_LONE = 3.0
#: One word for a name, written as it was on registering: Priya, 贝贝. Not what many go by (王总).
_VERBATIM = 6.0
#: A key that more registrations share than this brings nobody together; a company alone needs to be rarer.
_CROWD, _HOUSE = 250, 20
#: Rungs of a name that make somebody the person when nothing else does, and those that need a company.
_ALONE = frozenset(("exact", "sound", "romanised", "part-whole", "lone-initial"))
_FEW = frozenset(("part-whole", "lone-initial"))
_BESIDE = frozenset(("initial", "homophone", "typo", "part", "surname"))
#: Rungs of a number or address that are the person's own, of any use, and of a company that agrees.
_OWN = frozenset(("same", "same-own", "shared"))  # two ways to read one attendee share the number
_SHARED = _OWN | frozenset(("same-line", "same-role", "same-tail"))
_HOUSES = frozenset(("same", "large", "spelled", "group", "like", "acronym"))
_RECORD = (
    "row_key", "name", "name_alt", "phone", "phone_alt", "phone_kind", "email", "email_alt", "email_kind",
    "email_role", "company_house", "company_key",
)  # fmt: skip


#: Letters that one writer puts and another leaves out, and v for ü.
_FOLDED = str.maketrans({"v": "u", "y": None, "e": None})


class Fit(NamedTuple):
    """How well an attendee fits a registration: bits, and the rung of each field."""

    person: str
    bits: float
    name: str
    phone: str
    email: str
    company: str
    part: bool = False
    """Whether digits of the number, not the whole of it, speak for it."""


@dataclass(frozen=True)
class Match:
    """What became of an attendee: `kind`, and for `same` the person and `how`, else why it is asked."""

    kind: str
    person: str = ""
    how: str = ""
    candidates: tuple[str, ...] = ()


def match_attendees(
    guesses: pd.DataFrame,
    people: pd.DataFrame,
    shown: dict[str, str],
    rules: Rules,
    *,
    by_firm: bool = False,
) -> dict[str, Match]:
    """Match attendees to registrations.

    `guesses` has a line per way of reading an attendee, tidied, with `attendee`; `people` are the
    registrations, tidied, by person id; `shown` is the display name of each attendee. Attendees who fit
    nobody are `open`: whether they are a walk-in is not for the evidence to say. With `by_firm` only those
    whose company agrees come into question.
    """
    fits: dict[str, dict[str, Fit]] = defaultdict(dict)
    for attendee, fit in _judged(guesses, people, shown, rules):
        if by_firm and fit.company not in _HOUSES:
            continue
        best = fits[attendee].get(fit.person)
        if best is None or _order(fit) < _order(best):
            fits[attendee][fit.person] = fit
    return {attendee: _decided(list(fits[attendee].values())) for attendee in shown}


def _order(fit: Fit) -> tuple[float, str]:
    return (-fit.bits, fit.person)


def _decided(fits: list[Fit]) -> Match:
    fits = sorted(fits, key=_order)
    owners = [fit for fit in fits if fit.phone in _OWN or fit.email in _OWN]
    clear = [fit for fit in fits if fit.name not in APART]
    if not clear:
        return Match(ASK, how="contact-of-another", candidates=_ids(owners)) if owners else Match(OPEN)
    best, rivals = clear[0], [fit for fit in clear[1:] if fit.bits > clear[0].bits - _LEAD]
    if best.company in _HOUSES:  # his firm is named: who is at another is no rival
        rivals = [fit for fit in rivals if fit.company != "different"]
    if best.name not in _ALONE and best.phone in _OWN and best.company not in _HOUSES:
        named = [fit for fit in clear[1:] if fit.name == "exact" and fit.phone not in _OWN]
        if named:  # one's number under the very name of another
            return Match(ASK, how=SEVERAL, candidates=_ids([best, *named]))
    contact = best.phone in _SHARED or best.email in _SHARED
    sure = best.bits >= (_LONE if best.name in _FEW or best.company in _HOUSES else _SURE) and (
        contact
        or (best.name in _ALONE and (best.company != "different" or best.part))
        or (best.name in _BESIDE and (best.company in _HOUSES or best.part))
        or (best.part and best.name != "other-script")
        or (best.name == "other-script" and best.email == "spells" and best.company in _HOUSES)
    )
    if sure and not rivals:
        return Match(SAME, best.person, _how(best))
    near = [fit for fit in clear if fit.bits >= 0 or fit.name in _ALONE | _BESIDE or fit.part]
    near = [fit for fit in near if fit.bits > clear[0].bits - _LEAD]
    if not near:
        return Match(OPEN)
    return Match(ASK, how=SEVERAL if len(near) > 1 else LIKELY, candidates=_ids(near))


def _ids(fits: Sequence[Fit]) -> tuple[str, ...]:
    return tuple(fit.person for fit in fits[:8])


def _how(fit: Fit) -> str:
    """Name what made an attendee the person by the fields that agree."""
    agree = [
        *(["phone"] if fit.phone in _SHARED else []),
        *(["email"] if fit.email in _SHARED else []),
        *(["digits"] if fit.part else []),
        *(["name"] if fit.name in _ALONE | _BESIDE else []),
        *(["company"] if fit.company in _HOUSES else []),
    ]
    return "-and-".join(agree)


def _judged(
    guesses: pd.DataFrame, people: pd.DataFrame, shown: dict[str, str], rules: Rules
) -> Iterable[tuple[str, Fit]]:
    """Yield how every attendee fits every registration that something brings together."""
    if guesses.empty or people.empty:
        return
    digits = digits_of(people)
    parts = {attendee: by_digits(text, digits) for attendee, text in shown.items()}
    rows = pd.concat([people, guesses[[name for name in people if name in guesses]]]).fillna("")
    rows = rows.drop(columns="line")
    rows["row_key"] = ["r" + key for key in people["row_key"]] + ["a" + key for key in guesses["row_key"]]
    records = make_records(rows.astype(TEXT), rules.identity)
    count = len(people)
    pairs = _proposed(rows, count, guesses["attendee"].tolist(), people.index.tolist(), parts, rules)
    if not pairs:
        return
    ours = np.array([one for one, _ in pairs], dtype=np.int64)
    theirs = np.array([other for _, other in pairs], dtype=np.int64)
    left, right = records.rows[ours], records.rows[theirs]
    both = Pairs(np.minimum(left, right), np.maximum(left, right))
    evidence = judge(records, both, rules.identity)
    prior = _REGISTERED - float(np.log2(count))
    bits = evidence.bits - evidence.prior + prior
    attendees, persons = guesses["attendee"].tolist(), people.index.tolist()
    names, spoken = [normal(name) for name in rows["name"].tolist()], rules.person_names
    sounds = [syllables(han_part(name), rules.surname_readings) for name in names]
    scripts = [is_han(company) for company in rows["company"].tolist()]
    for place, (one, other) in enumerate(pairs):
        rungs = evidence.rungs(place)
        attendee, person = attendees[other - count], persons[one]
        part = parts[attendee].get(person, 0.0)
        name, more = rungs["name"], part
        if name in _BESIDE and names[one] == names[other] and not spoken.read(names[one]).problem:
            name, more = "exact", part + _VERBATIM
        if name == "initial" and _speaks(names[other]) and _speaks(names[one]):
            name = "lone-initial"
        if name == "sibling" and rungs["phone"] in _OWN and sounds[one] == sounds[other]:
            name = "homophone"  # a slip of the pen at the desk, where the number is his own
        if name in APART and is_han(names[other]) and len(names[other]) > 1:
            name = "part" if names[one].startswith(names[other]) else name
        company = rungs["company"]
        if company == "other-script" and scripts[one] == scripts[other]:
            company = "different"  # told by another script's name for the firm, yet typed in one
        yield (
            attendee,
            Fit(
                person,
                float(bits[place]) + more,
                name,
                rungs["phone"],
                rungs["email"],
                company,
                part > 0,
            ),
        )


def _speaks(name: str) -> bool:
    """Tell whether a name in Latin letters has a word that cannot be pinyin of a syllable or two.

    >>> _speaks("Daniel B."), _speaks("Wei T."), _speaks("李伟")
    (True, False, False)
    """
    return any(len(word) > 3 and not 0 < count_syllables(word) < 3 for word in words(name))


def _proposed(
    rows: pd.DataFrame,
    count: int,
    attendees: Sequence[str],
    persons: Sequence[str],
    parts: dict[str, dict[str, float]],
    rules: Rules,
) -> list[tuple[int, int]]:
    """Return (registration, guess) by position for every two that share a key."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    lines = list(zip(*(rows[name].tolist() for name in _RECORD[1:]), strict=True))
    keyed = [_keys(dict(zip(_RECORD[1:], line, strict=True)), rules) for line in lines]
    for at in range(count):
        for key in keyed[at]:
            blocks[key].append(at)
    pairs: set[tuple[int, int]] = set()
    place = {person: number for number, person in enumerate(persons)}
    for at in range(count, len(lines)):
        for key in keyed[at]:
            block = blocks.get(key, ())
            if key[0] in "@+" or len(block) <= (_HOUSE if key[0] == "c" else _CROWD):
                pairs.update((one, at) for one in block)
        for person in parts[attendees[at - count]]:
            pairs.add((place[person], at))
    return sorted(pairs)


def _keys(row: dict[str, str], rules: Rules) -> set[tuple[str, ...]]:
    """Return what brings a row together with others: contacts, the name's sound, its words and its slips."""
    keys: set[tuple[str, ...]] = set()
    for mark, columns in (("+", ("phone", "phone_alt")), ("@", ("email", "email_alt"))):
        for column in columns:
            keys.update((mark, value) for value in row[column].split(LIST_SEPARATOR) if mark in value)
    if row["company_house"]:
        keys.add(("c", row["company_house"]))
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
    return keys


def _folded(parts: tuple[str, ...]) -> str:
    """Return one key for the ways to write ü and umlauts: Lv, Lyu, Lu; Gruen, Grün. It proposes, no more.

    >>> _folded(("lv", "jianguo")) == _folded(("jian", "guo", "lyu"))
    True
    >>> _folded(("gruen",)) == _folded(("grun",))
    True
    """
    return sound(tuple(part.translate(_FOLDED) for part in parts))
