"""Weigh what came back in a sheet against what is known: news is taken, a conflict shown, the rest passed by.

A cell is news when somebody changed it since it was written and nobody else has changed the same since: the
seal in the sheet says what stood there. Where two callers changed the same, what was recorded first stands,
and both are shown. A sheet recorded again, or an older copy of it, says nothing new.

A refusal is the exception: it holds over whatever another sheet says, at once, and no sheet lifts it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from pipeline.events.entered import Entered, Place
from pipeline.events.entries import NOTED, REFUSAL, TRIED, Entry
from pipeline.events.likeness import alike, answer_seals, seals_of
from pipeline.events.meanings import ANSWER, NEXT_DATE, Meaning, Meanings
from pipeline.text.refusal import Heard
from pipeline.writers.entries import PAIR_ANSWERS, PERSON_ANSWERS, Cell, Decision, Entries, ordered
from pipeline.writers.marks import WATCHED, seal


class Conflict(NamedTuple):
    """Two that said different things of the same: what stands and whose it is, and what was not taken.

    `kind`: "differs" from what another sheet said; "twice" in one file, with nothing taken; "stop" a refusal
    that holds from now on over what stood there, "stopped" one that stands, which no sheet lifts; "emptied"
    what a file said before and does not say now.
    """

    place: str
    person: str
    field: str
    stands: str
    said_by: str
    refused: str
    kind: str = "differs"
    file: str = ""


class Odd(NamedTuple):
    """A cell somebody should look at.

    `kind`: "unread" where a choice or a day was asked for and the text is neither, "refusal" where words were
    taken for one, "doubt" where they may be one.
    """

    kind: str
    place: str
    person: str
    field: str
    text: str
    file: str = ""


class Came(NamedTuple):
    """A sheet that came back: where it lies (`said_by`) and the digest of its bytes."""

    entries: Entries
    said_by: str
    sha256: str


@dataclass
class Weighing(Entered):
    """What stands, and what of the sheets that came back is news. `take` fills it, sheet by sheet.

    `ever` has all places there were, `once` each with value and digest of the file; `over` counts cells of
    ours that were written over, by file and column.
    """

    once: set[tuple[Place, str, str]] = field(default_factory=set)
    ever: set[Place] = field(default_factory=set)
    news: dict[Place, Entry] = field(default_factory=dict)
    new_decisions: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    odd: list[Odd] = field(default_factory=list)
    over: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, came: Came, people: Mapping[str, str], *, overwrite: bool = False) -> None:
        """Weigh every cell of a sheet; `people` names by former id and by row content who somebody is now.

        With `overwrite` what the sheet says holds where it conflicts, but for refusals.
        """
        before, looked, file = len(self.conflicts), len(self.odd), Path(came.said_by).name
        said: dict[Place, list[Cell]] = {}
        for cell in came.entries.cells:
            person = people.get(cell.person, cell.person)
            said.setdefault((person, cell.round, cell.sheet, cell.field), []).append(cell)
        theirs = came.said_by if self._goes_on(came, said, people) else None
        for place, cells in said.items():
            agreed = self._agreed(place, cells)
            if agreed is not None:
                may = overwrite or self.standing.get(place, ("", ""))[1] == theirs
                self._weigh(agreed, place, came, may)
        if theirs:
            self._take_back(came, said, people, overwrite)
        for decision in came.entries.decisions:
            self._decide(decision, came, people, overwrite)
        self.conflicts[before:] = [one._replace(file=file) for one in self.conflicts[before:]]
        self.odd[looked:] = [one._replace(file=file) for one in self.odd[looked:]]

    def _goes_on(self, came: Came, said: Mapping[Place, Sequence[Cell]], people: Mapping[str, str]) -> bool:
        """Tell whether a sheet is the one that lay there before, worked in since, or somebody else's copy.

        Whoever goes on has nearly all they said before still in it; a copy made from the list has none.
        """
        lines = {(people.get(person, person), round, sheet) for person, round, sheet in came.entries.lines}
        kept = lost = 0
        for place, (value, whose) in self.standing.items():
            if whose == came.said_by and value and place[:3] in lines and place[3] not in NOTED:
                texts = (cell.text for cell in said.get(place, ()))
                same = any(self._alike(place[3], text, value) for text in texts)
                kept, lost = kept + same, lost + (not same)
        return lost <= 1 or kept >= lost

    def _take_back(
        self, came: Came, said: Mapping[Place, Sequence[Cell]], people: Mapping[str, str], overwrite: bool
    ) -> None:
        """Tell what a file said before and has empty now; it is taken back with `overwrite` alone."""
        lines = {
            (people.get(person, person), round, sheet): person for person, round, sheet in came.entries.lines
        }
        for place, (value, whose) in list(self.standing.items()):
            shown = (place[2], place[1], place[3]) in came.entries.columns and place[3] not in NOTED
            if whose != came.said_by or not value or place in said or place[:3] not in lines or not shown:
                continue
            if overwrite and not self.meanings.is_stop(place[3], value):
                self._keep(place, "", came)
            else:
                self.conflicts.append(Conflict("", place[0], place[3], value, whose, "", "emptied"))

    def _agreed(self, place: Place, cells: Sequence[Cell]) -> Cell | None:
        """Return what the lines of one file agree on: None when they differ, unless one is a refusal."""
        changed = [cell for cell in cells if seal(cell.text) != cell.base] or list(cells[:1])
        changed = [cell for cell in changed if cell.text] or changed[:1]
        values = [self.meanings.of(place[3], cell.text).value for cell in changed]
        first = next((at for at, value in enumerate(values) if self.meanings.is_stop(place[3], value)), 0)
        other = next(
            (at for at, value in enumerate(values) if not alike(place[3], value, values[first])), None
        )
        if other is None:
            return changed[first]
        stop = self.meanings.is_stop(place[3], values[first])
        self.conflicts.append(
            Conflict(
                changed[other].place, place[0], place[3], values[first], changed[first].place, values[other],
                "stop" if stop else "twice",
            )
        )  # fmt: skip
        return changed[first] if stop else None

    def _weigh(self, cell: Cell, place: Place, came: Came, may_change: bool) -> None:
        """Take a cell where it is news; with `may_change` whatever stands there, but for a refusal."""
        name, meaning = place[3], self.meanings.of(place[3], cell.text)
        value, (stands, whose) = meaning.value, self.standing.get(place, ("", ""))
        untouched = seal(cell.text) == cell.base
        is_known = self._alike(name, cell.text, stands) or (place, value, came.sha256) in self.once
        if not untouched and cell.text and not (is_known and self._is_lifted(place, value)):
            self._tell(cell, place, meaning)
        if name in WATCHED:
            self._written_over(place, meaning, came)
            return
        if is_known:
            return
        if untouched and place in self.ever:
            return
        if self.meanings.is_stop(name, stands):
            self.conflicts.append(Conflict(cell.place, place[0], name, stands, whose, value, "stopped"))
            return
        follows = cell.base in seals_of(name, stands, self.meanings) if stands else True
        if not follows and not may_change:
            stop = self.meanings.is_stop(name, value)
            one, other = (value, stands) if stop else (stands, value)
            said_by = came.said_by if stop else whose
            kind = "stop" if stop else "differs"
            self.conflicts.append(Conflict(cell.place, place[0], name, one, said_by, other, kind))
            if not stop:
                return
        self._keep(place, value, came, cell.tried)
        if meaning.heard == Heard.REFUSAL:
            self._keep((*place[:3], REFUSAL), name, came)

    def _written_over(self, place: Place, meaning: Meaning, came: Came) -> None:
        """Count a cell of ours that somebody wrote over; nothing but a refusal is taken from it."""
        stop = (*place[:3], REFUSAL)
        if meaning.heard != Heard.REFUSAL:
            self.over[Path(came.said_by).name, place[3]] += 1
            return
        is_news = self.standing.get(stop, ("", ""))[0] != place[3]
        if is_news and (stop, place[3], came.sha256) not in self.once:
            self._keep(stop, place[3], came)

    def written_over(self) -> tuple[tuple[str, str, int], ...]:
        """Return by file and column how many cells of ours somebody wrote over."""
        return tuple((*one, count) for one, count in sorted(self.over.items()))

    def told(self) -> set[str]:
        """Return whom something is to be told of."""
        return {one.person for one in self.conflicts} | {one.person for one in self.odd}

    def _is_lifted(self, place: Place, value: str) -> bool:
        """Tell whether a refusal was heard here that stands no longer: `allow` has lifted it."""
        heard = place if self.meanings.is_stop(place[3], value) else (*place[:3], REFUSAL)
        return heard in self.ever and heard not in self.standing

    def _keep(self, place: Place, value: str, came: Came, tried: str = "") -> None:
        """Let a value stand; with a result also what it was tried at."""
        if place[3] in TRIED and (tried or (*place[:3], TRIED[place[3]]) in self.standing):
            self._keep((*place[:3], TRIED[place[3]]), tried if value else "", came)
        self.standing[place] = (value, came.said_by)
        self.once.add((place, value, came.sha256))
        self.ever.add(place)
        self.news[place] = Entry(*place, value, came.said_by, came.sha256)

    def _tell(self, cell: Cell, place: Place, meaning: Meaning) -> None:
        """Note a cell that nobody understands, or that says something about contact in words."""
        kind = {Heard.REFUSAL: "refusal", Heard.UNSURE: "doubt"}.get(meaning.heard, "")
        if kind or not meaning.is_understood:
            self.odd.append(Odd(kind or "unread", cell.place, place[0], place[3], cell.text))

    def _alike(self, name: str, text: str, stands: str) -> bool:
        """Tell whether a cell says what stands; 下周三 said once is the same day a week later."""
        if name == NEXT_DATE and text and stands.endswith(f"({text})"):
            return True
        return alike(name, self.meanings.of(name, text).value, stands)

    def _decide(self, decision: Decision, came: Came, people: Mapping[str, str], overwrite: bool) -> None:
        """Take an answer for every content of the people in question."""
        keys = (
            [ordered(one, other) for one in decision.ones for other in decision.others]
            if decision.others
            else [(one, "") for one in decision.ones]
        )
        answer = decision.answer or self.meanings.answer(decision.text)
        if decision.text and answer not in (PAIR_ANSWERS if decision.others else PERSON_ANSWERS):
            self._hear(decision, came, people)
            return
        said = [self.decided.get(key, ("", "")) for key in keys]
        stands, whose = next((one for one in said if one[0]), ("", ""))
        if stands == answer and all(one[0] == stands for one in said):
            return
        mine = whose == came.said_by or decision.base in answer_seals(stands)
        if not stands or stands == answer or mine or overwrite:
            news = dict.fromkeys(keys, (answer, came.said_by))
            self.decided |= news
            self.new_decisions |= news
        else:
            conflict = Conflict(decision.place, decision.person, ANSWER, stands, whose, answer)
            self.conflicts.append(conflict)

    def _hear(self, decision: Decision, came: Came, people: Mapping[str, str]) -> None:
        """Hear what an answer that is none of the choices says about contact, of both where there are two."""
        if self.meanings.of(ANSWER, decision.text).heard == Heard.NOTHING:
            self.odd.append(Odd("unread", decision.place, decision.person, ANSWER, decision.text))
            return
        for one in dict.fromkeys(people.get(who, who) for who in (decision.person, *decision.others[:1])):
            cell = Cell(one, 1, decision.sheet, ANSWER, decision.text, decision.base, decision.place)
            self._weigh(cell, (one, 1, decision.sheet, ANSWER), came, may_change=True)


def weighing_of(
    meanings: Meanings,
    entries: pd.DataFrame,
    former: pd.DataFrame,
    decided: Mapping[tuple[str, str], tuple[str, str]],
) -> Weighing:
    """Return what stands before any sheet came back, from what the store has."""
    weighing = Weighing(meanings, decided=dict(decided))
    if len(entries):
        for place, value, whose, _ in _lines(entries):
            weighing.standing[place] = (value, whose)
        for place, value, _, sha256 in _lines(former):
            weighing.once.add((place, value, sha256))
            weighing.ever.add(place)
    return weighing


def _lines(entries: pd.DataFrame) -> Iterable[tuple[Place, str, str, str]]:
    names = ("person_id", "round", "sheet", "field", "value", "said_by", "sha256")
    for person, round, sheet, name, value, whose, sha256 in zip(
        *(entries[one].tolist() for one in names), strict=True
    ):
        yield (person, round, sheet, name), value, whose, sha256
