"""One table read: its columns under their names in the batch, and what it says itself about its rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.batch import Verdict
from pipeline.columns import EXTRA, LIST_SEPARATOR
from pipeline.readers import content, secrets, statuses
from pipeline.readers.extract import Columns, columns_of
from pipeline.readers.field import Field
from pipeline.readers.headers import LEAVE, HeaderWords
from pipeline.readers.options import spread_questions
from pipeline.readers.plan import plan
from pipeline.readers.shapes import shape_of
from pipeline.readers.shapes.ours import OURS, holds
from pipeline.readers.shapes.shape import Shape
from pipeline.readers.tables import Table
from pipeline.text.answer import took_back, yes_or_no
from pipeline.text.clean import normal
from pipeline.text.remark_columns import remark_columns

NOT_A_SIGNUP = "not-a-signup:"
_DECLINED = NOT_A_SIGNUP + statuses.DECLINED
#: Said of who does not come and wants something all the same; `before` is the answer, `after` the wish.
STAYS = "declined-but-asks"
#: Said of a no to "may we contact you?", by what was asked; `before` is the answer.
DENIED = {
    "may_contact": "leave-denied",
    "call_leave": "call-denied",
    "contact_consent": "consent-denied",
    "marketing_consent": "consent-denied",
}
#: What a form tool writes for a box that nobody ticked: of marketing, that refuses nothing.
_UNTICKED = frozenset("false 0 n off unchecked unticked ☐ □ 未勾选 未选".split()) | {"not checked"}
#: To take back leave for one kind of post, or for pictures, is no word about calls.
_ONE_LETTER = re.compile(
    r"newsletter|digest|magazine|photo|video|film|record|terms|周刊|期刊|快讯|简报|拍|录|条款|edm|e-?mail opt"
)
#: How the values of a column that tells who signed up at all are read: value, header.
_KIND_OF: Mapping[str, Callable[[str, str], str]] = {
    "status": lambda value, _: statuses.kind_of_status(value),
    "void": statuses.kind_of_mark,
    "role": lambda value, _: statuses.kind_of_role(value),
    "badge": lambda value, _: statuses.kind_of_badge(value),
}
_MEETING = frozenset({"join_time", "leave_time"})


class Said(NamedTuple):
    """Something said about one row of a table, by its position."""

    position: int
    rule: str
    verdict: Verdict
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass
class Part:
    """The rows of one table, ready to be joined with the others."""

    table: Table
    shape: Shape
    fields: list[Field]
    columns: dict[str, list[str]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)


def read_table(table: Table, words: HeaderWords, mapped: frozenset[str]) -> Part:
    """Name the columns of `table`, bring its cells under these names and say what it says about its rows."""
    shape = shape_of(table.labels)
    cells = columns_of(table, shape)
    _unite_questions(cells)
    fields = plan(cells.labels, cells.groups, cells.values, words, shape, mapped)
    fields = [_without_secrets(found, cells.values[found.column]) for found in fields]
    part = Part(table, shape, fields)
    _fill_columns(part, cells)
    _derive(part, cells)
    _say_who_is_nobody(part, cells)
    _say_what_was_seen(part, cells)
    _remove_links(part)
    return part


def _unite_questions(cells: Columns) -> None:
    for question in spread_questions(cells.labels, cells.values):
        first, *rest = question.columns
        cells.labels[first], cells.values[first] = question.header, question.values
        for c in rest:
            del cells.labels[c], cells.values[c], cells.groups[c]


def _without_secrets(found: Field, values: Sequence[str]) -> Field:
    if found.target.startswith(EXTRA) and secrets.is_secret_column(content.first_filled(values)):
        return replace(found, target="", role="secret")
    return found


def _fill_columns(part: Part, cells: Columns) -> None:
    by_target: dict[str, list[Field]] = {}
    for found in part.fields:
        if found.target:
            by_target.setdefault(found.target, []).append(found)
    for target, fields in by_target.items():
        part.columns[target] = _joined([cells.values[f.column] for f in fields])
    for target, spare in (("phone", "phone_alt"), ("email", "email_alt")):
        if target in part.columns and spare in part.columns:
            _move_up(part.columns, target, spare)


def _joined(columns: list[list[str]]) -> list[str]:
    if len(columns) == 1:
        return columns[0]
    return [LIST_SEPARATOR.join(dict.fromkeys(filter(None, row))) for row in zip(*columns, strict=True)]


def _move_up(columns: dict[str, list[str]], target: str, spare: str) -> None:
    """Let a second number or address stand first where that is missing; one that many share stays second."""
    shared = Counter(filter(None, columns[spare]))
    first, second = [], []
    for main, other in zip(columns[target], columns[spare], strict=True):
        if not main and shared[other] == 1:
            main, _, other = other.partition(LIST_SEPARATOR)
        first.append(main)
        second.append("" if other == main else other)
    columns[target], columns[spare] = first, second


def _derive(part: Part, cells: Columns) -> None:
    """Work out attendance from a check-in time, and a refusal of mail as no consent."""
    for found in part.fields:
        values = cells.values[found.column]
        if found.role == "attended_at" and "attended" not in part.columns and any(values):
            part.columns["attended"] = ["yes" if value else "" for value in values]
        if found.role in ("opt_out", "do_not_call") and "consent" not in part.columns:
            part.columns["consent"] = ["no" if statuses.kind_of_mark(v, "") else "" for v in values]


def _say_who_is_nobody(part: Part, cells: Columns) -> None:
    table, said = part.table, part.said
    position = {i: p for p, i in enumerate(table.rows)} if table.marked else {}
    for i, rule in table.marked.items():
        line = " ".join(cell for cell in table.grid.cells[i] if cell)[:200]
        said.append(Said(position[i], rule, Verdict.EXCLUDE, before=line))
    marked = {position[i] for i in table.marked}
    section = statuses.kind_of_section(table.title)
    if section:
        everyone = (p for p in range(len(table.rows)) if p not in marked)
        said.extend(Said(p, NOT_A_SIGNUP + section, Verdict.EXCLUDE, before=table.title) for p in everyone)
    remarks = _remarks(part)
    for found in part.fields:
        for one in _by_column(found, cells.values[found.column], part.shape):
            if one.position in marked:
                continue
            wish = remarks[one.position] if remarks and one.rule == _DECLINED else ""
            if wish and statuses.stays_interested(one.before, wish):
                one = one._replace(rule=STAYS, verdict=Verdict.NOTE, after=wish)
            said.append(one)
    said.extend(_bots(part, cells))
    said.extend(_test_leads(part))


def _remarks(part: Part) -> list[str]:
    """Return what was remarked of each row or asked by it; nothing where no column holds such."""
    said_in = (*remark_columns(part.columns), "question")
    spoken = [part.columns[name] for name in said_in if name in part.columns]
    return [" ".join(filter(None, row)) for row in zip(*spoken, strict=True)]


def _by_column(found: Field, values: Sequence[str], shape: Shape) -> list[Said]:
    if shape is OURS:
        if found.role != "because":
            return []
        doubt = {True: Verdict.REVIEW, False: Verdict.EXCLUDE}
        told = ((p, v) for p, v in enumerate(values) if v and holds(v))
        return [Said(p, v, doubt[v.startswith("review:")], before=v) for p, v in told]
    if found.role in LEAVE:
        silent = _UNTICKED if found.role == "marketing_consent" else frozenset()
        denied = {one for one in set(values) - {""} if yes_or_no(one) == "no" and normal(one) not in silent}
        rule = DENIED[found.role]
        return [Said(p, rule, Verdict.NOTE, found.target, v) for p, v in enumerate(values) if v in denied]
    if found.target == "consent" and not _ONE_LETTER.search(normal(found.header)):
        taken = {one for one in set(values) - {""} if took_back(one)}
        rule = DENIED["contact_consent"]
        return [Said(p, rule, Verdict.NOTE, found.target, v) for p, v in enumerate(values) if v in taken]
    if found.role not in _KIND_OF:
        return []
    of = {value: _KIND_OF[found.role](value, found.header) for value in set(values) - {""}}
    return [
        Said(p, NOT_A_SIGNUP + of[v], Verdict.EXCLUDE, found.target, v)
        for p, v in enumerate(values)
        if v and of[v]
    ]


def _bots(part: Part, cells: Columns) -> list[Said]:
    met = any(f.role in _MEETING or f.target == "minutes" for f in part.fields)
    names = part.columns.get("name") or _in_one(part.columns)
    bots = {name for name in set(names) if statuses.is_bot(name, met=met)}
    rule = NOT_A_SIGNUP + statuses.BOT
    return [Said(p, rule, Verdict.EXCLUDE, "name", v) for p, v in enumerate(names) if v in bots]


def _in_one(columns: Mapping[str, list[str]]) -> list[str]:
    """Return the names whose parts have columns of their own: Otter.ai, Notetaker."""
    parts = [columns[name] for name in ("first_name", "last_name") if name in columns]
    return [" ".join(names) for names in zip(*parts, strict=True)]


def _test_leads(part: Part) -> list[Said]:
    found: dict[int, Said] = {}
    for target in ("email", "name", "first_name", "last_name", "phone", "company"):
        values = part.columns.get(target, [])
        leads = {
            value for value in set(values) if value[:1] in ("<", "t", "T") and statuses.is_test_lead(value)
        }
        for p, value in enumerate(values) if leads else ():
            if value in leads:
                rule = NOT_A_SIGNUP + statuses.TEST_LEAD
                found.setdefault(p, Said(p, rule, Verdict.EXCLUDE, target, value))
    return list(found.values())


def _say_what_was_seen(part: Part, cells: Columns) -> None:
    """Turn problems of cells, and cells filled from a merged range, into notes under the column's name."""
    table = part.table
    shown = {f.column: f.target or f.header for f in part.fields if f.role != "secret"}
    part.said.extend(
        Said(p, "merged-cell-filled", Verdict.NOTE, shown[c], "", cells.values[c][p])
        for p, c in cells.filled
        if c in shown
    )
    problems = table.grid.problems
    if not problems:
        return
    wanted = {problem.line for problem in problems}
    position = {table.grid.lines[i]: p for p, i in enumerate(table.rows) if table.grid.lines[i] in wanted}
    for problem in problems:
        if problem.line in position:
            column = problem.column - table.grid.first_column
            said = Said(
                position[problem.line], problem.rule, Verdict.NOTE, shown.get(column, ""), problem.before
            )
            part.said.append(said)


def _remove_links(part: Part) -> None:
    """Take personal links out of what a person or a platform wrote into an ordinary column."""
    for target, values in part.columns.items():
        if "://" not in "\n".join(values):
            continue
        cleaned = [secrets.without_links(value) for value in values]
        changed = [p for p, (a, b) in enumerate(zip(values, cleaned, strict=True)) if a != b]
        if changed:
            part.columns[target] = cleaned
            part.said.extend(Said(p, secrets.RULE, Verdict.NOTE, target, secrets.REMOVED) for p in changed)
