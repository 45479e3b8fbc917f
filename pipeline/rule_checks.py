"""How problems of rule files are told: each in one line, with its file and place, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from pipeline.rule_files import FileProblem, RuleFile, read_lines, read_settings


class Shown(NamedTuple):
    """A line of `rules show`: a file, whose it is (shipped or yours), and how many entries it has."""

    name: str
    origin: str
    entries: int


def entries_of(file: RuleFile) -> int:
    """Count the entries of a list (its lines below the header), or the settings of a settings file."""
    if file.name.endswith(".toml"):
        return _leaves(read_settings(file.data))
    return max(len(read_lines(file.data)) - 1, 0)


def placed(files: tuple[str, ...], problem: str) -> str:
    """Name the file before a problem that does not name one itself."""
    return problem if problem.startswith(files) else f"{' / '.join(files)}: {problem}"


def told(error: ValidationError) -> Iterator[str]:
    """Say each problem of a settings file in a line: the key's path, what is wrong, what stood there."""
    for one in error.errors(include_url=False):
        place = list(map(str, one["loc"]))
        head = (
            f"{place.pop(0)}: " if place and place[0].endswith(".toml") else ""
        )  # a file, where several are one part
        path = head + (".".join(place) or "the file")
        if one["type"] == "extra_forbidden":
            yield f"{path}: unknown key; remove it or correct its spelling"
        elif one["type"] == "missing":
            yield f"{path}: is missing"
        else:
            yield f"{path}: {one['msg'].removeprefix('Value error, ')} (here: {one['input']!r:.60})"


def wrong_in(rules: object, parts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Build each of `parts` (an attribute of `rules`, with its files) and let it check itself.

    Yields what is wrong, file by file, in one line each.
    """
    for name, files in parts.items():
        try:
            check = getattr(getattr(rules, name), "check", None)
            yield from (placed(files, problem) for problem in (check() or () if check else ()))
        except ValidationError as error:
            yield from (placed(files, problem) for problem in told(error))
        except FileProblem as error:
            yield str(error)
        except ValueError as error:
            yield placed(files, str(error))


def _leaves(value: Any) -> int:
    if isinstance(value, Mapping):
        return sum(map(_leaves, value.values()))
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return sum(map(_leaves, value))
    return 1
