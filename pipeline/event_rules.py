"""The rules of events: who is reminded how and in which words, and the tasks of a plan; a file each.

They can be had without the other rules, whose lexicons a reminder does not wait for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ConfigDict, Field

from pipeline.callback import Strict
from pipeline.errors import RulesError
from pipeline.labels import Lang
from pipeline.planning import Plan
from pipeline.reminders import CHANNELS, Channel, Mail, Message, Reminders, Sms
from pipeline.rule_checks import wrong_in
from pipeline.rule_files import RuleFile, gather, read_as, read_settings

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


def event_rules(files: Mapping[str, RuleFile]) -> EventRules:
    """Read the rules of events from the files of all rules, by name.

    Raises:
        FileProblem: a file is no TOML.
        ValidationError: a setting is wrong.
    """
    return EventRules.model_validate({name: read_as(read_settings, files[name]) for name in EVENT_FILES})


def load_event_rules(overlay: Path | None = None) -> EventRules:
    """Read the shipped rules of events with `overlay` laid over them, and check them.

    Raises:
        RulesError: with every problem of every file.
    """
    files, _, slips = gather(overlay)
    read = _Read(files)
    if problems := [*slips, *wrong_in(read, {"events": EVENT_FILES})]:
        raise RulesError(problems)
    return read.events


@dataclass(frozen=True)
class _Read:
    """The one part of the rules read here, where `wrong_in` looks for it."""

    files: Mapping[str, RuleFile]

    @cached_property
    def events(self) -> EventRules:
        return event_rules(self.files)
