"""Put what people typed into an earlier workbook back where it belongs in the new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from pipeline.callback import Option, code_of
from pipeline.columns import TEXT
from pipeline.labels import COLUMNS, Lang, column_label, value_label
from pipeline.writers.content import Words
from pipeline.writers.entries import Entries, ordered
from pipeline.writers.marks import HELD, KEY, OWN, QUESTION, SEALED, holding
from pipeline.writers.table import Field, Table

_LISTS = ("call", "wecom", "email")
Cells = dict[str, dict[str, str]]  # column key, person id: text


def place(
    tables: Iterable[Table], entries: Entries, people: Mapping[str, str], words: Words
) -> tuple[list[Table], tuple[str, ...]]:
    """Return `tables` with `entries` in them, and the ids of people in none of the lists any more.

    What was typed on a sheet comes back on that sheet; when the person has moved to another list, there.
    Columns that people added follow at the end. `people` names by the content of each row whose it is now:
    whoever was folded into another since brings their entries along.
    """
    tables = list(tables)
    lists = {table.sheet: set(table.frame[KEY].tolist()) for table in tables if table.sheet in _LISTS}
    cells: dict[str, Cells] = {sheet: {} for sheet in lists}
    left_over = []
    for person, typed in entries.typed.items():
        now = people.get(person, person)
        homes = [sheet for sheet in _LISTS if now in lists.get(sheet, ())]
        if not homes:
            left_over.append(person)
        for name, text in typed.items() if homes else ():
            sheet, _, key = name.partition(".")
            column = cells[sheet if sheet in homes else homes[0]].setdefault(key, {})
            column[now] = f"{column[now]} / {text}" if column.get(now, text) != text else text
    filled = [
        _fill(table, cells[table.sheet], words)
        if table.sheet in lists
        else _answer(table, entries, words.lang)
        for table in tables
    ]
    return filled, tuple(sorted(left_over))


def _fill(table: Table, cells: Cells, words: Words) -> Table:
    if not cells:
        return table
    fields = list(table.fields)
    keys = {field.key: field.key for field in fields if field.yours or field.key in SEALED}
    headings = {field.heading: field.key for field in fields}
    columns: dict[str, pd.Series[str]] = {}
    for key, texts in cells.items():
        heading = key.removeprefix(OWN)
        target = keys.get(key) or (headings.get(heading, "") if key.startswith(OWN) else "")
        if not target:
            target = key
            fields.append(Field(key, _heading(key, words), yours=True))
            headings[heading] = key
        options = _options(target, words)
        said = table.frame[KEY].map(
            {person: _in_words(text, options, words.lang) for person, text in texts.items()}
        )
        before = columns.get(target, table.frame.get(target, pd.Series("", table.frame.index)))
        columns[target] = said.where(said.notna(), before).astype(TEXT)
    written = {key: values.tolist() for key, values in columns.items() if key not in SEALED}
    fields.append(Field(HELD, HELD, hidden=True))
    columns[HELD] = pd.Series(_held(written, len(table.frame)), index=table.frame.index, dtype=TEXT)
    return replace(table, fields=tuple(fields), frame=table.frame.assign(**columns))


def _held(written: Mapping[str, list[str]], count: int) -> list[str]:
    """Note for each line what is put into the cells people write in."""
    return [holding({key: texts[at] for key, texts in written.items()}) for at in range(count)]


def _answer(table: Table, entries: Entries, lang: Lang) -> Table:
    """Put answers back into Review and Dropped."""
    if not any(field.key == "answer" for field in table.fields):
        return table
    frame = table.frame
    others = frame["row_keys_b"] if "row_keys_b" in frame.columns else [""] * len(frame)
    given = [_answered(one, other, entries) for one, other in zip(frame["row_keys_a"], others, strict=True)]
    words = [value_label("answer", code, lang) for code in given]
    said = pd.Series(words, index=frame.index, dtype=TEXT)
    if not any(words):
        return replace(table, frame=frame.assign(answer=said))
    held = pd.Series(_held({"answer": words}, len(frame)), index=frame.index, dtype=TEXT)
    fields = (*table.fields, Field(HELD, HELD, hidden=True))
    return replace(table, fields=fields, frame=frame.assign(answer=said, **{HELD: held}))


def _answered(one: str, other: str, entries: Entries) -> str:
    """Find the answer about a person, or about two, by the contents of their rows."""
    if not other:
        return next((entries.people[key] for key in one.split() if key in entries.people), "")
    pairs = (ordered(left, right) for left in one.split() for right in other.split())
    return next((entries.pairs[pair] for pair in pairs if pair in entries.pairs), "")


def _options(key: str, words: Words) -> tuple[Option, ...]:
    callback = words.callback
    asked = {
        QUESTION + question.key: question.options for one in callback.rounds for question in one.questions
    }
    plain: Mapping[str, tuple[Option, ...]] = {
        "result": callback.results,
        "email_result": callback.email_results,
        "next_step": callback.next_steps,
        "added": callback.added,
    }
    return plain.get(key) or asked.get(key, ())


def _in_words(text: str, options: tuple[Option, ...], lang: Lang) -> str:
    """Say a chosen option in the sheet's language; anything else as it was typed."""
    code = code_of(options, text)
    return next((option.word(lang) for option in options if option.code == code), text)


def _heading(key: str, words: Words) -> str:
    """Head a column this sheet does not have: an added one, a question of another round, or a moved one."""
    if key.startswith(OWN):
        return key.removeprefix(OWN)
    for one in words.callback.rounds:
        for question in one.questions:
            if QUESTION + question.key == key:
                return question.word(words.lang)
    return column_label(key, words.lang) if key in COLUMNS else key.removeprefix(QUESTION)
