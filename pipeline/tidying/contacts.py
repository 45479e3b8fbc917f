"""Phones and e-mails: gathered from every cell that may hold them, best first, nothing lost.

A number may stand in the phone cell, a second phone column, a combined "e-mail / phone" cell, behind a
name, or by mistake in the e-mail cell; the same holds for addresses. Each cell is read once per distinct
text; a row is put together from what its cells gave.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pandas as pd

from pipeline.batch import Step, found, per_distinct, text_column
from pipeline.columns import LIST_SEPARATOR
from pipeline.text.email import Email, read_emails
from pipeline.text.mail_domains import MailDomains
from pipeline.text.phone import Phone, is_callable, read_phones

#: Cells that may hold a number, in order of trust; the first is the number's own place.
PHONE_CELLS = ("phone", "phone_alt", "contact", "email", "email_alt", "name_rest", "name")
EMAIL_CELLS = ("email", "email_alt", "contact", "phone", "phone_alt", "name_rest", "name")
_RANK = {"mobile": 0, "fixed": 1, "toll_free": 2, "unknown": 3}


class _Read(NamedTuple):
    """What one row's cells gave: values in order, the first being the row's own, and what there is to say."""

    values: tuple[str, ...]
    best: Phone | Email | None
    said: tuple[tuple[str, str, str], ...]  # rule, before, after


def contacts(rows: pd.DataFrame, region: str, domains: MailDomains) -> Step:
    """Set phone, phone_kind, phone_alt, phone_area, phone_country, email, email_alt, email_kind, email_role.

    `rows` holds raw text columns; missing ones are taken as empty.
    """
    phones = _gather(rows, PHONE_CELLS, lambda text: read_phones(text, region), _best_phone, _holds_number)
    emails = _gather(rows, EMAIL_CELLS, read_emails, _best_email, lambda text: "@" in text or "＠" in text)
    index = rows.index
    best = [read.best if isinstance(read.best, Phone) else None for read in phones]
    email = text_column((read.values[0] if read.values else "" for read in emails), index)
    return Step(
        columns={
            "phone": text_column((read.values[0] if read.values else "" for read in phones), index),
            "phone_kind": text_column((b.kind if b else "" for b in best), index),
            "phone_area": text_column((b.area if b else "" for b in best), index),
            "phone_country": text_column((b.country if b else "" for b in best), index),
            "phone_alt": text_column((LIST_SEPARATOR.join(read.values[1:]) for read in phones), index),
            "email": email,
            "email_alt": text_column((LIST_SEPARATOR.join(read.values[1:]) for read in emails), index),
            "email_kind": text_column(per_distinct(email, lambda a: domains.kind(a) if "@" in a else ""), index),
            "email_role": text_column(per_distinct(email, lambda a: "yes" if domains.is_role(a) else ""), index),
        },
        findings=[*_say(phones, index, "phone"), *_say(emails, index, "email")],
    )


def _gather(
    rows: pd.DataFrame,
    cells: Sequence[str],
    read: Callable[[str], tuple[Phone, ...] | tuple[Email, ...]],
    choose: Callable[[list[tuple[str, Phone | Email]]], _Read],
    elsewhere: Callable[[str], bool],
) -> list[_Read]:
    """Read `cells` of every row; a cell that is not the value's own place counts only when `elsewhere`."""
    own = cells[0]
    columns: list[tuple[str, list[str]]] = [(cell, rows[cell].tolist()) for cell in cells if cell in rows.columns]
    chosen: dict[tuple[str, ...], _Read] = {}
    once: dict[str, tuple[Phone, ...] | tuple[Email, ...]] = {}
    results: list[_Read] = []
    for texts in zip(*(values for _, values in columns), strict=True) if columns else [()] * len(rows):
        result = chosen.get(texts)
        if result is None:
            hits: list[tuple[str, Phone | Email]] = []
            for (cell, _), text in zip(columns, texts, strict=True):
                if text and (cell == own or elsewhere(text)):
                    if text not in once:
                        once[text] = read(text)
                    hits.extend((cell, hit) for hit in once[text])
            result = chosen[texts] = choose(hits)
        results.append(result)
    return results


def _holds_number(text: str) -> bool:
    return sum("0" <= char <= "9" or "０" <= char <= "９" for char in text[:64]) >= 7


def _best_phone(hits: list[tuple[str, Phone | Email]]) -> _Read:
    phones = [(cell, hit) for cell, hit in hits if isinstance(hit, Phone)]
    good = [(cell, hit) for cell, hit in phones if _rings(hit)]
    good.sort(key=lambda pair: _RANK.get(pair[1].kind, 3))  # stable: own cell first within a kind
    spoilt = [
        (cell, hit)
        for cell, hit in phones
        if cell in ("phone", "phone_alt") and not _rings(hit) and "@" not in hit.value
    ]
    order = good + spoilt
    said = [(hit.problem, hit.value, "") for _, hit in spoilt if hit.problem]
    said += [(hit.problem, "", hit.value) for _, hit in good if hit.problem]
    said += [("phone-extension", hit.value, hit.extension) for _, hit in good if hit.extension]
    said += [("phone-found-elsewhere", cell, hit.value) for cell, hit in good if cell in ("email", "email_alt", "name", "name_rest")]
    return _Read(tuple(dict.fromkeys(hit.value for _, hit in order)), order[0][1] if order else None, tuple(dict.fromkeys(said)))


def _rings(phone: Phone) -> bool:
    """Say whether a number can be called: written as E.164, and assigned somewhere."""
    return is_callable(phone.value) and (phone.country != "" or phone.kind != "unknown")


def _best_email(hits: list[tuple[str, Phone | Email]]) -> _Read:
    emails = [(cell, hit) for cell, hit in hits if isinstance(hit, Email)]
    good = [(cell, hit) for cell, hit in emails if hit.problem in ("", "email-repaired")]
    spoilt = [
        (cell, hit)
        for cell, hit in emails
        if hit.problem not in ("", "email-repaired")
        and (cell in ("email", "email_alt") or "@" in hit.value)
        and not _holds_number(hit.value)
    ]
    order = good + spoilt
    said = [(hit.problem, hit.before, hit.value if hit.problem == "email-repaired" else "") for _, hit in order if hit.problem]
    said += [("email-found-elsewhere", cell, hit.value) for cell, hit in good if cell in ("phone", "phone_alt", "name", "name_rest")]
    return _Read(tuple(dict.fromkeys(hit.value for _, hit in order)), order[0][1] if order else None, tuple(dict.fromkeys(said)))


def _say(reads: list[_Read], index: pd.Index[str], field: str) -> list[pd.DataFrame]:
    told = [(subject, *words) for subject, read in zip(index, reads, strict=True) for words in read.said]
    if not told:
        return []
    subjects, rules, befores, afters = zip(*told, strict=True)
    return [found(list(subjects), list(rules), field=field, before=list(befores), after=list(afters))]
