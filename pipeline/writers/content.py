"""What the workbook is made of, and how its values are worded for the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from pipeline.batch import Batch
from pipeline.callback import Callback
from pipeline.columns import TEXT
from pipeline.labels import VALUES, Lang, value_label, word
from pipeline.rule_files import RuleFile, read_rows
from pipeline.text.phone_groups import grouped


@dataclass(frozen=True)
class WorkbookInput:
    """A finished run: its rows and people, a ledger line per row, and what summary.json says."""

    rows: Batch
    people: Batch
    ledger: pd.DataFrame
    summary: Mapping[str, Any]
    event: str
    event_date: dt.date | None
    on: dt.date


class WorkbookRules(Protocol):
    """What of the rules shows in a sheet: the call-back settings, and the files that hold words for codes."""

    @property
    def callback(self) -> Callback: ...
    @property
    def files(self) -> Mapping[str, RuleFile]: ...


@dataclass(frozen=True)
class Words:
    """The words of one language: those for codes by column, and what this round of calls says and asks."""

    lang: Lang
    callback: Callback
    round: int
    values: Mapping[str, Mapping[str, str]]
    event: str = ""

    def script(self) -> str:
        """Return what to say in this round, with a gap for the name."""
        text = self.callback.round(self.round).script.text(self.lang)
        return text.replace("{event}", self.event).replace("{name}", "___")


def words_of(rules: WorkbookRules, lang: Lang, round: int = 1, event: str = "") -> Words:
    """Gather the words for `lang`; what the team's files say goes before our own.

    Places are Chinese in people.csv, so only English needs words for them.
    """
    values = {
        column: {code: value_label(column, code, lang) for code in codes} for column, codes in VALUES.items()
    }
    for column, file in (("industry", "industries.csv"), ("country", "countries.csv")):
        named = {row["code"]: row[lang] for row in _rows(rules, file, "code", "zh", "en") if row[lang]}
        values[column] = {**values.get(column, {}), **named}
    if lang == "en":
        places = _rows(rules, "places.csv", "country", "level", "province", "city", "english")
        cities = {row["city"]: row["english"] for row in places if row["level"] == "city" and row["english"]}
        provinces = {
            row["province"]: row["english"] for row in places if row["level"] == "province" and row["english"]
        }
        values |= {"city": cities, "province": provinces}
    return Words(lang, rules.callback, round, values, event)


def worded(people: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return `people` with codes and places in words, and phones the way they are read out."""
    changed = {
        column: _mapped(people[column], words.values[column])
        for column in people.columns.intersection(list(words.values))
    }
    changed |= {name: spaced(people[name], words.lang) for name in ("phone", "phone_alt") if name in people}
    return people.assign(**changed)


def spaced(phones: pd.Series[str], lang: Lang) -> pd.Series[str]:
    """Write phones the way they are read out; several in a cell stay separated by "; "."""
    at_home = lang == "zh"
    head = "" if at_home else "+86 "
    said = [
        f"{head}{phone[3:6]} {phone[6:10]} {phone[10:]}"  # as `grouped` does: nearly all numbers are such
        if phone[:4] == "+861" and len(phone) == 14
        else "; ".join(grouped(one, at_home=at_home) for one in phone.split("; "))
        if phone
        else ""
        for phone in phones.tolist()
    ]
    return pd.Series(said, index=phones.index, dtype=TEXT)


def cities_or_guesses(people: Batch, shown: pd.DataFrame, words: Words) -> pd.Series[str]:
    """Return the cities of `shown`, and where none is known the one a mobile number speaks of, marked so.

    Only a caller sees such a guess: it is no tag, and in no file for machines.
    """
    findings = people.findings
    guesses = findings.loc[findings["rule"] == "city-from-mobile", ["subject", "after"]]
    names = words.values.get("city", {})
    marked = word("guessed_city", words.lang)
    said = {
        person: marked.format(city=names.get(city, city))
        for person, city in zip(guesses["subject"].tolist(), guesses["after"].tolist(), strict=True)
    }
    known = zip(shown.index.tolist(), shown["city"].tolist(), strict=True)
    cities = [city or said.get(person, "") for person, city in known]
    return pd.Series(cities, index=shown.index, dtype=TEXT)


def _rows(rules: WorkbookRules, name: str, *columns: str) -> list[dict[str, str]]:
    return read_rows(rules.files[name].data, columns)[0] if name in rules.files else []


def _mapped(values: pd.Series[str], words: Mapping[str, str]) -> pd.Series[str]:
    """Replace what `words` has a word for."""
    codes, distinct = pd.factorize(values.to_numpy(dtype=object))
    said = pd.array([words.get(value, value) for value in distinct], dtype=TEXT)
    return pd.Series(said.take(codes), index=values.index, dtype=TEXT)
