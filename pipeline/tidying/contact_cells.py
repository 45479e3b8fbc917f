"""What the cells of a row give together: numbers or addresses, best first, and what to say of them."""

from __future__ import annotations

import re
from typing import Generic, NamedTuple, TypeVar

from pipeline.text.email import Email
from pipeline.text.phone import Phone, is_callable, read_phones

_OTHERS_PLACE = {
    "phone": ("email", "email_alt", "name", "name_rest", "company", "note"),
    "email": ("phone", "phone_alt", "name", "name_rest", "company", "note"),
}
_RANK = {"mobile": 0, "fixed": 1, "toll_free": 2, "unknown": 3}
_LONGEST_CELL = 200
_SEVEN_DIGITS = re.compile("(?:[^0-9０-９]*+[0-9０-９]){7}")
GOOD_EMAIL = ("", "email-repaired")
Hit = TypeVar("Hit", Phone, Email)


class Read(NamedTuple, Generic[Hit]):
    """What one row's cells gave: values in order, the hit the first is from, and what there is to say."""

    values: tuple[str, ...]
    best: Hit | None
    said: tuple[tuple[str, str, str], ...]  # rule, before, after


def best_phone(hits: list[tuple[str, Phone]]) -> Read[Phone]:
    """Order the numbers found in a row, each with its cell: mobiles first, what does not ring last."""
    good = [(cell, hit) for cell, hit in hits if rings(hit)]
    good.sort(key=lambda pair: _RANK.get(pair[1].kind, 3))  # stable: own cell first within a kind
    spoilt = [
        (cell, hit)
        for cell, hit in hits
        if cell in ("phone", "phone_alt") and not rings(hit) and "@" not in hit.value
    ]
    order = good + spoilt
    said = [(hit.problem, hit.value, "") for _, hit in spoilt if hit.problem]
    said += [(hit.problem, hit.before, hit.value) for _, hit in good if hit.problem]
    said += [("phone-extension", hit.value, hit.extension) for _, hit in good if hit.extension]
    said += [
        ("phone-found-elsewhere", cell, hit.value) for cell, hit in good if cell in _OTHERS_PLACE["phone"]
    ]
    return _result(order, said)


def rings(phone: Phone) -> bool:
    """Say whether a number can be called: written as E.164, and assigned somewhere."""
    return is_callable(phone.value) and (phone.country != "" or phone.kind != "unknown")


def best_email(hits: list[tuple[str, Email]]) -> Read[Email]:
    """Order the addresses found in a row, each with its cell: those that can be written to first."""
    good = [(cell, hit) for cell, hit in hits if hit.problem in GOOD_EMAIL]
    spoilt = [
        (cell, hit)
        for cell, hit in hits
        if hit.problem not in GOOD_EMAIL
        and (cell in ("email", "email_alt") or "@" in hit.value)
        and ("@" in hit.value or not any(map(rings, read_phones(hit.value))))
    ]
    order = good + spoilt
    said = [
        (hit.problem, hit.before, hit.value if hit.problem == "email-repaired" else "")
        for _, hit in order
        if hit.problem
    ]
    said += [
        ("email-found-elsewhere", cell, hit.value) for cell, hit in good if cell in _OTHERS_PLACE["email"]
    ]
    return _result(order, said)


def _result(order: list[tuple[str, Hit]], said: list[tuple[str, str, str]]) -> Read[Hit]:
    if not order:
        return Read((), None, tuple(dict.fromkeys(said)))
    first = order[0][1]
    values: set[str] = {hit.value for _, hit in order}
    more: list[str] = sorted(values - {first.value})  # the way `merge` keeps further values
    return Read((first.value, *more), first, tuple(dict.fromkeys(said)))


def holds_number(text: str) -> bool:
    """Say whether a cell meant for something else holds at least the digits of a number."""
    return _SEVEN_DIGITS.match(text[:_LONGEST_CELL]) is not None


def holds_address(text: str) -> bool:
    return "@" in text or "＠" in text
