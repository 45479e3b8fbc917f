"""How names may be spelled: readings, Latin spellings, and full names behind short ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.text.accents import unaccented

Row = Mapping[str, str]


def readings(surnames: Iterable[Row]) -> dict[str, str]:
    """Return how each Chinese surname of surnames.csv is read, by its simplified and traditional spellings.

    >>> readings([{"surname": "欧阳", "traditional": "歐陽", "language": "zh", "pinyin": "Ou Yang"}])
    {'欧阳': 'ouyang', '歐陽': 'ouyang'}
    """
    return {
        spelling: row["pinyin"].replace(" ", "").lower()
        for row in surnames
        if row["language"] != "ja"
        for spelling in _written(row)
    }


def variants(surnames: Iterable[Row]) -> dict[str, frozenset[str]]:
    """Return how each surname of surnames.csv may be spelled in Latin letters, lower-case."""
    return {
        spelling: frozenset(_several(row["pinyin"].lower(), row["variants"].lower()))
        for row in surnames
        for spelling in _written(row)
    }


def full_names(nicknames: Iterable[Row]) -> dict[str, frozenset[str]]:
    """Return the full given names behind each short one of nicknames.csv, lower-case and without accents.

    >>> full_names([{"name": "Michael", "short": "Mike; Mick"}])
    {'mike': frozenset({'michael'}), 'mick': frozenset({'michael'})}
    >>> full_names([{"name": "Łukasz", "short": "Łuki"}])
    {'luki': frozenset({'lukasz'})}
    """
    found: dict[str, set[str]] = {}
    for row in nicknames:
        for short in _several(unaccented(row["short"].lower())):
            found.setdefault(short, set()).add(unaccented(row["name"].strip().lower()))
    return {short: frozenset(names) for short, names in found.items()}


def mistaken(look_alikes: Iterable[Row]) -> dict[str, frozenset[str]]:
    """Return the characters that look like each one of look_alikes.csv.

    >>> sorted(mistaken([{"characters": "未末"}, {"characters": "未朱"}])["未"])
    ['末', '朱']
    """
    found: dict[str, set[str]] = {}
    for row in look_alikes:
        alike = set(row["characters"].strip())
        for char in alike:
            found.setdefault(char, set()).update(alike - {char})
    return {char: frozenset(others) for char, others in found.items()}


def _written(row: Row) -> Iterator[str]:
    return _several(row["surname"], row["traditional"])


def _several(*cells: str) -> Iterator[str]:
    """Take apart cells that may hold several spellings, `;` between them."""
    return (word.strip() for cell in cells for word in cell.split(";") if word.strip())
