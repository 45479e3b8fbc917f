"""What stands beside a name in a display name: a firm speaks for or against somebody, other words do not.

张伟-华为 names a firm, 李雷(李雷的iPhone) a device, 微信用户(朱佳宁 IT经理) a platform's word and a role,
老白 白展堂 北京 a nickname and a city. Taken for a firm, any of these would speak against the registration.
"""

from __future__ import annotations

import re

from pipeline.events.attendance_remarks import is_away
from pipeline.events.attendance_stands_in import without_whom
from pipeline.matching.readings import words as words_of
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
#: How many more came along: 等3人, 两人, +1.
_COMPANIONS = re.compile(
    r"\s*[(（]?\s*(?:等?\s*[一二两兩三四五六七八九十0-9]{1,2}\s*(?:人|位)|(?<=\S)\s*[+＋]\s*[0-9]{1,2})\s*[)）]?\s*$"
)
#: What tells a seat, a group or a region, and no firm: 第3桌, B组, 华东大区, Table 4.
_GROUP = re.compile(
    r"第?[一二三四五六七八九十0-9]{1,3}(?:桌|组|組|号|號|排|期|班|群)|[a-z](?:组|組|班|区|區)"
    r"|[东東南西北中华華]{1,2}(?:大区|大區|片区|区域|區域|战区|地区|地區|区|區)|.{2,4}(?:分会场|分會場|会场|赛区)"
    r"|(?:table|group|seat|tisch|gruppe|session|batch)[ #]?[a-z0-9]{1,3}|[a-z]?[0-9]{1,4}"
)
#: Four characters and more that are no firm's are a saying: 云淡风轻.
_PHRASE = re.compile("[\u3400-\u9fff]{4,}")
_CODE = re.compile(r"[A-Z]{2,3}")
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
    text = _INNER.sub(r" \1", undoubled(shown))
    plain = _without_marks(text, words)
    return without_whom(_COMPANIONS.sub("", plain) or plain, words) or shown


def comes_for_another(shown: str, words: NameWords) -> bool:
    """Tell whether a display name says that its bearer is another's colleague, or came in another's place.

    >>> from pipeline.rules import load_rules
    >>> words = load_rules().person_names.words
    >>> [comes_for_another(one, words) for one in ("孙总助理小刘", "Ann Kim (for Bob Lee) (Gast)", "Ann")]
    [True, True, False]
    """
    plain = _without_marks(_INNER.sub(r" \1", undoubled(shown)), words)
    return without_whom(plain, words) != plain


def _without_marks(text: str, words: NameWords) -> str:
    def kept(hit: re.Match[str]) -> str:
        again = normal(text[: hit.start()]) == normal(_owner(hit[1], words))
        return " " if again or _is_mark(hit[1], words) or is_away(hit[1]) else hit[0]

    return " ".join(_MARK.sub(kept, text).split())


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


def is_byname(beside: str, name: str, rules: Rules) -> bool:
    """Tell whether what stands before a name in brackets is what its bearer goes by, and hardly a firm.

    >>> from pipeline.rules import load_rules
    >>> rules = load_rules()
    >>> [is_byname(one, "郭涛", rules) for one in ("云淡风轻", "老街口食品", "星辰")]
    [True, False, False]
    >>> is_byname("Iron Mike", "Michael Dunn", rules), is_byname("Dunn Steel", "Michael Dunn", rules)
    (True, False)
    """
    plain, firm = normal(beside), rules.companies.read(beside)
    told = firm.core != firm.key or rules.person_names.words.is_organisation(plain)
    if told or rules.companies.known(beside):
        return False
    if _PHRASE.fullmatch(plain):
        return not firm.place
    said = {full for word in words_of(beside) for full in (word, *rules.nicknames.get(word, ()))}
    return not said.isdisjoint(words_of(name)[:1])


def _is_none(text: str, name: str, rules: Rules) -> bool:
    """Tell whether words are no firm's: a mark, a device, a role, a place, a nickname, the name again."""
    words, plain = rules.person_names.words, normal(text)
    if not any(map(str.isalpha, plain)) or plain in words.guests or plain in words.clients:
        return True
    known = rules.companies.known(text) is not None
    if normal(_owner(text, words)) in ("", normal(name)) and not known:
        return True  # a phone or a laptop; Huawei alone is a firm
    if _GROUP.fullmatch(plain) or _says_again(plain, normal(name)) or _is_short_for(plain, name, rules):
        return True
    if _CODE.fullmatch(text) and not known and rules.places.country(text):
        return True  # VN, USA: a country; BMW is a firm
    if is_role(text, words) or (is_called(text, words) and not known) or _is_department(plain, rules):
        return True
    return _is_title(plain, rules) or rules.places.is_place(fold(text))


def _says_again(plain: str, name: str) -> bool:
    """Tell whether words in Latin letters say a name again, its parts shortened or not: Aoife B, Brennan."""
    parts, own = plain.replace(".", " ").split(), name.split()
    if not own or not plain.isascii() or len(parts) > len(own):
        return False
    whole = [part for part in parts if len(part) > 1]
    return set(whole) <= set(own) and bool(whole) and {part[0] for part in parts} <= {word[0] for word in own}


def _is_short_for(plain: str, name: str, rules: Rules) -> bool:
    """Tell whether a single word is what friends make of a first name: Mike of Michael Dunn."""
    first = words_of(name)[:1]
    return bool(first) and words_of(plain)[1:] == () and first[0] in rules.nicknames.get(plain, ())


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
    if len(word) == 1 and not word.isascii():
        return False  # 工 of 宏宇重工, a firm; 张工 is what somebody is called
    return role.seniority != "unknown" and (word == plain if " " in plain else plain.endswith(word))


def _is_mark(inner: str, words: NameWords) -> bool:
    plain = normal(inner)
    return plain in words.guests or all(
        part in words.guests or part in words.clients for part in _PARTED.split(plain)
    )
