"""summary.json: what a run read, made of it, and how long it took, for machines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline import __version__
from pipeline.labels import Lang
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
    lang: Lang,
) -> dict[str, Any]:
    """Return the summary; only `stages[*].seconds` differs between two runs of the same input.

    `outcomes` counts rows, `because` people excluded or in review by rule, `tiers` and `channels` leads.
    `lang` is the language of the sheets.
    """
    decided = people[people["outcome"] != "lead"]
    leads = people[people["outcome"] == "lead"]
    return {
        "event": event,
        "lang": lang,
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
                "files": list(delivery.files),
                "left_out": [
                    {"person_id": one.person, "reason": one.reason(lang)} for one in delivery.left_out
                ],
                "changed": [
                    {"person_id": one.person, "field": one.field, "reason": one.reason(lang)}
                    for one in delivery.changed
                ],
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
