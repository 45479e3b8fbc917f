"""The pairs of people that may be one: what Review asks about."""

from __future__ import annotations

import pandas as pd

from pipeline.batch import Batch
from pipeline.labels import Lang
from pipeline.pair_words import evidence_words

RULE = "ask-same-person"


def doubts(rows: Batch, lang: Lang) -> pd.DataFrame:
    """Return a line per pair of people to ask about, surest first: person_a, person_b, row_a, row_b, evidence.

    Of several pairs of rows of the same two people, the surest is asked about.
    """
    asked = rows.findings[rows.findings["rule"] == RULE]
    person = rows.rows["person_id"]
    lines = pd.DataFrame(
        {
            "person_a": person.reindex(asked["subject"]).to_numpy(dtype=object),
            "person_b": person.reindex(asked["after"]).to_numpy(dtype=object),
            "row_a": asked["subject"].to_numpy(dtype=object),
            "row_b": asked["after"].to_numpy(dtype=object),
            "evidence": [evidence_words(text, lang) for text in asked["before"]],
        }
    )
    together = pd.Series(
        [tuple(sorted(pair)) for pair in zip(lines["person_a"], lines["person_b"], strict=True)], dtype=object
    )
    return lines[~together.duplicated().to_numpy()].reset_index(drop=True)
