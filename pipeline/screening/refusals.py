"""Who says in the sheet itself that they want no contact: a do-not-contact column, or plain words in a note.

Who denies consent to be contacted has refused, and who answers no to "may we contact you?" and offers no
other way; who would take no call is asked about. An unticked box (marketing, privacy) is no refusal: it is
kept as `consent` = no and told as a note, for the caller and the mailer to heed. "No" to "shall sales call
you?" only lowers the score: they still came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import numpy as np
import pandas as pd

from pipeline.batch import Batch, Verdict, found, per_distinct
from pipeline.columns import EXTRA
from pipeline.known import digest_of_remark
from pipeline.matching.lexicon import NameLexicon
from pipeline.readers.content import is_company
from pipeline.readers.part import DENIED
from pipeline.text.clean import normal
from pipeline.text.contact_questions import REFUSAL, ContactQuestions
from pipeline.text.refusal import Heard, Refusals
from pipeline.text.remark_columns import nickname_columns
from pipeline.tidying.answers import IN_WORDS
from pipeline.tidying.contacts import BESIDE

#: Columns that say "no contact" when ticked, as the readers name them.
_COLUMNS = ("opt_out", "do_not_call")
_TICKED = re.compile(
    r"^(?:y(?:es)?(?:[ ,.!(（:：-].*)?|是[ ,，(（:：].*|已退(?:订|出)?"
    r"|i(?:'d| would)? (?:mind|object).*|介意|反对|退出"
    r"|y|true|t|1(?:\.0)?|x|on|checked|ticked|i do|是的?|有|对|要|√|✓|✔|☑|☒|已勾选?|勾选?"
    r"|选中|はい|예|네|ja|oui|si|sí|sì|sim|tak|да|ano|kyllä|co(?:ch|ché|chée)|angekreuzt|marcad[oa]|selezionat[oa]|aangevinkt)$"
    r"|opt(?:ed)?[ -]?out|unsubscribe|do not|don't|退订|拒|勿扰|免打扰|不要|不再|不同意|不希望|请勿"
    r"|希望しない"
)
_NOT_TICKED = re.compile(
    r"(?:未选?择?|没有?|无|不)(?:退订|拒|勿扰)|not (?:opt|unsubscribed?)|don't mind"
    r"|[:：] ?(?:no|false|否|未选)$"
)
#: Whole sentences are read as a note is.
_LONGEST_TICK = 80
#: What may be a name before a refusal.
_BEFORE_REFUSAL = re.compile(
    r"(?:^|[,，;；。.!！\s])([\u3400-\u9fff]{2,4}?)(?:说|也)?(?:不要|别|勿|请勿|不用|不想|不愿|拒绝)"
)
#: Where a refusal is typed for want of a better place, and what no refusal there is without: a look is cheap.
_MISPLACED = (
    "name",
    "company",
    "title",
    "department",
    "tags",
    "city",
    "location",
    "address",
    "phone",
    "email",
)
_MAY_REFUSE = re.compile(
    r"[不别勿拒退免停莫甭]|\b(?:no|not|non|não|nao|stop|never|unsubscribe|keine?|nicht|nie|ne|pas|niet|geen|не|jangan"
    r"|đừng|dung|không|dnc|hayır)\b|\baran?ma|istemi|n['’]t\b|ません|ない|遠慮|お断り|마세요|말아|하지|ไม่|อย่า",
    re.IGNORECASE,
)
#: In the place of a number or an address: there is none.
_HAS_NONE = re.compile(
    r"^\W*(?:has |have )?(?:no|none|kein\w*|pas d[e’' ]|aucune?|sin|sem|senza|nessuna?|geen|brak|yok)\s*"
    r"(?:work |own |company )?(?:(?:tele)?phones?|tel\w*|mobil\w*|cell\w*|e-?mails?|mails?|numbers?|num[eé]ro"
    r"|nummer|n[uú]mero|address)?\W*$",
    re.IGNORECASE,
)
#: Said of a cell for numbers or addresses that holds none: 00000, no calls please.
_UNREAD = frozenset(("phone-unreadable", "phone-too-short", "phone-wrong-length", "email-invalid"))
#: Where people write in their own words.
_SPOKEN = ("note", "question", "wants_contact", "consent")
_MEANT = (
    (Verdict.EXCLUDE, "opt-out", Heard.REFUSAL),
    (Verdict.REVIEW, "review:asked-no-contact", Heard.UNSURE),
)


def refusals(
    batch: Batch, words: Refusals, questions: ContactQuestions, names: NameLexicon
) -> list[pd.DataFrame]:
    """Say `opt-out` for a ticked column or plain words, `review:asked-no-contact` for a "but" or "?".

    A remark that names somebody else before the refusal is asked about too: 卫嘉不要联系.
    """
    rows, findings = batch.rows, []
    unknown = [column for column in rows.columns if column.startswith(EXTRA)]
    ticks = [column for column in unknown if questions.kind(column[len(EXTRA) :]) == REFUSAL]
    for column in rows.columns:
        if column in _COLUMNS or column in ticks:
            held = np.asarray(per_distinct(rows[column], is_ticked), dtype=bool)
            findings += _meant(rows[column][held], column, words.answered)  # yes, but you may mail me
    for column in _SPOKEN:
        findings += _meant(rows[column], column, _ear(column, words))
    for column in (one for one in _MISPLACED if one in rows):
        findings += _meant(_unless_read(rows[column], column), column, _outright(words))
    nicknames = nickname_columns(unknown)  # 请勿打扰 says nothing there
    for column in (one for one in unknown if one not in ticks and one not in nicknames):
        about = questions.is_about(column[len(EXTRA) :])
        findings += _meant(rows[column], column, words.flatly if about else words.hear)
    for rules, ear in (({IN_WORDS}, _ear), (_UNREAD | {BESIDE}, lambda _, words: _outright(words))):
        said = batch.findings[batch.findings["rule"].isin(rules)]
        for field in sorted(set(said["field"])):
            typed = said[said["field"] == field].set_index("subject")["before"]
            findings += _meant(typed[~typed.map(_says_none)], field, ear(field, words))
    denied = batch.findings["rule"]
    findings += _denied(batch.findings[denied == DENIED["contact_consent"]], words.answered)
    findings += _denied(batch.findings[denied == DENIED["call_leave"]], words.unwilling)
    offered = {who for part in findings for who in part["subject"][part["verdict"] == Verdict.REVIEW]}
    asked = batch.findings[(denied == DENIED["may_contact"]) & ~batch.findings["subject"].isin(list(offered))]
    findings += _denied(asked, words.answered)
    unticked = rows["consent"] == "no"
    if unticked.any():
        findings.append(
            found(rows.index[unticked], "no-consent", field="consent", before=rows["consent"][unticked])
        )
    return [_unless_of_others(part, rows["name"], names) for part in findings]


def unless_lifted(
    said: list[pd.DataFrame], row_keys: pd.Series[str], lifted: Collection[str]
) -> list[pd.DataFrame]:
    """Make a note of every refusal in a remark that was lifted (`allow`) since it was first heard."""
    return [_note_of(part, row_keys, lifted) for part in said] if lifted else said


def _note_of(said: pd.DataFrame, row_keys: pd.Series[str], lifted: Collection[str]) -> pd.DataFrame:
    keys = row_keys.reindex(said["subject"]).tolist()
    remarks = zip(keys, said["before"].tolist(), strict=True)
    gone = np.array([digest_of_remark(*remark) in lifted for remark in remarks], dtype=bool)
    gone &= (said["verdict"] > Verdict.NOTE).to_numpy()
    return said.assign(
        rule=said["rule"].mask(gone, "refusal-lifted"), verdict=said["verdict"].mask(gone, Verdict.NOTE)
    )


def _unless_of_others(said: pd.DataFrame, called: pd.Series[str], names: NameLexicon) -> pd.DataFrame:
    """Ask about refusals that are somebody else's, by the name they begin with."""
    subjects, texts = said["subject"].tolist(), said["before"].tolist()
    theirs = [_named_first(text, names) - {called[one]} for one, text in zip(subjects, texts, strict=True)]
    doubt = np.array([bool(one) for one in theirs], dtype=bool) & (said["rule"] == "opt-out").to_numpy()
    if not doubt.any():
        return said
    return said.assign(
        rule=said["rule"].mask(doubt, "review:asked-no-contact"),
        verdict=said["verdict"].mask(doubt, Verdict.REVIEW),
    )


