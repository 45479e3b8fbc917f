"""Give points for what makes a lead worth calling soon; the score is the sum of these findings alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from pipeline.attendance_words import did_words
from pipeline.batch import Batch, Step, found, per_distinct, text_column
from pipeline.engagement import interactions
from pipeline.known import Came, Known
from pipeline.labels import Lang
from pipeline.reach import callable_phone, usable_email
from pipeline.rules import Rules
from pipeline.scoring import Scoring, actions_points, band_points, minutes_points
from pipeline.text.clean import normal

Say = Callable[..., None]


def score(batch: Batch, rules: Rules, known: Known) -> Step:
    """Say `points:...` about people, one finding per reason that weighs anything."""
    people, scoring = batch.rows, rules.scoring
    said: list[pd.DataFrame] = []

    def say(
        rule: str,
        points: pd.Series[float],
        before: pd.Series[str] | str = "",
        after: pd.Series[str] | str = "",
    ) -> None:
        holds = points != 0
        if holds.any():
            said.append(
                found(
                    people.index[holds],
                    f"points:{rule}",
                    before=before[holds] if isinstance(before, pd.Series) else before,
                    after=after[holds] if isinstance(after, pd.Series) else after,
                    points=points[holds],
                )
            )

    _who(people, scoring, say)
    _wants(people, scoring, say)
    _history(people, scoring, known.on, say)
    _taking_part(people, scoring, known, say)
    say("completeness", _completeness(people, scoring))
    return Step(findings=said)


def _who(people: pd.DataFrame, scoring: Scoring, say: Say) -> None:
    say("seniority", _table(people["seniority"], scoring.seniority), before=people["seniority"])
    listed = (people["key_account"] != "") & (people["key_account_group"] == "")
    group = people["key_account_group"] != ""
    say("key-account", listed * scoring.key_account.listed, after=people["key_account"])
    say("key-account-group", group * scoring.key_account.group, after=people["key_account"])
    say("company-size", _table(people["company_size"], scoring.company_size), before=people["company_size"])
    fits = people["industry"].isin(scoring.industry.fit)
    say("industry", fits * scoring.industry.points, before=people["industry"])


def _wants(people: pd.DataFrame, scoring: Scoring, say: Say) -> None:
    say("wants-contact", (people["wants_contact"] == "yes") * scoring.wants_contact.yes)
    say("wants-no-contact", (people["wants_contact"] == "no") * scoring.wants_contact.no)
    question = people["question"]
    say("question", (question != "") * scoring.question.asked, before=question)
    words = [(normal(word), word) for word in scoring.question.buying_words]
    buying = pd.Series(
        per_distinct(
            question, lambda text: next((w for form, w in words if form in normal(text)), "") if text else ""
        ),
        index=people.index,
    )
    say("question-buying", (buying != "") * scoring.question.buying, after=buying)


def _history(people: pd.DataFrame, scoring: Scoring, on: dt.date, say: Say) -> None:
    stage = people["crm_lifecycle"]
    stages = {normal(name): points for name, points in scoring.known_customer.stages.items()}
    linked = people["crm_id"] != ""
    known = scoring.known_customer.known
    worth = pd.Series(
        per_distinct(stage, lambda text: stages.get(normal(text), known)), index=people.index, dtype=float
    )
    say("known-customer", linked * worth, after=stage)
    last = people["crm_last_activity"]
    say("last-contact", _by_age(last, on, lambda days: band_points(scoring.last_contact, days)), before=last)
    when = people["registered_at"].str.slice(0, 10)
    say("recency", _by_age(when, on, lambda days: band_points(scoring.recency, days)), before=when)
    say("attended", (people["attended"] == "yes") * scoring.attended.yes)
    say("not-attended", (people["attended"] == "no") * scoring.attended.no)
    minutes = people["minutes"]
    stayed = per_distinct(minutes, lambda text: _minutes(text, scoring))
    say("minutes", pd.Series(stayed, index=people.index, dtype=float), before=minutes)


def _taking_part(people: pd.DataFrame, scoring: Scoring, known: Known, say: Say) -> None:
    """Say what people did at the event, as the attendance reports tell."""
    if not known.past.came:
        return
    lang: Lang = "zh" if known.lang == "zh" else "en"
    did = [known.past.came.get(person, Came()).did for person in people.index.tolist()]
    points = [actions_points(scoring.attended.actions, interactions(one) or 0) for one in did]
    words = text_column((did_words(one, lang) for one in did), people.index)
    say("engagement", pd.Series(points, index=people.index, dtype=float), after=words)


def _completeness(people: pd.DataFrame, scoring: Scoring) -> pd.Series[float]:
    worth = scoring.completeness
    return (
        (people["name"] != "") * worth.name
        + callable_phone(people) * worth.phone
        + usable_email(people) * worth.email
        + (people["company_core"] != "") * worth.company
        + (people["title"] != "") * worth.title
    )


def _table(values: pd.Series[str], points: Mapping[Any, float]) -> pd.Series[float]:
    return pd.Series([points.get(value, 0.0) for value in values.tolist()], index=values.index, dtype=float)


def _by_age(values: pd.Series[str], on: dt.date, points: Callable[[int], float]) -> pd.Series[float]:
    """Give points by how many days before `on` a date lies; none for what is no date."""

    def of(text: str) -> float:
        try:
            return points((on - dt.date.fromisoformat(text[:10])).days)
        except ValueError:
            return 0.0

    return pd.Series(per_distinct(values, of), index=values.index, dtype=float)


def _minutes(text: str, scoring: Scoring) -> float:
    digits = text.partition(".")[0]
    return minutes_points(scoring.attended.minutes, int(digits)) if digits.isdecimal() else 0.0
