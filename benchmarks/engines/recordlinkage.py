"""recordlinkage 0.16, set up as its documentation does to find duplicates in one list.

Pairs are proposed by equal phone, equal mailbox, equal name, or one company and the same first character;
Jaro-Winkler compares name, company and title, equality phone, mailbox and city. Without labels its ECM
classifier decides: that is how it is used here. The other settings add up the similarities (by `_WEIGHTS`)
and take a threshold: the best can only be known by who knows the truth. Linked pairs are joined.
"""

from __future__ import annotations

import csv
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pandas as pd
import recordlinkage as rl
from components import components

THRESHOLDS = tuple(step / 4 for step in range(6, 25))
_WEIGHTS = {"phone": 2, "email": 2, "name": 2, "company": 1, "city": 0.5, "title": 0.5}


def people(path: Path, started: Callable[[], None]) -> Iterator[tuple[str, Sequence[object]]]:
    """Propose pairs, compare them, and join what is classified as a match."""
    warnings.simplefilter("ignore")
    rows = pd.read_csv(path, dtype=str, keep_default_na=False, quoting=csv.QUOTE_ALL).drop(columns="row_id")
    started()
    rows = rows.where(rows != "", None)
    pairs = _pairs(rows)
    likeness = _compare(rows, pairs)
    yield "ECM", components(len(rows), rl.ECMClassifier(binarize=0.8).fit_predict(likeness))
    total = sum(likeness[name] * weight for name, weight in _WEIGHTS.items())
    for threshold in THRESHOLDS:
        yield f"sum >= {threshold:g}", components(len(rows), total.index[total >= threshold])


def _pairs(rows: pd.DataFrame) -> pd.MultiIndex:
    # A missing value proposes nobody.
    found = [_block(rows[rows[name].notna()], name) for name in ("phone", "email", "name")]
    found.append(
        _block(rows[rows["company_key"].notna()].assign(first=rows["name"].str[:1]), ["company_key", "first"])
    )
    pairs = found[0]
    for more in found[1:]:
        pairs = pairs.union(more)
    return pairs


def _block(rows: pd.DataFrame, by: str | list[str]) -> pd.MultiIndex:
    return rl.index.Block(left_on=by).index(rows)


def _compare(rows: pd.DataFrame, pairs: pd.MultiIndex) -> pd.DataFrame:
    compare = rl.Compare()
    compare.exact("phone", "phone", label="phone")
    compare.exact("email", "email", label="email")
    compare.string("name", "name", method="jarowinkler", label="name")
    compare.string("company_key", "company_key", method="jarowinkler", label="company")
    compare.string("title", "title", method="jarowinkler", label="title")
    compare.exact("city", "city", label="city")
    return compare.compute(pairs, rows)
