"""Which of a person's contacts can be used: the ones that are more than the text somebody typed."""

from __future__ import annotations

import re

import pandas as pd

from pipeline.text.email import read_emails
from pipeline.text.phone import all_callable, is_callable

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PLAIN = re.compile(r"[a-z0-9_]+(?:[.+%-][a-z0-9_]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,24}")


def callable_phone(people: pd.DataFrame) -> pd.Series[bool]:
    """Say whose `phone` can be called: E.164, and of a country or kind that `tidy` knew."""
    known = (people["phone_country"] != "") | people["phone_kind"].isin(("mobile", "fixed", "toll_free"))
    numbers = people["phone"].tolist()
    written = all_callable(numbers) or pd.Series(list(map(is_callable, numbers)), index=people.index)
    return known & written


def usable_email(people: pd.DataFrame) -> pd.Series[bool]:
    """Say whose `email` is an address; `email_kind` is only set for one that is."""
    return people["email_kind"] != ""


def address_that_works(text: str) -> bool:
    """Say whether mail can be sent to `text` just as it stands.

    >>> address_that_works("lilei@yunshan.cn"), address_that_works("li lei@yunshan"), address_that_works("")
    (True, False, False)
    """
    if _PLAIN.fullmatch(text) and len(text) <= 64:
        return True
    if not _ADDRESS.fullmatch(text):
        return False
    read = read_emails(text)
    return len(read) == 1 and (read[0].value == text.lower() or read[0].problem == "email-repaired")
