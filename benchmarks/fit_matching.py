"""Count what each rung of evidence is worth on lists of known truth, beside what rules/matching.toml says.

    python benchmarks/fit_matching.py [--rows 20000] [--seed 7] [--records FILE ...]

For every rung: m, its share among judged pairs of one person, u, its share among judged pairs of two, and
log2(m / u) with one pair added to either side, which is its weight in bits. The lists are made by
`people.py`; FILE is a list of cases as `hard_cases.py` reads them. Pairs that no key proposes are not
counted, so u is that of strangers who have something in common already: the field that proposed them (an
equal phone, an equal name) looks weaker than it is, the others come out right. The file's weights follow
these counts where the made lists resemble real ones (titles, cities, slips, typed companies) and stay on
the safe side of them where a wrong merge costs more than a question (siblings, shared contacts, large
companies).
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
from engines.rollcall import tidied
from people import make

from pipeline.matching.evidence import LADDERS, judge
from pipeline.matching.keys import propose
from pipeline.matching.records import make_records
from pipeline.rules import load_rules

COLUMNS = ("name", "name_alt", "title", "company", "phone", "email", "city")
Counts = dict[str, tuple[Counter[str], Counter[str]]]


def count(frame: pd.DataFrame, counts: Counts) -> None:
    """Add the rungs of every pair the keys propose, apart for one person and for two."""
    knowledge = load_rules().identity
    records = make_records(tidied(frame.drop(columns="person")).rows, knowledge)
    person = np.zeros(len(records), np.int64)
    person[records.rows] = pd.factorize(frame["person"])[0]
    pairs = propose(records, [])
    evidence = judge(records, pairs, knowledge)
    same = person[pairs.left] == person[pairs.right]
    for field, levels in evidence.levels.items():
        for kind, mask in enumerate((same, ~same)):
            seen = np.bincount(levels[mask], minlength=len(LADDERS[field]))
            counts[field][kind].update(dict(zip(LADDERS[field], seen.tolist(), strict=True)))


def cases(path: Path) -> pd.DataFrame:
    """Read labelled cases."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        frame = pd.DataFrame(list(csv.DictReader(file)))
    return frame[[*COLUMNS, "person"]].fillna("")


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--records", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    counts: Counts = {field: (Counter(), Counter()) for field in LADDERS}
    count(make(given.rows, given.seed, "clean"), counts)
    for path in given.records:
        count(cases(path), counts)
    weights = load_rules().matching
    print(f"{'field':8} {'rung':16} {'m':>7} {'u':>7} {'bits':>7} {'file':>7}")
    for field, (one, two) in counts.items():
        for rung in LADDERS[field]:
            m, u = (one[rung] + 1) / (one.total() + 1), (two[rung] + 1) / (two.total() + 1)
            told = getattr(weights, field)[rung]
            print(f"{field:8} {rung:16} {m:7.4f} {u:7.4f} {math.log2(m / u):+7.1f} {told:+7.1f}")


if __name__ == "__main__":
    main()
