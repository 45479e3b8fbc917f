"""What a person typed into one of the team's lists, taken as meant: lines become entries.

One column per kind (公司, 域名, 姓名, ...), kind and content pairs (`类型,内容`), or no header at all; a
cell that holds something else than its header says (a domain under 公司, a name and a number under 姓名) is
read for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.rule_files import Line
from pipeline.team.cells import Cell, looks_like_company, read_cell
from pipeline.team.headers import TeamHeaders
from pipeline.text.clean import normal

_YES = frozenset(["yes", "y", "true", "1", "是", "对", "除外", "例外", "except", "x", "√", "✓", "✔"])
_YES |= frozenset(["客户", "customer", "排除", "exclude"])
_NO = frozenset(["no", "n", "false", "0", "否", "不", "不是", "非", "-", "/", "无"])
_HEADER_DEPTH = 5
#: Kinds of columns that hold what no name looks like, and how such a value looks.
_VALUES, _HAS_VALUE = ("email", "phone", "domain"), re.compile(r"[0-9@]|\w\.\w")
_WHOLE_HEADER = re.compile(r"whole|entire|all staff|全公司|整个公司|整家|全员|全体")
_WHOLE = "(whole company)"
#: A line above a list that has no header: what the list is.
_TITLE = re.compile(r"^.{0,20}(?:名单|清单|列表|黑名单|一览表?|(?:black)?list)$", re.IGNORECASE)
_LABELLED = re.compile(r"([^:：]{1,20})[:：](?!//)\s*(\S.*)")


@dataclass(frozen=True)
class ListKind:
    """How lines of one list are meant: whom a bare cell names, and what a company beside a person says."""

    file: str
    #: A bare cell may be a person (internal, opt-out); in the other lists it is a company.
    people: bool
    #: A company that stands beside a person only says where the person works (opt-out).
    person_only: bool = False
    #: A likely match does no harm (key accounts): nobody leaves the list by it.
    trusting: bool = False


class Entry(NamedTuple):
    """One line of a list. `exempt` entries name whom the list does not mean."""

    line: int
    shown: str
    companies: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    employer: str = ""
    owner: str = ""
    exempt: bool = False


class Reading(NamedTuple):
    """What a list came to: entries in order, and notes about what was not used."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...]


def read_entries(
    lines: Sequence[Line], kind: ListKind, headers: TeamHeaders, phones: Callable[[str], tuple[str, ...]]
) -> Reading:
    """Make entries of a list's lines; `phones` reads the callable numbers of a text."""
    header, columns = _columns(lines, headers)
    notes = []
    if header is not None:
        for cell, about in zip(header.cells, columns, strict=True):
            if cell and not about:
                notes.append(f"{kind.file}: column '{cell}' is not known, not used")
    body = [line for line in lines if header is None or line.number > header.number]
    if header is None and body and _TITLE.match("".join(body[0].cells).strip()):
        body = body[1:]
    columns = _with_exceptions(columns, body)
    entries: list[Entry] = []
    for line in body:
        cells, exempt, excepted = _hinted(line, columns, headers)
        read = [read_cell(text, about, kind.people, phones) for about, text in cells]
        entry = _entry(line.number, read, cells, kind)
        if _says_something(entry):
            entries.append(entry._replace(exempt=exempt))
        elif any(text for _, text in cells):
            notes.append(f"{kind.file}: line {line.number} names nobody, not used")
        for text in excepted:
            entries.append(Entry(line.number, text, companies=(text,), exempt=True))
    return Reading(tuple(entries), tuple(notes))


def _columns(lines: Sequence[Line], headers: TeamHeaders) -> tuple[Line | None, list[str]]:
    """Find the header line and what each column is about; without one, every cell speaks for itself."""
    for line in lines[:_HEADER_DEPTH]:
        known = [headers.known(cell) for cell in line.cells]
        if any(map(_LABELLED.fullmatch, line.cells)):
            continue  # 域名：x.com says itself what it is
        if not any(known) or (_is_pair(line, headers) and _mostly_pairs(lines, headers)):
            continue
        return line, [_about(cell, headers) for cell in line.cells]
    first = lines[0].cells if lines else ()
    about = [headers.likely(cell) for cell in first]
    if about and all(one in _VALUES for one in about) and not any(_HAS_VALUE.search(cell) for cell in first):
        return lines[0], about  # 退订邮箱 above addresses
    return None, []


def _about(header: str, headers: TeamHeaders) -> str:
    """Say what a column beside a known one is about; `Whole company?` asks how far an opt-out goes."""
    return "scope" if _WHOLE_HEADER.search(normal(header)) else headers.likely(header)


def _is_pair(line: Line, headers: TeamHeaders) -> bool:
    """Tell whether a line without a header reads `公司,某某科技`: a kind word, then none."""
    return (
        len(line.cells) >= 2 and bool(headers.kind_word(line.cells[0])) and not headers.known(line.cells[1])
    )


