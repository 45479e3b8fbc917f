"""Names: one display form, the other script beside it, and whatever else stood in the cell kept."""

from __future__ import annotations

import re
from functools import partial

import numpy as np
import pandas as pd

from pipeline.batch import Step, found, per_distinct, text_column
from pipeline.columns import EXTRA, empty_text, extras
from pipeline.matching.readings import is_han
from pipeline.text.born import Before, Born
from pipeline.text.clean import normal
from pipeline.text.company import CompanyNames
from pipeline.text.name_signs import sign_of
from pipeline.text.person import PersonName, PersonNames
from pipeline.text.title import Titles

#: What friends call somebody, in brackets behind a whole name: Siriporn Wattanakul (Noi).
_CALLED = re.compile(r"[A-Z][a-z]{1,5}")
#: The given name in brackets behind what friends call somebody: Khun Nok (Thanaporn).
_GIVEN = re.compile(r"[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,19}){0,2}")
#: A nickname behind an initial that is a form of address: K. Nok is Khun Nok.
_INITIAL = re.compile(r"[A-Z]\. \w+")
#: A job or a department behind a name in characters: 来自远 厂办主任.
_JOB_BEHIND = re.compile(r"([\u3400-\u9fff·]{2,4})[\s，,、]+([\u3400-\u9fff]{2,}[^\s]*)")
#: Columns beside a real name that say who it is when the real name was left empty.
NICKNAMES = frozenset(
    ("昵称", "用户昵称", "微信昵称", "微信名", "nickname", "display name", "user name", "screen name")
)


def names(rows: pd.DataFrame, lexicon: PersonNames, companies: CompanyNames, titles: Titles) -> Step:
    """Set name, name_alt, name_script, name_rest; and company where the two cells were swapped.

    `name_rest` is what stood beside the name (a number, an organisation): `contacts` and `companies` take it.
    `name_sign` tells namesakes apart (name_signs.py), `name_also` is a name borne earlier (born.py) or the
    given name beside what friends call somebody: only matching takes the two.
    """
    typed, company, swaps = _unswap(_joined(rows, lexicon), rows["company"], lexicon, companies)
    told: list[tuple[PersonName, str]] = per_distinct(typed, lambda text: _read(text, lexicon, titles))
    read = [one for one, _ in told]
    index = rows.index
    name = text_column((one.name for one in read), index)
    alt = text_column((one.alt for one in read), index)
    given_alt, earlier = _born_otherwise(rows["name_alt"], name, lexicon)
    before = text_column((one for _, one in told), index)
    before = before.where(before != "", earlier)
    alt = alt.where(alt != "", before)
    beside = zip(read, company.tolist(), rows["city"].tolist(), rows["title"].tolist(), strict=True)
    called = text_column((_called(*cells, lexicon, companies) for cells in beside), index)
    lone = np.fromiter(map(_is_lone, read), bool, len(read))
    alt = alt.where((alt != "") | lone, called)
    signs = [sign_of(one, text, lexicon.words) for one, text in zip(read, typed.tolist(), strict=True)]
    other = (given_alt != "") & (given_alt != name)
    lost = other & (alt != "") & (alt != given_alt)
    said = found(index[lost], "value-lost", field="name_alt", before=alt[lost], after=given_alt[lost])
    alt = given_alt.where(other, alt)
    nameless = (name == "") & (alt != "")
    name, alt = name.where(~nameless, alt), alt.where(~nameless, "")
    problem = text_column((one.problem for one in read), index)
    honorific = text_column((one.honorific for one in read), index)
    taken = (honorific != "") & (name != typed) & (problem == "")
    return Step(
        columns={
            "name": name,
            "name_alt": alt,
            "name_script": text_column((one.script for one in read), index),
            "name_rest": text_column((one.rest for one in read), index),
            "name_sign": text_column(signs, index),
            "name_also": before.where((before != "") | ~lone, called),
            "company": company,
        },
        findings=[
            *swaps,
            *([said] if lost.any() else []),
            *_about(problem != "", problem, typed, name),
            *_about(taken, pd.Series("name-honorific", index=index), typed, name),
        ],
    )


def _read(text: str, lexicon: PersonNames, titles: Titles) -> tuple[PersonName, str]:
    """Return a name, and the one borne before that stands beside it: Emily Ashworth (née Radcliffe)."""
    job = _JOB_BEHIND.fullmatch(text)
    if job and titles.is_job(job[2]) and not titles.is_job(job[1]):
        return lexicon.read(job[1])._replace(rest=job[2]), ""
    apart = lexicon.born.split(text)
    if apart.name:
        read = lexicon.read(apart.rest)
        beside = read.alt if read.alt and is_han(read.alt) == is_han(apart.name) else read.name
        earlier = lexicon.born.whole(beside, apart.name)
        if earlier and earlier != read.name:
            return read, earlier
    return lexicon.read(text), ""


