"""The first sheet: what went in, what came out, whether it adds up, and how to work from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.guess_words import guess_words
from pipeline.labels import HOW_TO, VALUES, Lang, pick, sheet_name, word
from pipeline.reasons import rule_label
from pipeline.writers.content import Words, WorkbookInput, worded
from pipeline.writers.fitting import display_width
from pipeline.writers.styles import HEADER, LINE, LINE_HEIGHT, PADDING, Styles
from pipeline.writers.table import MOST_ROWS

_MOST = 10
_LEFT, _RIGHT = 1, 5  # the columns where the two halves begin
_BELOW_CHART = 20
_NAME, _WIDEST_NAME = 30, 60
_ACROSS = 100  # characters that fit across both halves at their narrowest


class _Count(NamedTuple):
    name: str
    number: int


class _Block(NamedTuple):
    """A titled list of counts; shares are of `of`, else of their sum."""

    title: str
    counts: Sequence[_Count]
    of: int = 0


def add_summary(book: Workbook, run: WorkbookInput, words: Words, styles: Styles, cut: Sequence[str]) -> None:
    """Add the Summary to `book`; `cut` names the sheets that do not hold all of their rows."""
    lang = words.lang
    sheet = book.add_worksheet(sheet_name("summary", lang))
    _layout(sheet)
    people = run.people.rows
    leads = worded(people[people["outcome"] == "lead"], words)
    sheet.set_row(0, 34)
    sheet.write_string(0, _LEFT, run.event or word("title", lang), styles.title)
    sheet.write_string(1, _LEFT, _dates(run, lang), styles.subtitle)
    balance, holds = _balance(run, lang)
    sheet.write_string(2, _LEFT, balance, styles.good if holds else styles.bad)
    said = [word("cut", lang).format(sheet=name, most=f"{MOST_ROWS:,}") for name in cut]
    sheet.write_string(3, _LEFT, "    ".join(said), styles.bad)
    funnel = _funnel(run, lang)
    left, right = _halves(run, leads, lang)
    _widths(sheet, [*funnel, *(entry for block in left for entry in block.counts)], _LEFT)
    _widths(sheet, [entry for block in right for entry in block.counts], _RIGHT)
    row = _counts(sheet, 4, _LEFT, _Block(word("funnel", lang), funnel, funnel[0].number), styles)
    row = _tiers(sheet, row + 1, leads, styles, lang)
    _chart(book, sheet, funnel, lang)
    below = (_blocks(sheet, row, _LEFT, left, styles), _blocks(sheet, _BELOW_CHART, _RIGHT, right, styles))
    row = (
        _lines(sheet, max(below), word("how_to", lang), [pick(line, lang) for line in HOW_TO], styles, lang)
        + 1
    )
    row = _lines(sheet, row, word("script", lang), words.script().splitlines(), styles, lang) + 1
    _lines(sheet, row, word("inputs", lang), _inputs(run, lang), styles, lang)


def _halves(run: WorkbookInput, leads: pd.DataFrame, lang: Lang) -> tuple[list[_Block], list[_Block]]:
    """Return what is counted on the left and on the right; each half flows on its own."""
    because = _because(run.people.rows, lang)
    left = [
        _Block(word("channels", lang), _top(leads["channel"], lang)),
        _Block(word("top_cities", lang), _top(leads["city"], lang), len(leads)),
    ]
    right = [_Block(word("top_industries", lang), _top(leads["industry"], lang), len(leads))]
    if (leads["owner"] != "").any():
        right.insert(0, _Block(word("by_owner", lang), _top(leads["owner"], lang, "nobody")))
    shorter = min((left, right), key=lambda half: sum(len(block.counts) + 2 for block in half))
    shorter.append(_Block(word("excluded_why", lang), because))
    return left, right


def _blocks(sheet: Worksheet, row: int, column: int, blocks: Sequence[_Block], styles: Styles) -> int:
    for block in blocks:
        row = _counts(sheet, row, column, block, styles) + 1
    return row


def _widths(sheet: Worksheet, counts: Sequence[_Count], column: int) -> None:
    """Fit the column of names, so that none runs into its number."""
    longest = max((display_width(entry.name) for entry in counts), default=0)
    sheet.set_column(column, column, min(max(longest + 2, _NAME), _WIDEST_NAME))


def _layout(sheet: Worksheet) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    for first in (_LEFT, _RIGHT):
        sheet.set_column(first + 1, first + 1, 10)
        sheet.set_column(first + 2, first + 2, 14)
    sheet.set_column(_LEFT + 3, _LEFT + 3, 4)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_tab_color(HEADER)
    sheet.activate()


def _dates(run: WorkbookInput, lang: Lang) -> str:
    said = [f"{word('made_on', lang)} {run.on.isoformat()}"]
    if run.event_date:
        said.insert(0, f"{word('event_date', lang)} {run.event_date.isoformat()}")
    return "    ".join(said)


def _balance(run: WorkbookInput, lang: Lang) -> tuple[str, bool]:
    counts = run.ledger["outcome"].value_counts()
    parts = {name: int(counts.get(name, 0)) for name in VALUES["outcome"]}
    read = len(run.rows.rows)
    holds = read == sum(parts.values())
    return word("balance_line", lang).format(mark="✔" if holds else "✘", read=read, **parts), holds


def _funnel(run: WorkbookInput, lang: Lang) -> list[_Count]:
    people = run.people.rows
    leads = people["outcome"] == "lead"
    return [
        _Count(word("rows_read", lang), len(run.rows.rows)),
        _Count(word("people", lang), len(people)),
        _Count(word("leads", lang), int(leads.sum())),
        _Count(word("tier_a", lang), int((leads & (people["tier"] == "A")).sum())),
    ]


def _because(people: pd.DataFrame, lang: Lang) -> list[_Count]:
    why = people["because"][people["outcome"] != "lead"]
    return [_Count(rule_label(rule, lang) or word("unknown", lang), count) for rule, count in _ranked(why)]


def _top(values: pd.Series[str], lang: Lang, missing: str = "unknown") -> list[_Count]:
    return [_Count(value or word(missing, lang), count) for value, count in _ranked(values)[:_MOST]]


def _ranked(values: pd.Series[str]) -> list[tuple[str, int]]:
    """Count the values, most first; ties by the value, the empty one last."""
    counts = values.value_counts()
    pairs = [(str(value), int(count)) for value, count in counts.items()]
    return sorted(pairs, key=lambda pair: (pair[0] == "", -pair[1], pair[0]))


def _counts(sheet: Worksheet, row: int, column: int, block: _Block, styles: Styles) -> int:
    """Write a titled list of counts with shares; return the row after it."""
    total = block.of or sum(entry.number for entry in block.counts)
    _section(sheet, row, column, block.title, styles)
    for entry in block.counts:
        row += 1
        sheet.write_string(row, column, entry.name, styles.plain)
        sheet.write_number(row, column + 1, entry.number, styles.plain_number)
        if total:
            sheet.write_number(row, column + 2, entry.number / total, styles.plain_share)
    return row + 1


def _tiers(sheet: Worksheet, row: int, leads: pd.DataFrame, styles: Styles, lang: Lang) -> int:
    _section(sheet, row, _LEFT, word("tiers", lang), styles, word("count", lang), word("earliest_due", lang))
    for tier, tint in styles.tier_cells.items():
        row += 1
        due = leads["due"][leads["tier"] == tier]
        sheet.write_string(row, _LEFT, tier, tint)
        sheet.write_number(row, _LEFT + 1, len(due), styles.plain_number)
        sheet.write_string(row, _LEFT + 2, min(due, default=""), styles.plain_right)
    return row + 2


def _section(sheet: Worksheet, row: int, column: int, title: str, styles: Styles, *more: str) -> None:
    sheet.write_string(row, column, title, styles.section)
    for offset in (1, 2):
        text = more[offset - 1] if len(more) >= offset else ""
        sheet.write_string(row, column + offset, text, styles.section_right)


def _lines(sheet: Worksheet, row: int, title: str, lines: Iterable[str], styles: Styles, lang: Lang) -> int:
    for column in range(_LEFT, _RIGHT + 3):
        sheet.write_string(row, column, title if column == _LEFT else "", styles.section)
    for line in lines:
        row += 1
        sheet.write_string(row, _LEFT, line, styles.plain)
        if display_width(line) > _ACROSS:
            sheet.merge_range(row, _LEFT, row, _RIGHT + 2, line, styles.plain_wrap)
            sheet.set_row(row, PADDING + LINE_HEIGHT[lang] * -(-display_width(line) // _ACROSS))
    return row + 1


def _inputs(run: WorkbookInput, lang: Lang) -> list[str]:
    lines: list[str] = []
    for source in run.summary["inputs"]:
        lines.append(word("input_line", lang).format(name=source["name"], rows=source["rows"]))
        lines += [f"    {guess_words(guess, lang)}" for guess in source["guessed"]]
    return lines


def _chart(book: Workbook, sheet: Worksheet, funnel: Sequence[_Count], lang: Lang) -> None:
    """Draw the funnel as a bar chart of the cells beside it."""
    chart = book.add_chart({"type": "bar"})
    name = sheet_name("summary", lang)
    first, last = 5, 4 + len(funnel)
    chart.add_series(
        {
            "categories": [name, first, _LEFT, last, _LEFT],
            "values": [name, first, _LEFT + 1, last, _LEFT + 1],
            "gap": 35,
            "fill": {"color": HEADER},
            "points": [
                {"fill": {"color": colour}} for colour in ("#9FB3C8", "#627D98", "#334E68", "#C0392B")
            ],
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": word("funnel", lang), "name_font": {"size": 12, "bold": True}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"color": LINE}, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": 520, "height": 300})
    sheet.insert_chart(4, _RIGHT, chart)
