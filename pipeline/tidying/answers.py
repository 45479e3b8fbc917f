"""Dates, yes-and-no answers and sizes: each in one written form, or as it was with a word about it."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pandas as pd

from pipeline.batch import Step, found, per_distinct, text_column
from pipeline.text.answer import yes_or_no
from pipeline.text.moment import Moment, day_order, read_minutes, read_moment
from pipeline.text.size import read_size

#: Said of an answer that was more than yes or no: what was typed is `before`.
IN_WORDS = "answer-in-words"
_PLAIN = frozenset(
    "yes no y n true false 1 0 ok x ja nein oui non si sí 是 否 需要 不需要 要 不要 有 没有 好 好的"
    " 愿意 不愿意 同意 不同意 希望 不希望 可以 不可以".split()
)


def answers(rows: pd.DataFrame, on: dt.date) -> Step:
    """Set registered_at, wants_contact, consent, attended, minutes and company_size where they were given."""
    columns: dict[str, pd.Series[str]] = {}
    findings: list[pd.DataFrame] = []
    for name in ("wants_contact", "consent", "attended"):
        columns[name] = text_column(per_distinct(rows[name], yes_or_no), rows.index)
        more = (columns[name] != rows[name]) & ~rows[name].str.casefold().isin(_PLAIN)
        if more.any():
            before, after = rows[name][more], columns[name][more]
            findings.append(found(rows.index[more], IN_WORDS, field=name, before=before, after=after))
    moments = _registered_at(rows, on)
    columns["registered_at"] = text_column((moment.value for moment in moments), rows.index)
    problem = text_column((moment.problem for moment in moments), rows.index)
    odd = problem != ""
    if odd.any():
        before = rows["registered_at"][odd]
        findings.append(found(rows.index[odd], problem[odd], field="registered_at", before=before))
    columns["minutes"] = text_column(per_distinct(rows["minutes"], _minutes), rows.index)
    stayed = columns["minutes"].str.fullmatch("[1-9][0-9]*") & (columns["attended"] == "")
    columns["attended"] = columns["attended"].mask(stayed, "yes")
    columns["company_size"] = text_column(per_distinct(rows["company_size"], _size), rows.index)
    return Step(columns, findings)


def _registered_at(rows: pd.DataFrame, on: dt.date) -> list[Moment]:
    """Read the column table by table: whether the day stands first is decided for each as a whole."""
    typed = rows["registered_at"]
    result = pd.Series([Moment("", "")] * len(rows), index=rows.index, dtype=object)
    given = typed != ""
    if not given.any():
        return list(result)
    for _, part in typed[given].groupby([rows["source_file"][given], rows["sheet"][given]], sort=False):
        order = day_order(part.unique(), on)
        read = per_distinct(part, partial(read_moment, order=order, on=on))
        result[part.index] = pd.Series(read, index=part.index, dtype=object)
    return list(result)


def _minutes(text: str) -> str:
    minutes = read_minutes(text) if text else None
    return text if minutes is None else str(round(minutes))


def _size(text: str) -> str:
    return (read_size(text) or text) if text else ""
