"""Tell how senior a person is and what they work in, from the job title and the department.

The knowledge is rules/titles.csv: ordered rows of pattern, seniority, function, hits, misses. The first row
that matches and names a seniority decides it; the same for the function. A function with "?" holds only when
the department says nothing better. Vice comes before chief, the assistant before whom they assist.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.text.accents import unaccented
from pipeline.text.chinese import simplified
from pipeline.text.composed import choices_of, one_of
from pipeline.text.pattern import Match, Pattern

LONGEST = 200
LEVELS = ("unknown", "staff", "manager", "VP-director", "C-level")
FUNCTIONS = frozenset(
    [
        "general mgmt",
        "IT",
        "production",
        "R&D",
        "procurement",
        "finance",
        "HR",
        "marketing",
        "other",
        "unknown",
    ]
)
# Characters of Japanese titles that are in neither Chinese script; 経理 is accounting there.
_JAPANESE = re.compile("経理(?=部|課|担|$)")
_SHINJITAI = str.maketrans(
    "経営産発総対応検売県団図単専銭険戦労関価処県効済査薬変駆験",
    "经营产发总对应检卖县团图单专钱险战劳关价处县效济查药变驱验",
)
_PARTS = re.compile(r"\s*(?:(?<!^n)/|[、,，;；|()\[\]【】<>\n兼])+\s*|\s+[-–—]\s+")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_LATIN = re.compile("[a-z]")
_HAN_GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
# Of these no part says enough alone: whom one assists, what a general manager is one of.
_WHOLE = re.compile(r"\b(?:assistant|secretary|pa|ea) to\b|\b(?:general manager|gm)\)? *[-–—(,] *[(a-z]")


class Role(NamedTuple):
    """What a title says: `seniority` of LEVELS, `function` of FUNCTIONS, and the words that told it."""

    seniority: str
    function: str
    matched: str


class _Rule:
    """One value and what tells it; texts without Chinese need the Latin choices only, and the reverse."""

    def __init__(self, value: str, patterns: list[str]) -> None:
        self.value = value
        self._choices = [choice for pattern in patterns for choice in choices_of(pattern)]
        self._compiled: dict[str, Pattern] = {}

    def search(self, text: str, script: str) -> Match | None:
        """Search with the choices of one script (latin, han), or of both, compiled when first wanted."""
        if script == "both":
            return self.search(text, "han") or self.search(text, "latin")
        pattern = self._compiled.get(script)
        if pattern is None:
            chosen = [choice for choice in self._choices if _speaks(choice, script)]
            # one by one: other scripts keep their marks
            pattern = self._compiled[script] = Pattern(one_of(map(unaccented, chosen)), ascii=True)
        return pattern.search(text)


class Titles:
    """The ordered title rules."""

    def __init__(self, rows: list[Mapping[str, str]]) -> None:
        self._rows = rows
        self._levels = _group(rows, "seniority")
        self._functions = _group(rows, "function")

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> Titles:
        """Build from the lines of rules/titles.csv; patterns are compiled when first wanted."""
        return cls([row for row in rows if row.get("pattern")])

    def read(self, title: str, department: str = "") -> Role:
        """Return the role a title and a department tell; several titles in a cell: the highest counts."""
        level, function, matched = self._cell(title)
        dept_level, dept_function, dept_matched = self._cell(department)
        if level == "unknown" and dept_level in LEVELS[2:]:
            level, matched = dept_level, dept_matched
        weak = function.endswith("?") or function in ("unknown", "")
        if weak and dept_function.rstrip("?") not in ("unknown", ""):
            function = dept_function
            matched = matched or dept_matched
        return Role(level, function.rstrip("?") or "unknown", matched)

    def is_job(self, text: str) -> bool:
        """Tell whether a text says how high somebody stands, or what their work is."""
        role = self.read(text)
        return (role.seniority, role.function) != ("unknown", "unknown")

    def check(self) -> list[str]:
        """Return what is wrong with the rows: values, and examples that read otherwise than they claim."""
        problems: list[str] = []
        for number, row in enumerate(self._rows, start=2):
            values = (("seniority", LEVELS), ("function", FUNCTIONS))
            for column, known in values:
                if row.get(column, "").rstrip("?") not in {*known, ""}:
                    problems.append(f"titles.csv line {number}: {column} {row[column]!r} is not known")
            problem = _broken(row["pattern"])
            problems += [f"titles.csv line {number}: the pattern is broken: {problem}"] if problem else []
        if problems:
            return problems
        for number, row in enumerate(self._rows, start=2):
            problems += [f"titles.csv line {number}: {problem}" for problem in self._check_examples(row)]
        return problems

    def _check_examples(self, row: Mapping[str, str]) -> Iterable[str]:
        pattern = _compile(row["pattern"])
        for hit in _examples(row, "hits"):
            role = self.read(hit)
            told = {"seniority": role.seniority, "function": role.function}
            for column, value in told.items():
                claimed = row.get(column, "").rstrip("?")
                if claimed and claimed != value:
                    yield f"{hit!r} reads as {value}, not {claimed}"
            if not any(pattern.search(part) for part in _parts(hit)):
                yield f"the pattern does not match its hit {hit!r}"
        for miss in _examples(row, "misses"):
            role = self.read(miss)
            claims = {
                (row.get("seniority") or role.seniority),
                (row.get("function") or role.function).rstrip("?"),
            }
            if claims == {role.seniority, role.function}:
                yield f"{miss!r} reads as this row has it, which it must not"

    def _cell(self, text: str) -> tuple[str, str, str]:
        """Read one cell part by part: the highest level, and its function or else that of another part."""
        told = [(*_first(self._levels, part), *_first(self._functions, part)) for part in _parts(text)]
        if not told:
            return "unknown", "", ""
        level, level_word, function, function_word = max(
            told, key=lambda part: LEVELS.index(part[0] or "unknown")
        )
        functions = [function, *(part[2] for part in told)]
        certain = (value for value in functions if value not in ("", "unknown") and not value.endswith("?"))
        function = next(certain, next((value for value in functions if value.endswith("?")), ""))
        words = [level_word or function_word, *(part[3] for part in told)]
        return level or "unknown", function, next((word for word in words if word), "")


def _parts(text: str) -> list[str]:
    """Return the titles in a cell, folded and simplified; none of a cell too long to be one."""
    if not text or len(text) > LONGEST:
        return []
    folded = _folded(text)
    if _WHOLE.search(folded):
        return [folded]
    return [part for part in (piece.strip(" .:：") for piece in _PARTS.split(folded)) if part] or [folded]


def _folded(text: str) -> str:
    """Fold case, width, accents and the Chinese scripts.

    >>> _folded("Directrice Générale"), _folded("資訊 經理")
    ('directrice generale', '资讯经理')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if _HAN.search(text):
            text = simplified(_JAPANESE.sub("会计", text)).translate(_SHINJITAI)
            text = _HAN_GAP.sub("", text)
        text = unaccented(text.casefold())
    return " ".join(text.casefold().split())


