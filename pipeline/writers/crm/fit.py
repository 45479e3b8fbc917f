"""Make people's values fit a target: one column at a time, and nothing lost without a word about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.columns import LIST_SEPARATOR
from pipeline.writers.crm.leads import Leads
from pipeline.writers.crm.problems import Problem
from pipeline.writers.crm.target import Field, Target
from pipeline.writers.csv_file import guarded, harmless
from pipeline.writers.sheet_xml import LONGEST_CELL

#: What each column is looked up in: our word to theirs; "*" stands for any other.
Picklists = Mapping[str, Mapping[str, str]]
#: What a spreadsheet reads as the number it is.
_NUMBER = re.compile(r"-?[0-9]{1,15}")
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
        fitted = _fitted(column, one, target, leads)
        cells[one.header] = fitted.now
        said |= {(at, one.header): problem for at, problem in fitted.said.items()}
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


class _Column:
    """One column on its way: `given` as it came, `now` as it is by now, and by place what was said of it."""

    def __init__(self, field: Field, given: list[str], leads: Leads) -> None:
        self.field, self.given, self.ids = field, given, leads.ids
        self.now = list(given)
        self.said: dict[int, Problem] = {}

    def put(self, at: int, rule: str, after: str, detail: str = "") -> None:
        """Change a value and say so; of several changes the last rule is told, with the first value."""
        self.say(at, rule, self.given[at], after, detail)
        self.now[at] = after

    def say(self, at: int, rule: str, before: str, after: str = "", detail: str = "") -> None:
        """Say something of a value."""
        self.said[at] = Problem(self.ids[at], self.field.header, rule, before, after, detail)


def _fitted(given: list[str], one: Field, target: Target, leads: Leads) -> _Column:
    """Take a column through everything the target asks of it."""
    column = _Column(one, given, leads)
    _tell_spoilt(column, leads)
    if one.separator:
        _fit_items(column)
    _replace(column, target.forbidden)
    _check_form(column)
    for cut in _cuts(one, target):
        _shorten(column, cut, apostrophes=target.form == "csv" and not one.exact)
    if target.form == "csv":
        _guard(column)
    return column


def _tell_spoilt(column: _Column, leads: Leads) -> None:
    """Tell a contact that is text but no contact, and one that is of no use to this target."""
    one = column.field
    if not one.draws:
        return
    phone = one.draws == "phone"
    works = leads.can_be_called if phone else leads.can_be_mailed
    for at, (typed, good, text) in enumerate(zip(leads[one.draws], works, column.now, strict=True)):
        if typed and not good:
            column.say(at, "not-callable" if phone else "not-an-address", typed)
        elif typed and not text and one.lacks:
            column.say(at, one.lacks, typed)


def _fit_items(column: _Column) -> None:
    """Put what the target wants between the items of a list; cut each item, and leave out what is over."""
    one = column.field
    mark = one.separator
    whole = Cut(one.longest, one.unit)
    for at, text in enumerate(column.given):
        if not text:
            continue
        given = text.split(LIST_SEPARATOR)
        items = [item.replace(mark, _LOOKALIKE[mark]) for item in given]
        rule, detail = ("characters" if items != given else ""), ""
        short = [item[: one.each] for item in items] if one.each else list(items)
        if short != items:
            rule, detail = "shortened", str(Cut(one.each, "characters"))
        while one.longest and len(short) > 1 and not whole.holds(mark.join(short)):
            short.pop()
            rule, detail = "shortened", str(whole)
        if rule:
            column.put(at, rule, mark.join(short), detail)
        else:
            column.now[at] = mark.join(short)


def _replace(column: _Column, forbidden: Mapping[str, str]) -> None:
    """Put what stands for them in the place of characters the target does not take."""
    if forbidden:
        odd = re.compile("[" + "".join(map(re.escape, forbidden)) + "]")
        for at, text in enumerate(column.now):
            if odd.search(text):
                column.put(at, "characters", odd.sub(lambda found: forbidden[found[0]], text))


def _check_form(column: _Column) -> None:
    """Leave out what is not in the form the column asks for."""
    if column.field.accepts:
        pattern = re.compile(column.field.accepts)
        for at, text in enumerate(column.now):
            if text and not pattern.fullmatch(text):
                column.put(at, column.field.refused, "")


def _cuts(one: Field, target: Target) -> Iterator[Cut]:
    if one.longest:
        yield Cut(one.longest, one.unit)
    if target.form == "xlsx":
        yield Cut(LONGEST_CELL, "units")


def _shorten(column: _Column, cut: Cut, *, apostrophes: bool) -> None:
    """Shorten text that is too long, with the apostrophe the file may put before it; leave out an id."""
    longest = 1 + max(map(len, column.now), default=0)
    if longest * (1 if cut.unit == "characters" else 4) <= cut.size:
        return
    for at, text in enumerate(column.now):
        if not text:
            continue
        whole = guarded(text) if apostrophes and not text[0].isalnum() else text
        if not cut.holds(whole):
            if column.field.exact:
                column.put(at, "too-long", "", str(cut))
            else:
                column.put(at, "shortened", cut.of(whole)[len(whole) - len(text) :], str(cut))


def _guard(column: _Column) -> None:
    """Tell what the file will hold behind an apostrophe; a contact or an id that needs one is left out."""
    if harmless(column.now):
        return
    for at, text in enumerate(column.now):
        if text and not text[0].isalnum() and (safe := guarded(text)) != text:
            if not column.field.exact:
                earlier = column.said.get(at)
                rule, detail = (earlier.rule, earlier.detail) if earlier else ("guarded", "")
                column.say(at, rule, column.given[at], safe, detail)
            elif not _NUMBER.fullmatch(text):
                column.put(at, "formula", "")


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
