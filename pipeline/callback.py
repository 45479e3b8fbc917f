"""What `rules/callback.toml` may say: per round the script and the questions, and what callers may answer.

The questions and answers become columns with drop-downs in the lists; what callers chose is read back by
either language's word, or by its code.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from pipeline.labels import Lang
from pipeline.text.clean import normal

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]


class Strict(BaseModel):
    """A settings table: an unknown key is a slip, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(Strict):
    """One answer to choose: its code, and its word in each language."""

    code: Code
    zh: Text
    en: Text

    def word(self, lang: Lang) -> str:
        """Return the word of `lang`."""
        return self.zh if lang == "zh" else self.en


class Result(Option):
    """How a call ended, and what the next round does about it.

    `then`: `close` (done with), `renew` (done with until they have another number or address), `call`
    (missed, try again), `callback` (a time was agreed), `stop` (never again).
    """

    then: Literal["close", "renew", "call", "callback", "stop"]


class Question(Strict):
    """A question of the script: a column of its own; without options the answer is free."""

    key: Code
    zh: Text
    en: Text
    options: tuple[Option, ...] = ()

    def word(self, lang: Lang) -> str:
        """Return the heading in `lang`."""
        return self.zh if lang == "zh" else self.en


class Script(Strict):
    """What the caller says; `{event}` and `{name}` stand for the event and the person."""

    zh: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
    en: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]

    def text(self, lang: Lang) -> str:
        """Return the script in `lang`."""
        return self.zh if lang == "zh" else self.en


class Round(Strict):
    """One pass of follow-up; the last round's settings hold for every later one."""

    number: int = Field(ge=1)
    script: Script
    questions: tuple[Question, ...] = ()


class Callback(Strict):
    """All of callback.toml."""

    results: tuple[Result, ...] = Field(min_length=1)
    email_results: tuple[Result, ...] = Field(min_length=1)
    next_steps: tuple[Option, ...] = Field(min_length=1)
    added: tuple[Option, ...] = Field(min_length=1)
    rounds: tuple[Round, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> Callback:
        for name, options in (
            ("results", self.results),
            ("email_results", self.email_results),
            ("next_steps", self.next_steps),
            ("added", self.added),
        ):
            _refuse_twice(name, options)
        numbers = [one.number for one in self.rounds]
        if len(set(numbers)) < len(numbers):
            raise ValueError("two rounds have the same number")
        for one in self.rounds:
            keys = [question.key for question in one.questions]
            if len(set(keys)) < len(keys):
                raise ValueError(f"round {one.number}: two questions have the same key")
            for question in one.questions:
                _refuse_twice(f"round {one.number}, question {question.key}", question.options)
        return self

    def round(self, number: int) -> Round:
        """Return the settings of round `number`: its own, else those of the last round before it."""
        ordered = sorted(self.rounds, key=lambda one: one.number)
        return next((one for one in reversed(ordered) if one.number <= number), ordered[0])


def code_of(options: Iterable[Option], text: str) -> str:
    """Return the code of the option that `text` names, in either language or as its code; "" when none.

    Case, width and marks do not count, unless two options differ by nothing else.

    >>> options = [Option(code="busy", zh="占线/挂断", en="Busy or hung up")]
    >>> code_of(options, " BUSY or hung up! "), code_of(options, "占线、挂断。"), code_of(options, "hung")
    ('busy', 'busy', '')
    """
    options = tuple(options)
    said = " ".join(text.split()).casefold()
    exact = [one.code for one in options if said in (one.code, one.zh.casefold(), one.en.casefold())]
    bare = _bare(text)
    alike = [one.code for one in options if bare and bare in map(_bare, (one.code, one.zh, one.en))]
    return exact[0] if exact else alike[0] if len(alike) == 1 else ""


def _bare(text: str) -> str:
    """Fold a text to its letters and digits."""
    return "".join(char for char in normal(text) if char.isalnum())


def _refuse_twice(name: str, options: Iterable[Option]) -> None:
    seen: set[str] = set()
    for option in options:
        words = {option.code, option.zh.casefold(), option.en.casefold()}
        if words & seen:
            raise ValueError(f"{name}: '{option.code}' says what another option says")
        seen |= words
