"""What people typed into lists that lie in the event's folder, taken as if it had been handed to `record`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from pipeline.earlier import typed_in
from pipeline.errors import InputError
from pipeline.events.again import keep_said
from pipeline.events.book import Event, begin_run, run_days
from pipeline.events.contact_book import keep_corrected
from pipeline.events.entries import decided_in, entries_of
from pipeline.events.ids import now_known_as
from pipeline.events.meanings import meanings_of
from pipeline.events.weighing import Came, Weighing, weighing_of
from pipeline.events.whose import placed, whose
from pipeline.events.workbooks import all_saved_since, later_written
from pipeline.rules import Rules


def take_lying(db: Connection, event: Event, sheets: Sequence[Came], rules: Rules, on: dt.date) -> Weighing:
    """Record what is news in `sheets`, in order; return all that stands."""
    weighing = _standing(db, event, rules, on)
    _weigh(db, event, sheets, weighing)
    if weighing.news or weighing.new_decisions:
        inputs = [{"name": Path(sheet.said_by).name, "sha256": sheet.sha256} for sheet in sheets]
        run, now = (
            begin_run(db, "record", on, event, inputs, {"entries": len(weighing.news)}),
            now_known_as(db),
        )
        keep_corrected(db, weighing.news.values(), rules, now)
        keep_said(db, event, run, weighing, now)
    return weighing


def not_recorded(db: Connection, event: Event, folder: Path, rules: Rules) -> list[Path]:
    """Return the lists in `folder` with something typed that no command has taken yet; nothing is taken.

    One that cannot be read any more is among them: `record` says why.
    """
    paths = all_saved_since(folder, later_written(db, event))
    if not paths:
        return []
    weighing, told = _standing(db, event, rules, max(run_days(db).values())), []
    for path in paths:
        before = len(weighing.news), len(weighing.new_decisions)
        try:
            _weigh(db, event, typed_in([path]), weighing)
        except InputError:
            told.append(path)
        told += [path] if (len(weighing.news), len(weighing.new_decisions)) != before else []
    return told


def _standing(db: Connection, event: Event, rules: Rules, on: dt.date) -> Weighing:
    return weighing_of(
        meanings_of(rules, on, event.lang),
        entries_of(db, event),
        entries_of(db, event, former=True),
        decided_in(db, event),
    )


def _weigh(db: Connection, event: Event, sheets: Sequence[Came], weighing: Weighing) -> None:
    known = whose(db, event, [sheet.entries for sheet in sheets])
    for sheet in sheets:
        own, _ = placed(sheet.entries, set(known) | set(known.values()))
        weighing.take(sheet._replace(entries=own), known)
