"""Phones and e-mails: gathered from every cell that may hold them, best first, nothing lost.

A number may stand in the phone cell, a second phone column, a combined "e-mail / phone" cell, behind a
name, or by mistake in the e-mail cell; the same holds for addresses. Each cell is read once per distinct
text; a row is put together from what its cells gave.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, NamedTuple

import numpy as np
import pandas as pd

from pipeline.batch import Step, found, per_distinct, text_column
from pipeline.columns import LIST_SEPARATOR, TEXT
from pipeline.text.email import Email, read_emails
from pipeline.text.mail_domains import MailDomains, domain_of
from pipeline.text.phone import Phone, read_phones
from pipeline.text.remark_columns import remark_columns
from pipeline.tidying.contact_cells import (
    GOOD_EMAIL,
    Hit,
    Read,
    best_email,
    best_phone,
    holds_address,
    holds_number,
    rings,
)
from pipeline.tidying.contact_remarks import addresses_remarked, numbers_remarked

#: Cells that may hold a number, in order of trust; the first is the number's own place.
PHONE_CELLS = ("phone", "phone_alt", "contact", "email", "email_alt", "name_rest", "name", "company")
EMAIL_CELLS = ("email", "email_alt", "contact", "phone", "phone_alt", "name_rest", "name", "company")
#: Beside remarks: 不同意电话，邮件可以 li@x.com.
_SAID_IN_WORDS = ("consent", "question")
#: Said of words beside a number or an address that are no part of it: what was typed is `before`.
BESIDE = "words-beside-contact"
_ADDRESS = re.compile(r"\S+[@＠]\S+")
#: Letters of words, in a script that needs few and in others; what only says what stands there.
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}|[^\W\d_]{3}")
_LABELS = re.compile(
    r"微信(?:同号|号|同步|同)?|同微信?|手机号?码?|电话|座机|转|分机|号码|邮箱|邮件|办公|工作|个人|私人|公司|家庭|本人|常用|备用"
    r"|\b(?:tel|telefon\w*|phone|mobile?|mob|cell|handy|fax|ext|extension|office|work|home|private|wechat|whatsapp"
    r"|direct|mailto|e-?mail|mail|celular|movil|móvil|telefone|gsm|and|und|or|oder)\b",
    re.IGNORECASE,
)
_NO_PHONE = Phone("", "")


class _Column(NamedTuple, Generic[Hit]):
    """What rows gave: the one hit in its own place, else None and what is among `others`, by position."""

    plain: list[Hit | None]
    others: dict[int, Read[Hit]]

    @property
    def best(self) -> list[Hit | None]:
        """The hit each row's first value is from."""
        best = self.plain.copy()
        for at, read in self.others.items():
            best[at] = read.best
        return best

    @property
    def more(self) -> list[str]:
        """The further values of each row."""
        more = [""] * len(self.plain)
        for at, read in self.others.items():
            more[at] = LIST_SEPARATOR.join(read.values[1:])
        return more


def contacts(rows: pd.DataFrame, regions: pd.Series[str], domains: MailDomains) -> Step:
    """Set phone, phone_kind, phone_alt, phone_area, phone_country, email, email_alt, email_kind, email_role.

    `rows` holds raw text columns; missing ones are taken as empty. `regions` is the country that each row's
    numbers without a country code are from. `company` holds only cells with a number or an address alone.
    """
    phones = _phones(rows, regions)
    emails = _gather(rows, EMAIL_CELLS, read_emails, best_email, holds_address)
    index, remarks = rows.index, remark_columns(rows.columns)
    for column in remarks:
        phones.others.update(numbers_remarked(rows[column].tolist(), regions.tolist(), phones.best))
    for column in (*remarks, *_SAID_IN_WORDS):
        if column in rows:
            emails.others.update(addresses_remarked(rows[column], emails.best))
    best = [hit or _NO_PHONE for hit in phones.best]
    addresses = [hit.value if hit else "" for hit in emails.best]
    email = text_column(addresses, index)
    domain = pd.Series(list(map(domain_of, addresses)), index=index, dtype=TEXT)
    return Step(
        columns={
            "phone": text_column([hit.value for hit in best], index),
            "phone_kind": text_column([hit.kind for hit in best], index),
            "phone_area": text_column([hit.area for hit in best], index),
            "phone_country": text_column([hit.country for hit in best], index),
            "phone_alt": text_column(phones.more, index),
            "email": email,
            "email_alt": text_column(emails.more, index),
            "email_kind": text_column(per_distinct(domain, domains.kind_of), index),
            "email_role": text_column(
                per_distinct(email, lambda a: "yes" if domains.is_role(a) else ""), index
            ),
        },
        findings=[
            *_say(phones, index, "phone"),
            *_say(emails, index, "email"),
            *_beside(rows["phone"], phones, "phone"),
            *_beside(rows["email"], emails, "email"),
        ],
    )


