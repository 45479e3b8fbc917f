"""The rules of events: who is reminded how and in which words, and the tasks of a plan; a file each."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from pipeline.callback import Strict
from pipeline.labels import Lang
from pipeline.planning import Plan
from pipeline.reminders import CHANNELS, Channel, Mail, Message, Reminders, Sms

#: The files with the words of reminders.
MESSAGES: tuple[str, ...] = tuple(f"messages/{channel}.toml" for channel in CHANNELS)
EVENT_FILES: tuple[str, ...] = ("reminders.toml", "plan.toml", *MESSAGES)


class EventRules(Strict):
    """What the files say, each under its name."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_alias=True)

    reminders: Reminders = Field(alias="reminders.toml")
    plan: Plan = Field(alias="plan.toml")
    phone: Message = Field(alias="messages/phone.toml")
    wecom: Message = Field(alias="messages/wecom.toml")
    sms: Sms = Field(alias="messages/sms.toml")
    email: Mail = Field(alias="messages/email.toml")

    def text(self, channel: Channel, lang: Lang) -> str:
        """Return the template of a channel."""
        message: Message = getattr(self, channel)
        return message.text.of(lang)

    def check(self) -> list[str]:
        """Name what is too long."""
        return [f"messages/sms.toml: {problem}" for problem in self.sms.check()]
