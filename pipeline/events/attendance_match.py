"""Which registration an attendee is: the identity engine's evidence, under the odds of a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipeline.columns import TEXT
from pipeline.events.attendance_decide import BESIDE, HOUSES, OWN, Fit, Match, decided, order
from pipeline.events.attendance_digits import by_digits, digits_of
from pipeline.events.attendance_keys import keys_of
from pipeline.events.attendance_mailboxes import BY_INITIAL, WHOLLY, local_words, spells
from pipeline.events.attendance_names import masked
from pipeline.events.attendance_places import by_place
from pipeline.events.attendance_together import name_key
from pipeline.matching.evidence import judge
from pipeline.matching.keys import Pairs
from pipeline.matching.name_evidence import APART
from pipeline.matching.readings import han_part, is_han, syllables, words
from pipeline.matching.records import make_records
from pipeline.rules import Rules
from pipeline.text.clean import normal
from pipeline.text.latin_name import count_syllables

#: Of thirteen who attend, twelve have registered: what this is worth against the odds of a name by chance.
_REGISTERED = 3.5
#: One word for a name, written as it was on registering: Priya, 贝贝. Not what many go by (王总).
_VERBATIM = 6.0
#: The place beside a name tells namesakes apart.
_PLACE = 5.0
#: A key that more registrations share than this brings nobody together; a company alone needs to be rarer.
_CROWD, _HOUSE = 250, 20
#: So many pairs across scripts are judged at the most.
_ACROSS = 200_000
_RECORD = (
    "row_key", "name", "name_alt", "phone", "phone_alt", "phone_kind", "email", "email_alt", "email_kind",
    "email_role", "company_house", "company_key",
)  # fmt: skip


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
        if by_firm and fit.company not in HOUSES:
            continue
        best = fits[attendee].get(fit.person)
        if best is None or order(fit) < order(best):
            fits[attendee][fit.person] = fit
    return {attendee: decided(list(fits[attendee].values())) for attendee in shown}


def _judged(
    guesses: pd.DataFrame, people: pd.DataFrame, shown: dict[str, str], rules: Rules
) -> Iterable[tuple[str, Fit]]:
    """Yield how every attendee fits every registration that something brings together."""
    if guesses.empty or people.empty:
        return
    both = _Meeting.of(guesses, people, shown, rules)
    pairs = _proposed(both, rules)
    if not pairs:
        return
    records = make_records(both.rows.astype(TEXT), rules.identity)
    ours, theirs = (records.rows[np.array(side, dtype=np.int64)] for side in zip(*pairs, strict=True))
    evidence = judge(records, Pairs(np.minimum(ours, theirs), np.maximum(ours, theirs)), rules.identity)
    prior = _REGISTERED - float(np.log2(len(people)))
    bits = (evidence.bits - evidence.prior + prior).tolist()
    for place, (one, other) in enumerate(pairs):
        yield both.attendee(other), _fit(both, one, other, evidence.rungs(place), bits[place], rules)


class _Meeting(NamedTuple):
    """Registrations, and after them the ways to read those who came: by position, `people` of them first.

    `parts` is what a number in a display name says of a person, `places` whom its place fits, `numbered`
    who gave a number at all, `hidden` whose number is masked.
    """

    rows: pd.DataFrame
    persons: list[str]
    attendees: list[str]
    parts: dict[str, dict[str, float]]
    places: Mapping[str, Collection[str]]
    numbered: set[str]
    hidden: set[str]
    names: list[str]
    sounds: list[tuple[str, ...]]
    keys: list[tuple[str, ...]]
    latin: list[tuple[str, ...]]
    boxes: list[Sequence[Sequence[str]]]
    kinds: list[str]
    houses_in_han: list[bool]

    @classmethod
    def of(cls, guesses: pd.DataFrame, people: pd.DataFrame, shown: dict[str, str], rules: Rules) -> _Meeting:
        digits = digits_of(people)
        rows = pd.concat([people, guesses[[name for name in people if name in guesses]]]).fillna("")
        rows = rows.drop(columns="line")
        keys = ["r" + key for key in people["row_key"]] + ["a" + key for key in guesses["row_key"]]
        names = [normal(name) for name in rows["name"].tolist()]
        return cls(
            rows=rows.assign(row_key=keys),
            persons=people.index.tolist(),
            attendees=guesses["attendee"].tolist(),
            parts={attendee: by_digits(text, digits) for attendee, text in shown.items()},
            places=by_place(shown, people, rules),
            numbered={person for person, _ in digits},
            hidden={attendee for attendee, text in shown.items() if masked(text)},
            names=names,
            sounds=[syllables(han_part(name), rules.surname_readings) for name in names],
            keys=[name_key(name) for name in names],
            latin=[words(name) for name in names],
            boxes=[local_words(cell) for cell in rows["email"].tolist()],
            kinds=rows["email_kind"].tolist(),
            houses_in_han=[is_han(company) for company in rows["company"].tolist()],
        )

    def attendee(self, at: int) -> str:
        return self.attendees[at - len(self.persons)]


def _fit(both: _Meeting, one: int, other: int, rungs: Mapping[str, str], bits: float, rules: Rules) -> Fit:
    """Say how a reading of an attendee (`other`) fits a registration (`one`)."""
    attendee, person = both.attendee(other), both.persons[one]
    phone, email, company = rungs["phone"], rungs["email"], rungs["company"]
    if company == "other-script" and both.houses_in_han[one] == both.houses_in_han[other]:
        company = "different"  # told by another script's name for the firm, yet typed in one
    part, near = both.parts[attendee].get(person, 0.0), person in both.places.get(attendee, ())
    said = _said(both, one, other, rungs["name"])
    by_contact = phone in OWN or part > 0
    name = _rung(said, company in HOUSES, by_contact, rules)
    weights = rules.identity.weights.name
    bits += part + (_PLACE if near else 0.0)
    if name == "exact" and said.rung in BESIDE:
        bits += _VERBATIM
    elif said.rung in APART and (by_contact or name in ("surname", "other-script")) and name in weights:
        bits += weights[name] - weights[said.rung]
    at_work = both.kinds[one] == both.kinds[other] == "work"
    masked_apart = person in both.numbered and not part and attendee in both.hidden
    return Fit(
        person,
        bits,
        name,
        phone,
        email,
        company,
        part > 0,
        near,
        bool(both.keys[other]) and both.keys[one] == both.keys[other],
        phone == "different" or (email == "different" and at_work) or masked_apart,
        said.spelled == WHOLLY and company != "different",
        said.spelled == BY_INITIAL and company in HOUSES,
    )


def _said(both: _Meeting, one: int, other: int, rung: str) -> _Said:
    """Put together what the name registered and the name shown say of each other."""
    across = is_han(both.names[one]) and not is_han(both.names[other])
    return _Said(
        rung,
        both.names[one],
        both.names[other],
        both.sounds[one] == both.sounds[other],
        _spelled(both.boxes[one], both.latin[other]) if across else "",
    )


class _Said(NamedTuple):
    """What two names say of each other: the engine's rung, the names, whether they sound alike."""

    rung: str
    registered: str
    shown: str
    sounds_alike: bool
    spelled: str
    """How the address registered spells the name shown, "" for not."""


