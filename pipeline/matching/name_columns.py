"""What names are compared by: worked out once per distinct name, spread over the records as codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.batch import texts_of
from pipeline.matching.codes import Coded, Codes, Flags, as_codes_of, two
from pipeline.matching.latin_words import is_pinyin
from pipeline.matching.lexicon import NameLexicon
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
from pipeline.text.name_signs import MAN, MARK, WOMAN


@dataclass(frozen=True)
class NameColumns:
    """The names of all records; every array has one entry per record.

    `forms` holds each distinct name, `form` its number by record. `chinese` is the surname of a name in
    characters; `otherwise` how the name's other forms sound, in codes of `sound`. `wed` says that another
    surname is told beside the name, `guessed` that letters of it were broken. `share` is the share of people
    who bear the name, 0 to 1. `man` and `woman` say how somebody is addressed, `mark` what tells namesakes
    apart: 张敏（大）.
    """

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
    kana: Flags
    otherwise: tuple[Codes, Codes]
    man: Flags
    woman: Flags
    mark: Coded

    @classmethod
    def of(cls, picked: pd.DataFrame, guessed: Flags, lexicon: NameLexicon) -> NameColumns:
        """Take the names of `picked` apart; needs `name`, `name_alt`, `name_also` and `name_sign`."""
        forms, form = _forms(picked, lexicon)
        signs = texts_of(picked, "name_sign")

        def coded(said: Callable[[NameForm], str]) -> Coded:
            return _by_form(Coded.of(list(map(said, forms))), form)

        def flags(said: Callable[[NameForm], bool]) -> Flags:
            return np.array(list(map(said, forms)), dtype=bool)[form]

        sound, han = coded(lambda one: one.sound), coded(lambda one: one.han)
        bones = [skeleton(one) for one in forms]
        letters = [initials(one) if bone else "" for one, bone in zip(forms, bones, strict=True)]
        others = two([other_sounds(one, lexicon) for one in forms])
        first, second = (as_codes_of(sound, column)[form] for column in others)
        return cls(
            forms=forms,
            form=form,
            han=han,
            latin=coded(lambda one: one.key),
            sound=sound,
            surnames=_stacked([surnames_of(one, lexicon) for one in forms], form),
            words=_two_by_form([word_pairs(one) for one in forms], form),
            skeleton=_by_form(Coded.of(bones), form),
            initials=_by_form(Coded.of(letters), form),
            first=coded(given_name),
            taiwan=coded(as_in_taiwan),
            settled=flags(lambda one: bool(one.han) or all(map(is_pinyin, one.words))),
            letters=coded(letters_of),
            characters=han.map(lambda text: "".join(sorted(text))),
            chinese=han.map(lexicon.surname_of),
            renamed=flags(has_other_form),
            wed=flags(has_other_surname),
            guessed=guessed,
            whole=flags(lambda one: one.whole),
            share=np.array([share(one, lexicon) for one in forms])[form],
            kana=flags(lambda one: may_be_japanese(one, lexicon)),
            otherwise=(first, second),
            man=np.array([sign == MAN for sign in signs], dtype=bool),
            woman=np.array([sign == WOMAN for sign in signs], dtype=bool),
            mark=Coded.of([sign if sign.startswith(MARK) else "" for sign in signs]),
        )


def _forms(picked: pd.DataFrame, lexicon: NameLexicon) -> tuple[list[NameForm], Codes]:
    """Return each distinct name taken apart, and its number by record."""
    cells = (texts_of(picked, column) for column in ("name", "name_alt", "name_also"))
    names = list(zip(*cells, strict=True))
    number = {name: place for place, name in enumerate(dict.fromkeys(names))}
    forms = [name_form(name, alt, lexicon, also) for name, alt, also in number]
    return forms, np.fromiter(map(number.__getitem__, names), np.int64, len(names))


def _stacked(several: list[list[str]], form: Codes) -> list[Codes]:
    """Code up to four values per distinct name with one set of codes, and spread them over the records."""
    most = max(map(len, several), default=1)
    padded = Coded.of([text for one in several for text in one + [""] * (most - len(one))])
    return [padded.codes[place::most][form] for place in range(most)]


def _by_form(column: Coded, form: Codes) -> Coded:
    """Spread a column of the distinct names over the records."""
    codes = column.codes[form] if len(form) else form
    return Coded(codes, column.values, np.bincount(codes[codes >= 0], minlength=len(column.values)))


def _two_by_form(pairs: list[tuple[str, str]], form: Codes) -> tuple[Coded, Coded]:
    """Spread two columns of the distinct names over the records."""
    first, second = (_by_form(column, form) for column in two(pairs))
    counts = first.counts + second.counts
    return Coded(first.codes, first.values, counts), Coded(second.codes, second.values, counts)
