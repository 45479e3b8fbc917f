"""The files for machines and auditors: people.csv, ledger.csv and findings.csv."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from pipeline.batch import Verdict
from pipeline.columns import CANONICAL, EXTRA, extras
from pipeline.ledger import Ledger
from pipeline.writers.csv_file import write_csv

DECIDED = ("rows", "outcome", "because", "tier", "score", "channel")
#: Parts of a row that are no canonical column but were somebody's words: they travel like unknown columns.
CARRIED_PARTS = ("location", "address", "website")


def write_people(path: Path, people: pd.DataFrame) -> None:
    """Write a line per person: what was decided, the canonical columns, then those nobody knows."""
    columns: dict[str, Sequence[str]] = {"person_id": people.index.tolist()}
    for name in DECIDED:
        columns[name] = [str(value) for value in people[name].tolist()]
    for column in CANONICAL:
        columns[column.name] = people[column.name].tolist()
    for name in CARRIED_PARTS:
        if name in people and (people[name] != "").any():
            columns[name] = people[name].tolist()
    for name in extras(people):
        header = name.removeprefix(EXTRA)
        columns[header if header not in columns else f"{header} (2)"] = people[name].tolist()
    write_csv(path, columns, numbers=frozenset({"score"}))


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write one line per row read, in reading order."""
    write_csv(path, {str(name): [str(v) for v in ledger.lines[name].tolist()] for name in ledger.lines})


def write_findings(path: Path, findings: pd.DataFrame) -> None:
    """Write one line per finding; points as the shortest number that says them."""
    words = {int(verdict): verdict.word for verdict in Verdict}
    columns: dict[str, Sequence[str]] = {}
    for name in findings.columns:
        values = findings[name].tolist()
        if name == "verdict":
            values = [words[value] for value in values]
        elif name == "points":
            shown = {value: f"{value:g}" if value else "" for value in set(values)}
            values = [shown[value] for value in values]
        columns[str(name)] = values
    write_csv(path, columns, numbers=frozenset({"points", "verdict", "stage", "subject"}))
