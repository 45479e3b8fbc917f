"""What `rules/reminders.toml` and `rules/messages/` may say: who is reminded how, and in which words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from pipeline.callback import Strict
from pipeline.labels import Lang
from pipeline.messages import measured, problem_in

Channel = Literal["wecom", "phone", "sms", "email"]
#: The channels, in the order of the sheets.
CHANNELS: tuple[Channel, ...] = ("phone", "wecom", "sms", "email")
Template = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]


class Both(Strict):
    """A template in both languages."""

    zh: Template
    en: Template

    @field_validator("zh", "en")
    @classmethod
    def _sound(cls, template: str) -> str:
        if problem := problem_in(template):
            raise ValueError(problem)
        return template

    def of(self, lang: Lang) -> str:
        """Return the template of `lang`."""
        return self.zh if lang == "zh" else self.en


class Message(Strict):
    """What is said or sent."""

    text: Both


class Mail(Message):
    """What is mailed, and what stands in the calendar entry that goes along."""

    subject: Both
    calendar: Both


class Sms(Message):
    """What is sent as a short message; `longest` is how many characters it may have when filled in."""

    longest: int = Field(ge=20, le=1000)

    def check(self) -> list[str]:
        """Name the templates that come out too long with gaps of a common length."""
        texts = (("zh", self.text.zh), ("en", self.text.en))
        return [
            f"text.{lang}: about {measured(text)} characters once filled in, and {self.longest} may be sent; "
            "shorten it, or raise `longest`"
            for lang, text in texts
            if measured(text) > self.longest
        ]


class Reminders(Strict):
    """All of reminders.toml: how each person is reminded, and who else gets the messages of a channel.

    `order`: a person stands on the list of the first of these by which they can be reached. Calls are for the
    tiers in `call_tiers`, and for whoever cannot be reached otherwise. An SMS goes to mobiles whose number
    begins with one of `sms_prefixes`. The channels in `everyone` go to all whom they reach, whatever other
    list those stand on.
    """

    order: tuple[Channel, ...] = Field(min_length=1)
    call_tiers: tuple[Literal["A", "B", "C"], ...]
    sms_prefixes: tuple[Annotated[str, StringConstraints(pattern=r"^\+[0-9]{1,4}$")], ...]
    everyone: tuple[Channel, ...] = ()

    @field_validator("order", "everyone")
    @classmethod
    def _each_once(cls, channels: tuple[Channel, ...]) -> tuple[Channel, ...]:
        if len(set(channels)) < len(channels):
            raise ValueError("a channel stands there twice")
        return channels
