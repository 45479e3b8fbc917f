"""Which country a row's numbers are from when they carry no country code: what the row itself says first."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from pipeline.batch import per_distinct, text_column
from pipeline.text.chinese import simplified
from pipeline.text.place import Places

#: A mainland mobile is one wherever its owner lives now: a row's country does not make it another number.
_MAINLAND_MOBILE = re.compile(r"[^0-9]*(?:\+?86|0086)?[^0-9]*1[3-9](?:[^0-9]*[0-9]){9}[^0-9]*")
#: The same digits in the groups that Brazil writes: (19) 99358-1624.
_AS_IN_BRAZIL = re.compile(r"\(?1[1-9]\)?[ .-]*9[0-9]{4}[ .-]+[0-9]{4}")
#: Scripts that one country writes.
_SCRIPTS = {
    "KR": re.compile("[\uac00-\ud7a3]"),
    "JP": re.compile("[\u3041-\u30f6]"),
    "TH": re.compile("[\u0e01-\u0e3a]"),
    "IL": re.compile("[\u05d0-\u05ea]"),
    "GR": re.compile("[\u0386-\u03ce]{2}"),
}
#: What a number looks like in Taiwan (a mobile) and in Hong Kong.
_TAIWAN_MOBILE, _HONG_KONG = r"09[0-9]{8}", r"[2-9][0-9]{7}"
#: A sheet is a country's where so many rows, and so large a share of those that say one, are from there.
_ENOUGH, _MOST = 3, 0.8
_SHORTEST = 6  # digits of a number with its country code
_NOT_DIGITS = re.compile("[^0-9]+")
#: Country domains whose letters are no country's code.
_DOMAINS = {"uk": "GB"}
#: Country domains that people all over the world use for their look.
_VANITY = frozenset("io ai co me tv cc so vip ly to fm gg".split())


def regions(rows: pd.DataFrame, default: str, gazetteer: Places) -> pd.Series[str]:
    """Return the ISO country per row: its country cell, city, mail domain, script, else its sheet's.

    Else `default`. A sheet nearly all of whose rows are from one country has that country's numbers.

    Only rows with something in a phone cell are looked at; the others, and mainland mobiles, are `default`.
    """
    numbers = rows["phone"].where(rows["phone"] != "", rows.get("contact", rows["phone"]))
    asked = pd.Series([_lacks_country(number) for number in numbers.tolist()], index=rows.index, dtype=bool)
    region = pd.Series(default, index=rows.index, dtype=rows["phone"].dtype)
    if not asked.any():
        return region
    part = rows[asked]
    country = text_column(
        per_distinct(part["country"], lambda text: gazetteer.country(text) if text else ""), part.index
    )
    for name in ("city", "location", "province"):
        if name in part:
            place = per_distinct(
                part[name], lambda text: gazetteer.find(text, "cell").country if text else ""
            )
            country = country.where(country != "", text_column(place, part.index))
    country = country.where(country != "", text_column(per_distinct(part["email"], _of_domain), part.index))
    for name in ("name", "company", "title"):
        if name in part:
            written = text_column(per_distinct(part[name], _of_script), part.index)
            country = country.where(country != "", written)
    country = country.where(country != "", _of_characters(part, numbers[asked]))
    if (country == "").any():
        country = country.where(country != "", _of_sheet(rows, numbers, country, default)[asked])
    return region.mask(asked, country.where(country != "", default).reindex(rows.index))


def _of_sheet(
    rows: pd.DataFrame, numbers: pd.Series[str], told: pd.Series[str], default: str
) -> pd.Series[str]:
    """Return the country most rows of a sheet are from, by what they say and by their numbers' codes."""
    coded = text_column([_of_code(number, default) for number in numbers.tolist()], rows.index)
    country = told.reindex(rows.index, fill_value="").where(coded == "", coded)
    sheets = (
        rows["source_file"] + "\x1f" + rows["sheet"]
        if "sheet" in rows
        else text_column([""] * len(rows), rows.index)
    )
    result = text_column([default] * len(rows), rows.index)
    for sheet in sheets.unique().tolist():
        there = sheets == sheet
        counts = country[there & (country != "")].value_counts()
        if len(counts) and counts.iloc[0] >= _ENOUGH and counts.iloc[0] >= _MOST * counts.sum():
            result = result.mask(there, str(counts.index[0]))
    return result


def _of_code(number: str, default: str) -> str:
    """Return the country of a number's own code, `default` for a mainland mobile, "" where none stands.

    >>> _of_code("+33 6 11 79 53 08", "CN"), _of_code("139 0000 1234", "CN"), _of_code("06 11 79 53 08", "CN")
    ('FR', 'CN', '')
    """
    if _is_mainland_mobile(number):
        return default
    digits = _NOT_DIGITS.sub("", number) if number[:1] in ("+", "＋") else ""
    codes = (int(digits[:size]) for size in (1, 2, 3) if len(digits) > _SHORTEST)
    return next(
        (COUNTRY_CODE_TO_REGION_CODE[code][0] for code in codes if code in COUNTRY_CODE_TO_REGION_CODE), ""
    )


def _lacks_country(number: str) -> bool:
    """Say whether a number may be one of any country: it carries no code, and is no mainland mobile.

    >>> [_lacks_country(number) for number in ("0571 88001234", "139 0000 1234", "+49 89 1234567", "")]
    [True, False, False, False]
    """
    return number[:1] not in ("", "+", "＋") and not _is_mainland_mobile(number)


def _is_mainland_mobile(number: str) -> bool:
    """Say whether a number has the digits of one, and not another country's groups.

    >>> _is_mainland_mobile("199 9358 1624"), _is_mainland_mobile("(19) 99358-1624")
    (True, False)
    """
    return _MAINLAND_MOBILE.fullmatch(number) is not None and _AS_IN_BRAZIL.fullmatch(number) is None


def _of_characters(part: pd.DataFrame, numbers: pd.Series[str]) -> pd.Series[str]:
    """Return TW or HK where the row is in traditional characters and the number has the form used there.

    For Hong Kong a name alone says too little: on the mainland, too, some write theirs so, and leave the
    area out of a landline.
    """
    traditional = {
        name: np.array(per_distinct(part[name], lambda text: simplified(text) != text), np.bool_)
        for name in ("name", "company", "title")
        if name in part
    }
    nowhere = np.zeros(len(part), dtype=bool)
    work = traditional.get("company", nowhere) | traditional.get("title", nowhere)
    digits = numbers.str.replace(_NOT_DIGITS, "", regex=True)
    taiwan = digits.str.fullmatch(_TAIWAN_MOBILE).to_numpy(bool) & (work | traditional.get("name", nowhere))
    hong_kong = digits.str.fullmatch(_HONG_KONG).to_numpy(bool) & work
    return text_column(np.select([taiwan, hong_kong], ["TW", "HK"], ""), part.index)


def _of_script(text: str) -> str:
    """Return the country whose people alone write so, "" for letters of many countries.

    >>> _of_script("김하늘"), _of_script("株式会社ノリタケ"), _of_script("李雷")
    ('KR', 'JP', '')
    """
    if text.isascii():
        return ""
    return next((country for country, script in _SCRIPTS.items() if script.search(text)), "")


def _of_domain(address: str) -> str:
    """Return the country of a mail address's top-level domain, "" for .com and the like."""
    ending = address.rpartition(".")[2].strip().casefold()
    if (
        len(ending) != 2
        or not ending.isascii()
        or not ending.isalpha()
        or ending in _VANITY
        or "@" not in address
    ):
        return ""
    return _DOMAINS.get(ending, ending.upper())
