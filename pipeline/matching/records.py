"""What identity is judged by: one record per distinct row content, as codes and arrays.

Rows alike in every identity cell are one record from the start: ten thousand rows alike cost as much as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.batch import text_column
from pipeline.matching.codes import Coded, Codes, Flags, two
from pipeline.matching.employers import employers
from pipeline.matching.houses import houses, letters
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.latin_systems import plain_place
from pipeline.matching.latin_words import is_pinyin
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.mailboxes import fit_owners, in_full, name_the_house, sorted_letters
from pipeline.matching.name_forms import NameForm, name_form
from pipeline.matching.name_traits import (
    as_in_taiwan,
    given_name,
    has_other_form,
    has_other_surname,
    initials,
    letters_of,
    may_be_japanese,
    other_sounds,
    share,
    skeleton,
    surnames_of,
    word_pairs,
)
from pipeline.matching.numbers import broken, masked, tail
from pipeline.matching.office_signs import OfficeSigns
from pipeline.matching.offices import Office
from pipeline.matching.scripts import is_unread
from pipeline.matching.swapped import in_place
from pipeline.matching.title_words import title_key
from pipeline.text.broken_letters import is_broken, mended, spelled_by
from pipeline.text.mail_domains import registrable
from pipeline.text.mailbox import delivered_to
from pipeline.text.name_signs import MAN, MARK, WOMAN
from pipeline.text.phone import is_callable

_NO_LETTERS = re.compile("[^a-z]+")


@dataclass(frozen=True)
class Records:
    """One entry per distinct content; every array has length `len(keys)`.

    `rows` maps each row (by position) to its record. `phones`, `emails` and `houses` hold each record's first
    two. `forms` holds each distinct name, `form` its number by record; so `offices`, `office` for companies.
    `chinese` is the surname of a name in characters; `spelled` what the mailbox spells, `otherwise` how the
    name's other forms sound, in codes of `sound`. `wed` says that another surname is told beside the name,
    `guessed` that letters of it were broken.
    `man` and `woman` say how somebody is addressed, `mark` what tells namesakes apart: 张敏（大）.
    """

    keys: npt.NDArray[np.object_]
    rows: Codes
    forms: list[NameForm]
    form: Codes
    han: Coded
    latin: Coded
    sound: Coded
    surnames: list[Codes]
    words: tuple[Coded, Coded]
    skeleton: Coded
    initials: Coded
    first: Coded
    taiwan: Coded
    settled: Flags
    letters: Coded
    characters: Coded
    chinese: Coded
    renamed: Flags
    wed: Flags
    guessed: Flags
    whole: Flags
    share: npt.NDArray[np.float64]
    phones: tuple[Coded, Coded]
    tail: Coded
    mask: Coded
    broken: Coded
    mobile: Flags
    emails: tuple[Coded, Coded]
    role: Flags
    local: Coded
    spells: Coded
    spelled: Codes
    otherwise: tuple[Codes, Codes]
    fits: Flags
    domain: Coded
    offices: list[Office]
    office: Codes
    signs: OfficeSigns
    houses: tuple[Coded, Coded]
    brand: Coded
    man: Flags
    woman: Flags
    mark: Coded
    title: Coded
    level: Coded
    function: Coded
    kana: Flags
    city: Coded
    given: Coded

    def __len__(self) -> int:
        return len(self.keys)


def make_records(rows: pd.DataFrame, known: Knowledge) -> Records:
    """Collapse `rows` (after `tidy`) to records, numbered by content and never by position."""
    rows = in_place(rows, known)
    guessed = list(map(is_broken, _column(rows, "name")))
    if any(guessed):
        rows = rows.assign(name=_whole_names(rows, guessed))
    given = _column(rows, "person_id_given")
    keys: list[str] = rows["row_key"].tolist()
    content: Sequence[Any] = list(zip(keys, given, strict=True)) if any(given) else keys
    number = {pair: place for place, pair in enumerate(sorted(set(content)))}
    where = np.fromiter(map(number.__getitem__, content), np.int64, len(rows))
    _, first = np.unique(where, return_index=True)
    picked = rows.iloc[first]
    forms, form = _forms(picked, known.names)
    emails = [
        _first_two(a, b) for a, b in zip(_column(picked, "email"), _column(picked, "email_alt"), strict=True)
    ]
    emails = [(delivered_to(a), delivered_to(b)) for a, b in emails]
    typed, signs = _column(picked, "phone"), _column(picked, "name_sign")
    phones = [_first_two(a, b) for a, b in zip(typed, _column(picked, "phone_alt"), strict=True)]
    phones = [(a if is_callable(a) else "", b if is_callable(b) else "") for a, b in phones]
    personal = ~picked["email_kind"].isin(("work", "edu")).to_numpy()
    house = Coded.of(_column(picked, "company_house"))
    mailbox = Coded.of([a for a, _ in emails])
    domain = mailbox.map(lambda address: address.partition("@")[2]).only(~personal)
    local = mailbox.map(lambda address: address.partition("@")[0])
    sounds = Coded.of([one.sound for one in forms])
    sound, han = (_by_form(column, form) for column in (sounds, Coded.of([one.han for one in forms])))
    bones = [skeleton(one) for one in forms]
    spells = local.map(lambda text: sorted_letters(text, known.names))
    spelled = _as_codes_of(sound, spells)
    owned = domain.map(registrable)
    by_both = houses(house, owned, known.companies)
    offices, office = employers(
        _column(picked, "company_key"), _column(picked, "company_core"), by_both[0].texts().tolist(), known
    )
    title, city = (_said(rows, name, where, len(first)) for name in ("title", "city"))
    towns = mended(city.values.tolist())
    read = {text: known.titles.read(text) for text in title.values.tolist() if not is_unread(text)}
    level = title.map(lambda text: read[text].seniority.replace("unknown", "") if text in read else "")
    function = title.map(lambda text: read[text].function.replace("unknown", "") if text in read else "")
    return Records(
        keys=picked["row_key"].to_numpy(dtype=object),
        rows=where,
        forms=forms,
        form=form,
        han=han,
        latin=_by_form(Coded.of([one.key for one in forms]), form),
        sound=sound,
        surnames=_stacked([surnames_of(one, known.names) for one in forms], form),
        words=_two_by_form([word_pairs(one) for one in forms], form),
        skeleton=_by_form(Coded.of(bones), form),
        initials=_by_form(
            Coded.of([initials(one) if bone else "" for one, bone in zip(forms, bones, strict=True)]), form
        ),
        first=_by_form(Coded.of([given_name(one) for one in forms]), form),
        taiwan=_by_form(Coded.of([as_in_taiwan(one) for one in forms]), form),
        settled=np.array([bool(one.han) or all(map(is_pinyin, one.words)) for one in forms], dtype=bool)[
            form
        ],
        letters=_by_form(Coded.of([letters_of(one) for one in forms]), form),
        chinese=han.map(known.names.surname_of),
        characters=han.map(lambda text: "".join(sorted(text))),
        renamed=np.array([has_other_form(one) for one in forms], dtype=bool)[form],
        wed=np.array([has_other_surname(one) for one in forms], dtype=bool)[form],
        guessed=np.array(guessed, dtype=bool)[first],
        whole=np.array([one.whole for one in forms], dtype=bool)[form],
        share=np.array([share(one, known.names) for one in forms])[form],
        phones=two(phones),
        tail=Coded.of(
            [tail(a or text or box) for text, (a, _), (box, _) in zip(typed, phones, emails, strict=True)]
        ),
        mask=Coded.of([masked(text) if not a else "" for text, (a, _) in zip(typed, phones, strict=True)]),
        broken=Coded.of([broken(text) if not a else "" for text, (a, _) in zip(typed, phones, strict=True)]),
        mobile=picked["phone_kind"].isin(("mobile", "unknown")).to_numpy(),  # in America nobody can tell
        emails=two(emails),
        role=(picked["email_role"] == "yes").to_numpy()
        | name_the_house(local, in_full(house, _column(picked, "company_key"))),
        local=local.only((spelled != sound.codes) | ((spelled < 0) & (spells.codes >= 0))),
        spells=spells,
        spelled=spelled,
        otherwise=_otherwise(sound, forms, form, known.names),
        fits=fit_owners(local, forms, form),
        domain=owned,
        offices=offices,
        office=office,
        signs=OfficeSigns.of(offices),
        houses=by_both,
        brand=Coded.of(np.where(by_both[0].codes >= 0, *(one.map(letters).texts() for one in by_both))),
        man=np.array([sign == MAN for sign in signs], dtype=bool),
        woman=np.array([sign == WOMAN for sign in signs], dtype=bool),
        mark=Coded.of([sign if sign.startswith(MARK) else "" for sign in signs]),
        title=title.map(title_key),
        level=level,
        function=function,
        kana=np.array([may_be_japanese(one, known.names) for one in forms], dtype=bool)[form],
        city=city.map(lambda text: _place(towns.get(text, text), known)),
        given=Coded.of([given[place] for place in first.tolist()]),
    )


def _place(text: str, known: Knowledge) -> str:
    return known.places.find(text).city or plain_place(text)


def _column(rows: pd.DataFrame, name: str) -> list[str]:
    texts: list[str] = rows[name].tolist() if name in rows else [""] * len(rows)
    return texts


def _whole_names(rows: pd.DataFrame, broken: list[bool]) -> pd.Series[str]:
    """Return the names, their broken words as the row's own mailbox spells them, else as the list does."""
    cells = zip(rows["name"].tolist(), rows["email"].tolist(), broken, strict=True)
    own = [
        spelled_by(name, _NO_LETTERS.sub(" ", email.partition("@")[0])) if odd and email else name
        for name, email, odd in cells
    ]
    told = mended(dict.fromkeys(own))
    return text_column([told.get(name, name) for name in own], rows.index)


