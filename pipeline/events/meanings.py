"""What a cell that came back means: a choice, however it is spelled, a day, a refusal in somebody's words.

The one place where typed text becomes a code, for every command that takes sheets back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.callback import Callback, Option, code_of
from pipeline.labels import VALUES, answer_code
from pipeline.rules import Rules
from pipeline.text.answer_words import AnswerWords
from pipeline.text.next_day import next_day
from pipeline.text.refusal import Heard, Refusals
from pipeline.writers.marks import OWN, QUESTION, WATCHED

COMING, NEXT_DATE, REMARKS, ANSWER = "coming", "next_date", "remarks", "answer"
#: The columns whose choices end a call.
ENDS = ("result", "email_result")
#: The columns that say nothing to the next round unless they are understood.
_CHOSEN = (*ENDS, COMING, NEXT_DATE, "added")
#: Where people write in their own words.
_SPOKEN = (*ENDS, COMING, NEXT_DATE, "added", "next_step", REMARKS, ANSWER, *WATCHED)


class Meaning(NamedTuple):
    """What a cell says: a code, a day, or the text as it was; and what it says about contact."""

    value: str
    is_understood: bool = True
    heard: Heard = Heard.NOTHING


@dataclass(frozen=True)
class Meanings:
    """The words of cells; `on` is the day that days are counted from, `day_order` as `next_day` takes it."""

    callback: Callback
    words: AnswerWords
    refusals: Refusals
    on: dt.date
    day_order: str = ""

    def of(self, name: str, text: str) -> Meaning:
        """Return what a cell of a column says.

        Words for a choice hold over what they may say about contact: 拒接 is a call hung up on.
        """
        if not text:
            return Meaning("")
        code = self._chosen(name, text)
        if code:
            return Meaning(code)
        heard = (
            self.refusals.hear(text) if name in _SPOKEN or name.startswith((QUESTION, OWN)) else Heard.NOTHING
        )
        if heard == Heard.REFUSAL and name == COMING:
            return Meaning("no", heard=heard)
        if heard == Heard.REFUSAL and name in ENDS and (stop := self._stop(name)):
            return Meaning(stop)
        return Meaning(text, name not in _CHOSEN, heard)

    def answer(self, text: str) -> str:
        """Return the answer of Review or Dropped in a text; "" when it is none."""
        return answer_code(text) or self.words.code(ANSWER, text)

    def is_stop(self, name: str, value: str) -> bool:
        """Tell whether a value of a column ends all contact."""
        return name in ENDS and value in self.stops

    @property
    def stops(self) -> frozenset[str]:
        """Return the codes of results that end all contact."""
        results = (*self.callback.results, *self.callback.email_results)
        return frozenset(one.code for one in results if one.then == "stop")

    def _chosen(self, name: str, text: str) -> str:
        if name == COMING:
            coming = (Option(code=code, zh=zh, en=en) for code, (zh, en) in VALUES[COMING].items())
            return code_of(coming, text) or self.words.code(name, text)
        if name == NEXT_DATE:
            return self._day(text)
        options = options_of(name, self.callback)
        code = code_of(options, text) or self.words.code(name, text)
        return code if any(one.code == code for one in options) else ""

    def _day(self, text: str) -> str:
        """Return a day as ISO; one counted from the day it was said keeps its words: they tell it again."""
        agreed = next_day(text, self.on, self.day_order)
        if agreed is None:
            return ""
        return f"{agreed.day} ({text})" if agreed.is_relative else agreed.day

    def _stop(self, name: str) -> str:
        options = self.callback.results if name == "result" else self.callback.email_results
        return next((one.code for one in options if one.then == "stop"), "")


def meanings_of(rules: Rules, on: dt.date, lang: str = "") -> Meanings:
    """Return what words mean by `rules`, for sheets of a language; in a Chinese one 5/6 is in May."""
    order = "mdy" if lang == "zh" else ""
    return Meanings(rules.callback, rules.answer_words, rules.refusals, on, order)


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
