"""The sheets people work from: whom to call, whom to write to on WeCom, whom to mail."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.batch import Batch, text_column
from pipeline.callback import Question
from pipeline.columns import TEXT, extras
from pipeline.labels import Lang, column_label, word
from pipeline.writers.content import Words, cities_or_guesses, worded
from pipeline.writers.marks import KEY, QUESTION, SEALS, key_heading, seals
from pipeline.writers.table import Field, Kind, Table

#: A column that says of whom somebody tried to add on WeCom in an earlier round what came of it.
ASKED = "asked_to_add"
#: A remark longer than this does not fit WeCom's field.
LONGEST_REMARK = 20
#: What it takes to add somebody; the rest stands in their line of the call list.
_TO_ADD = ["tier", "due", "mark", "name", "phone", "company", "title", "city", "owner", "score"]
_ABOUT = ("company", "title", "city", "reason", "history", "question")
#: The lists and how each begins; the columns people write in follow, then everything else that is filled.
FIRST: dict[str, tuple[str, ...]] = {
    "call": ("tier", "due", "mark", "name", "phone", *_ABOUT),
    "wecom": ("part", "tier", "due", "mark", "name", "remark", "phone", *_ABOUT, "wecom"),
    "email": ("tier", "due", "mark", "name", "email", *_ABOUT),
}
WRITTEN: dict[str, tuple[str, ...]] = {
    "call": ("result", "next_step", "next_date", "added", "remarks"),
    "wecom": ("added", "remarks", "result", "next_step", "next_date"),
    "email": ("email_result", "next_step", "next_date", "remarks"),
}
#: What only says something of contacts already there, and what only matters to add somebody.
_OF_CONTACTS = ("reason", "history", "question", "wecom", "result", "next_step", "next_date")
_OF_TO_ADD = ("remark",)
LAST = (
    *(
        "owner",
        "email",
        "phone_alt",
        "email_alt",
        "name_alt",
        "department",
        "province",
        "country",
        "seniority",
    ),
    *("function", "industry", "company_size", "key_account", "source", "registered_at", "wants_contact"),
    *("consent", "attended", "minutes", "wecom", "crm_id", "tags", "note", "score"),
)
#: Columns that stand there even when nobody fills them.
_ALWAYS = {"owner", "email"}
#: Columns whose text may take several lines, and how wide they get.
_WRAPPED = {"reason": 48, "history": 40, "question": 48, "company": 34, "title": 32, "name": 32, "remark": 28}
_KINDS: dict[str, Kind] = {
    "tier": "tier",
    "due": "day",
    "score": "number",
    "minutes": "number",
    "email": "email",
    "next_date": "date",
}
_FROZEN_TO = "name"
#: What is left out of a list where nobody has it.
_OPTIONAL = {"question", "wecom", "mark", "history"}
#: A line is done when the first of these that the list has is filled.
_DONE = ("email_result", "result", "added")
_TABS = {"call": "#C0392B", "wecom": "#1B7F4B", "email": "#1A5FB4"}


def call_tables(people: Batch, words: Words) -> list[Table]:
    """Return the call, WeCom and e-mail lists of the leads among `people`, most urgent first."""
    leads = _in_order(people.rows[people.rows["outcome"] == "lead"])
    shown, lang = worded(leads, words), words.lang
    shown = shown.assign(city=cities_or_guesses(people, shown, words))
    channel = leads["channel"]
    known = channel == "wecom"
    to_add = ~known & (leads["phone_kind"] == "mobile") & (leads["wecom"] == "")
    if ASKED in leads:
        to_add &= leads[ASKED] == ""
    wecom = pd.concat(
        [
            shown[known].assign(part=word("wecom_contacts", lang)),
            shown.loc[to_add, [name for name in _TO_ADD if name in shown]]
            .assign(part=word("wecom_to_add", lang))
            .reindex(columns=[*shown, "part"], fill_value=""),
        ]
    )
    remarks = _remarks(leads.reindex(wecom.index)).where(wecom["part"] == word("wecom_to_add", lang), "")
    frames = {
        "call": shown[channel == "phone"],
        "wecom": wecom.assign(remark=remarks),
        "email": shown[channel == "email"],
    }
    return [_table(sheet, frame, words) for sheet, frame in frames.items()]


def _table(sheet: str, frame: pd.DataFrame, words: Words) -> Table:
    lang = words.lang
    filled = {name for name in frame.columns if name in _ALWAYS or any(frame[name].to_numpy())}
    ours, yours, late = _layout(sheet, frame, filled, words)
    fields = [
        Field(KEY, key_heading(sheet, words.round, words.event), hidden=True),
        Field(SEALS, SEALS, hidden=True),
    ]
    fields += [_field(name, lang) for name in ours]
    fields += [yours[0]._replace(note=_note(words)), *yours[1:], *late]
    printed = len(fields)
    said = {field.key for field in fields}
    rest = [name for name in (*LAST, *extras(frame)) if name in filled and name not in said]
    taken = {field.heading for field in fields}
    for name in rest:
        field = _field(name, lang)
        fields.append(field._replace(heading=_free(field.heading, taken)))
        taken.add(fields[-1].heading)
    values = frame.assign(
        **{KEY: frame.index.to_series(), SEALS: seals(frame), "score": frame["score"].astype(str)}
    )
    mine = {field.key: "" for field in fields if field.yours}
    return Table(
        sheet=sheet,
        fields=tuple(fields),
        frame=values.assign(**mine)[[field.key for field in fields]].astype(TEXT),
        frozen=3 + ours.index(_FROZEN_TO),
        printed=printed,
        tab=_TABS[sheet],
        done_when=next(name for name in _DONE if name in said),
    )


def _layout(
    sheet: str, frame: pd.DataFrame, filled: set[str], words: Words
) -> tuple[list[str], list[Field], list[Field]]:
    """Choose what a list begins with, what people write in it, and what follows because few lines have it.

    Whoever is to be added on WeCom stands in the call list with everything else, so here their part of the
    list holds what it takes to add them, and what contacts have beyond that comes after.
    """
    ours = [name for name in FIRST[sheet] if name in filled or name not in _OPTIONAL]
    questions = words.callback.round(words.round).questions if sheet != "email" else ()
    asked = [_asked(question, words) for question in questions]
    written = {name: _yours(name, words) for name in WRITTEN[sheet]}
    if sheet != "wecom":
        return ours, [*asked, *written.values()], []
    contacts = frame["part"] == word("wecom_contacts", words.lang)
    if contacts.all():
        return [name for name in ours if name not in _OF_TO_ADD], [*asked, *written.values()], []
    first = [name for name in ours if name not in _OF_CONTACTS]
    if not contacts.any():
        return first, [field for name, field in written.items() if name not in _OF_CONTACTS], []
    late = [_field(name, words.lang) for name in ours if name in _OF_CONTACTS]
    return first, list(written.values()), [*late, *asked]


def _note(words: Words) -> str:
    return word("script", words.lang) + "\n" + words.script()


def _asked(question: Question, words: Words) -> Field:
    options = tuple(option.word(words.lang) for option in question.options)
    return Field(QUESTION + question.key, question.word(words.lang), yours=True, options=options)


def _in_order(leads: pd.DataFrame) -> pd.DataFrame:
    """Sort by tier, due time, score and, so that no two are tied, id."""
    by_id = leads if leads.index.is_monotonic_increasing else leads.sort_index()
    codes = [pd.factorize(by_id[name].to_numpy(dtype=object), sort=True)[0] for name in ("due", "tier")]
    return by_id.iloc[np.lexsort([-pd.to_numeric(by_id["score"]).to_numpy(), *codes])]


def _remarks(people: pd.DataFrame) -> pd.Series[str]:
    """Make the remark to add a person by: name and company, as much as fits."""
    company = people["company"]
    if "company_core" in people.columns:
        cores = people["company_core"]
        company = text_column(
            [_core_as_typed(*one) for one in zip(company, cores, strict=True)], people.index
        )
    both = (people["name"] + "-" + company).str.strip("- ")
    return both.str.slice(0, LONGEST_REMARK).str.strip("- ")


def _core_as_typed(company: str, core: str) -> str:
    """Return a company's core as its own name writes it; the whole name where it has no core.

    >>> _core_as_typed("Keller Pumpen GmbH", "keller pumpen"), _core_as_typed("杭州云杉软件", "")
    ('Keller Pumpen', '杭州云杉软件')
    """
    at = company.lower().find(core)
    return company[at : at + len(core)] if core and at >= 0 else core or company


def _field(name: str, lang: Lang) -> Field:
    kind, wrap = _KINDS.get(name, "text"), name in _WRAPPED
    return Field(name, column_label(name, lang), kind=kind, wrap=wrap, widest=_WRAPPED.get(name, 48))


def _yours(name: str, words: Words) -> Field:
    callback = words.callback
    options = {
        "result": callback.results,
        "email_result": callback.email_results,
        "next_step": callback.next_steps,
        "added": callback.added,
    }.get(name, ())
    offered = tuple(option.word(words.lang) for option in options)
    return _field(name, words.lang)._replace(yours=True, options=offered)


def _free(heading: str, taken: set[str]) -> str:
    """Number a heading that another column has, so that each can be told on the way back."""
    chosen, number = heading, 2
    while chosen in taken:
        chosen, number = f"{heading} ({number})", number + 1
    return chosen
