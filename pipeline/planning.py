"""What `rules/plan.toml` may say: the tasks of an event, and what it may be measured by."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from pipeline.callback import Code, Option, Strict, Text

Measure = Literal[
    "registered",
    "leads",
    "tier-a",
    "reminded",
    "said-yes",
    "came",
    "came-rate",
    "walk-ins",
    "called",
    "reached",
    "interested",
]
Phase = Literal["before", "during", "after"]


class Task(Strict):
    """A task of the table: `days` from the day of the event, negative before it."""

    key: Code
    phase: Phase
    days: Annotated[int, Field(ge=-365, le=365)]
    zh: Text
    en: Text


class Status(Option):
    """How far a task is."""


#: How far a task may be.
STATUSES: tuple[Status, ...] = (
    Status(code="open", zh="未开始", en="Not started"),
    Status(code="doing", zh="进行中", en="Under way"),
    Status(code="done", zh="已完成", en="Done"),
    Status(code="dropped", zh="不做了", en="Dropped"),
)
PHASES: dict[Phase, tuple[str, str]] = {
    "before": ("会前", "Before"),
    "during": ("会中", "During"),
    "after": ("会后", "After"),
}


class Plan(Strict):
    """All of plan.toml."""

    goals: tuple[Measure, ...]
    tasks: tuple[Task, ...]

    @field_validator("tasks")
    @classmethod
    def _each_once(cls, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        keys = [task.key for task in tasks]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"two tasks have the key {', '.join(twice)}")
        return tasks
