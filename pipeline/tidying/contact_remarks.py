"""Addresses and numbers in remarks, for rows that have none of their own: 发邮件先：li@x.com."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from pipeline.text.email import Email, read_emails
from pipeline.text.phone import Phone, read_phones
from pipeline.tidying.contact_cells import (
    GOOD_EMAIL,
    Read,
    best_email,
    best_phone,
    holds_address,
    holds_number,
)

#: Whose address or number a remark gives when it is not the row's own.
_ANOTHERS = re.compile(
    r"同事|助理|秘书|领导|老板|朋友|抄送|转[给发]|代[收发]|介绍|家属|爱人|老婆|老公|司机|前台|总机"
    r"|\b(?:cc|colleagues?|assistants?|secretary|boss|forward|friends?|reception|wife|husband|driver)\b",
    re.IGNORECASE,
)
#: Of a number in a remark: it is no good, or counts something else.
_NO_GOOD = re.compile(
    r"空号|错号|打错|旧号|老号|停机|[不非]是|误|单号|订单|编号|账号|合同|发票|税号|别打|勿打|不要打"
    r"|\b(?:wrong|old|not|invalid|order|invoice|ticket|case|account)\b",
    re.IGNORECASE,
)


def addresses_remarked(notes: pd.Series[str], known: Sequence[Email | None]) -> dict[int, Read[Email]]:
    """Read the one address in the remark of each row that has none (发邮件先：li@x.com), unless another's."""
    found: dict[int, Read[Email]] = {}
    for at, (note, email) in enumerate(zip(notes.tolist(), known, strict=True)):
        if email is None and holds_address(note) and not _ANOTHERS.search(note):
            read = best_email([("note", hit) for hit in read_emails(note)])
            if read.best is not None and len(read.values) == 1 and read.best.problem in GOOD_EMAIL:
                found[at] = read
    return found


def numbers_remarked(
    notes: list[str], regions: list[str], known: Sequence[Phone | None]
) -> dict[int, Read[Phone]]:
    """Read the one mobile in the remark of each row that has no number: 李国栋 13862901147 想做网络隔离."""
    found: dict[int, Read[Phone]] = {}
    for at, (note, region, phone) in enumerate(zip(notes, regions, known, strict=True)):
        if phone is not None or not note or not holds_number(note):
            continue
        if not _ANOTHERS.search(note) and not _NO_GOOD.search(note):
            read = best_phone([("note", hit) for hit in read_phones(note, region=region)])
            if read.best is not None and len(read.values) == 1 and read.best.kind == "mobile":
                found[at] = read
    return found
