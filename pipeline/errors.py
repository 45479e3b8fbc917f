"""What a user can put right: errors that read as one line with a remedy, each with its exit code."""

from __future__ import annotations

from collections.abc import Sequence


class InputError(Exception):
    """Say what the user gave that cannot be used, and what to do.

    `str(error)` is what the terminal shows: one line per problem, each naming the file, sheet, row and
    column where there is one. Never holds a person's values beyond what names the row.
    """

    exit_code = 3

    def __init__(self, problems: str | Sequence[str]) -> None:
        self.problems: tuple[str, ...] = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))


class RulesError(InputError):
    """A rule file is wrong; `problems` holds every problem of every file."""

    exit_code = 4


class ArchiveError(InputError):
    """An archive is damaged or of a newer version."""

    exit_code = 5


class StoreError(InputError):
    """The store is damaged, locked, out of reach or of a newer version."""

    exit_code = 5


class OutputError(InputError):
    """The result could not be written; what was there before is untouched."""

    exit_code = 6
