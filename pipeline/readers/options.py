"""One question spread over a column per choice, put back into one column of the choices made.

pretix heads each column `Question – Option` and fills Yes or No; 腾讯问卷 repeats `10.题干:选项`; Typeform
heads a column with the option and repeats it in the cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.columns import LIST_SEPARATOR
from pipeline.readers.content import first_filled

_DASHED = re.compile(r"^(.{2,}?)\s+[–—]\s+(.+)$", re.DOTALL)
_NUMBERED = re.compile(r"^([0-9]{1,3}[.、].+?)[:：](.+)$", re.DOTALL)
_NO = frozenset(("", "no", "nein", "non", "否", "0", "false", "未选", "未选中", "未選択"))
_YES = frozenset(("yes", "ja", "oui", "sí", "si", "是", "1", "true", "√", "✓", "选中", "已选", "はい"))


@dataclass(frozen=True)
class Question:
    """Columns that are the choices of one question, its text, and the choices made per row."""

    columns: tuple[int, ...]
    header: str
    values: list[str]


def spread_questions(labels: Mapping[int, str], values: Mapping[int, Sequence[str]]) -> list[Question]:
    """Return the questions spread over several of the columns."""
    found = [*_by_stem(labels, values)]
    used = {c for question in found for c in question.columns}
    return [*found, *_by_echo({c: label for c, label in labels.items() if c not in used}, values)]


def _by_stem(labels: Mapping[int, str], values: Mapping[int, Sequence[str]]) -> list[Question]:
    stems: dict[str, dict[int, str]] = {}
    for c, label in labels.items():
        match = _DASHED.match(label[:300]) or _NUMBERED.match(label[:300])
        if match and c in values:
            stems.setdefault(match.group(1).strip(), {})[c] = match.group(2).strip()
    return [
        Question(tuple(options), stem, _chosen([values[c] for c in options], list(options.values())))
        for stem, options in stems.items()
        if len(options) > 1 and all(_is_choice(values[c], option) for c, option in options.items())
    ]


def _is_choice(values: Sequence[str], option: str) -> bool:
    filled = {value.casefold() for value in values if value}
    return (
        len(filled) < 4 and all(v in _NO or v in _YES or option.casefold().startswith(v) for v in filled)
    ) or ("____" in option or option.startswith(("其他", "其它", "Other")))


def _by_echo(labels: Mapping[int, str], values: Mapping[int, Sequence[str]]) -> list[Question]:
    """Find runs of columns whose cells are empty or repeat the header."""
    runs: list[list[int]] = [[]]
    for c, label in labels.items():
        filled = set(first_filled(values.get(c, ())))
        if filled == {label}:
            filled = set(values[c]) - {""}
        if label and filled == {label}:
            runs[-1].append(c)
        elif label.casefold() in ("other", "其他") and runs[-1] and filled:
            runs[-1].append(c)
            runs.append([])
        elif filled:
            runs.append([])
    return [
        Question(
            tuple(run),
            " / ".join(labels[c] for c in run)[:80],
            _chosen([values[c] for c in run], [""] * len(run)),
        )
        for run in runs
        if len(run) > 1
    ]


def _chosen(columns: Sequence[Sequence[str]], options: Sequence[str]) -> list[str]:
    def of_row(cells: tuple[str, ...]) -> str:
        said = (
            o if o and c.casefold() in _YES else c
            for c, o in zip(cells, options, strict=True)
            if c.casefold() not in _NO
        )
        return LIST_SEPARATOR.join(dict.fromkeys(said))

    return [of_row(cells) for cells in zip(*columns, strict=True)]