def _first_two(first: str, more: str) -> tuple[str, str]:
    return first, more.split("; ")[0] if more else ""


def _forms(picked: pd.DataFrame, lexicon: NameLexicon) -> tuple[list[NameForm], Codes]:
    """Return each distinct name taken apart, and its number by record."""
    cells = (_column(picked, column) for column in ("name", "name_alt", "name_also"))
    names = list(zip(*cells, strict=True))
    number = {name: place for place, name in enumerate(dict.fromkeys(names))}
    forms = [name_form(name, alt, lexicon, also) for name, alt, also in number]
    return forms, np.fromiter(map(number.__getitem__, names), np.int64, len(names))


def _stacked(several: list[list[str]], form: Codes) -> list[Codes]:
    """Code up to four values per distinct name with one set of codes, and spread them over the records."""
    most = max(map(len, several), default=1)
    padded = Coded.of([text for one in several for text in one + [""] * (most - len(one))])
    return [padded.codes[place::most][form] for place in range(most)]


def _as_codes_of(column: Coded, other: Coded) -> Codes:
    """Write `other` in the codes of `column`; -1 for what `column` has not."""
    number = {text: code for code, text in enumerate(column.values.tolist())}
    codes = np.array([number.get(text, -1) for text in other.values.tolist()] + [-1], np.int64)
    return codes[other.codes]