def _rung(said: _Said, same_firm: bool, by_contact: bool, rules: Rules) -> str:
    """Return the rung of a name at a meeting, where people write their own names as they like."""
    lexicon = rules.person_names
    if said.rung in BESIDE and said.registered == said.shown and not lexicon.read(said.registered).problem:
        return "exact"
    if said.rung == "initial" and _speaks(said.shown) and _speaks(said.registered):
        return "lone-initial"
    if said.rung == "sibling" and said.sounds_alike and (by_contact or same_firm):
        return "homophone"  # a slip of the pen, where the number is his own; at one firm to be asked about
    if said.rung not in APART:
        return said.rung
    if said.spelled:
        return "other-script"
    if is_han(said.shown) and said.registered.startswith(said.shown):
        if said.shown in lexicon.words.surnames or said.shown in lexicon.words.japanese:
            return "surname"
        return "part" if len(said.shown) > 1 else said.rung
    return said.rung


def _speaks(name: str) -> bool:
    """Tell whether a name in Latin letters has a word that cannot be pinyin of a syllable or two.

    >>> _speaks("Daniel B."), _speaks("Wei T."), _speaks("李伟")
    (True, False, False)
    """
    return any(len(word) > 3 and not 0 < count_syllables(word) < 3 for word in words(name))


def _spelled(boxes: Sequence[Sequence[str]], name: Sequence[str]) -> str:
    """Say how somebody's mailboxes spell a name's words, the best of them."""
    return max((spells(box, name) for box in boxes), default="")


def _proposed(both: _Meeting, rules: Rules) -> list[tuple[int, int]]:
    """Return (registration, guess) by position for every two that share a key."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    lines = list(zip(*(both.rows[name].tolist() for name in _RECORD[1:]), strict=True))
    keyed = [keys_of(dict(zip(_RECORD[1:], line, strict=True)), rules) for line in lines]
    count = len(both.persons)
    for at in range(count):
        for key in keyed[at]:
            blocks[key].append(at)
    pairs: set[tuple[int, int]] = set()
    place = {person: number for number, person in enumerate(both.persons)}
    for at in range(count, len(lines)):
        for key in keyed[at]:
            block = blocks.get(key, ())
            if key[0] in "@+" or len(block) <= (_HOUSE if key[0] == "c" else _CROWD):
                pairs.update((one, at) for one in block)
        for person in both.parts[both.attendee(at)]:
            pairs.add((place[person], at))
    pairs |= _across_scripts(both.rows["name"].tolist(), count, both.attendees, {at for _, at in pairs})
    return sorted(pairs)


def _across_scripts(
    names: Sequence[str], count: int, attendees: Sequence[str], paired: Collection[int]
) -> set[tuple[int, int]]:
    """Return (registration, guess) for names in Latin letters that nothing brought to anybody.

    Chan Tai Man is spelled in no pinyin: all who registered in characters come into question.
    """
    known = {attendees[at - count] for at in paired}
    han = [at for at in range(count) if is_han(names[at])]
    alone = (at for at in range(count, len(names)) if attendees[at - count] not in known)
    latin = (at for at in alone if not is_han(names[at]) and 1 < len(words(names[at])) < 5)
    return {(one, at) for at in islice(latin, _ACROSS // max(len(han), 1)) for one in han}