def _broken(pattern: str) -> str:
    try:
        _compile(pattern)
    except re.error as error:
        return str(error)
    return ""


def _compile(pattern: str) -> re.Pattern[str]:
    """Compile so that word borders are those of Latin letters, also beside Chinese characters."""
    return re.compile(unaccented(pattern), re.ASCII)


def _group(rows: Iterable[Mapping[str, str]], column: str) -> list[_Rule]:
    """Join neighbouring rows of one value into one pattern; their order cannot matter."""
    groups: list[tuple[str, list[str]]] = []
    for row in rows:
        value = row.get(column, "").strip()
        if not value:
            continue
        if groups and groups[-1][0] == value:
            groups[-1][1].append(row["pattern"])
        else:
            groups.append((value, [row["pattern"]]))
    return [_Rule(value, patterns) for value, patterns in groups]


def _speaks(choice: str, script: str) -> bool:
    """Say whether a choice can match a text of one script alone."""
    said = re.sub(r"\\.", "", choice)
    wanted, unwanted = (_LATIN, _HAN) if script == "latin" else (_HAN, _LATIN)
    return bool(wanted.search(said)) or not unwanted.search(said)


def _first(rules: list[_Rule], text: str) -> tuple[str, str]:
    script = "latin" if not _HAN.search(text) else "both" if _LATIN.search(text) else "han"
    for rule in rules:
        found = rule.search(text, script)
        if found:
            return rule.value, found[0].strip()
    return "", ""


def _examples(row: Mapping[str, str], column: str) -> list[str]:
    return [example.strip() for example in row.get(column, "").split(";") if example.strip()]
