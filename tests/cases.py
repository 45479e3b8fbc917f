"""The sample lists: where each lies, and how it is processed."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.process import Done, Request

SAMPLES = Path(__file__).parents[1] / "sample_lists"
RULES = SAMPLES / "rules"
DAY = dt.date(2026, 11, 20)
_NO_LISTS = {"rows", "rules", "walkthrough", "__pycache__"}


@dataclass(frozen=True)
class Case:
    """A list, what must come of it, and the CRM export it is read beside."""

    name: str
    list: Path
    expected: Path
    crm: tuple[Path, ...] = ()

    def request(self, home: Path) -> Request:
        """Ask for the run as the team of the samples would."""
        return Request(files=(self.list,), on=DAY, rules=RULES, crm=self.crm, home=home, targets=("generic",))


#: Processes a sample list, the first time it is asked for.
Processed = Callable[[Case], Done]


def _case(folder: Path) -> Case:
    lists = [path for path in folder.iterdir() if path.name != "expected.csv"]
    if len(lists) != 1:
        raise AssertionError(
            f"{folder}: a case is one list and expected.csv, not {sorted(p.name for p in lists)}"
        )
    return Case(folder.name, lists[0], folder / "expected.csv")


MAIN = Case("signups", SAMPLES / "signups.xlsx", SAMPLES / "signups.expected.csv", (SAMPLES / "crm.csv",))
CASES = (
    MAIN,
    *(
        _case(folder)
        for folder in sorted(SAMPLES.iterdir())
        if folder.is_dir() and folder.name not in _NO_LISTS
    ),
)


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV as text, line by line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
