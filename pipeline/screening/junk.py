"""Rows that are nobody: which rows have something odd about them, and by whom nobody can be called."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from pipeline.batch import Verdict, found, per_distinct
from pipeline.columns import EXTRA, empty_text
from pipeline.rules import Rules
from pipeline.screening.evidence import COLUMNS, Evidence, Look
from pipeline.screening.junk_verdict import Said, judge
from pipeline.text.chinese import simplified
from pipeline.text.remark_columns import asked_columns, nickname_columns, remark_columns
from pipeline.text.stories import Stories

#: By which of its cells, and those of further values, somebody can be known.
_BY_WHICH = ("name", "company", "title", "department", "phone", "email", "wecom", "crm_id")
#: Of those, by what somebody can be reached, or is known.
_REACHED_BY = ("phone", "email", "wecom", "crm_id")
_HAN = re.compile("[\u3400-\u9fff]")


def junk(rows: pd.DataFrame, rules: Rules) -> list[pd.DataFrame]:
    """Say `junk:<kind>` of rows that are nobody, `review:<why>` in doubt, a note on a single odd value."""
    look = rules.junk.value
    rows = _with_odd_remarks(rows, look, rules.junk.is_real_name)
    suspects = rows[_suspects(rows, look, rules.stories)]
    cells = [suspects.get(name, empty_text(suspects.index)).tolist() for name in COLUMNS]
    subjects: dict[Said, list[str]] = {}
    for subject, row in zip(suspects.index, zip(*cells, strict=True), strict=True):
        if said := judge(Evidence.of(row, look, rules.junk.is_real_name, rules.stories)):
            subjects.setdefault(said, []).append(subject)
    findings = [
        found(who, said.rule, said.verdict, field=said.field, before=said.before, after=said.after)
        for said, who in subjects.items()
    ]
    return findings + _only_shown(
        rows.drop(index=[who for those in subjects.values() for who in those]), rules
    )


def _only_shown(rows: pd.DataFrame, rules: Rules) -> list[pd.DataFrame]:
    """Say `junk:no-identity` of rows by which nobody can be called: 橙子 of a chat, 来宾1 of a firm.

    No number, no address, and for a name what nobody bears, or a single word of a chat with nothing beside.
    """
    given = [one for one in COLUMNS if one.removesuffix("_alt") in _BY_WHICH and one != "name"]
    filled = {one: (rows.get(one, empty_text(rows.index)) != "").to_numpy() for one in given}
    reached = np.logical_or.reduce([filled[one] for one in given if one.removesuffix("_alt") in _REACHED_BY])
    lone = ~np.logical_or.reduce([filled[one] for one in given])
    names = rows["name"][~reached & (rows["name"] != "")]
    nicknames = nickname_columns(rows.columns)
    called = rules.names.may_be_called
    alone = dict(zip(rows.index, lone.tolist(), strict=True))
    shown = names[
        [
            not called(name) or (alone[who] and _is_nickname(name, rows.loc[who, nicknames]))
            for who, name in names.items()
        ]
    ]
    if shown.empty:
        return []
    return [found(shown.index, "junk:no-identity", Verdict.EXCLUDE, field="name", before=shown)]


def _is_nickname(name: str, told: pd.Series[str]) -> bool:
    """Say whether a name of one word was taken from what a chat shows: momo."""
    return " " not in name and not _HAN.search(name) and name.casefold() in map(str.casefold, told.tolist())


def unreachable(rows: pd.DataFrame, rules: Rules) -> list[str]:
    """Name the rows that give neither a name nor a number or address by which somebody could be known."""
    cells = [rows.get(name, empty_text(rows.index)).tolist() for name in COLUMNS]
    look, is_real = rules.junk.value, rules.junk.is_real_name
    read = (Evidence.of(row, look, is_real, rules.stories) for row in zip(*cells, strict=True))
    return [who for who, row in zip(rows.index, read, strict=True) if not row.usable and not row.name.sound]


def _with_odd_remarks(rows: pd.DataFrame, look: Look, is_real: Callable[[str], bool]) -> pd.DataFrame:
    """Take a remark in a column nobody mapped for the note, if it is odd or says that the name is meant."""
    for column in (*remark_columns(rows.columns), *asked_columns(rows.columns)):
        if not column.startswith(EXTRA):
            continue
        odd = _odd(rows[column], "note", look) & ~_odd(rows["note"], "note", look)
        odd |= np.asarray(per_distinct(rows[column], lambda text: is_real(simplified(text))), np.bool_)
        rows = rows.assign(note=rows["note"].mask(odd, rows[column])) if odd.any() else rows
    return rows


def _suspects(rows: pd.DataFrame, look: Look, stories: Stories) -> pd.Series[bool]:
    """Tell which rows have something odd; an address is only looked at where no number stands for the row.

    With a name and a number in order no address makes a row nobody, and looking is what costs.
    """
    cells = (rows[name].tolist() for name in ("name", "company", "title", "email_kind"))
    odd = pd.Series(list(map(_is_suspect, *cells)), index=rows.index, dtype=bool)
    for field in ("name", "company", "title", "phone"):
        odd |= _odd(rows[field], field, look)
    for column in ("question", "note"):
        odd |= _odd(rows[column], "note", look)
    for column in ("name", "name_alt"):
        odd |= np.asarray(
            per_distinct(rows[column], lambda text: bool(text) and stories.knows(text)), np.bool_
        )
    unsure = odd | np.array([phone[:1] != "+" for phone in rows["phone"].tolist()], np.bool_)
    odd[unsure] |= _odd(rows["email"][unsure], "email", look)
    return odd


def _is_suspect(name: str, company: str, title: str, email_kind: str) -> bool:
    """Say whether a row is odd whatever its words are: one character for a name, or a job said elsewhere."""
    if len(name) <= 1 or (name[0] == name[1] and name == name[0] * len(name)) or email_kind == "throwaway":
        return True
    return title != "" and (title in name or title.casefold() in (name.casefold(), company.casefold()))


def _odd(values: pd.Series[str], field: str, look: Look) -> np.ndarray[Any, np.dtype[np.bool_]]:
    return np.asarray(
        per_distinct(values, lambda text: bool(text and look(field, simplified(text)).kind)), np.bool_
    )