def _named_first(text: str, names: NameLexicon) -> set[str]:
    """Return the Chinese names of people that stand right before a refusal."""
    found = {one for one in _BEFORE_REFUSAL.findall(text) if names.surname_of(one)}
    return {one for one in found if names.given_characters.issuperset(one[len(names.surname_of(one)) :])}


def _unless_read(texts: pd.Series[str], column: str) -> pd.Series[str]:
    """Return the cells of a column in words: of numbers and addresses those that are none, nor say so."""
    if column not in ("phone", "email"):
        return texts
    sign = "+" if column == "phone" else "@"
    return texts[[text != "" and sign not in text and not _says_none(text) for text in texts.tolist()]]


def _says_none(text: str) -> bool:
    """Say whether a cell says only that there is no number, or no address: no phone."""
    return _HAS_NONE.search(text) is not None


def _denied(answers: pd.DataFrame, hear: Callable[[str], Heard]) -> list[pd.DataFrame]:
    """Say what answers that deny contact mean; `answers` are findings of the readers."""
    findings = []
    for field, part in answers.groupby("field", sort=True):
        findings += _meant(part.set_index("subject")["before"], str(field), hear)
    return findings


def _outright(words: Refusals) -> Callable[[str], Heard]:
    """Return how a cell meant for something else is heard: a plain refusal, and no firm of that name."""

    def hear(text: str) -> Heard:
        plain = _MAY_REFUSE.search(text) and not is_company(text) and words.hear(text) == Heard.REFUSAL
        return Heard.REFUSAL if plain else Heard.NOTHING

    return hear


def _ear(column: str, words: Refusals) -> Callable[[str], Heard]:
    """Return how a column is heard: unasked, "e-mail only" is a wish; asked whom to call, "never" refuses."""
    if column == "wants_contact":
        return words.flatly
    return words.hear if column == "consent" else words.remarked


def _meant(texts: pd.Series[str], field: str, hear: Callable[[str], Heard]) -> list[pd.DataFrame]:
    """Say what `texts` (indexed by row) mean about contact."""
    heard = np.asarray(per_distinct(texts, hear), dtype=np.int8)
    return [
        found(texts.index[heard == meant], rule, verdict, field=field, before=texts[heard == meant])
        for verdict, rule, meant in _MEANT
        if (heard == meant).any()
    ]


def is_ticked(cell: str) -> bool:
    """Tell whether the cell of a do-not-contact column says so.

    >>> is_ticked("TRUE"), is_ticked("已退订"), is_ticked("否"), is_ticked("未退订"), is_ticked("")
    (True, True, False, False, False)
    """
    words = normal(cell)
    return bool(0 < len(words) < _LONGEST_TICK and _TICKED.search(words) and not _NOT_TICKED.search(words))
