"""Which of a person's contacts can be used: the ones that are more than the text somebody typed."""

from __future__ import annotations

import pandas as pd

from pipeline.text.phone import all_callable, is_callable


def callable_phone(people: pd.DataFrame) -> pd.Series[bool]:
    """Say whose `phone` can be called: E.164, and of a country or kind that `tidy` knew."""
    known = (people["phone_country"] != "") | people["phone_kind"].isin(("mobile", "fixed", "toll_free"))
    numbers = people["phone"].tolist()
    written = all_callable(numbers) or pd.Series(list(map(is_callable, numbers)), index=people.index)
    return known & written


def usable_email(people: pd.DataFrame) -> pd.Series[bool]:
    """Say whose `email` is an address; `email_kind` is only set for one that is."""
    return people["email_kind"] != ""
