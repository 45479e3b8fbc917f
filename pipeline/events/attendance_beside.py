"""What stands beside a name in a display name: a firm speaks for or against somebody, other words do not.

张伟-华为 names a firm, 李雷(李雷的iPhone) a device, 微信用户(朱佳宁 IT经理) a platform's word and a role,
老白 白展堂 北京 a nickname and a city. Taken for a firm, any of these would speak against the registration.
"""

from __future__ import annotations

import re

from pipeline.events.attendance_remarks import is_away
from pipeline.events.attendance_stands_in import without_whom
from pipeline.rules import Rules
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal
from pipeline.text.person_roles import is_called, is_role
from pipeline.text.person_words import NameWords
from pipeline.text.place_words import fold

_SPACES = re.compile(r"[\s,，、;；/|｜·]+")
_MARK = re.compile(r"\s*[(（\[【]\s*([^()（）\[\]【】]{1,40}?)\s*[)）\]】]")
_PARTED = re.compile(r"\s*[,，/、;；]\s*")
_INNER = re.compile(r"[(（]([^()（）]*)[)）](?=\s*[)）])")
_OWNS = re.compile(r"\s*(?:['’]s?|s['’]|的)$")
_DEPARTMENT = re.compile(
    "(?P<head>[\u3400-\u9fff]{1,6}?)(?P<tail>事业部|部门|部|车间|车間|中心|科|处|處|室|课|課|组|組|办公室|产线)"
)
_CLUBS = ("俱乐部", "俱樂部")
_ALWAYS = frozenset(("事业部", "部门", "部", "车间", "车間"))
_DEPARTMENT_LATIN = re.compile(
    r"(?:[\w&/-]+ ){1,3}(?:dept\.?|department|division|team|abteilung)"
    r"|(?:dept\.?|department|abteilung)(?: of)?(?: [\w&/-]+){1,3}"
    r"|it|qa|qc|hr|r&d|ehs|pmc|sqe|pmo|mis|purchasing|procurement|engineering|production|logistics|sales|marketing"
    r"|finance|maintenance|quality|operations|supply chain"
)


def unmarked(shown: str, words: NameWords) -> str:
    """Take off what a platform writes behind names, in any of its languages; unfold brackets in brackets.

    >>> from pipeline.rules import load_rules
    >>> words = load_rules().person_names.words
    >>> [unmarked(one, words) for one in ("Käthe Größler (Gast)", "张伟（外部）", "Wei (Bosch)")]
    ['Käthe Größler', '张伟', 'Wei (Bosch)']
    >>> unmarked("Ann Lee (iPhone (Ann Lee))", words), unmarked("李雷(李雷的iPhone)", words)
    ('Ann Lee', '李雷')
    """
    text = _INNER.sub(r" \1", without_whom(undoubled(shown), words))

    def kept(hit: re.Match[str]) -> str:
        again = normal(text[: hit.start()]) == normal(_owner(hit[1], words))
        return " " if again or _is_mark(hit[1], words) or is_away(hit[1]) else hit[0]

    text = _MARK.sub(kept, text)
    return " ".join(text.split()) or shown


def undoubled(shown: str) -> str:
    """Return a display name once where a platform says it twice: 石磊(石磊 ).

    >>> undoubled("潘婷（质量部）(潘婷（质量部）)"), undoubled("周明(Zhou Ming)")
    ('潘婷（质量部）', '周明(Zhou Ming)')
    """
    text = shown.strip()
    if text[-1:] not in (")", "）"):
        return shown
    places = (at for at, mark in enumerate(text) if mark in "(（" and at)
    same = (at for at in places if normal(text[:at]) == normal(text[at + 1 : -1]))
    return next((text[:at].strip() for at in same), shown)


def firm_in(beside: str, name: str, rules: Rules) -> str:
    """Return what of the words beside a name may be a firm; "" when there is none.

    >>> from pipeline.rules import load_rules
    >>> rules = load_rules()
    >>> [firm_in(one, "李雷", rules) for one in ("华为", "李雷的iPhone", "IT经理 北京", "老李")]
    ['华为', '', '', '']
    """
    if _is_none(beside, name, rules):
        return ""
    return " ".join(part for part in _SPACES.split(beside) if part and not _is_none(part, name, rules))


def _is_none(text: str, name: str, rules: Rules) -> bool:
    """Tell whether words are no firm's: a mark, a device, a role, a place, a nickname, the name again."""
    words, plain = rules.person_names.words, normal(text)
    if not any(map(str.isalpha, plain)) or plain in words.guests or plain in words.clients:
        return True
    if normal(_owner(text, words)) in ("", normal(name)) and not rules.companies.known(text):
        return True  # a phone or a laptop; Huawei alone is a firm
    if is_role(text, words) or is_called(text, words) or _is_department(plain, rules):
        return True
    return _is_title(plain, rules) or rules.places.is_place(fold(text))


def _is_department(plain: str, rules: Rules) -> bool:
    """Tell whether words name a part of a firm: 质量部, 产品中心, 三车间, QA dept; not 华测检测中心."""
    if rules.companies.known(plain):
        return False
    han = _DEPARTMENT.fullmatch(plain) if not plain.endswith(_CLUBS) else None
    if not han:
        return bool(_DEPARTMENT_LATIN.fullmatch(plain))
    words = rules.person_names.words
    head = simplified(han["head"])
    return han["tail"] in _ALWAYS or head in words.roles or head in words.role_heads


def _owner(text: str, words: NameWords) -> str:
    """Return whose device a text names: Brian of Brian's iPhone; the text itself when it names none."""
    if not words.device.search(text):
        return text
    return _OWNS.sub("", " ".join(words.device.sub(" ", text).split()))


def _is_title(plain: str, rules: Rules) -> bool:
    """Tell whether a text is a job title: 采购总监, Plant Manager; not 老板电器, nor Bosch Manager."""
    role = rules.titles.read(plain)
    word = normal(role.matched)
    return role.seniority != "unknown" and (word == plain if " " in plain else plain.endswith(word))


def _is_mark(inner: str, words: NameWords) -> bool:
    return all(part in words.guests or part in words.clients for part in _PARTED.split(normal(inner)))
