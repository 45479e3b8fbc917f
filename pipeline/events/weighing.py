"""Weigh what came back in a sheet against what is known: news is taken, a conflict shown, the rest passed by.

A cell is news when somebody changed it since it was written and nobody else has changed the same since: the
seal in the sheet says what stood there. Where two callers changed the same, what was recorded first stands,
and both are shown. A sheet recorded again, or an older copy of it, says nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from pipeline.callback import Callback, Option, code_of
from pipeline.events.entries import Entry
from pipeline.known import Answers
from pipeline.labels import coming_code, pick
from pipeline.text.phone import read_phones
from pipeline.text.phone_groups import grouped
from pipeline.value_words import VALUES
from pipeline.writers.entries import Cell, Decision, Entries, ordered
from pipeline.writers.marks import QUESTION, SEALED, seal

_LISTS = ("call", "wecom", "email")
_ENDS = ("result", "email_result")
COMING = "coming"

Place = tuple[str, int, str, str]  # person, round, sheet, field


class Conflict(NamedTuple):
    """Two that said different things of the same: what stands and whose it is, and what was not taken."""

    place: str
    person: str
    field: str
    stands: str
    said_by: str
    refused: str


class Came(NamedTuple):
    """A sheet that came back: where it lies (`said_by`) and the digest of its bytes."""

    entries: Entries
    said_by: str
    sha256: str


@dataclass
class Weighing:
    """What stands, by place, and what of the sheets that came back is news. `take` fills it, sheet by sheet.

    `standing` has (value, whose) by place; `ever` all places there were, `once` each with value and digest of
    the file; `decided` the answers of Review and Dropped by row contents, with whose they are.
    """

    callback: Callback
    standing: dict[Place, tuple[str, str]] = field(default_factory=dict)
    once: set[tuple[Place, str, str]] = field(default_factory=set)
    ever: set[Place] = field(default_factory=set)
    decided: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    news: dict[Place, Entry] = field(default_factory=dict)
    new_decisions: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)

    def take(self, came: Came, people: Mapping[str, str], *, overwrite: bool = False) -> None:
        """Weigh every cell of a sheet; `people` names by former id and by row content who somebody is now.

        With `overwrite` what the sheet says holds where it conflicts.
        """
        for cell in came.entries.cells:
            person = people.get(cell.person, cell.person)
            self._weigh(cell, (person, cell.round, cell.sheet, cell.field), came, overwrite)
        for decision in came.entries.decisions:
            self._decide(decision, came, overwrite)

    def _weigh(self, cell: Cell, place: Place, came: Came, overwrite: bool) -> None:
        value = coded(cell.field, cell.text, self.callback)
        stands, whose = self.standing.get(place, ("", ""))
        if alike(cell.field, value, stands) or (place, value, came.sha256) in self.once:
            return
        untouched = seal(cell.text) == cell.base
        if untouched and place in self.ever:
            return
        follows = cell.base in seals_of(cell.field, stands, self.callback) if stands else True
        if follows or whose == came.said_by or overwrite:
            self.standing[place] = (value, came.said_by)
            self.once.add((place, value, came.sha256))
            self.ever.add(place)
            self.news[place] = Entry(*place, value, came.said_by, came.sha256)
        else:
            self.conflicts.append(Conflict(cell.place, place[0], cell.field, stands, whose, value))

    def _decide(self, decision: Decision, came: Came, overwrite: bool) -> None:
        """Take an answer for every content of the people in question."""
        keys = (
            [ordered(one, other) for one in decision.ones for other in decision.others]
            if decision.others
            else [(one, "") for one in decision.ones]
        )
        said = [self.decided.get(key, ("", "")) for key in keys]
        stands, whose = next((one for one in said if one[0]), ("", ""))
        if stands == decision.answer and all(one[0] == stands for one in said):
            return
        mine = whose == came.said_by or decision.base in _answer_seals(stands)
        if not stands or stands == decision.answer or mine or overwrite:
            news = dict.fromkeys(keys, (decision.answer, came.said_by))
            self.decided |= news
            self.new_decisions |= news
        else:
            conflict = Conflict(decision.place, decision.person, "answer", stands, whose, decision.answer)
            self.conflicts.append(conflict)

    def answers(self) -> Answers:
        """Return the answers that bind now."""
        said = {key: answer for key, (answer, _) in self.decided.items() if answer}
        return Answers(
            pairs={key: answer for key, answer in said.items() if key[1]},
            people={one: answer for (one, other), answer in said.items() if not other},
        )

    def to_write(self, round: int, now: Mapping[str, str]) -> Entries:
        """Return what stands in the lists of a round, by the ids of `now`, without corrected values.

        Where two who turned out to be one both have an entry, both stay.
        """
        typed: dict[str, dict[str, str]] = {}
        for (person, number, sheet, name), (value, _) in sorted(self.standing.items()):
            if number == round and value and sheet in _LISTS and name not in SEALED:
                cells = typed.setdefault(now.get(person, person), {})
                before = cells.get(f"{sheet}.{name}", value)
                cells[f"{sheet}.{name}"] = value if before == value else f"{before} / {value}"
        answers = self.answers()
        return Entries(typed, answers.pairs, answers.people)

    def corrections(self) -> dict[str, dict[str, str]]:
        """Return the corrected values by person and column."""
        corrections: dict[str, dict[str, str]] = {}
        for (person, _, _, name), (value, _) in sorted(self.standing.items()):
            if name in SEALED and value:
                corrections.setdefault(person, {})[name] = value
        return corrections

    def tried_to_add(self) -> dict[str, str]:
        """Return what came of adding people on WeCom, as codes; the last round's holds."""
        said = sorted(
            (place[1], place[2], place[0], value)
            for place, (value, _) in self.standing.items()
            if place[3] == "added" and value
        )
        return {person: value for _, _, person, value in said}

    def stopped(self) -> set[str]:
        """Return who asked a caller not to be contacted again."""
        return {
            place[0]
            for place, (value, _) in self.standing.items()
            if place[3] in _ENDS and value in self._stops
        }

    def unsaid(self) -> set[str]:
        """Return whose call result said so and was put right by whoever had written it."""
        said = {place for place, value, _ in self.once if place[3] in _ENDS and value in self._stops}
        return {
            place[0] for place in said if place in self.news and self.news[place].value not in self._stops
        }

    @property
    def _stops(self) -> set[str]:
        results = (*self.callback.results, *self.callback.email_results)
        return {one.code for one in results if one.then == "stop"}


