"""The tables of the store, a paragraph each: what a line is, and what it is for.

A table changes here and in a migration beside it; a test compares the two. Days are dates, moments ISO texts
in UTC, codes are those of `rules/` and `columns`. People are named by their stable id (`people.id`); an id
that was folded into another still stands where it was written, and is resolved when it is read.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

#: The revision of `migrations` that makes these tables.
HEAD = "0001"

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _event(primary_key: bool = False) -> Column[int]:
    return Column("event_id", ForeignKey("events.id"), nullable=False, primary_key=primary_key)


def _person(primary_key: bool = False) -> Column[str]:
    return Column("person_id", ForeignKey("people.id"), nullable=False, primary_key=primary_key)


def _run() -> Column[int]:
    return Column("run_id", ForeignKey("runs.id"), nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


#: An event. `date` may move and `status` is planned, held or cancelled; `timezone` is an IANA name, `starts`
#: and `ends` are local times (09:30). `host` is the colleague who runs it, `first_run_id` the run that first
#: read a list of it.
events = Table(
    "events",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("date", Date),
    Column("status", String(16), nullable=False, server_default="planned"),
    _text("timezone"),
    _text("starts"),
    _text("ends"),
    _text("place"),
    _text("host"),
    _text("lang"),
    Column("first_run_id", Integer),
)

#: One command that changed the store: what it was asked, on which day, on which files (`inputs`, `counts`:
#: JSON).
runs = Table(
    "runs",
    metadata,
    _id(),
    Column("event_id", ForeignKey("events.id")),
    Column("command", String(16), nullable=False),
    Column("on_day", Date, nullable=False),
    Column("made", String(32), nullable=False),
    Column("version", String(32), nullable=False),
    Column("inputs", Text, nullable=False, server_default="[]"),
    Column("counts", Text, nullable=False, server_default="{}"),
)

#: What was said about a sheet's columns with `--map`, known by the headers it has (`mapping`: JSON).
sources = Table(
    "sources",
    metadata,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("mapping", Text, nullable=False),
)

#: In which order the values of a line of cells stand (`names`: a JSON list of columns).
layouts = Table(
    "layouts",
    metadata,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("names", Text, nullable=False),
)

#: A row as it was read (`cells`: its values in the order of its layout, U+001F between them). `key` digests
#: all of it, `row_key` what it says about who it is; `gone_run_id` is the first run whose lists lacked it.
registrations = Table(
    "registrations",
    metadata,
    _id(),
    _event(),
    Column("key", Text, nullable=False),
    Column("row_key", Text, nullable=False),
    _person(),
    _text("source_file"),
    _text("sheet"),
    Column("line", Integer, nullable=False),
    Column("layout_id", ForeignKey("layouts.id"), nullable=False),
    _text("cells"),
    Column("first_run_id", ForeignKey("runs.id"), nullable=False),
    Column("gone_run_id", Integer),
    Unique("event_id", "key"),
)

#: A person across events. `merged_into` names the person they turned out to be.
people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    _text("name"),
    _text("company"),
    Column("merged_into", ForeignKey("people.id")),
    Column("first_run_id", ForeignKey("runs.id"), nullable=False),
    sqlite_with_rowid=False,  # its key is all there is to look up: one tree instead of two
)

#: A number (E.164) or address a person has used: `kind` is phone or email. `name` is the name beside it.
contacts = Table(
    "contacts",
    metadata,
    Column("kind", String(8), primary_key=True),
    Column("value", Text, primary_key=True),
    _person(primary_key=True),
    _text("name"),
    Column("is_personal", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

#: Two people who became one (`merge`: other_id into person_id), or one who became two (`split`: other_id
#: left person_id). `undone_run_id` is the run that took it back.
changes = Table(
    "changes",
    metadata,
    _id(),
    Column("kind", String(8), nullable=False),
    _person(),
    Column("other_id", ForeignKey("people.id"), nullable=False),
    Column("event_id", ForeignKey("events.id")),
    _run(),
    Column("undone_run_id", Integer),
)

#: A person in an event's list, as the last run left them (`cells`: as in people.csv). `first_run_id` is when
#: they came into the list, `changed_run_id` when what they had typed last changed (`digest`), `gone_run_id`
#: since when no list has them.
participants = Table(
    "participants",
    metadata,
    _event(primary_key=True),
    _person(primary_key=True),
    Column("first_run_id", ForeignKey("runs.id"), nullable=False),
    Column("changed_run_id", Integer),
    Column("gone_run_id", Integer),
    _text("digest"),
    _text("stamp"),
    _text("outcome"),
    _text("because"),
    Column("layout_id", ForeignKey("layouts.id"), nullable=False),
    _text("cells"),
)

#: An answer of Review or Dropped, by row contents: `other` is "" for keep and drop, which hold in one event;
#: same and different hold in all.
decisions = Table(
    "decisions",
    metadata,
    _id(),
    _event(),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False, server_default=""),
    Column("answer", String(16), nullable=False),
    _text("said_by"),
    _run(),
    Unique("event_id", "one", "other"),
)

#: What somebody typed into a cell of a list, and everything that stood there before: `is_current` marks the
#: last. `sheet` is call, wecom or email; `field` a column ("result", "next_step", "q:system-in-use",
#: "own:Gift sent", "phone" for a corrected value); `value` a code where the rules have one. `said_by` names
#: the sheet it came in, `sha256` the file.
entries = Table(
    "entries",
    metadata,
    _id(),
    _event(),
    _person(),
    Column("round", Integer, nullable=False),
    Column("sheet", String(8), nullable=False),
    _text("field"),
    _text("value"),
    _text("said_by"),
    _text("sha256"),
    _run(),
    Column("is_current", Boolean, nullable=False),
)
Index("ix_entries_current", entries.c.event_id, entries.c.is_current)

#: What somebody answered to the invitation or a reminder: `answer` is yes, no or maybe; the last line holds.
replies = Table(
    "replies",
    metadata,
    _id(),
    _event(),
    _person(),
    Column("answer", String(8), nullable=False),
    _text("said_by"),
    _run(),
)

#: Whom a reminder went to, for which day of the event, by which channel.
reminders = Table(
    "reminders",
    metadata,
    _event(primary_key=True),
    Column("event_date", Date, primary_key=True),
    Column("days_before", Integer, primary_key=True, autoincrement=False),
    _person(primary_key=True),
    Column("channel", String(16), primary_key=True),
    _run(),
    sqlite_with_rowid=False,
)

#: One attendance report. Only a report that `covers_all` registrations says of those it does not name that
#: they did not come. `layout` digests its headers: by them a corrected report is known.
reports = Table(
    "reports",
    metadata,
    _id(),
    _event(),
    _text("name"),
    Column("sha256", String(64), nullable=False),
    Column("layout", String(40), nullable=False, server_default=""),
    Column("covers_all", Boolean, nullable=False),
    Column("rows", Integer, nullable=False),
    _run(),
    Unique("event_id", "sha256"),
)

#: Who came, by report (`attended`: yes, or no where the report says so): `intervals` (JSON pairs of ISO
#: moments) are united over all reports; `minutes` are those the report says beyond them. `shown_as` is the
#: name in the report, `how` what told who it is. `did` is what they did there (JSON: how often by kind),
#: `asked` the questions in their words (a JSON list).
attendance = Table(
    "attendance",
    metadata,
    _id(),
    _event(),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    _person(),
    Column("attended", String(8), nullable=False, server_default="yes"),
    Column("minutes", Integer),
    Column("intervals", Text, nullable=False, server_default="[]"),
    _text("shown_as"),
    _text("how"),
    _text("first_joined"),
    _text("last_left"),
    Column("sessions", Integer, nullable=False, server_default="1"),
    Column("did", Text, nullable=False, server_default="{}"),
    Column("asked", Text, nullable=False, server_default="[]"),
)

#: One pass of follow-up over an event's leads.
rounds = Table(
    "rounds",
    metadata,
    _event(primary_key=True),
    Column("number", Integer, primary_key=True),
    _run(),
)

#: Who is in a round, with whom, by which channel, and why (the code of `rules/rounds.toml`).
round_members = Table(
    "round_members",
    metadata,
    _event(primary_key=True),
    Column("number", Integer, primary_key=True),
    _person(primary_key=True),
    _text("owner"),
    _text("channel"),
    _text("why"),
)

#: Who is not to be contacted: `kind` is phone, email, person, or digest (of what somebody used who was
#: forgotten); `lifted` binds nobody: the digest of a remark that is no refusal any more. `origin` is sheet,
#: list, crm, call, erased or lifted. A value that somebody else uses too, who did not opt out, stands for its
#: person alone (`is_shared`).
opt_outs = Table(
    "opt_outs",
    metadata,
    _id(),
    Column("kind", String(8), nullable=False),
    Column("value", Text, nullable=False),
    Column("is_shared", Boolean, nullable=False),
    Column("person_id", Text, nullable=False),
    _text("origin"),
    Column("event_id", ForeignKey("events.id")),
    _run(),
    Unique("kind", "value", "person_id"),
)
