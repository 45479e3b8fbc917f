"""The main job from files to files: read, run, write, put in place, archive."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline import __version__
from pipeline.archive import pack
from pipeline.batch import Watch
from pipeline.calendar import calendar_notes
from pipeline.contacts import read_contacts
from pipeline.earlier import describe, look_at, typed_in
from pipeline.events.again import Finished, Recalled, recall_event
from pipeline.events.meanings import meanings_of
from pipeline.events.recording import to_look_at
from pipeline.events.walk_in_rows import with_walk_ins
from pipeline.events.weighing import Weighing
from pipeline.events.workbooks import CALL_LIST, WORKBOOK, saved_since
from pipeline.export import standing
from pipeline.flow import run
from pipeline.known import Known
from pipeline.labels import Lang, word
from pipeline.ledger import Ledger, make_ledger
from pipeline.publish import folder_name, keep_copies, private_folder, publishing, recover
from pipeline.readers import InputSeen, Reading, read
from pipeline.readers.part import NOT_A_SIGNUP
from pipeline.record_words import bound_lines
from pipeline.rules import Rules, load_rules
from pipeline.summary import summarise, write_summary
from pipeline.writers.content import WorkbookInput
from pipeline.writers.crm import TARGETS, About, deliver
from pipeline.writers.machine import write_findings, write_ledger, write_people
from pipeline.writers.workbook import write_call_list, write_workbook


@dataclass(frozen=True)
class Request:
    """What the user asked `process` to do; paths as given."""

    files: tuple[Path, ...]
    on: dt.date
    event: str = ""
    event_date: dt.date | None = None
    crm: tuple[Path, ...] = ()
    targets: tuple[str, ...] = ("generic",)
    campaign: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    rules: Path | None = None
    answers: Path | None = None
    home: Path = Path("follow_up")
    lang: str = "auto"
    region: str = "CN"

    @property
    def name(self) -> str:
        """Return the event's name: the one given, else that of the first file."""
        return self.event or self.files[0].stem


@dataclass(frozen=True)
class Done:
    """What `process` made: where it lies, what it says, and the people to show."""

    folder: Path
    files: tuple[Path, ...]
    archive: Path
    summary: dict[str, Any]
    people: pd.DataFrame
    lang: Lang
    kept: tuple[Path, ...]
    notes: tuple[str, ...]
    """What the team should hear: lines of their lists that are not used, holidays not known."""


def look(request: Request) -> Reading:
    """Read the files and say what was found; write nothing (`process --check`)."""
    return _read(request, load_rules(request.rules), recall_event(request.home, request.name))


def process(request: Request, watch: Watch | None = None) -> Done:
    """Turn sign-up sheets into the follow-up files of DESIGN section 6.

    Raises:
        InputError: a file, a rule or an option cannot be used; nothing was written.
        OutputError: the result could not be written; what was there before is untouched.
    """
    stages: list[tuple[str, float, int]] = []

    def seen(stage: str, seconds: float, rows: int) -> None:
        stages.append((stage, seconds, rows))
        if watch is not None:
            watch(stage, seconds, rows)

    rules = load_rules(request.rules, request.region)
    started = time.perf_counter()
    recalled = recall_event(request.home, request.name)
    reading = _read(request, rules, recalled)
    seen("read", time.perf_counter() - started, len(reading.batch.rows))
    folder = request.home / folder_name(request.name)
    recover(folder)  # before looking: what was typed may lie in the set a cut-off run took away
    earlier = look_at(folder, known=recalled.known)
    sheets = earlier.came
    if request.answers:
        sheets += typed_in((request.answers,))
    sheets += typed_in(saved_since(folder, recalled.memory.later))
    spoken = recalled.memory.event.lang if recalled.memory.event else reading.lang
    weighing = recalled.weighed(meanings_of(rules, request.on, spoken), sheets)
    known, inputs = _known(request, reading, rules, recalled, weighing)
    outcome = run(reading, rules, known, seen)
    finished = Finished(recalled, reading, outcome, weighing)
    if not request.event:
        finished.check_name(request.name, request.event_date)
    lang: Lang = "zh" if known.lang == "zh" else "en"
    ledger = make_ledger(outcome.rows, outcome.people, lang)
    made = dt.datetime.now(dt.UTC).replace(microsecond=0)
    started = time.perf_counter()
    older = [name for name in TARGETS if name not in request.targets and standing(folder, (name,))]
    with publishing(folder, replaced=earlier.ours | standing(folder, tuple(TARGETS))) as new:
        summary = _write(new, request, rules, known, finished, ledger, (*reading.inputs, *inputs), stages)
        kept = keep_copies(earlier.touched, new, request.on)
        names = tuple(sorted(path.name for path in new.iterdir()))
        archive = _archive(request, rules, new, made)
        finished.keep(
            request.name, known.event_date, request.on, lang, request.mapping, {"people": summary["people"]}
        )
    seen("write", time.perf_counter() - started, len(ledger.lines))
    files = tuple(folder / name for name in names)
    return Done(
        folder=folder,
        files=files,
        archive=archive,
        summary=summary,
        people=outcome.people.rows,
        lang=lang,
        kept=tuple(folder / name for name in kept),
        notes=(
            *rules.notes,
            *calendar_notes(outcome.people.rows["due"]),
            *_gone(finished, lang),
            *_older(older, request.name, lang),
            *to_look_at(weighing, _names(finished), rules, lang),
            *bound_lines(_bound(outcome.people.rows, known), lang),
        ),
    )