def _otherwise(sound: Coded, forms: list[NameForm], form: Codes, lexicon: NameLexicon) -> tuple[Codes, Codes]:
    """Return how up to two other forms of each record's name sound."""
    first, second = two([other_sounds(one, lexicon) for one in forms])
    return _as_codes_of(sound, first)[form], _as_codes_of(sound, second)[form]


def _by_form(column: Coded, form: Codes) -> Coded:
    """Spread a column of the distinct names over the records."""
    codes = column.codes[form] if len(form) else form
    return Coded(codes, column.values, np.bincount(codes[codes >= 0], minlength=len(column.values)))


def _two_by_form(pairs: list[tuple[str, str]], form: Codes) -> tuple[Coded, Coded]:
    """Spread two columns of the distinct names over the records."""
    first, second = (_by_form(column, form) for column in two(pairs))
    counts = first.counts + second.counts
    return Coded(first.codes, first.values, counts), Coded(second.codes, second.values, counts)


def _said(rows: pd.DataFrame, name: str, where: Codes, count: int) -> Coded:
    """Return what the rows of each record say in a column that is no part of its content: the least text."""
    said = [""] * count
    for record, text in zip(where.tolist(), _column(rows, name), strict=True):
        if text and (not said[record] or text < said[record]):
            said[record] = text
    return Coded.of(said)
