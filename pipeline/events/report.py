"""`report`: what came of an event, held against its goals, and what to change next time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.errors import InputError
from pipeline.events.book import Event, event_named
from pipeline.events.lying import not_recorded
from pipeline.events.occasion import lang_of
from pipeline.events.plan import FILE as PLAN
from pipeline.events.plan import late_tasks
from pipeline.events.report_facts import facts_of, groups_of, results_of
from pipeline.events.store import has_store, open_store
from pipeline.labels import Lang, pick
from pipeline.publish import folder_name, publishing
from pipeline.record_words import not_recorded_lines
from pipeline.report_words import ADVICE, GROUPS, MEASURES, in_words
from pipeline.rules import Rules
from pipeline.writers.content import words_of
from pipeline.writers.plan_sheets import Typed, read_plan
from pipeline.writers.report_sheets import write_report

FILE = "report.xlsx"
_FEW = 5  # a group smaller than this says nothing about the next event


@dataclass(frozen=True)
class Report:
    """`results` by measure (a share for "came-rate", None when nobody can tell), `goals` that were set.

    `groups` has a line per group and value with its counts, in words; `advice` are sentences.
    """

    event: Event
    lang: Lang
    path: Path
    results: Mapping[str, float | None]
    goals: Mapping[str, float]
    groups: pd.DataFrame
    advice: Sequence[str]
    notes: Sequence[str] = ()
    """Which lists in the folder have something typed that is not recorded, and so does not count."""


def report(home: Path, name: str, rules: Rules, on: dt.date) -> Report:
    """Write report.xlsx of an event.

    Raises:
        InputError: there is no such event, or its plan cannot be read.
        OutputError: the report could not be written.
    """
    if not has_store(home):
        raise InputError(f"{name}: no such event here; run `process` first, or check --home")
    with open_store(home) as store, store.reading() as db:
        event = event_named(db, name)
        facts = facts_of(db, event, rules.callback)
        lang, folder = lang_of(event), home / folder_name(event.name)
        notes = tuple(not_recorded_lines(not_recorded(db, event, folder, rules), event.name, lang))
    plan = read_plan(folder / PLAN) if (folder / PLAN).exists() else Typed({}, ())
    results, groups = results_of(facts), _worded(groups_of(facts), rules, lang)
    advice = list(_advice(facts, results, groups, plan, on, lang))
    made = Report(event, lang, folder / FILE, results, plan.goals, groups, advice, notes)
    with publishing(folder) as new:
        write_report(new / FILE, event.name, lang, on, results, plan.goals, groups, advice)
    return made


def _worded(groups: pd.DataFrame, rules: Rules, lang: Lang) -> pd.DataFrame:
    """Put codes into words."""
    values = words_of(rules, lang).values
    both = zip(groups["group"], groups["value"], strict=True)
    return groups.assign(value=[values.get(group, {}).get(value, value) for group, value in both])


def _advice(
    facts: pd.DataFrame,
    results: Mapping[str, float | None],
    groups: pd.DataFrame,
    plan: Typed,
    on: dt.date,
    lang: Lang,
) -> Iterator[str]:
    """Say what to change, each rule where it holds."""
    for measure, goal in plan.goals.items():
        result = results[measure]
        if result is not None and result < goal:
            numbers = {"goal": goal, "result": result, "gap": goal - result}
            told = {name: in_words(measure, number) for name, number in numbers.items()}
            yield pick(ADVICE["below-goal"], lang).format(measure=pick(MEASURES[measure], lang), **told)
    knows = results["came"] is not None
    yield from _extremes(groups, lang) if knows else [pick(ADVICE["no-attendance"], lang)]
    some_reminded = bool(facts["reminded"].any())
    said_yes = facts["said-yes"] & ~facts["came"]
    for rule, count in (
        ("said-yes-stayed-away", int((said_yes & facts["is-known"]).sum()) if knows else 0),
        ("said-yes-unknown", int((said_yes & ~facts["is-known"]).sum()) if knows else 0),
        ("not-called", int((facts["tier-a"] & ~facts["called"]).sum())),
        ("not-reached", int((facts["called"] & ~facts["reached"]).sum())),
        (
            "not-reminded",
            int((facts["leads"] & facts["registered"] & ~facts["reminded"]).sum()) if some_reminded else 0,
        ),
        ("tasks-late", len(late_tasks(plan.tasks, on))),
    ):
        if count:
            yield pick(ADVICE[rule], lang).format(count=count)


def _extremes(groups: pd.DataFrame, lang: Lang) -> Iterator[str]:
    """Name the groups of which the largest and the smallest share came, of those that are not too small."""
    large = groups[(groups["registered"] >= _FEW) & (groups["value"] != "") & (groups["group"] != "tier")]
    share = (large["came"] / large["registered"]).to_numpy(dtype=float)
    if large.empty or share.max() == share.min():
        return
    for rule, at in (("best", int(share.argmax())), ("worst", int(share.argmin()))):
        line = large.iloc[at]
        yield pick(ADVICE[rule], lang).format(
            group=pick(GROUPS[line["group"]], lang),
            value=line["value"],
            share=in_words("came-rate", float(share[at])),
            count=int(line["registered"]),
        )
