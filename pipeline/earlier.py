"""The workbooks an earlier run left: what people typed into them, and which must be kept as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.events.weighing import Came
from pipeline.events.workbooks import first_lists, first_written, sum_of
from pipeline.writers.entries import NO_ENTRIES, Entries, read_entries


@dataclass(frozen=True)
class Earlier:
    """The workbooks with entries, the narrower list first; `touched`: saved since; `ours` all names.

    What somebody saved is kept whatever is in it: people also type where nobody looks for it.
    """

    came: tuple[Came, ...] = ()
    touched: tuple[Path, ...] = ()
    ours: frozenset[str] = frozenset()

    @property
    def entries(self) -> Entries:
        """Return the entries of all together."""
        return reduce(together, (one.entries for one in reversed(self.came)), NO_ENTRIES)


def look_at(folder: Path, *, known: bool = False) -> Earlier:
    """Read what people typed into the workbooks in `folder`.

    A workbook with the bytes we wrote is not opened: nobody typed there, and what we carried over into it is
    in the store when the event is `known` there. Where the note of the last run is gone, every call list may
    be ours and is opened.

    Raises:
        InputError: a workbook that was changed cannot be read any more.
    """
    written = first_written(folder)
    paths = first_lists(folder, written)
    came, touched = [], []
    for path in paths:
        noted, sheet = written.get(path.name, {}), came_back(path)
        same = noted.get("sha256") == sheet.sha256
        if same and (known or not noted.get("carried")):
            continue
        entries = read_entries(path)
        if not same:
            touched.append(path)
        came.append(sheet._replace(entries=entries))
    return Earlier(tuple(came), tuple(touched), frozenset(path.name for path in paths))


def came_back(path: Path) -> Came:
    """Name a sheet that came back, without what it says yet.

    Raises:
        InputError: it is not there or cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    return Came(NO_ENTRIES, str(path.resolve()), hashlib.sha256(content).hexdigest())


def typed_in(paths: Iterable[Path]) -> tuple[Came, ...]:
    """Read sheets that came back.

    Raises:
        InputError: one is not there or cannot be read.
    """
    return tuple(came_back(path)._replace(entries=read_entries(path)) for path in paths)


def together(first: Entries, more: Entries) -> Entries:
    """Put the entries of two workbooks together; where both have one, `more`, the narrower list, holds."""
    typed = {person: {**first.typed.get(person, {}), **cells} for person, cells in more.typed.items()}
    return replace(
        first,
        typed={**first.typed, **typed},
        pairs={**first.pairs, **more.pairs},
        people={**first.people, **more.people},
    )


def describe(folder: Path, names: list[str], carried: bool) -> dict[str, dict[str, Any]]:
    """Note for the next run what each workbook written is: its sum, and whether entries were carried over."""
    return {name: {"sha256": sum_of(folder / name), "carried": carried} for name in names}
