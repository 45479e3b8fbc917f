"""Who is reminded of an event, by which channel, and who is not, with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.columns import TEXT
from pipeline.reminders import CHANNELS, Channel, Reminders
from pipeline.text.phone import all_callable, is_callable

if TYPE_CHECKING:
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]

#: What a reminder needs to know of a person.
COLUMNS = (
    "name", "phone", "phone_kind", "email", "company", "title", "city", "wecom", "owner",
    "outcome", "because", "tier", "score", "channel",
)  # fmt: skip
#: Why somebody is not reminded, the first that holds.
REASONS = ("opted-out", "declined", "in-review", "out-of-reach")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


@dataclass(frozen=True)
class Lists:
    """`people` are all it is about, most urgent first; `of` says by channel who of them is on its list.

    `why` says of those on no list why (one of `REASONS`), "" of all others.
    """

    people: pd.DataFrame
    of: Mapping[Channel, Mask]
    why: pd.Series[str]

    def on(self, channel: Channel) -> pd.DataFrame:
        """Return the people on a channel's list."""
        return self._on[channel]

    @cached_property
    def _on(self) -> dict[Channel, pd.DataFrame]:
        return {channel: self.people[mask] for channel, mask in self.of.items()}

    def left_out(self) -> pd.DataFrame:
        """Return the people on no list, with `why`."""
        without = self.why != ""
        return self.people[without].assign(why=self.why[without])


def make_lists(
    people: pd.DataFrame,
    settings: Reminders,
    *,
    declined: Collection[str],
) -> Lists:
    """Put `people` (`COLUMNS`, indexed by id) on the lists they belong on; `declined` are ids.

    It concerns leads, people about whom nobody has decided yet, and whoever opted out.
    """
    opted_out = people["because"] == "opt-out"
    people = _in_order(people[people["outcome"].isin(("lead", "review")) | opted_out])
    open_, why = np.ones(len(people), dtype=bool), np.full(len(people), "", dtype=object)
    reached = _reach(people, settings)
    of: dict[Channel, Mask] = {}
    for reason, holds in (
        ("opted-out", (people["because"] == "opt-out").to_numpy()),
        ("declined", people.index.isin(list(declined))),
        ("in-review", (people["outcome"] != "lead").to_numpy()),
        ("out-of-reach", ~np.logical_or.reduce(list(reached.values()))),
    ):
        why[open_ & holds] = reason
        open_ &= ~holds
    left = open_.copy()
    for channel in settings.order:
        of[channel] = left & reached[channel]
        if channel == "phone":
            of[channel] &= people["tier"].isin(settings.call_tiers).to_numpy()
        left &= ~of[channel]
    of["phone"] = of.get("phone", np.zeros_like(left)) | (left & reached["phone"])
    left &= ~of["phone"]
    for channel in CHANNELS:  # who is reached by none of `order`, but by another, is not forgotten
        of[channel] = of.get(channel, np.zeros_like(left)) | (left & reached[channel])
        left &= ~of[channel]
    for channel in settings.everyone:
        of[channel] |= open_ & reached[channel]
    return Lists(people, of, pd.Series(why, index=people.index, dtype=TEXT))


def _in_order(people: pd.DataFrame) -> pd.DataFrame:
    """Sort by tier, score and, so that no two are tied, id."""
    by_id = people if people.index.is_monotonic_increasing else people.sort_index()
    tier = pd.factorize(by_id["tier"].replace("", "Z").to_numpy(dtype=object), sort=True)[0]
    codes, scores = pd.factorize(by_id["score"].to_numpy(dtype=object))
    score = pd.to_numeric(pd.Series(scores, dtype=object), errors="coerce").fillna(0).to_numpy()[codes]
    return by_id.iloc[np.lexsort([-score, tier])]


def _reach(people: pd.DataFrame, settings: Reminders) -> dict[Channel, Mask]:
    """Say by which channels each person can be reached."""
    phones = people["phone"].tolist()
    filled = np.fromiter(map(bool, phones), bool, len(phones))
    number = filled if all_callable(phones) else _each(people["phone"], is_callable)
    here = np.array([phone.startswith(settings.sms_prefixes) for phone in phones], dtype=bool)
    known = people["phone_kind"].isin(("mobile", "fixed", "toll_free")) | (people["channel"] == "phone")
    return {
        "phone": number & known.to_numpy(),
        "wecom": (people["wecom"] != "").to_numpy(),
        "sms": number & here & (people["phone_kind"] == "mobile").to_numpy(),
        "email": _each(people["email"], _ADDRESS.fullmatch),
    }


def _each(cells: pd.Series[str], holds: Callable[[str], object]) -> Mask:
    """Ask of every cell whether something holds."""
    return np.fromiter(map(bool, map(holds, cells.tolist())), dtype=bool, count=len(cells))
