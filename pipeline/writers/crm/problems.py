"""What could not be written as it stood: whom a target does not take, and which values had to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.export_words import said
from pipeline.labels import Lang
from pipeline.writers.crm.leads import Leads
from pipeline.writers.csv_file import write_csv

COLUMNS = ("person_id", "name", "company", "delivered", "field", "rule", "reason", "before", "after")


class Problem(NamedTuple):
    """One thing about one person: the header concerned ("" for all), the rule, the value before and after.

    `detail` is what the rule's sentence names beside the header: a length, or the other person.
    """

    person: str
    field: str
    rule: str
    before: str = ""
    after: str = ""
    detail: str = ""

    def reason(self, lang: Lang) -> str:
        """Say it as a sentence."""
        return said(self.rule, self.field, self.detail, lang)


def write_problems(path: Path, leads: Leads, left_out: Sequence[Problem], changed: Sequence[Problem]) -> None:
    """List who is not in the files and why, then every value that is not there as it was, whole."""
    known = dict(zip(leads.ids, zip(leads["name"], leads["company"], strict=True), strict=True))
    lang = leads.about.lang

    def lines() -> Iterator[tuple[str, ...]]:
        for delivered, problems in (("no", left_out), ("yes", changed)):
            for one in problems:
                told = (one.field, one.rule, one.reason(lang), one.before, one.after)
                yield (one.person, *known[one.person], delivered, *told)

    columns = list(zip(*lines(), strict=True))
    write_csv(path, dict(zip(COLUMNS, columns, strict=True)))
