"""What a run of `process` takes from the store, and what it gives back to it at its end.

The store is read once, before the stages, and written once, after the files are made: a run that fails has
changed nothing, and a store nobody had yet is only made by a run that succeeds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection

from pipeline.columns import TEXT
from pipeline.errors import InputError, StoreError
from pipeline.events.book import Event, begin_run, find_event, last_run, save_event
from pipeline.events.contact_book import opt_out
from pipeline.events.entries import save_decisions, save_entries
from pipeline.events.happenings import REPLIES, save_replies
from pipeline.events.keeping import TYPED, Read, digests, keep_run, row_keys_as_read, signed_up_in
from pipeline.events.meanings import COMING, Meanings
from pipeline.events.memory import Memory, remember_event
from pipeline.events.opt_outs import CALL
from pipeline.events.sources import Mappings, all_mappings, mapping_for, save_mapping
from pipeline.events.store import has_store, open_store
from pipeline.events.up_to_date import ADDED
from pipeline.events.weighing import Came, Weighing, weighing_of
from pipeline.flow import Outcome
from pipeline.known import Past
from pipeline.labels import Lang, word
from pipeline.readers import InputSeen, Reading
from pipeline.readers.grid import Source
from pipeline.writers.entries import Entries


@dataclass(frozen=True)
class Recalled:
    """What is known before a run: the store's memory of the event, and what was said of sheets' columns."""

    home: Path
    memory: Memory
    mappings: Mappings

    def mapping(self, source: Source) -> Mapping[str, str]:
        """Return what was said of the columns of files like this one."""
        return mapping_for(source, self.mappings)

    @property
    def known(self) -> bool:
        """Tell whether a list of the event has been read before."""
        return self.memory.run > 0

    def weighed(self, meanings: Meanings, sheets: Iterable[Came]) -> Weighing:
        """Weigh what people typed since the last run; what was recorded first stands, as in `record`."""
        memory = self.memory
        weighing = weighing_of(meanings, memory.entries, memory.former, memory.decided)
        whose = {**memory.past.ids, **memory.past.now}
        for came in sheets:
            weighing.take(came, whose)
        return weighing

    def past(self, weighing: Weighing) -> Past:
        """Return what the stages may know, with what was typed since."""
        past, stopped = self.memory.past, weighing.stopped()
        said = dict.fromkeys(stopped, self.memory.event.name if self.memory.event else "")
        opt_outs = replace(past.opt_outs, people={**said, **past.opt_outs.people})
        tried = weighing.tried_to_add()
        added = (past.added - tried.keys()) | {one for one, value in tried.items() if value == ADDED}
        coming = {one: answer for _, said in _replies(weighing, past.now) for one, answer in said.items()}
        return replace(
            past,
            corrections=weighing.corrections(),
            opt_outs=opt_outs,
            added=added,
            coming={**past.coming, **coming},
            noted=weighing.noted(past.now),
        )


def recall_event(home: Path, event: str) -> Recalled:
    """Read what is known of an event; nothing, and no store is made, when there is none.

    Raises:
        StoreError: the store is damaged, locked, out of reach or of a newer version.
    """
    if not has_store(home):
        return Recalled(home, Memory(), {})
    with open_store(home, only_look=True) as store:
        if store.is_new:
            return Recalled(home, Memory(), {})
        with store.reading() as db:
            return Recalled(home, remember_event(db, event), all_mappings(db))


@dataclass(frozen=True)
class Finished:
    """A run that has made its files: what it read, what came of it, and what was known before."""

    recalled: Recalled
    reading: Reading
    outcome: Outcome
    weighing: Weighing

    @cached_property
    def now(self) -> dict[str, str]:
        """Map former ids to those that stand for them now, people folded into others in this run included."""
        past, rows = self.recalled.memory.past, self.outcome.rows.rows
        if not past.ids:
            return dict(past.now)
        here = set(rows["person_id"].tolist())
        pairs = zip(rows["row_key"].tolist(), rows["person_id"].tolist(), strict=True)
        was = ((past.ids.get(key, ""), person) for key, person in pairs)
        return {**past.now, **{one: person for one, person in was if one and one not in here}}

    @cached_property
    def row_keys(self) -> list[str]:
        """Digest each row as it was read; rows of walk-ins, the last ones, are those the reports left."""
        walk_ins = self.recalled.memory.walk_ins
        kept = walk_ins.keys if walk_ins else []
        rows = self.reading.batch.rows
        return [*row_keys_as_read(rows.iloc[: len(rows) - len(kept)]), *kept]

    def check_name(self, event: str, date: dt.date | None) -> None:
        """Ask for a name when the list is not the one that is known under this name.

        It is the known one when a row is the same to the letter, or half of the people who were known are in
        it: an export with one more column is still the same list.

        Raises:
            InputError: the event is known with another day, or with other people.
        """
        memory = self.recalled.memory
        if memory.event is None or not self.recalled.known:
            return
        known, contents = memory.event.date, set(memory.past.ids)
        here = contents & set(self.outcome.rows.rows["row_key"].tolist())
        if date is not None and known is not None and date != known:
            what = f"an event of that name is known for {known}, not {date}"
        elif 2 * len(here) < len(contents) and not set(self.row_keys) & set(memory.held.rows):
            what = "an event of that name is known, and none of these rows is among its sign-ups"
        else:
            return
        raise InputError(
            f'{event}: {what}. If this is another event, name it: --event "another name"; '
            f'if it is the same one, say so: --event "{event}"'
        )

    def entries(self) -> Entries:
        """Return what stands in the first round's lists, by the ids people have now."""
        return self.weighing.to_write(1, self.now)

    def marks(self, on: dt.date, lang: Lang) -> pd.Series[str]:
        """Say when a person came into the list, or changed, if that was after the event's first run."""
        people, memory = self.outcome.people.rows, self.recalled.memory
        marks = pd.Series("", index=people.index, dtype=TEXT)
        if memory.event is None or not self.recalled.known:
            return marks
        first, held = memory.event.first_run_id, memory.held.people
        rows = self.outcome.rows.rows
        kept = set(rows["person_id"][signed_up_in(self.outcome)].tolist())
        said = []
        for person, digest in zip(people.index.tolist(), self._typed, strict=True):
            since, changed, _, before, _ = held.get(person, (0, None, None, "", ""))
            if not since:  # a total or a heading among the rows is nobody new
                said.append(word("new_on", lang).format(day=on) if person in kept else "")
            elif digest != before or changed:
                day = memory.days[changed] if changed and digest == before else on
                said.append(word("changed_on", lang).format(day=day))
            else:
                new = since != first
                said.append(word("new_on", lang).format(day=memory.days[since]) if new else "")
        return pd.Series(said, index=people.index, dtype=TEXT)

    @cached_property
    def _typed(self) -> list[str]:
        """Digest what each person typed."""
        return digests(self.outcome.people.rows, TYPED)

    def news(self, on: dt.date) -> dict[str, int]:
        """Count who came into the list on a day, and who changed then."""
        said = self.marks(on, "en").value_counts()
        return {
            kind: int(said.get(word(f"{kind}_on", "en").format(day=on), 0)) for kind in ("new", "changed")
        }

    def gone(self) -> int:
        """Count the people of the last run whom none of these lists has any more."""
        here = set(self.outcome.people.rows.index) | set(self.now)
        return sum(
            1 for one, line in self.recalled.memory.held.people.items() if line[2] is None and one not in here
        )

    def keep(
        self, event: str, date: dt.date | None, on: dt.date, lang: str, mapping: Mapping[str, str],
        counts: Mapping[str, int],
    ) -> None:  # fmt: skip
        """Write all of it to the store, in one go.

        Raises:
            StoreError: the store cannot be written, or another run has changed the event meanwhile.
        """
        memory = self.recalled.memory
        with open_store(self.recalled.home) as store, store.writing() as db:
            before = find_event(db, event)
            if (last_run(db, before) if before else 0) != memory.run:
                raise StoreError(f"{store.name}: another run has changed {event} meanwhile; run again")
            found = save_event(db, event, lang=lang, **({"date": date} if date else {}))
            run = begin_run(db, "process", on, found, _inputs(self.reading.inputs), counts)
            if found.first_run_id is None:
                found = save_event(db, event, first_run_id=run)
            read = Read(self.reading.batch.rows, self.row_keys)
            keep_run(db, found, run, read, self.outcome, memory.past, memory.held)
            keep_said(db, found, run, self.weighing, self.now)
            save_mapping(db, self.reading.inputs, mapping)


def keep_said(db: Connection, event: Event, run: int, weighing: Weighing, now: Mapping[str, str]) -> None:
    """Write what was news in the sheets: entries, answers, whether people come, who is not to be called."""
    said = list(weighing.news.values())
    save_entries(db, event, run, said)
    save_decisions(db, event, run, weighing.new_decisions)
    for whose, coming in _replies(weighing, now):
        save_replies(db, event, run, coming, whose)
    stopped = {now.get(person, person) for person in weighing.stopped()}
    opt_out(db, event, run, dict.fromkeys(sorted(stopped), CALL))


def _replies(weighing: Weighing, now: Mapping[str, str]) -> list[tuple[str, dict[str, str]]]:
    """Return by sheet what was news of who comes; the last that speaks of somebody holds."""
    said: dict[str, dict[str, str]] = {}
    for entry in weighing.news.values():
        if entry.field == COMING and entry.value in REPLIES:
            said.setdefault(entry.said_by, {})[now.get(entry.person_id, entry.person_id)] = entry.value
    return sorted(said.items())


def _inputs(inputs: Sequence[InputSeen]) -> list[dict[str, object]]:
    return [{"name": one.name, "sha256": one.sha256, "rows": one.rows} for one in inputs]
