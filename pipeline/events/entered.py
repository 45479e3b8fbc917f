"""All that people typed into an event's sheets as it stands, and what the commands ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.events.entries import NOTED, REFUSAL
from pipeline.events.meanings import ANSWER, COMING, REMARKS, Meanings
from pipeline.known import Answers
from pipeline.labels import VALUES
from pipeline.writers.entries import Entries
from pipeline.writers.marks import SEALED

#: The sheets whose cells come back in the next lists, and the fields that do not.
_SHOWN = ("call", "wecom", "email", "review", "merged", "dropped")
_HIDDEN = (*SEALED, *NOTED, ANSWER)
_REMINDERS = "remind"

Place = tuple[str, int, str, str]  # person, round, sheet, field


@dataclass
class Entered:
    """What stands: `standing` has (value, whose) by place, `decided` the answers of Review and Dropped.

    Those are by row contents, with whose they are.
    """

    meanings: Meanings
    standing: dict[Place, tuple[str, str]] = field(default_factory=dict)
    decided: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

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
            if number == round and value and sheet in _SHOWN and name not in _HIDDEN:
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

    def noted(self, now: Mapping[str, str]) -> dict[str, str]:
        """Return what colleagues noted in reminders, of whether somebody comes in words nobody knows too.

        By the ids of `now`.
        """
        noted: dict[str, str] = {}
        for (person, _, sheet, name), (value, _) in sorted(self.standing.items()):
            if sheet == _REMINDERS and name in (COMING, REMARKS) and value and value not in VALUES[COMING]:
                one = now.get(person, person)
                noted[one] = f"{noted[one]}; {value}" if one in noted else value
        return noted

    def stopped(self) -> set[str]:
        """Return who asked a caller not to be contacted again."""
        return {
            place[0]
            for place, (value, _) in self.standing.items()
            if self.meanings.is_stop(place[3], value) or (place[3] == REFUSAL and value)
        }
