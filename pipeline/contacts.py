"""The CRM's contacts, read from any export and tidied like a sign-up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.batch import per_distinct, text_column
from pipeline.columns import EXTRA, TEXT
from pipeline.known import Known
from pipeline.readers import InputSeen, read
from pipeline.rules import Rules
from pipeline.screening.refusals import is_ticked
from pipeline.stages.tidy import tidy
from pipeline.text.clean import normal
from pipeline.text.contact_questions import REFUSAL, ContactQuestions

#: What a CRM says about a contact beyond a sign-up's columns, by the words its header may hold.
_SAYS: dict[str, tuple[str, ...]] = {
    "crm_id": (
        "record id", "contact id", "lead id", "crm id", "id", "客户编号", "客户id", "线索id", "联系人id", "编号", "external userid", "外部联系人id"
    ),
    "lifecycle": ("lifecycle stage", "lifecycle", "lead status", "status", "客户状态", "线索状态", "阶段", "客户阶段", "生命周期", "跟进状态"),
    "last_activity": (
        "last activity date", "last activity", "last contacted", "last modified date", "最近跟进时间", "最后跟进时间", "最近联系时间", "最后联系时间",
        "最近活动时间", "上次联系",
    ),
    "opportunity": (
        "open deals", "number of open deals", "open opportunity", "open opportunities", "opportunity", "deal stage", "opportunity stage",
        "商机", "在谈商机", "进行中商机", "商机阶段", "商机名称", "未结商机",
    ),
}  # fmt: skip
_NO_DEAL = {
    "0",
    "no",
    "none",
    "n",
    "false",
    "否",
    "无",
    "没有",
    "closed won",
    "closed lost",
    "赢单",
    "输单",
    "已关闭",
}


def read_contacts(
    paths: Sequence[Path], rules: Rules, known: Known
) -> tuple[pd.DataFrame, tuple[InputSeen, ...]]:
    """Read CRM exports into one frame, indexed by row id, with `Known.contacts`'s columns.

    Raises:
        InputError: a file cannot be used.
    """
    reading = read(paths, headers=rules.headers)
    batch = reading.batch
    step = tidy(batch, rules, known)
    frame = batch.rows.assign(**step.columns)
    said = {name: _said(batch.rows, words) for name, words in _SAYS.items()}
    frame["crm_id"] = frame["crm_id"].where(frame["crm_id"] != "", said["crm_id"])
    frame["crm_id"] = frame["crm_id"].where(frame["crm_id"] != "", frame.index.to_series().astype(TEXT))
    frame["lifecycle"] = said["lifecycle"]
    frame["opportunity"] = said["opportunity"].where(~said["opportunity"].map(normal).isin(_NO_DEAL), "")
    frame["last_activity"] = said["last_activity"].str.slice(0, 10)
    frame["do_not_call"] = _refused(batch.rows, rules.contact_questions)
    return frame, reading.inputs


def _refused(rows: pd.DataFrame, questions: ContactQuestions) -> pd.Series[str]:
    """Say "yes" of whom any of the columns for it says so: a CRM has one for calls and one for mail."""
    refused = np.zeros(len(rows), dtype=bool)
    for name in rows.columns:
        if questions.kind(name.removeprefix(EXTRA)) == REFUSAL:
            refused |= np.asarray(per_distinct(rows[name], is_ticked), dtype=bool)
    return text_column(np.where(refused, "yes", ""), rows.index)


def _said(rows: pd.DataFrame, words: tuple[str, ...]) -> pd.Series[str]:
    """Return the first column whose header is one of `words`, whatever the reader took it for."""
    for word in words:
        for name in rows.columns:
            if normal(name.removeprefix(EXTRA)).replace("_", " ") == word:
                return rows[name]
    return pd.Series("", index=rows.index, dtype=TEXT)
