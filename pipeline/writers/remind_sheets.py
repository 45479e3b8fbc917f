"""The lists of a reminder as tables: a sheet per channel with each person's words, and who is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.batch import text_column
from pipeline.columns import TEXT, empty_text
from pipeline.event_rules import EventRules
from pipeline.events.remind_lists import Lists
from pipeline.labels import VALUES, Lang, column_label, pick, value_label
from pipeline.messages import PERSONAL, fill, gaps_of, sms_parts_of
from pipeline.publish import folder_name
from pipeline.reminders import CHANNELS, Channel
from pipeline.writers.content import spaced
from pipeline.writers.marks import HELD, KEY, OWN, SEALED, SEALS, holding, key_heading, seals
from pipeline.writers.table import Field, Kind, Table

#: The sheet people's answers are read back from, whichever list they were typed into.
SHEET = "remind"
#: What each list shows, before and after the columns people write in.
SHOWN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "phone": (("tier", "name", "phone", "company", "title", "owner"), ("say",)),
    "wecom": (("tier", "name", "wecom", "company", "title"), ("message", "calendar")),
    "sms": (("name", "phone"), ("message", "characters", "sms_parts")),
    "email": (("name", "email", "company"), ("subject", "message", "calendar")),
    "none": (("why", "name", "phone", "email", "company", "title", "owner"), ()),
}
WRITTEN = ("coming", "remarks")
#: What is left out of a list where nobody has it.
_OPTIONAL = ("title", "owner", "reminded_for")
_KINDS: dict[str, Kind] = {"tier": "tier", "email": "email", "characters": "number", "sms_parts": "number"}
_TABS = {"phone": "#C0392B", "wecom": "#1B7F4B", "sms": "#8E44AD", "email": "#1A5FB4", "none": "#95A5A6"}
_SAYS = {"phone": "say"}
#: The lists on which somebody hears from people, and may put right what stands there.
_TALKED = ("phone", "wecom")
#: What somebody is called who gave no name.
_GUEST = ("嘉宾", "guest")


@dataclass(frozen=True)
class Words:
    """What a reminder says: the templates, what fills the gaps of the event, and the language of both."""

    lang: Lang
    rules: EventRules
    gaps: Mapping[str, str]

    def fill(self, template: str, people: pd.DataFrame) -> list[str]:
        """Return the message of each of `people`."""
        return fill(template, self.gaps, self.own(template, people), len(people))

    def own(self, template: str, people: pd.DataFrame) -> dict[str, list[str]]:
        """Return what fills the gaps of a template that are another for each person (see `addressed`)."""
        return {name: people[f"say_{name}"].tolist() for name in PERSONAL if name in gaps_of(template)}


def addressed(people: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Add how people and their companies are called in a message: in one line, and a guest without a name."""
    guest = pick(_GUEST, lang)
    names = [name.strip() or guest for name in _in_a_line(people["name"])]
    companies, index = _in_a_line(people["company"]), people.index
    return people.assign(say_name=text_column(names, index), say_company=text_column(companies, index))


def _in_a_line(texts: pd.Series[str]) -> list[str]:
    """Return texts without line breaks, which few columns have."""
    cells: list[str] = texts.tolist()
    return cells if "".join(cells).isprintable() else [" ".join(text.split()) for text in cells]


@dataclass(frozen=True)
class Said:
    """What is known of people beside their columns, by id.

    `coming` are answers (yes, no, maybe), `reminded_for` the former day for which somebody was reminded,
    `typed` what stands in earlier workbooks by column.
    """

    coming: Mapping[str, str]
    reminded_for: Mapping[str, str]
    typed: Mapping[str, Mapping[str, str]]


def reminder_tables(lists: Lists, words: Words, said: Said) -> dict[str, Table]:
    """Return a table for each list that has people on it, by channel ("none" for those not reminded)."""
    listed: dict[str, pd.DataFrame] = {
        channel: _worded(lists.on(channel), channel, words) for channel in CHANNELS
    }
    left_out = lists.left_out()
    why = {code: pick(pair, words.lang) for code, pair in VALUES["not_reminded"].items()}
    refused = left_out["why"] == "opted-out"  # nobody is shown a number that must not be called
    contacts = {name: left_out[name].mask(refused, "") for name in ("phone", "email")}
    frames = listed | {"none": left_out.assign(why=left_out["why"].map(why), **contacts)}
    return {name: _table(name, frame, words, said) for name, frame in frames.items() if len(frame)}


