"""summary.json: what a run read, made of it, and how long it took, for machines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline import __version__
from pipeline.ledger import Ledger
from pipeline.readers import InputSeen
from pipeline.writers.crm import Delivery


def summarise(
    *,
    event: str,
    people: pd.DataFrame,
    ledger: Ledger,
    inputs: Sequence[InputSeen],
    stages: Sequence[tuple[str, float, int]],
    rules_sha256: str,
    deliveries: Mapping[str, Delivery],
) -> dict[str, Any]:
    """Return the summary; only `stages[*].seconds` differs between two runs of the same input.

    `outcomes` counts rows, `because` people excluded or in review by rule, `tiers` and `channels` leads.
    """
    decided = people[people["outcome"] != "lead"]
    leads = people[people["outcome"] == "lead"]
    return {
        "event": event,
        "rows_read": len(ledger.lines),
        "outcomes": ledger.outcomes(),
        "people": len(people),
        "leads": len(leads),
        "because": _counts(decided["because"]),
        "tiers": {tier: int((leads["tier"] == tier).sum()) for tier in ("A", "B", "C")},
        "channels": _counts(leads["channel"]),
        "stages": {name: {"seconds": round(seconds, 3), "rows": rows} for name, seconds, rows in stages},
        "inputs": [
            {"name": one.name, "sha256": one.sha256, "rows": one.rows, "guessed": list(one.guessed)}
            for one in inputs
        ],
        "crm": {
            name: {
                "rows": delivery.rows,
                "left_out": [{"person_id": person, "reason": reason} for person, reason in delivery.left_out],
                "cut": [{"person_id": person, "field": header} for person, header in delivery.cut],
            }
            for name, delivery in deliveries.items()
        },
        "rules_sha256": rules_sha256,
        "version": __version__,
    }


def write_summary(path: Path, summary: Mapping[str, Any]) -> None:
    """Write `summary` as JSON a person can read."""
    path.write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _counts(values: pd.Series[str]) -> dict[str, int]:
    counts = values.value_counts()
    return {str(name): int(counts[name]) for name in sorted(counts.index, key=lambda n: (-counts[n], n))}
