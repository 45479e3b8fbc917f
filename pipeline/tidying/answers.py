"""Dates, yes-and-no answers and sizes: each in one written form, or as it was with a word about it."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial

import pandas as pd

from pipeline.batch import Step, found, per_distinct, text_column
from pipeline.text.clean import normal
from pipeline.text.moment import Moment, day_order, read_minutes, read_moment
from pipeline.text.size import read_size

_NO = re.compile(
    r"^(no|n|false|0|none|not|never|nein|non)\b|don't|do not|not attend|disagree|not agree"
    r"|^(否|不|无需|無需|暂不|暫不|没有|沒有|未(?!来|來)|拒绝|拒絕|取消|x$|×$)|勿扰|勿擾|不同意"
)
#: What begins like a no and is none: "no problem, please call", 不客气.
_NO_REFUSAL = re.compile(
    r"^(no|not a) (problem|worr(y|ies)|objections?|issue)\b"
    r"|^(不客气|不客氣|不介意|没问题|沒問題|没关系|沒關係)"
)
#: Said of an answer that was more than yes or no: what was typed is `before`.
IN_WORDS = "answer-in-words"
_PLAIN = frozenset(
    "yes no y n true false 1 0 ok x ja nein oui non si sí 是 否 需要 不需要 要 不要 有 没有 好 好的"
    " 愿意 不愿意 同意 不同意 希望 不希望 可以 不可以".split()
)
_BUT = re.compile(r"\bbut\b|但")
_YES = re.compile(
    r"^(yes|y|true|1|ok|sure|please|ja|oui|si|sí|sì|checked in|attended|agree|i agree|i consent|accept|on)\b"
    r"|^(是|需要|要|希望|愿意|願意|同意|可以|有|已|好|方便|√|✓|✔)|欢迎|请联系|尽快|\bagree|contact me|call me"
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


def yes_or_no(text: str) -> str:
    """Return "yes" or "no" for an answer in words, else the answer as it was.

    >>> yes_or_no("需要，请下周联系"), yes_or_no("暂不需要"), yes_or_no("Maybe")
    ('yes', 'no', 'Maybe')
    """
    words = normal(text)
    if not words:
        return text
    words = _NO_REFUSAL.sub("", words).lstrip(" ,.!，。！")
    yes, no = _YES.search(words), _NO.search(words)
    if yes and no and yes.start() < no.start() and _BUT.search(words):
        return text  # yes, but: the caller reads it
    return "no" if no else "yes" if yes else text


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