def calendar_name(person: str) -> str:
    """Name the calendar file of a person, whose id may have come with a list.

    >>> calendar_name("p0a1"), calendar_name("../x")
    ('p0a1.ics', 'x.ics')
    """
    return f"{person if person.isalnum() else folder_name(person)}.ics"


def _worded(people: pd.DataFrame, channel: Channel, words: Words) -> pd.DataFrame:
    texts = words.fill(words.rules.text(channel, words.lang), people)
    columns = {_SAYS.get(channel, "message"): texts}
    if channel == "email":
        columns["subject"] = words.fill(words.rules.email.subject.of(words.lang), people)
    if channel == "sms":
        columns["characters"] = [str(len(text)) for text in texts]
        columns["sms_parts"] = sms_parts_of(texts)
    if channel in ("wecom", "email"):
        columns["calendar"] = [calendar_name(person) for person in people.index.tolist()]
    return people.assign(**{name: pd.array(cells, dtype=TEXT) for name, cells in columns.items()})


def _table(name: str, people: pd.DataFrame, words: Words, said: Said) -> Table:
    lang = words.lang
    before, after = SHOWN[name]
    ids = people.index.tolist()
    written, held = _written(ids, lang, said)
    frame = people.assign(
        **{KEY: people.index.to_series(), "phone": spaced(people["phone"], lang)},
        reminded_for=_looked_up(said.reminded_for, people.index),
        **written,
    )
    marks = {}
    if name in _TALKED:
        marks[SEALS] = seals(frame)
        frame = frame.assign(**_corrected(frame, said))
    if any(held):
        marks[HELD] = text_column(held, frame.index)
    every = (*before, *written, *after, "reminded_for")
    shown = [one for one in every if one not in _OPTIONAL or any(frame[one].tolist())]
    fields = [Field(KEY, key_heading(SHEET, event=words.gaps["event"]), hidden=True)]
    fields += [Field(mark, mark, hidden=True) for mark in marks]
    return Table(
        sheet=f"{SHEET}_{name}",
        fields=(*fields, *(_field(one, lang) for one in shown)),
        frame=frame.assign(**marks)[[KEY, *marks, *shown]].astype(TEXT),
        frozen=len(fields) + before.index("name") + 1,
        tab=_TABS[name],
        done_when="coming" if name != "none" else "",
        most_lines=3,
    )


def _field(name: str, lang: Lang) -> Field:
    if name.startswith(OWN):
        return Field(name, name.removeprefix(OWN), yours=True)
    options = tuple(pick(pair, lang) for pair in VALUES["coming"].values()) if name == "coming" else ()
    return Field(
        name,
        column_label(name, lang),
        kind=_KINDS.get(name, "text"),
        wrap=name == "say",  # read out on the phone, so it is seen whole; a message is copied
        yours=name in WRITTEN,
        options=options,
    )


def _written(ids: Sequence[str], lang: Lang, said: Said) -> tuple[dict[str, pd.Series[str]], list[str]]:
    """Return the columns people write in, with what they typed before or answered, and a mark of that.

    By the mark it is told later what was typed since.
    """
    index = pd.Index(ids)
    added = {key for one in ids if one in said.typed for key in said.typed[one] if key.startswith(OWN)}
    columns = {
        name: _looked_up({one: cells.get(name, "") for one, cells in said.typed.items()}, index)
        for name in (*WRITTEN, *sorted(added))
    }
    answers = {one: value_label("coming", code, lang) for one, code in said.coming.items()}
    before = _looked_up(answers, index)
    columns["coming"] = before.where(before != "", columns["coming"])
    lines = zip(*(column.tolist() for column in columns.values()), strict=True)
    return columns, [holding(dict(zip(columns, line, strict=True))) if any(line) else "" for line in lines]


def _looked_up(values: Mapping[str, str], index: pd.Index[str]) -> pd.Series[str]:
    """Return what is known of each person, "" of most."""
    if not values:
        return empty_text(index)
    ids: list[str] = index.tolist()
    return text_column([values.get(one, "") for one in ids], index)


def _corrected(frame: pd.DataFrame, said: Said) -> dict[str, pd.Series[str]]:
    """Return the columns of ours in which somebody put something right, as they put it."""
    theirs = {one: cells for one, cells in said.typed.items() if one in frame.index}
    changed = {name: {one: cells[name] for one, cells in theirs.items() if name in cells} for name in SEALED}
    return {
        name: text_column((texts.get(str(one), was) for one, was in frame[name].items()), frame.index)
        for name, texts in changed.items()
        if texts
    }
