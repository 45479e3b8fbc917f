"""Whose id stands for whom: people who turned out to be one keep both ids, of which one speaks for both."""

from __future__ import annotations

from sqlalchemy import Connection, select

from pipeline.events.schema import people


def now_known_as(db: Connection) -> dict[str, str]:
    """Map the id of everyone who turned out to be somebody else to the id that stands for both."""
    asked = select(people.c.id, people.c.merged_into).where(people.c.merged_into.is_not(None))
    step = {one: str(into) for one, into in db.execute(asked)}
    return {one: _end(one, step) for one in step}


def _end(one: str, step: dict[str, str]) -> str:
    """Follow a chain of merges to its end."""
    seen = {one}
    while one in step and step[one] not in seen:
        one = step[one]
        seen.add(one)
    return one
