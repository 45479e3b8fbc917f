"""What identity is judged by: one record per distinct row content, as codes and arrays.

Rows alike in every identity cell are one record from the start: ten thousand rows alike cost as much as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.matching.readings import han_part, is_han, sound, syllables, words
from pipeline.text.phone import is_callable

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Coded:
    """A column as integers: `codes` by record (-1 for nothing), `values` by code, `counts` by code."""

    codes: Codes
    values: npt.NDArray[np.object_]
    counts: Codes

    @staticmethod
    def of(values: list[str]) -> Coded:
        """Code `values`; the empty text is nothing."""
        array = np.array(values, dtype=object)
        array[array == ""] = None
        codes, distinct = pd.factorize(array)
        counts = np.bincount(codes[codes >= 0], minlength=len(distinct))
        return Coded(codes.astype(np.int64), np.asarray(distinct, dtype=object), counts.astype(np.int64))


@dataclass(frozen=True)
class Records:
    """One entry per distinct content; every array has length `len(keys)`.

    `rows` maps each row (by position) to its record. `phones` and `emails` hold each record's first two.
    """

    keys: npt.NDArray[np.object_]
    rows: Codes
    han: Coded
    latin: Coded
    sound: Coded
    surname: Coded
    whole: npt.NDArray[np.bool_]
    phones: tuple[Coded, Coded]
    emails: tuple[Coded, Coded]
    mobile: npt.NDArray[np.bool_]
    role: npt.NDArray[np.bool_]
    local: Coded
    domain: Coded
    core: Coded
    company: Coded
    given: Coded

    def __len__(self) -> int:
        return len(self.keys)


def make_records(rows: pd.DataFrame, surnames: Mapping[str, str], nicknames: Mapping[str, str]) -> Records:
    """Collapse `rows` (after `tidy`) to records.

    `surnames` gives each Chinese surname's reading in names, `nicknames` the full name behind a short one.
    """
    given = rows["person_id_given"] if "person_id_given" in rows else pd.Series("", index=rows.index)
    content = list(zip(rows["row_key"].tolist(), given.tolist(), strict=True))
    number = {pair: place for place, pair in enumerate(sorted(set(content)))}  # by content, never by position
    where = np.fromiter((number[pair] for pair in content), np.int64, len(rows))
    _, first = np.unique(where, return_index=True)
    picked = rows.iloc[first]
    names = _names(picked, surnames, nicknames)
    emails = [
        _first_two(a, b) for a, b in zip(picked["email"].tolist(), picked["email_alt"].tolist(), strict=True)
    ]
    phones = [
        _first_two(a, b) for a, b in zip(picked["phone"].tolist(), picked["phone_alt"].tolist(), strict=True)
    ]
    phones = [(a if is_callable(a) else "", b if is_callable(b) else "") for a, b in phones]
    main = [a for a, _ in emails]
    personal = ~picked["email_kind"].isin(("work", "edu")).to_numpy()
    return Records(
        keys=picked["row_key"].to_numpy(dtype=object),
        rows=where,
        han=Coded.of([n.han for n in names]),
        latin=Coded.of([n.latin for n in names]),
        sound=Coded.of([n.sound for n in names]),
        surname=Coded.of([n.surname for n in names]),
        whole=np.array([n.whole for n in names], dtype=bool),
        phones=_two(phones),
        emails=_two([(a if "@" in a else "", b if "@" in b else "") for a, b in emails]),
        mobile=picked["phone_kind"].isin(("mobile", "unknown")).to_numpy(),  # in America nobody can tell
        role=(picked["email_role"] == "yes").to_numpy(),
        local=Coded.of([_own_local(a, n.sound) for a, n in zip(main, names, strict=True)]),
        domain=Coded.of(
            ["" if p or "@" not in a else a.split("@")[1] for a, p in zip(main, personal, strict=True)]
        ),
        core=Coded.of(picked["company_house"].tolist()),
        company=Coded.of(picked["company_key"].tolist()),
        given=Coded.of(given.iloc[first].tolist()),
    )


def at(values: Codes, codes: Codes) -> Codes:
    """Take `values` by code; 0 where there is no code."""
    if not len(values):
        return np.zeros(len(codes), np.int64)
    return np.where(codes >= 0, values[codes], 0)


def equal(codes: Codes, left: Codes, right: Codes) -> npt.NDArray[np.bool_]:
    """Say which pairs have one value, and have one at all."""
    result: npt.NDArray[np.bool_] = (codes[left] >= 0) & (codes[left] == codes[right])
    return result


def _first_two(first: str, more: str) -> tuple[str, str]:
    return first, more.split("; ")[0] if more else ""


def _own_local(address: str, name: str) -> str:
    """Return what stands before the @, but for the name itself: that says no more than the name does."""
    local, at_sign, _ = address.partition("@")
    letters = "".join(sorted(filter(str.isalpha, local)))
    return local if at_sign and letters != name else ""


def _two(pairs: list[tuple[str, str]]) -> tuple[Coded, Coded]:
    """Code two columns with one set of codes, so that a first can equal a second."""
    both = Coded.of([a for a, _ in pairs] + [b for _, b in pairs])
    half = len(pairs)
    return (
        Coded(both.codes[:half], both.values, both.counts),
        Coded(both.codes[half:], both.values, both.counts),
    )


def _names(picked: pd.DataFrame, surnames: Mapping[str, str], nicknames: Mapping[str, str]) -> list[_Name]:
    """Return the forms each record's name is compared in."""
    seen: dict[tuple[str, str], _Name] = {}
    result = []
    for pair in zip(picked["name"].tolist(), picked["name_alt"].tolist(), strict=True):
        if pair not in seen:
            seen[pair] = _name(*pair, surnames, nicknames)
        result.append(seen[pair])
    return result


class _Name(NamedTuple):
    """A name's Han form, its Latin words sorted, its sound, how the surname is read, whether it is whole."""

    han: str
    latin: str
    sound: str
    surname: str
    whole: bool


def _name(name: str, alt: str, surnames: Mapping[str, str], nicknames: Mapping[str, str]) -> _Name:
    texts = [text for text in (name, alt) if text]
    han = next((han_part(text) for text in texts if is_han(text)), "")
    typed = next((found for text in texts if text != han and (found := words(text))), ())
    latin_words = tuple(nicknames.get(word, word) for word in typed)
    latin = " ".join(sorted(latin_words))
    if han:
        read = syllables(han, surnames)
        whole = len(han) >= 2 and han not in surnames and not _is_address(han)
        return _Name(han, latin, sound(read) if whole else "", read[0] if read else "", whole)
    surname = latin_words[-1] if latin_words else ""
    return _Name("", latin, sound(latin_words), surname, len(latin_words) >= 2)


def _is_address(han: str) -> bool:
    """Say whether a name is a surname with a form of address and nothing more: 王总, 欧阳女士."""
    return han[1:] in _ADDRESSES or (len(han) > 3 and han[2:] in _ADDRESSES)


_ADDRESSES = frozenset(
    "总 工 董 姐 哥 女士 先生 小姐 老师 经理 总监 主任 博士 教授 部长 处长 局长 院长 校长 科长 厂长 主管"
    " 总经理 老板 师傅 律师 医生".split()
)
