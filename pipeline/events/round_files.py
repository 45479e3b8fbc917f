"""The workbooks of later rounds: their names, which give way to new ones, what was typed in since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.earlier import typed_in
from pipeline.events.weighing import Came
from pipeline.events.workbooks import Later, Made, all_saved_since, sum_of
from pipeline.publish import folder_name


@dataclass(frozen=True)
class Lying:
    """What lies in an event's folder: `came` are lists with something new, `touched` those of the round."""

    came: tuple[Came, ...]
    touched: tuple[Path, ...]


def workbook_of(number: int, owner: str = "") -> str:
    """Name the workbook of a round, or an owner's part of it.

    >>> workbook_of(2), workbook_of(3, "Lin Yue")
    ('follow_up_round2.xlsx', 'follow_up_round3_Lin Yue.xlsx')
    """
    return f"follow_up_round{number}{'_' + folder_name(owner) if owner else ''}.xlsx"


def lying_in(folder: Path, later: Later, ours: Iterable[str]) -> Lying:
    """Read what people typed into the lists in `folder`: of the first round, later ones and reminders.

    `ours` are the workbooks of the round about to be written: a file of that name is somebody's, unless it
    has the bytes we wrote.

    Raises:
        InputError: a workbook that was changed cannot be read any more.
    """
    names = sorted(set(ours), reverse=True)
    later = later._replace(sums={**dict.fromkeys(names, ""), **later.sums})
    there = [path for path in (folder / name for name in sorted(names)) if path.is_file()]
    touched = tuple(path for path in there if sum_of(path) != later.sums[path.name])
    return Lying(typed_in(all_saved_since(folder, later)), touched)


def standing(made: Mapping[int, Made], number: int, names: Sequence[str]) -> frozenset[str]:
    """Name the files that give way to the `names` of a round made again: its own, of whichever owners."""
    return frozenset({*names, *(made[number].workbooks if number in made else ())})
