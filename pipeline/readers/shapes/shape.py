"""What one platform does differently, as data: how its sheet is known, and what its cells need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.readers import header_text as spell


@dataclass(frozen=True)
class Shape:
    """A platform's sheet: told by headers that stand together, in any order and any company.

    `columns` overrules the synonyms for a header; `blanks` are the platform's own words for an empty cell;
    `clean` undoes what its exporter adds to a value; `prefers` is a pattern of the header that wins when
    two claim one column.
    """

    name: str
    marks: tuple[frozenset[str], ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    blanks: frozenset[str] = frozenset()
    clean: Callable[[str], str] | None = None
    prefers: str = ""

    def fits(self, keys: frozenset[str]) -> bool:
        """Tell whether a table with these header keys is of this shape."""
        return any(mark <= keys for mark in self.marks)


PLAIN = Shape("", ())


def headers(*names: str) -> frozenset[str]:
    """Return the keys of headers as they stand in the platform's file."""
    return frozenset(header_key(name) for name in names)


def overrules(pairs: Mapping[str, str]) -> dict[str, str]:
    """Return header to column with the headers as keys."""
    return {header_key(header): column for header, column in pairs.items()}


def header_key(header: str) -> str:
    """Return the key of one header, without its bracketed hint when nothing else is left of it."""
    return spell.key(spell.plain(header))


def header_keys(labels: Iterable[str]) -> frozenset[str]:
    """Return the keys of a table's labels."""
    return frozenset(header_key(label) for label in labels if label)