def _mostly_pairs(lines: Sequence[Line], headers: TeamHeaders) -> bool:
    return sum(_is_pair(line, headers) for line in lines) * 5 >= len(lines) * 4


def _with_exceptions(columns: list[str], body: Sequence[Line]) -> list[str]:
    """Read a company column that only ever says yes or no as what it is: whether the line is an exception."""

    def answers(at: int) -> bool:
        values = {normal(line.cells[at]) for line in body if at < len(line.cells)} - {""}
        return bool(values) and values <= _YES | _NO

    return ["except" if about == "company" and answers(at) else about for at, about in enumerate(columns)]


def _hinted(
    line: Line, columns: list[str], headers: TeamHeaders
) -> tuple[list[tuple[str, str]], bool, list[str]]:
    """Pair each cell with what it is about; tell whether the line is an exception, and whom it excepts."""
    if not columns:
        if _is_pair(line, headers):
            about = headers.kind_word(line.cells[0])
            return [(about, line.cells[1]), *(("", cell) for cell in line.cells[2:])], False, []
        return _whose([_labelled(cell, headers) for cell in line.cells if cell]), False, []
    cells, exempt, excepted = [], False, []
    pair_kind = ""
    for about, text in zip(columns, line.cells, strict=False):
        if about == "kind":
            pair_kind = headers.kind_word(text) or headers.likely(text)
        elif about == "except":
            word = normal(text)
            exempt = exempt or word in _YES
            if word and word not in _YES | _NO:
                excepted += [part.strip() for part in text.replace("；", ";").replace("、", ";").split(";")]
        elif about == "scope" and normal(text) in _YES:
            cells.append((about, _WHOLE))
        elif about not in ("ignored", "") and text:
            cells.append((about, text))
    return _whose(_with_kind(cells, pair_kind, columns)), exempt, excepted


def _labelled(cell: str, headers: TeamHeaders) -> tuple[str, str]:
    """Read a cell that says itself what it is about: `域名：x.com`."""
    told = _LABELLED.fullmatch(cell.strip())
    about = (headers.known(told[1]) or headers.kind_word(told[1])) if told else ""
    return (about, told[2]) if told and about not in ("", "ignored", "kind", "content") else ("", cell)


def _whose(cells: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Say whose the other names of a line are: 简称 the company's, 英文名 that of whom it stands behind.

    What becomes `other` names no person.
    """
    kinds = [about for about, _ in cells]
    if "company" not in kinds:
        return [
            ("name" if about in ("alias", "english") and "name" in kinds else about, text)
            for about, text in cells
        ]
    told = []
    for place, (about, text) in enumerate(cells):
        if about == "english" and "name" in kinds[:place]:
            about = "name"
        told.append(("other" if about in ("alias", "english") else about, text))
    return told


def _with_kind(cells: list[tuple[str, str]], kind: str, columns: list[str]) -> list[tuple[str, str]]:
    """Let the kind column name what the content is, also when the content stands under 名称 or the like."""
    if "content" in columns:
        return [(kind if about == "content" else about, text) for about, text in cells]
    named = [about for about, _ in cells if about in ("company", "name")]
    if (
        kind
        and len(named) == 1
        and "kind" in columns
        and len({*columns} - {"kind", "ignored", "except", ""}) == 1
    ):
        return [(kind if about in ("company", "name") else about, text) for about, text in cells]
    return cells


def _entry(number: int, read: Sequence[Cell], cells: Sequence[tuple[str, str]], kind: ListKind) -> Entry:
    """Put the cells of one line together."""
    about = [hint for hint, _ in cells]

    def of(name: str, hints: tuple[str, ...] = ()) -> tuple[str, ...]:
        values = [
            value
            for hint, cell in zip(about, read, strict=True)
            if not hints or hint in hints
            for value in getattr(cell, name)
        ]
        return tuple(dict.fromkeys(values))

    owner = "; ".join(text for hint, text in cells if hint == "owner")
    parents = of("companies", ("parent",))
    companies = tuple(name for name in of("companies") if name not in parents) or parents
    people, phones, emails = of("people"), of("phones"), of("emails")
    shown = next((text for hint, text in cells if hint not in ("kind", "owner", "parent", "scope")), "")
    entry = Entry(
        number, shown, companies, of("products"), of("domains"), people, phones, emails, owner=owner
    )
    whole = any(cell.whole_company for cell in read)
    if whole and not companies and all(map(looks_like_company, people)):
        entry = entry._replace(companies=people, people=())
        companies, people = people, ()
    if kind.person_only and (people or phones or emails) and not whole:
        return entry._replace(companies=(), domains=(), employer=companies[0] if companies else "")
    if not kind.people:
        return entry._replace(people=())
    return entry._replace(employer=companies[0]) if people and companies else entry


def _says_something(entry: Entry) -> bool:
    return bool(
        entry.companies or entry.products or entry.domains or entry.people or entry.phones or entry.emails
    )
