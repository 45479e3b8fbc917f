"""Ids of Salesforce: 15 letters and digits, or 18 with a check; the first three say what the record is."""

from __future__ import annotations

import re

_ID = re.compile(r"[0-9A-Za-z]{15}(?:[0-9A-Z]{3})?")


def is_contact(text: str) -> bool:
    """Say whether `text` is a contact's id.

    >>> is_contact("003xx000004TmiQ"), is_contact("00Qxx000004TmiQ"), is_contact("4711")
    (True, False, False)
    """
    return _is(text, "003")


def is_lead(text: str) -> bool:
    """Say whether `text` is a lead's id."""
    return _is(text, "00Q")


def is_campaign(text: str) -> bool:
    """Say whether `text` is a campaign's id."""
    return _is(text, "701")


def _is(text: str, kind: str) -> bool:
    return text.startswith(kind) and _ID.fullmatch(text) is not None
