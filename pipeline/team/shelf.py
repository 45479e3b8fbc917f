"""All of the team's lists together: each read and indexed when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.rule_files import Line
from pipeline.team.entries import Reading, read_entries
from pipeline.team.followers import Followers
from pipeline.team.headers import TeamHeaders
from pipeline.team.lists import KINDS, TeamList
from pipeline.team.names import Names


@dataclass(frozen=True)
class Shelf:
    """Where the lists stand: `lines` gives the lines of a file, `phones` the callable numbers of a text."""

    lines: Callable[[str], list[Line]]
    phones: Callable[[str], tuple[str, ...]]
    headers: TeamHeaders
    names: Names
    followers: Followers
    _lists: dict[str, tuple[TeamList, Reading]] = field(default_factory=dict)

    def take(self, name: str) -> TeamList:
        """Return a list by its name in `KINDS`."""
        return self._read(name)[0]

    def notes(self) -> tuple[str, ...]:
        """Say what of all the lists is not used, and why."""
        told = (self._read(name) for name in KINDS)
        return tuple(note for team_list, reading in told for note in (*reading.notes, *team_list.notes))

    def _read(self, name: str) -> tuple[TeamList, Reading]:
        if name not in self._lists:
            kind = KINDS[name]
            reading = read_entries(self.lines(kind.file), kind, self.headers, self.phones)
            self._lists[name] = TeamList(kind, reading.entries, self.names, self.followers), reading
        return self._lists[name]
