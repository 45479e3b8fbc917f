"""Turn findings into sentences a caller understands: one per rule, and one per person."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from pipeline.batch import Verdict
from pipeline.columns import TEXT
from pipeline.labels import Lang, column_label, pick, value_label
from pipeline.rule_words import KINDS, NAMES, SCORING, SENTENCES

SEPARATOR = " · "
#: A sentence for a cell: a typed essay is cut here, and stands whole in its own column.
LONGEST_VALUE = 60
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(before|after|field|kind)\}")
#: What is worth no points, and whoever calls must hear of it.
_HEARD = ("open-opportunity", "known-account", "answered", "noted")
_SCREENED = 0  # rank of what decides; the points come after, in the order of the table, then what is heard
_RANK = {rule: rank for rank, rule in enumerate((*SCORING, *_HEARD), start=1)}
#: True of nearly everyone: worth points, not worth a caller's eyes.
_UNSAID = ("points:completeness", "points:recency", "points:company-size")


def rule_label(rule: str, lang: Lang) -> str:
    """Name a rule in a few words; a rule nobody named keeps its own name.

    >>> rule_label("junk:keyboard-walk", "zh"), rule_label("house-rule", "en")
    ('无效信息：乱敲键盘', 'house-rule')
    """
    family, _, kind = rule.partition(":")
    if family not in NAMES:
        return rule
    name = pick(NAMES[family], lang)
    return name + ("：" if lang == "zh" else ": ") + _kind(kind, lang) if kind else name


def reason(rule: str, field: str, before: str, after: str, lang: Lang) -> str:
    """Say one finding as a sentence; an unknown rule says its own name, and what became of what.

    >>> reason("competitor", "company", "美云智数科技", "美云智数", "zh")
    '竞争对手：公司「美云智数科技」，对应名单「美云智数」'
    >>> reason("house-rule", "", "a", "b", "en")
    'house-rule: a → b'
    """
    family, colon, kind = rule.partition(":")
    pair = SENTENCES.get(rule) or (SENTENCES.get(family + colon) if colon else None)
    column = _coded(rule, field)
    values = {
        "before": shorten(value_label(column, before, lang)),
        "after": shorten(value_label(column, after, lang)),
        "field": column_label(field, lang),
        "kind": _kind(kind, lang),
    }
    if pair is None:
        changed = " → ".join(value for value in (values["before"], values["after"]) if value)
        return rule_label(rule, lang) + (f": {changed}" if changed else "")
    return _fill(pick(pair, lang), values)


def sentences(people: pd.DataFrame, findings: pd.DataFrame, lang: Lang) -> pd.Series[str]:
    """Compose each person's sentence: what decided their outcome, else what makes them worth a call.

    `findings` about rows are passed over: what they mean for a person is a finding about the person. Points
    that are not above zero say nothing, nor does a detail which nearly everyone has; what a caller must
    hear is said. Returns a text column over `people`; "" where there is nothing to say.
    """
    spoken = findings[_worth_saying(findings)]
    person = people.index.get_indexer(pd.Index(spoken["subject"].tolist(), dtype=object))
    spoken, person = spoken[person >= 0], person[person >= 0]
    parts = ["rule", "field", "before", "after"]
    codes, distinct = _distinct(spoken, parts)
    said = [reason(rule, field, before, after, lang) for rule, field, before, after in distinct]
    rank = np.fromiter((_RANK.get(words[0], _SCREENED) for words in distinct), np.int64, len(distinct))[codes]
    verdict = spoken["verdict"].to_numpy(dtype=np.int64)
    deciding = np.zeros(len(people), dtype=np.int64)
    np.maximum.at(deciding, person, verdict)
    holds = verdict == deciding[person]
    order = np.lexsort((codes, rank, person))
    order = order[holds[order]]
    return _grouped(person[order], list(map(said.__getitem__, codes[order].tolist())), people.index)


def shorten(text: str) -> str:
    """Put a text on one line, cut to what a sentence holds."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_VALUE else flat[: LONGEST_VALUE - 1] + "…"


def _worth_saying(findings: pd.DataFrame) -> pd.Series[bool]:
    decides = findings["verdict"] >= int(Verdict.REVIEW)
    rule = findings["rule"].astype(str)
    scoring = [name for name in rule.unique() if name.startswith("points:") and name not in _UNSAID]
    return decides | (rule.isin(scoring) & (findings["points"] > 0)) | rule.isin(_HEARD)


def _distinct(
    frame: pd.DataFrame, columns: list[str]
) -> tuple[np.ndarray[Any, np.dtype[np.int64]], list[Any]]:
    """Number the distinct combinations of `columns`; return the number of each line, and the combinations."""
    combined = np.zeros(len(frame), dtype=np.int64)
    for column in columns:
        codes, values = pd.factorize(frame[column].to_numpy(dtype=object))
        combined, _ = pd.factorize(combined * (len(values) + 1) + codes)
    first = np.unique(combined, return_index=True)[1]
    firsts = frame[columns].iloc[first]
    return combined, list(firsts.itertuples(index=False, name=None))


def _grouped(person: Any, said: list[str], index: pd.Index[str]) -> pd.Series[str]:
    """Join what is said about each person; `person` (positions) is sorted, `said` goes beside it."""
    result = [""] * len(index)
    starts = [0, *(np.flatnonzero(np.diff(person)) + 1).tolist(), len(said)]
    people = person.tolist()
    for start, end in pairwise(starts):
        if start < end:
            result[people[start]] = SEPARATOR.join(dict.fromkeys(said[start:end]))
    return pd.Series(result, index=index, dtype=TEXT)


def _coded(rule: str, field: str) -> str:
    """Tell whose codes a value is in: its field's, or those of what the rule scores."""
    return field or rule.removeprefix("points:").replace("-", "_")


def _kind(kind: str, lang: Lang) -> str:
    return pick(KINDS[kind], lang) if kind in KINDS else kind


def _fill(template: str, values: dict[str, str]) -> str:
    """Fill the slots; a part in brackets with an empty slot is left out."""
    kept = "".join(
        piece if at % 2 == 0 or all(values[slot] for slot in _SLOT.findall(piece)) else ""
        for at, piece in enumerate(_pieces(template))
    )
    return _SLOT.sub(lambda slot: values[slot[1]], kept)


@cache
def _pieces(template: str) -> tuple[str, ...]:
    """Split a template: required parts at even places, optional ones at odd."""
    return tuple(_OPTIONAL.split(template))
