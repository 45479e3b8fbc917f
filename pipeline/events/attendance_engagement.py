"""What an attendance report says people did: columns and lists that tell it, by `rules/engagement.csv`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.engagement import INTERACTION, KINDS, QUESTION, summed
from pipeline.readers import header_text as spell
from pipeline.readers.field import Field
from pipeline.readers.part import Part
from pipeline.readers.shapes.shape import header_key
from pipeline.text.answer import yes_or_no
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal

NUMBER, TEXT, CELL = HOLDS = ("number", "text", "cell")
#: In place of a header: every column behind the one it stands beside.
_EVERY = "*"
_NOTHING = frozenset(
    ("", "-", "--", "—", "/", "n/a", "na", "none", "null", "no", "无", "没有", "否", "(空)", "(跳过)")
)
#: A table with one of these tells who was there itself.
_PRESENCE = frozenset(("join_time", "leave_time", "attended", "attended_at", "minutes"))
#: What a list of what was done holds in these columns is said of a question or an answer, not of a sign-up.
_OF_THE_LOG = frozenset((QUESTION, "registered_at"))


class Column(NamedTuple):
    """A column that tells what people did: of which kind, and what its cells hold."""

    at: int
    kind: str
    holds: str
    word: str = ""
    """Of cells that name what was done: the word that names this kind."""


@dataclass(frozen=True)
class Told:
    """What one line tells of one person: `did` by kind, and `asked`, the questions in their words."""

    did: Mapping[str, int]
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Engagement:
    """What a table tells: a `Told` for each line; `used` are the columns of the batch it was taken from.

    `is_log` when the table lists what was done (a poll's answers, the questions): its lines are no joins.
    """

    lines: list[Told]
    used: frozenset[str] = frozenset()
    is_log: bool = False


class EngagementWords:
    """The headers of `rules/engagement.csv`."""

    def __init__(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        self._rows = rows

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> EngagementWords:
        """Build from lines of `kind`, `header`, `holds` and `beside` (a header that must be there, or "").

        Raises:
            ValueError: a line has a kind, or says that cells hold, what does not exist.
        """
        found = []
        for row in rows:
            kind, holds = row["kind"], row["holds"] or NUMBER
            if kind not in KINDS:
                raise ValueError(f"engagement.csv: kind is one of {', '.join(KINDS)}, not {kind!r}")
            if holds not in HOLDS:
                raise ValueError(f"engagement.csv: holds is one of {', '.join(HOLDS)}, not {holds!r}")
            if (holds == CELL or row["header"] == _EVERY) and not row["beside"]:
                raise ValueError(f"engagement.csv: {row['header']!r} needs a header to stand beside")
            header = row["header"] if row["header"] == _EVERY or holds == CELL else _key(row["header"])
            found.append((kind, header, holds, _key(row["beside"])))
        return cls(found)

    def read(self, part: Part) -> Engagement:
        """Read what a table tells people did; nothing where no column does."""
        headers = [(one, _key(one.header)) for one in part.fields]
        presence = any({one.role, one.target} & _PRESENCE for one in part.fields)
        columns, is_log = self._columns(headers, presence=presence)
        cells = [part.table.grid.cells[i] for i in part.table.rows]
        values = {
            one.at: [line[one.at].strip() if one.at < len(line) else "" for line in cells] for one in columns
        }
        # one header may hold a number on one platform and words on another: the cells decide
        columns = [one for one in columns if one.holds != NUMBER or _are_numbers(values[one.at])]
        numbers = {one.at for one in columns if one.holds == NUMBER}
        columns = [one for one in columns if one.holds != TEXT or one.at not in numbers]
        if any(one.kind != INTERACTION for one in columns):
            columns = [one for one in columns if one.kind != INTERACTION]
        taken = {one.at for one in columns}
        used = frozenset(one.target for one, _ in headers if one.column in taken and one.target)
        lines = [_told(columns, {at: column[i] for at, column in values.items()}) for i in range(len(cells))]
        return Engagement(lines, used | _OF_THE_LOG if is_log else used, is_log)

    def _columns(self, headers: Sequence[tuple[Field, str]], *, presence: bool) -> tuple[list[Column], bool]:
        """Return the columns that tell something, and whether they make the table a list of what was done.

        One that tells of `presence` is none.
        """
        keys = {key: one.column for one, key in reversed(headers)}
        found: dict[tuple[int, str, str, str], Column] = {}
        is_log = False
        for kind, header, holds, beside in self._rows:
            if beside and (presence or beside not in keys):
                continue
            if holds == CELL:
                places, word = [keys[beside]], normal(header)
            elif header == _EVERY:
                places, word = [one.column for one, _ in headers if one.column > keys[beside]], ""
            else:
                places, word = [one.column for one, key in headers if key == header], ""
            for at in places:
                found.setdefault((at, kind, holds, word), Column(at, kind, holds, word))
            is_log |= bool(beside and places)
        return list(found.values()), is_log


def _told(columns: Sequence[Column], cells: Mapping[int, str]) -> Told:
    """Count what one line says; where a kind has numbers, its words are only heard."""
    numbered = {one.kind for one in columns if one.holds == NUMBER}
    did: list[dict[str, int]] = []
    asked: list[str] = []
    for one in columns:
        text = cells[one.at]
        if one.holds == NUMBER:
            if text:
                did.append({one.kind: _number(text) or 0})
        elif one.holds == CELL:
            did.append({one.kind: int(normal(text) == one.word)})
        else:
            there = normal(text) not in _NOTHING
            if one.kind not in numbered:
                did.append({one.kind: int(there)})
            if there and one.kind == QUESTION:
                asked.append(text)
    return Told(summed(did), tuple(dict.fromkeys(asked)))


def _are_numbers(cells: Sequence[str]) -> bool:
    """Tell whether every cell that says something is a number, or a yes or no."""
    return all(_number(cell) is not None for cell in set(cells) if normal(cell) not in _NOTHING)


def _number(text: str) -> int | None:
    """Read how often; a yes is once; None for what says no number.

    >>> _number("3"), _number("2.0"), _number("1,204"), _number("yes"), _number("12 条"), _number("How?")
    (3, 2, 1204, 1, 12, None)
    """
    plain = normal(text).replace(",", "").rstrip("次条个 ")
    whole, _, rest = plain.partition(".")
    if whole.isdecimal() and whole.isascii() and not rest.strip("0"):
        return int(whole[:6])
    return {"yes": 1, "no": 0}.get(yes_or_no(normal(text)))


def _key(header: str) -> str:
    """Return the key of a header, in simplified characters and without what stands in brackets."""
    plain = simplified(header)
    return header_key(spell.without_brackets(spell.plain(plain)) or plain)
