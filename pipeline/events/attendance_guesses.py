"""From attendees to what the identity engine compares: every way of reading each, in tidied form."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from pipeline.batch import Batch, no_findings
from pipeline.columns import COLUMNS, TEXT, empty_text
from pipeline.events.attendance_beside import firm_in, is_byname
from pipeline.events.attendance_decide import ASK, LIKELY, OPEN, SAME, Match
from pipeline.events.attendance_match import match_attendees
from pipeline.events.attendance_names import Guess, KnownNames, cut_nicknames, guesses, is_whole
from pipeline.events.attendance_numbers import as_dialled, as_registered, numbers_in
from pipeline.events.attendance_people import Attendee
from pipeline.events.attendance_report import Report
from pipeline.events.attendance_spellings import with_surname
from pipeline.known import Known
from pipeline.matching.readings import han_part, is_han, syllables, words
from pipeline.rules import Rules
from pipeline.stages.tidy import tidy
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal
from pipeline.text.person import PersonNames

_THAI = "+66"
_TAIL = re.compile(r"[0-9]{3,4}")
_CONTACT = re.compile(r"[0-9*]{4}|@")


def matches_of(
    attendees: Sequence[Attendee], people: pd.DataFrame, report: Report, rules: Rules, known: Known
) -> dict[str, Match]:
    """Match each attendee, by position as text, to the event's `people` (tidied, by id).

    Whom nothing fits is read once more with the nickname cut off the firm it is written onto; whoever that
    fits is asked about.
    """
    names = _known_names(people, rules)
    lexicon = rules.person_names

    def as_shown(text: str) -> list[Guess]:
        return guesses(text, lexicon, names)

    def as_cut(text: str) -> list[Guess]:
        return cut_nicknames(text, lexicon)

    found = _matched(attendees, as_shown, people, report, rules, known, names)
    lost = [
        at for at, one in enumerate(attendees) if found[str(at)].kind == OPEN and _is_called(one, lexicon)
    ]
    again = _matched(
        [attendees[at] for at in lost], as_cut, people, report, rules, known, names, by_firm=True
    )
    for number, at in enumerate(lost):
        match = again[str(number)]
        if match.kind == SAME:
            match = Match(ASK, how=LIKELY, candidates=(match.person,))
        found[str(at)] = match
    return found


def _is_called(attendee: Attendee, lexicon: PersonNames) -> bool:
    """Tell whether an attendee goes by no whole name, and by one that may be cut off a firm."""
    names = attendee.names
    return not any(is_whole(one, lexicon) for one in names) and any(
        cut_nicknames(one, lexicon) for one in names
    )


def _matched(
    attendees: Sequence[Attendee],
    readings: Callable[[str], list[Guess]],
    people: pd.DataFrame,
    report: Report,
    rules: Rules,
    known: Known,
    names: KnownNames,
    *,
    by_firm: bool = False,
) -> dict[str, Match]:
    lines: list[dict[str, str]] = []
    shown: dict[str, str] = {}
    dialled = as_dialled(dict.fromkeys(numbers_in((*people["phone"], *people["phone_alt"]))))
    for at, attendee in enumerate(attendees):
        cells = cells_of(attendee, report)
        cells["phone"] = as_registered(cells["phone"], dialled)
        if _TAIL.fullmatch(cells["phone"]):
            cells["phone"] = f"****{cells['phone'].zfill(4)}"  # a sheet drops the 0 of 0346
        number = cells["phone"] if "*" in cells["phone"] else ""
        shown[str(at)] = " ".join([*attendee.names, number])
        texts = [cells.pop("name_alt"), *(as_registered(name, dialled) for name in attendee.names)]
        read = [_plainly(guess, rules) for text in texts if text for guess in readings(text)]
        if read and not any(is_whole(text, rules.person_names) for text in texts):
            read.append(Guess(""))  # a nickname says nothing against a number
        firms = {guess: cells["company"] or _firm_of(guess, names, rules) for guess in dict.fromkeys(read)}
        bynames = {one for one in firms if one.in_brackets and is_byname(one.beside, one.name, rules)}
        firms |= dict.fromkeys(bynames, cells["company"])
        named = {guess.name for guess, firm in firms.items() if firm}
        for guess, firm in firms.items():
            if firm or guess in bynames or guess.name not in named:  # whose firm stands there
                lines.append({**cells, "attendee": str(at), "name": guess.name, "company": firm})
    if not lines or people.empty:
        return {str(at): Match(OPEN) for at in range(len(attendees))}
    frame = pd.DataFrame(lines, dtype=TEXT)
    frame.index = pd.Index([f"a{number}" for number in range(len(frame))], dtype=TEXT)
    rows = frame.assign(source_file="", sheet="", line=np.arange(len(frame)))
    for name in COLUMNS:
        if name not in rows:
            rows[name] = empty_text(rows.index)
    rows = rows.assign(**tidy(Batch(rows, no_findings()), rules, known).columns)
    return match_attendees(_with_contacts(rows), people, shown, rules, by_firm=by_firm)


def _firm_of(guess: Guess, names: KnownNames, rules: Rules) -> str:
    return firm_in(guess.beside, guess.name, rules) or _firm_like_a_place(guess, names, rules)


def _firm_like_a_place(guess: Guess, names: KnownNames, rules: Rules) -> str:
    """Return the firm of a registered namesake whose own word is also a place: 金川 beside 陈晨 of 金川集团.

    Where it stands (无锡 of 无锡恒力) is no such word, and two such namesakes make none.
    """
    place = simplified(normal(guess.beside))
    if len(place) < 2 or not is_han(place):
        return ""
    firms = set(names.companies.get(han_part(guess.name), ()))
    found = [firm for firm in firms if simplified(normal(rules.companies.read(firm).core)).startswith(place)]
    return found[0] if len(found) == 1 else ""


def _plainly(guess: Guess, rules: Rules) -> Guess:
    """Leave out of a reading what a name's reader would take for a firm and is none: 曹元朗@创始人.

    Numbers and addresses stay for the reader to find.
    """
    read = rules.person_names.read(guess.name)
    if not read.rest or read.alt or read.problem or firm_in(read.rest, read.name, rules):
        return guess
    return guess if _CONTACT.search(read.rest) else guess._replace(name=read.name)


def _with_contacts(rows: pd.DataFrame) -> pd.DataFrame:
    """Give every reading of an attendee the number and address that one of them brought to light."""
    for column, more in (("phone", ("phone_kind",)), ("email", ("email_kind", "email_role"))):
        mark = "+" if column == "phone" else "@"
        has = rows[column].str.contains(mark, regex=False)
        first = rows[has].drop_duplicates("attendee").set_index("attendee")
        for name in (column, *more):
            given = rows["attendee"].map(first[name]).astype(TEXT)
            rows[name] = rows[name].where(has | given.isna(), given)
    return rows


def cells_of(attendee: Attendee, report: Report) -> dict[str, str]:
    """Return what the report says about an attendee beside the name: the first of each that is there."""
    rows = report.rows.iloc[attendee.rows]
    wanted = ("phone", "email", "company", "title", "name_alt", "phone_alt", "email_alt")
    first = {name: next(filter(None, rows[name].tolist()), "") if name in rows else "" for name in wanted}
    return first if not attendee.shares else dict.fromkeys(wanted, "") | {"company": first["company"]}


def _known_names(people: pd.DataFrame, rules: Rules) -> KnownNames:
    companies: dict[str, tuple[str, ...]] = {}
    pinyin: dict[str, str] = {}
    english: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, alt, company in zip(people["name"], people["name_alt"], people["company"], strict=True):
        for text in filter(None, (name, alt)):
            han = han_part(text) if is_han(text) else ""
            if len(han) > 1:
                companies[han] = (*companies.get(han, ()), company)
            parts = syllables(han, rules.surname_readings) if len(han) > 1 else words(text)
            if len(parts) > 1:
                family, given = (parts[0], "".join(parts[1:])) if han else (parts[-1], "".join(parts[:-1]))
                pinyin[family + given] = pinyin[given + family] = f"{given} {family}"
        han = han_part(name) if is_han(name) else ""
        for both in with_surname(alt, syllables(han, rules.surname_readings)[0]) if han and alt else ():
            english[both] = tuple(dict.fromkeys((*english.get(both, ()), name)))
    latin = {words(text) for text in (*people["name"], *people["name_alt"]) if text}
    thai = people["phone"].str.startswith(_THAI).any() or people["email"].str.endswith(".th").any()
    return KnownNames(companies, pinyin, frozenset(one for one in latin if len(one) > 1), english, bool(thai))


def tidied_people(people: pd.DataFrame, rules: Rules, known: Known) -> pd.DataFrame:
    """Bring an event's people, by id, into the forms the identity engine compares."""
    columns = {name: people[name] if name in people else empty_text(people.index) for name in COLUMNS}
    rows = pd.DataFrame(columns, index=people.index).astype(TEXT)
    rows = rows.assign(source_file="", sheet="", line=np.arange(len(rows)))
    return rows.assign(**tidy(Batch(rows, no_findings()), rules, known).columns)
