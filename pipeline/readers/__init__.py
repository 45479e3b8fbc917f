"""From files as people have them to one batch of rows with canonical columns.

A file becomes grids of text (`files`), a grid its tables (`tables`), a table named columns (`plan`) and the
tables one batch (`assemble`). What was decided on the way is in the `Reading`, and `mapping` overrules it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pipeline.columns import COLUMNS, PARTS
from pipeline.errors import InputError
from pipeline.readers import describe
from pipeline.readers.assemble import to_batch
from pipeline.readers.files import open_source
from pipeline.readers.grid import Grid, Source, has_text, unusable
from pipeline.readers.header_rows import Strength, strength
from pipeline.readers.headers import ROLES, HeaderWords
from pipeline.readers.part import Part, read_table
from pipeline.readers.plan import IGNORE
from pipeline.readers.seen import ColumnSeen, InputSeen, Reading, TableSeen
from pipeline.readers.shapes import shape_of
from pipeline.readers.shapes.shape import header_key
from pipeline.readers.shapes.twice import said_again
from pipeline.readers.tables import Table, find_tables
from pipeline.readers.unknown import is_on_its_side, lists_people, table_by_cells

__all__ = ["ColumnSeen", "InputSeen", "Reading", "TableSeen", "read", "read_every_table", "read_sources"]

_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_MAP_REMEDY = 'Say which header is which with --map "HEADER=name", --map "HEADER=phone" and so on'


def read(
    paths: Sequence[Path],
    *,
    headers: HeaderWords,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    lang: str = "auto",
    recalled: Callable[[Source], Mapping[str, str]] | None = None,
) -> Reading:
    """Read every file of `paths` into one batch.

    `mapping` (header to column, or to `ignore`) overrules what is recognised; `recalled` gives what was said
    of a file like this before.

    Raises:
        InputError: files cannot be used, or `mapping` names a header or column that is not there; every
            problem of every file in one error.
    """
    sources: list[Source] = []
    problems: list[str] = []
    for path in paths:
        try:
            sources.append(open_source(path, encoding))
        except InputError as error:
            problems.extend(error.problems)
    return read_sources(
        sources, headers=headers, mapping=mapping, lang=lang, problems=problems, recalled=recalled
    )


def read_sources(
    sources: Sequence[Source],
    *,
    headers: HeaderWords,
    mapping: Mapping[str, str] | None = None,
    lang: str = "auto",
    problems: Sequence[str] = (),
    recalled: Callable[[Source], Mapping[str, str]] | None = None,
) -> Reading:
    """Read files that are open already; `problems` are those of files that could not be opened.

    Raises:
        InputError: as `read`.
    """
    mapping = mapping or {}
    troubles = [*problems, *_wrong_columns(mapping)]
    parts: list[tuple[str, Part]] = []
    inputs: list[InputSeen] = []
    for source in sources:
        said = {**(recalled(source) if recalled else {}), **({} if troubles else mapping)}
        words, mapped = headers.with_mapping(said), frozenset(header_key(header) for header in said)
        try:
            own, notes = _read_source(source, words, mapped)
        except InputError as error:
            troubles.extend(error.problems)
            continue
        twins = [seen.name for seen in inputs if seen.sha256 == source.sha256]
        notes += [f"the same bytes as {twins[0]}; both were read"] if twins else []
        parts.extend((source.name, part) for part in own)
        inputs.append(_input_seen(source, own, notes))
    if not troubles:
        troubles = _missing_headers(mapping, [part for _, part in parts])
    if troubles:
        raise InputError(troubles)
    return Reading(to_batch(parts), tuple(inputs), lang if lang in ("zh", "en") else _language(parts))


def read_every_table(
    source: Source, headers: HeaderWords, mapping: Mapping[str, str] | None = None
) -> list[Part]:
    """Read the tables of one open file, those too that say again what another says (each join of a meeting).

    Raises:
        InputError: there is no table in it, or `mapping` names a header or column that is not there.
    """
    mapping = mapping or {}
    troubles = _wrong_columns(mapping)
    if troubles:
        raise InputError(troubles)
    mapped = frozenset(header_key(header) for header in mapping)
    parts, _ = _read_source(source, headers.with_mapping(mapping), mapped, every=True)
    troubles = _missing_headers(mapping, parts)
    if troubles:
        raise InputError(troubles)
    return parts


def _read_source(
    source: Source, words: HeaderWords, mapped: frozenset[str], *, every: bool = False
) -> tuple[list[Part], list[str]]:
    """Read the tables of one file; return them and what was left unread."""
    tables = {g: find_tables(grid, words) for g, grid in enumerate(source.grids)}
    notes: list[str] = []
    _drop_weak(source.grids, tables, words)
    for g, grid in enumerate(source.grids):
        if not tables[g]:
            bare = None if is_on_its_side(grid, words) else table_by_cells(grid)
            tables[g] = [bare] if bare else []
    chosen = _visible(source, tables, notes)
    places = [(table.grid.sheet, table.title, shape_of(table.labels).name) for table in chosen]
    left = {} if every else said_again(places)
    for i, reason in left.items():
        notes.append(f"{describe.place(chosen[i].grid)}{chosen[i].title or 'table'} not read: {reason}")
    chosen = [table for i, table in enumerate(chosen) if i not in left]
    if not any(table.rows for table in chosen):
        raise _no_rows(source, chosen, words)
    return [read_table(table, words, mapped) for table in chosen if table.rows], notes


def _drop_weak(grids: Sequence[Grid], tables: dict[int, list[Table]], words: HeaderWords) -> None:
    """Forget tables known by a single header where the file has a better one, or one on its side.

    A single header over names, addresses or numbers stays: a walk-in list may hold nothing else.
    """

    def weak(table: Table) -> bool:
        header = table.header
        return header is not None and all(
            strength(table.grid.cells[i], words) is not Strength.STRONG
            for i in range(header.first, header.last + 1)
        )

    known_by_more = any(table.rows and not weak(table) for those in tables.values() for table in those)
    for g, those in tables.items():
        tables[g] = [
            t
            for t in those
            if not weak(t) or not (is_on_its_side(grids[g], words) or (known_by_more and not lists_people(t)))
        ]


def _visible(source: Source, tables: Mapping[int, list[Table]], notes: list[str]) -> list[Table]:
    """Return the tables of visible sheets; say which sheets are not read, and why."""
    chosen: list[Table] = []
    for g, grid in enumerate(source.grids):
        where = describe.place(grid)
        if grid.hidden and (has_text(grid)):
            rows = sum(len(table.rows) for table in tables[g])
            notes.append(f"{where}hidden, not read ({rows} rows); unhide it to have it read")
        elif not tables[g] and has_text(grid):
            notes.append(f"{where}no list of people found, not read")
        else:
            chosen.extend(tables[g])
            notes.extend(
                f"{where}header in row {describe.header_lines(t)[0]} without rows"
                for t in tables[g]
                if not t.rows
            )
    return chosen


def _no_rows(source: Source, tables: Sequence[Table], words: HeaderWords) -> InputError:
    name = source.name
    hidden = [grid.sheet for grid in source.grids if grid.hidden and has_text(grid)]
    if tables:
        line = describe.header_lines(tables[0])
        where = f"{describe.place(tables[0].grid)}row {line[0]}"
        return unusable(
            name, f"there is a header ({where}) but no row under it", "Check that the right file was exported"
        )
    shown = [grid for grid in source.grids if has_text(grid) and not grid.hidden]
    if not shown and hidden:
        return unusable(name, f"its only sheets with data are hidden ({', '.join(hidden)})", "Unhide them")
    if not shown:
        return unusable(name, "there is nothing in it", "Check that the right file was exported")
    if any(is_on_its_side(grid, words) for grid in shown):
        remedy = "Turn it in Excel (copy, paste special, transpose) so that each person is a row"
        return unusable(name, "the table lies on its side: headers stand in the first column", remedy)
    grid = shown[0]
    at = next(i for i, row in enumerate(grid.cells) if any(row))
    seen = ", ".join(cell[:20] for cell in grid.cells[at] if cell)[:120]
    what = f"no header is recognised ({describe.place(grid)}row {grid.lines[at]} reads: {seen})"
    return unusable(name, what, _MAP_REMEDY)


def _wrong_columns(mapping: Mapping[str, str]) -> list[str]:
    allowed = (*COLUMNS, *PARTS, *ROLES, IGNORE)
    choices = ", ".join((*COLUMNS, *PARTS, IGNORE))
    return [
        f'--map "{header}={column}": there is no column {column}. Choose one of: {choices}.'
        for header, column in mapping.items()
        if column not in allowed
    ]


def _missing_headers(mapping: Mapping[str, str], parts: Sequence[Part]) -> list[str]:
    seen = list(dict.fromkeys(f.header for part in parts for f in part.fields))
    keys = {header_key(header) for header in seen}
    return [
        f'--map "{header}={column}": no file has a header {header}. The headers are: {", ".join(seen)[:600]}.'
        for header, column in mapping.items()
        if header_key(header) not in keys
    ]


def _input_seen(source: Source, parts: Sequence[Part], notes: Sequence[str]) -> InputSeen:
    decided_here = {f'hidden sheet "{grid.sheet}" included' for grid in source.grids if grid.hidden}
    about_file = [note for note in source.notes if note not in decided_here]
    guessed = [*about_file, *(line for part in parts for line in describe.about_part(part)), *notes]
    rows = sum(len(part.table.rows) for part in parts)
    return InputSeen(source.name, source.sha256, rows, tuple(guessed), tuple(map(describe.table_seen, parts)))


def _language(parts: Sequence[tuple[str, Part]]) -> str:
    labels = " ".join(label for _, part in parts for label in part.table.labels)
    if not labels.strip():
        rows = [part.table.grid.cells[i] for _, part in parts for i in part.table.rows[:200]]
        labels = " ".join(cell for row in rows for cell in row)
    return "zh" if _HAN.search(labels) and not _KANA.search(labels) else "en"
