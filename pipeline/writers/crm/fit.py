"""Make people's values fit a target: one column at a time, and nothing lost without a word about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.columns import LIST_SEPARATOR
from pipeline.writers.crm.leads import Leads
from pipeline.writers.crm.problems import Problem
from pipeline.writers.crm.target import Field, Target
from pipeline.writers.csv_file import guarded
from pipeline.writers.sheet_xml import LONGEST_CELL

#: What each column is looked up in: our word to theirs; "*" stands for any other.
Picklists = Mapping[str, Mapping[str, str]]
#: What a spreadsheet reads as the number it is.
_NUMBER = re.compile(r"-?[0-9]{1,15}")
#: Notes a change: place, rule, value after, and what the rule's sentence names.
_Put = Callable[[int, str, str, str], None]
#: What stands in an item for the mark that separates items.
_LOOKALIKE = {",": "，", ";": "；"}


class Cut(NamedTuple):
    """A length and what it is counted in: characters, UTF-8 bytes, or the UTF-16 units Excel counts."""

    size: int
    unit: str

    def holds(self, text: str) -> bool:
        """Say whether `text` fits."""
        return self._length(text) <= self.size

    def of(self, text: str) -> str:
        """Shorten `text` to what fits, never through a character.

        >>> Cut(5, "bytes").of("李雷"), Cut(3, "units").of("a😀😀"), Cut(1, "characters").of("李雷")
        ('李', 'a😀', '李')
        """
        if self.unit == "characters":
            return text[: self.size]
        encoding, size = ("utf-8", self.size) if self.unit == "bytes" else ("utf-16-le", 2 * self.size)
        return text.encode(encoding)[:size].decode(encoding, "ignore")

    def _length(self, text: str) -> int:
        if self.unit == "characters":
            return len(text)
        return len(text.encode("utf-8")) if self.unit == "bytes" else len(text.encode("utf-16-le")) // 2

    def __str__(self) -> str:
        """Say it as the words of exports do."""
        return f"{self.size} {self.unit}"


@dataclass(frozen=True)
class Fitted:
    """Columns of the target over all leads, and by place who is left out; `changed` is about the others."""

    cells: Mapping[str, list[str]]
    left_out: Mapping[int, Problem]
    changed: Sequence[Problem]


def fit(target: Target, fields: Sequence[Field], leads: Leads, picklists: Picklists) -> Fitted:
    """Bring the leads into the columns of `target`; say who cannot go there, and which values changed."""
    cells: dict[str, list[str]] = {}
    said: dict[tuple[int, str], Problem] = {}
    left_out: dict[int, Problem] = {}
    refused = [leads.about.refused.get(person, "") for person in leads.ids]
    for rules in (refused, *(refuse(leads) for refuse in target.refuses)):
        for at, rule in enumerate(rules):
            if rule:
                left_out.setdefault(at, Problem(leads.ids[at], "", rule))
    for one in fields:
        column = _picked(leads[one.source], picklists.get(one.header, {})) if one.pick else leads[one.source]
        cells[one.header], problems = _fitted(column, one, target, leads)
        said |= {(at, one.header): problem for at, problem in problems}
    _leave_out(left_out, cells, said, target, fields, leads)
    for one in fields:
        if one.unique:
            said |= _keep_one(cells[one.header], one.header, leads, left_out)
    _leave_out(left_out, cells, said, target, fields, leads)
    changed = [problem for (at, _), problem in sorted(said.items(), key=lambda item: item[0][0])
               if at not in left_out]  # fmt: skip
    return Fitted(cells, dict(sorted(left_out.items())), changed)


def _picked(codes: list[str], words: Mapping[str, str]) -> list[str]:
    other = words.get("*", "")
    return [words.get(code, other) for code in codes]


def _fitted(
    column: list[str], one: Field, target: Target, leads: Leads
) -> tuple[list[str], list[tuple[int, Problem]]]:
    """Return the column as the target takes it, and by place what was said of it."""
    result = list(column)
    said: list[tuple[int, Problem]] = []

    def put(at: int, rule: str, after: str, detail: str = "") -> None:
        said.append((at, Problem(leads.ids[at], one.header, rule, column[at], after, detail)))
        result[at] = after

    if one.draws:
        said += _spoilt(result, one, leads)
    if one.separator:
        _listed(result, one, put)
    for at, text in _holding(result, target.forbidden):
        put(at, "characters", "".join(target.forbidden.get(char, char) for char in text))
    if one.accepts:
        pattern = re.compile(one.accepts)
        for at, text in enumerate(result):
            if text and not pattern.fullmatch(text):
                put(at, one.refused, "")
    for cut in _cuts(one, target):
        if max(map(len, result), default=0) * (1 if cut.unit == "characters" else 4) <= cut.size:
            continue
        for at, text in enumerate(result):
            if text and not cut.holds(text):
                shortened = "" if one.exact else cut.of(text)
                put(at, "too-long" if one.exact else "shortened", shortened, str(cut))
    if target.form == "csv":
        for at, text in enumerate(result):
            if text and not text[0].isalnum() and (safe := guarded(text)) != text:
                if one.exact and _NUMBER.fullmatch(text):
                    continue
                put(at, "formula" if one.exact else "guarded", "" if one.exact else safe)
                result[at] = "" if one.exact else text  # the apostrophe is put on by whoever writes the file
    return result, said


def _cuts(one: Field, target: Target) -> Iterator[Cut]:
    if one.longest:
        yield Cut(one.longest, one.unit)
    if target.form == "xlsx":
        yield Cut(LONGEST_CELL, "units")


def _holding(column: list[str], forbidden: Mapping[str, str]) -> list[tuple[int, str]]:
    """Return place and text of the cells with a forbidden character."""
    if not forbidden:
        return []
    odd = re.compile("[" + "".join(map(re.escape, forbidden)) + "]")
    return [(at, text) for at, text in enumerate(column) if odd.search(text)]


def _spoilt(column: list[str], one: Field, leads: Leads) -> Iterator[tuple[int, Problem]]:
    """Tell a contact that is text but no contact, and one that is of no use to this target."""
    phone = one.draws == "phone"
    works = leads.can_be_called if phone else leads.can_be_mailed
    for at, (typed, good, text) in enumerate(zip(leads[one.draws], works, column, strict=True)):
        if typed and not good:
            rule = "not-callable" if phone else "not-an-address"
        elif typed and not text and one.lacks:
            rule = one.lacks
        else:
            continue
        yield at, Problem(leads.ids[at], one.header, rule, typed)


def _listed(column: list[str], one: Field, put: _Put) -> None:
    """Put what the target wants between the items of a list; cut each item, and leave out what is over."""
    for at, text in enumerate(column):
        if not text:
            continue
        given = text.split(LIST_SEPARATOR)
        items = [item.replace(one.separator.strip(), _LOOKALIKE[one.separator.strip()]) for item in given]
        changed = "characters" if items != given else ""
        short = [item[: one.each] for item in items] if one.each else items
        detail = ""
        if short != items:
            changed, detail = "shortened", str(Cut(one.each, "characters"))
        while (
            one.longest and len(short) > 1 and not Cut(one.longest, one.unit).holds(one.separator.join(short))
        ):
            short, changed, detail = short[:-1], "shortened", str(Cut(one.longest, one.unit))
        if changed:
            put(at, changed, one.separator.join(short), detail)
        else:
            column[at] = one.separator.join(short)


def _keep_one(
    column: list[str], header: str, leads: Leads, left_out: Mapping[int, Problem]
) -> dict[tuple[int, str], Problem]:
    """Leave a value that is to be unique to the best of those who share it."""
    holder: dict[str, int] = {}
    said: dict[tuple[int, str], Problem] = {}
    for at in leads.order:
        text = column[at]
        if not text or at in left_out:
            continue
        first = holder.setdefault(text.casefold() if "@" in text else text, at)
        if first != at:
            said[at, header] = Problem(leads.ids[at], header, "same-as", text, "", leads.ids[first])
            column[at] = ""
    return said


def _leave_out(
    left_out: dict[int, Problem],
    cells: Mapping[str, list[str]],
    said: Mapping[tuple[int, str], Problem],
    target: Target,
    fields: Sequence[Field],
    leads: Leads,
) -> None:
    """Name whom the target would refuse: something it requires is empty, or all of which it needs one."""
    for one in fields:
        if one.required:
            for at, text in enumerate(cells[one.header]):
                if not text and at not in left_out:
                    why = said.get((at, one.header))
                    left_out[at] = why or Problem(leads.ids[at], one.header, "missing")
    if target.any_of:
        needed = ", ".join(target.any_of)
        for at, row in enumerate(zip(*(cells[header] for header in target.any_of), strict=True)):
            if not any(row) and at not in left_out:
                left_out[at] = Problem(leads.ids[at], needed, "none-of")
