"""The people of an event as its last run left them: what every later command starts from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.columns import COLUMNS, TEXT
from pipeline.errors import InputError
from pipeline.labels import Lang
from pipeline.text.phone import is_callable, read_phones
from pipeline.writers.csv_file import unguarded
from pipeline.writers.machine import DECIDED

_NEEDED = ("person_id", "outcome")
_KNOWN_KINDS = ("mobile", "fixed", "toll_free")


@dataclass(frozen=True)
class LastRun:
    """`people`: one row per person, indexed by id, with the columns `decide` left that files are made of."""

    event: str
    people: pd.DataFrame
    lang: Lang


def last_run(folder: Path, event: str) -> LastRun:
    """Read what the last run of `event` wrote into `folder`.

    Raises:
        InputError: the event has not been processed, or its people.csv is no file of ours.
    """
    path = folder / "people.csv"
    if not path.is_file():
        raise InputError(f"{path}: not there; run `process` for this event first, or name another --home")
    people = _table(path)
    missing = [name for name in _NEEDED if name not in people]
    if missing:
        raise InputError(f"{path}: no column {', '.join(missing)}; run `process` for this event again")
    twice = people["person_id"][people["person_id"].duplicated()]
    if len(twice):
        raise InputError(f"{path}: {twice.iloc[0]} stands there twice; run `process` for this event again")
    absent = [name for name in (*DECIDED, *COLUMNS) if name not in people]
    people = people.set_index("person_id").assign(**dict.fromkeys(absent, ""))
    reasons = reasons_in(folder / "ledger.csv")
    people["reason"] = [reasons.get(person, "") for person in people.index.tolist()]
    people["phone_country"] = _countries(people)
    given = _noted(folder).get("event") or event
    return LastRun(given, people, language_of(folder, people["reason"].tolist()))


def language_of(folder: Path, reasons: Iterable[str]) -> Lang:
    """Return the language the last run wrote its sheets in; without a note of it, that of the reasons."""
    noted = _noted(folder).get("lang")
    if noted in ("zh", "en"):
        return "zh" if noted == "zh" else "en"
    return "zh" if any("\u4e00" <= char <= "\u9fff" for text in set(reasons) for char in text) else "en"


def _table(path: Path) -> pd.DataFrame:
    """Read a CSV of ours as text, without the apostrophes that keep a spreadsheet from running a cell."""
    try:
        frame = pd.read_csv(path, dtype=TEXT, keep_default_na=False, na_filter=False, encoding="utf-8-sig")
    except (ValueError, OSError) as error:
        raise InputError(f"{path}: is damaged; run `process` for this event again") from error
    for name in frame.columns:
        values = frame[name].tolist()
        if any(value.startswith("'") for value in values):
            frame[name] = pd.array([unguarded(value) for value in values], dtype=TEXT)
    return frame


def reasons_in(path: Path) -> dict[str, str]:
    """Return each person's sentence from the line of the ledger that stands for them; none without one."""
    if not path.is_file():
        return {}
    lines = _table(path)
    lines = lines[lines["outcome"] != "merged"]
    return dict(zip(lines["person_id"].tolist(), lines["reason"].tolist(), strict=True))


def _countries(people: pd.DataFrame) -> list[str]:
    """Tell the country of the numbers whose kind does not vouch for them; "" for the others."""
    return [
        read_phones(phone)[0].country if kind not in _KNOWN_KINDS and is_callable(phone) else ""
        for phone, kind in zip(people["phone"].tolist(), people["phone_kind"].tolist(), strict=True)
    ]


def _noted(folder: Path) -> dict[str, str]:
    """Return the texts of summary.json, such as the event's name as it was given; nothing without one."""
    try:
        noted = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    texts = noted.items() if isinstance(noted, dict) else ()
    return {key: text for key, text in texts if isinstance(text, str)}