def weighing_of(
    callback: Callback,
    entries: pd.DataFrame,
    former: pd.DataFrame,
    decided: Mapping[tuple[str, str], tuple[str, str]],
) -> Weighing:
    """Return what stands before any sheet came back, from what the store has."""
    weighing = Weighing(callback, decided=dict(decided))
    if len(entries):
        for place, value, whose, _ in _lines(entries):
            weighing.standing[place] = (value, whose)
        for place, value, _, sha256 in _lines(former):
            weighing.once.add((place, value, sha256))
            weighing.ever.add(place)
    return weighing


def coded(name: str, text: str, callback: Callback) -> str:
    """Return the code of what was chosen in a column, in either language; anything else as it was typed."""
    if name == COMING:
        return coming_code(text) or text
    return code_of(options_of(name, callback), text) or text


def options_of(name: str, callback: Callback) -> tuple[Option, ...]:
    """Return what a column offers to choose from."""
    plain: Mapping[str, tuple[Option, ...]] = {
        "result": callback.results,
        "email_result": callback.email_results,
        "next_step": callback.next_steps,
        "added": callback.added,
    }
    if name in plain:
        return plain[name]
    asked = (question for one in callback.rounds for question in one.questions)
    return next((question.options for question in asked if QUESTION + question.key == name), ())


def alike(name: str, one: str, other: str) -> bool:
    """Tell whether two values of a column say the same, however they are spelled.

    >>> alike("phone", "139 0000 1111", "+86 139 0000 1111"), alike("remarks", "a", "b")
    (True, False)
    """
    if name == "phone" and one and other:
        return [phone.value for phone in read_phones(one)] == [phone.value for phone in read_phones(other)]
    return seal(one) == seal(other)


def seals_of(name: str, value: str, callback: Callback) -> set[str]:
    """Return the seals of every way in which a value may have been written into a sheet."""
    shown = {value}
    shown |= {word for one in options_of(name, callback) if one.code == value for word in (one.zh, one.en)}
    if name == COMING:
        shown |= set(VALUES[COMING].get(value, ()))
    if name == "phone":
        shown |= {
            grouped(phone.value, at_home=home) for phone in read_phones(value) for home in (True, False)
        }
    return {seal(text) for text in shown}


def _answer_seals(code: str) -> set[str]:
    pair = VALUES["answer"].get(code)
    return {seal(pick(pair, "zh")), seal(pick(pair, "en"))} if pair else {seal("")}


def _lines(entries: pd.DataFrame) -> Iterable[tuple[Place, str, str, str]]:
    names = ("person_id", "round", "sheet", "field", "value", "said_by", "sha256")
    for person, round, sheet, name, value, whose, sha256 in zip(
        *(entries[one].tolist() for one in names), strict=True
    ):
        yield (person, round, sheet, name), value, whose, sha256