def _beside(cells: pd.Series[str], column: _Column[Phone] | _Column[Email], field: str) -> list[pd.DataFrame]:
    """Tell the cells that hold words beside what was read from them: 07855 201 447 - DO NOT CALL."""
    read = zip(cells.tolist(), column.best, strict=True)
    told = cells[[hit is not None and _holds_words(text, field) and _is_usable(hit) for text, hit in read]]
    return [found(told.index, BESIDE, field=field, before=told)] if len(told) else []


def _holds_words(text: str, field: str) -> bool:
    may = " " in text.strip() if field == "email" else _WORDS.search(text) is not None
    return may and _WORDS.search(_LABELS.sub(" ", _ADDRESS.sub(" ", text))) is not None


def _phones(rows: pd.DataFrame, regions: pd.Series[str]) -> _Column[Phone]:
    """Read the numbers of each region's rows by that region's rules."""
    everywhere: _Column[Phone] = _Column([None] * len(rows), {})
    for region in regions.unique():
        there = (regions == region).to_numpy()
        part = rows if there.all() else rows[there]
        read = _gather(
            part,
            PHONE_CELLS,
            partial(read_phones, region=region),
            best_phone,
            holds_number,
        )
        if part is rows:
            return read
        places = there.nonzero()[0].tolist()
        for place, hit in zip(places, read.plain, strict=True):
            everywhere.plain[place] = hit
        everywhere.others.update((places[at], one) for at, one in read.others.items())
    return everywhere


def _gather(
    rows: pd.DataFrame,
    cells: Sequence[str],
    read: Callable[[str], tuple[Hit, ...]],
    choose: Callable[[list[tuple[str, Hit]]], Read[Hit]],
    elsewhere: Callable[[str], bool],
) -> _Column[Hit]:
    """Read `cells` of every row; a cell that is not the value's own place counts only when `elsewhere`.

    Nearly every row has its value in its own place and nothing more: those are read once per distinct text.
    """
    own, more = cells[0], f"{cells[0]}_alt"
    codes, distinct = pd.factorize(rows[own].to_numpy(dtype=object))
    in_place = [read(text) if text else () for text in distinct.tolist()]
    alone = [hits[0] if len(hits) == 1 and _is_plain(hits[0]) else None for hits in in_place]
    spoken = np.array(
        [bool(hits) and hit is None for hits, hit in zip(in_place, alone, strict=True)], np.bool_
    )
    plain = list(map(alone.__getitem__, codes.tolist()))
    several: dict[int, list[tuple[str, Hit]]] = {
        at: [(own, hit) for hit in in_place[codes[at]]] for at in np.flatnonzero(spoken[codes]).tolist()
    }
    for cell in (cell for cell in cells[1:] if cell in rows.columns and (rows[cell] != "").any()):
        theirs: list[tuple[Hit, ...]] = per_distinct(
            rows[cell], _reader(read, bool if cell == more else elsewhere)
        )
        for at, beside in enumerate(theirs):
            if beside:
                mine = several.setdefault(at, [(own, hit) for hit in in_place[codes[at]]])
                mine.extend((cell, hit) for hit in beside)
    return _Column(plain, {at: choose(hits) for at, hits in several.items()})


def _is_usable(hit: Phone | Email) -> bool:
    return hit.problem in GOOD_EMAIL if isinstance(hit, Email) else rings(hit)


def _is_plain(hit: Phone | Email) -> bool:
    """Say whether there is nothing to speak of about the one thing that a cell holds."""
    return not hit.problem and (isinstance(hit, Email) or (not hit.extension and rings(hit)))


def _reader(
    read: Callable[[str], tuple[Hit, ...]], wanted: Callable[[str], bool]
) -> Callable[[str], tuple[Hit, ...]]:
    """Read only the texts that are `wanted`."""
    return lambda text: read(text) if text and wanted(text) else ()


def _say(column: _Column[Phone] | _Column[Email], index: pd.Index[str], field: str) -> list[pd.DataFrame]:
    told = [(index[at], *words) for at in sorted(column.others) for words in column.others[at].said]
    if not told:
        return []
    subjects, rules, befores, afters = zip(*told, strict=True)
    return [found(list(subjects), list(rules), field=field, before=list(befores), after=list(afters))]