def _read(request: Request, rules: Rules, recalled: Recalled) -> Reading:
    reading = read(
        request.files,
        headers=rules.headers,
        mapping=request.mapping,
        encoding=request.encoding,
        recalled=recalled.mapping,
    )
    return with_walk_ins(reading, recalled.memory.walk_ins)


def _gone(finished: Finished, lang: Lang) -> tuple[str, ...]:
    """Say how many people of the last run these lists have no more: nobody is left out unsaid."""
    count = finished.gone()
    return (word("gone", lang).format(count=count),) if count else ()


def _bound(people: pd.DataFrame, known: Known) -> list[str]:
    """Name who was answered to be kept, and asked for no contact."""
    kept = {key for key, answer in known.answers.people.items() if answer == "keep"}
    out = people[people["because"] == "opt-out"] if kept else people.iloc[:0]
    columns = (out[name].tolist() for name in ("name", "row_keys"))
    return [name for name, keys in zip(*columns, strict=True) if not kept.isdisjoint(keys.split())]


def _names(finished: Finished) -> dict[str, str]:
    """Return the names of the people of the list, by their ids and those they had before."""
    people = finished.outcome.people.rows
    names: dict[str, str] = dict(zip(people.index.tolist(), people["name"].tolist(), strict=True))
    return {**{one: names[now] for one, now in finished.now.items() if now in names}, **names}


def _older(targets: Sequence[str], event: str, lang: Lang) -> tuple[str, ...]:
    """Say whose files of a former list were taken away: they would pass for this one's."""
    names, again = ", ".join(targets), ",".join(targets)
    said = word("old_targets", lang).format(targets=names, event=event, again=again)
    return (said,) if targets else ()


def _known(
    request: Request, reading: Reading, rules: Rules, recalled: Recalled, weighing: Weighing
) -> tuple[Known, tuple[InputSeen, ...]]:
    event = recalled.memory.event
    known = Known(
        on=request.on,
        event=request.name,
        event_date=request.event_date or (event.date if event else None),
        region=request.region,
        lang=request.lang if request.lang != "auto" else (event.lang if event else "") or reading.lang,
        answers=weighing.answers(),
        past=replace(recalled.past(weighing), first_runs=_first_runs(reading, recalled)),
    )
    if not request.crm:
        return known, ()
    contacts, inputs = read_contacts(request.crm, rules, known)
    return replace(known, contacts=contacts), inputs


def _first_runs(reading: Reading, recalled: Recalled) -> dict[str, int]:
    """Say since which run each row is known, where one list may have cancelled what another has."""
    rows, rules = reading.batch.rows, reading.batch.findings["rule"]
    several = len(rows[["source_file", "sheet"]].drop_duplicates()) > 1
    may = several and rules.str.startswith(NOT_A_SIGNUP).any()
    return recalled.memory.held.first_runs(rows) if may else {}


def _write(
    new: Path,
    request: Request,
    rules: Rules,
    known: Known,
    finished: Finished,
    ledger: Ledger,
    inputs: Sequence[InputSeen],
    stages: Sequence[tuple[str, float, int]],
) -> dict[str, Any]:
    """Write every file of the run into `new`; summary.json comes last."""
    outcome, entries = finished.outcome, finished.entries()
    people = outcome.people.rows
    write_people(new / "people.csv", people)
    write_ledger(new / "ledger.csv", ledger)
    write_findings(new / "findings.csv", outcome.people.findings)
    lang: Lang = "zh" if known.lang == "zh" else "en"
    about = About(rules, known.event, request.campaign, lang)
    deliveries = {name: deliver(new, people, TARGETS[name], about) for name in request.targets}
    summary = summarise(
        event=known.event,
        people=people,
        ledger=ledger,
        inputs=inputs,
        stages=stages,
        rules_sha256=rules.sha256,
        deliveries=deliveries,
        lang=lang,
    )
    summary["news"] = finished.news(request.on)
    marked = replace(outcome.people, rows=people.assign(mark=finished.marks(request.on, lang)))
    sheets = WorkbookInput(
        rows=outcome.rows, people=marked, ledger=ledger.lines, summary=summary, event=known.event,
        event_date=known.event_date, on=known.on,
    )  # fmt: skip
    write_workbook(new / WORKBOOK, sheets, rules, lang, entries=entries)
    workbooks = [WORKBOOK]
    if rules.owners:
        for owner in sorted(set(people["owner"][people["outcome"] == "lead"]) - {""}):
            workbooks.append(f"{CALL_LIST}{folder_name(owner)}.xlsx")
            write_call_list(new / workbooks[-1], sheets, rules, lang, owner=owner, entries=entries)
    summary["workbooks"] = describe(new, workbooks, bool(entries))
    write_summary(new / "summary.json", summary)
    return summary


def _archive(request: Request, rules: Rules, new: Path, made: dt.datetime) -> Path:
    """Pack the inputs as given, the rules used and everything written."""
    folder = request.home / "archives"
    private_folder(folder)
    event = request.name
    path = folder / f"{folder_name(event)}-{made:%Y%m%dT%H%M%SZ}.zip"
    number = 1
    while path.exists():
        number += 1
        path = path.with_name(f"{folder_name(event)}-{made:%Y%m%dT%H%M%SZ}-{number}.zip")
    parts: dict[str, Path | bytes] = {
        f"inputs/{number}-{folder_name(file.name)}": file
        for number, file in enumerate((*request.files, *request.crm), start=1)
    }
    parts |= {f"rules/{name}": file.data for name, file in rules.files.items()}
    parts |= {f"written/{file.name}": file for file in new.iterdir()}
    pack(path, parts, event=event, made=made, version=__version__)
    return path