def _born_otherwise(
    alt: pd.Series[str], name: pd.Series[str], lexicon: PersonNames
) -> tuple[pd.Series[str], pd.Series[str]]:
    """Take an earlier name from beside the other form of a name, and give it whole: (旧姓小林)."""
    split = per_distinct(alt, partial(_borne, lexicon.born))
    said = np.array([one.name != "" for one in split], bool)
    earlier = empty_text(alt.index).copy()
    if not said.any():
        return alt, earlier
    rest, whole = alt.copy(), lexicon.born.whole
    for at in np.flatnonzero(said).tolist():
        one = split[at]
        rest.iloc[at] = one.rest
        told = bool(one.rest) and is_han(one.name) == is_han(one.rest)  # not: née Iyer, all by itself
        beside = one.rest if told else name.iloc[at]
        earlier.iloc[at] = whole(beside, one.name)
    return rest, earlier


def _borne(born: Born, text: str) -> Before:
    """Take an earlier name out of a cell that may hold nothing else."""
    alone = born.alone(text) if text else ""
    return Before("", alone) if alone else born.split(text)


def _is_lone(read: PersonName) -> bool:
    """Say whether a name is one word, with a form of address or without: Khun Nok, K. Nok, Nok."""
    addressed = read.honorific != "" and read.name.startswith(read.honorific)
    return " " not in read.name or addressed or _INITIAL.fullmatch(read.name) is not None


def _called(
    read: PersonName, company: str, city: str, title: str, lexicon: PersonNames, companies: CompanyNames
) -> str:
    """Return what somebody is called, in brackets behind a name in Latin letters; "" for nothing.

    What stands there may be the company, a place or a job as well: those have cells of their own.
    """
    if not read.rest or read.script != "latin":
        return ""
    if not (_GIVEN if _is_lone(read) else _CALLED).fullmatch(read.rest):
        return ""
    word = read.rest.casefold()
    if not company or lexicon.words.is_organisation(word) or word in lexicon.words.guests:
        return ""
    if companies.places.find(word, "address").city or companies.known(word):
        return ""
    return "" if any(word in cell.casefold() for cell in (company, city, title)) else read.rest


def _joined(rows: pd.DataFrame, lexicon: PersonNames) -> pd.Series[str]:
    """Return the name as typed, else put together from its parts, else the nickname."""
    typed = rows["name"]
    if "first_name" in rows or "last_name" in rows:
        typed = _from_parts(typed, rows, lexicon)
    for name in extras(rows):
        if normal(name.removeprefix(EXTRA)) in NICKNAMES:
            typed = typed.where(typed != "", rows[name])
    return typed


def _from_parts(typed: pd.Series[str], rows: pd.DataFrame, lexicon: PersonNames) -> pd.Series[str]:
    first = rows.get("first_name", empty_text(rows.index))
    last = rows.get("last_name", empty_text(rows.index))
    parts = (typed == "") & ((first != "") | (last != ""))
    joined = [lexicon.join(*both) for both in zip(first[parts], last[parts], strict=True)]
    typed = typed.copy()
    typed[parts] = np.array(joined, dtype=object)
    return typed


def _unswap(
    typed: pd.Series[str], company: pd.Series[str], lexicon: PersonNames, companies: CompanyNames
) -> tuple[pd.Series[str], pd.Series[str], list[pd.DataFrame]]:
    """Put right a company in the name cell: swap it with a person in the company cell, or move it."""
    is_company = pd.Series(
        per_distinct(typed, lambda text: len(text) > 4 and _is_company(text, lexicon, companies)),
        index=typed.index,
    )
    if not is_company.any():
        return typed, company, []
    holds_person = pd.Series(
        [
            lexicon.is_chinese_name(other) or (other == "" and bool(companies.legal_form(text)))
            for text, other in zip(typed[is_company].tolist(), company[is_company].tolist(), strict=True)
        ],
        index=typed.index[is_company],
    )
    swap = is_company.copy()
    swap[is_company] = holds_person
    if not swap.any():
        return typed, company, []
    said = found(typed.index[swap], "swapped-columns", field="name", before=typed[swap], after=company[swap])
    return typed.where(~swap, company), company.where(~swap, typed), [said]


def _is_company(text: str, lexicon: PersonNames, companies: CompanyNames) -> bool:
    """Say whether a name cell holds a company: a legal form, or a place before too long a name."""
    if companies.legal_form(text):
        return True
    return is_han(text) and not lexicon.is_chinese_name(text) and bool(companies.read(text).place)


def _about(
    mask: pd.Series[bool], rule: pd.Series[str], before: pd.Series[str], after: pd.Series[str]
) -> list[pd.DataFrame]:
    if not mask.any():
        return []
    return [found(mask.index[mask], rule[mask], field="name", before=before[mask], after=after[mask])]
