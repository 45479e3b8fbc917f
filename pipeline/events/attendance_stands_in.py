"""Who came for somebody else, who did not: 黃淑芬（代林志明）, Anna Kim on behalf of Bob Lee."""

from __future__ import annotations

import re

from pipeline.text.person_roles import is_called
from pipeline.text.person_words import NameWords

#: What is left of a display name that says for whom somebody came, and not who it is.
NOBODY = "…"
_LONGEST = 120
_HAN = "[\u3400-\u9fff]"
_FOR = "(?:代替|代理|代为|代為|代表|代|替)"
_DOING = "(?:出席|参加|參加|签到|簽到|报到|報到|参会|參會|与会|與會|前来|前來|领取|領取|来|來|到场|到場)"
_HAN_FOR = re.compile(
    rf"(?P<own>.*?)(?P<mark>[\s(（\[【\-—–_/,，、|｜]*)(?P<verb>{_FOR})\s*[:：]?\s*(?P<whom>{_HAN}{{2,4}}?)"
    rf"(?P<doing>{_DOING}?)\s*[)）\]】]?\s*$"
)
_LATIN_FOR = re.compile(
    r"(?P<own>.*?\w.*?)[\s(（\[,;|/–—-]+"
    r"(?:(?:attending|coming|here|stand(?:ing)?[ -]in|filling in|sitting in|deputi[sz]ing|substitut(?:e|ing)"
    r"|sub|proxy|covering)?\s*\bfor|on behalf of|in (?:place|lieu) of|instead of|obo|o/b/o"
    r"|representing|replacing"
    r"|i\.\s?v\.(?: von)?|(?:in )?vertretung(?: von| für)?|in vertr\.|vertritt|anstelle von|statt|für"
    r"|pour|à la place de|en remplacement de|remplace|en lugar de|en nombre de|en representación de|por"
    r"|em nome de"
    r"|in rappresentanza di|al posto di|namens|i\.p\.v\.)[\s:]+"
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau|M|Mme)\.?\s+)?(?P<whom>[^\W\d_][^()（）\[\]|/,;]*?)\s*[)）\]]?\s*$",
    re.IGNORECASE,
)
_OTHERS = "同事|助理|秘书|下属|部下|部属|太太|先生|他人|别人|朋友|徒弟|主管|经理|手下"
_STOOD_FOR = re.compile(
    rf"(?:由|改由|换成?|改派|派|请)(?:了)?{_HAN}{{1,8}}?(?:代为?|代替|代理|替|前来|来|出席|参加){_DOING}?"
    rf"|(?:{_OTHERS}){_FOR}{_DOING}?|换人|有人代|替补|代理出席|代为出席"
    r"|(?:replaced|substituted|represented) by .+|(?:sent|sends) (?:a |his |her |their )?(?:colleague|deputy"
    r"|substitute|assistant|replacement).*"
    r"|(?:a |his |her )?(?:colleague|deputy|substitute|assistant|replacement)"
    r" (?:came|attends|attended|attending|is here|there)(?: instead)?|(?:wird )?vertreten durch .+"
    r"|remplacée? par .+|sustituid[oa] por .+"
)
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*")


def without_whom(shown: str, words: NameWords) -> str:
    """Return a display name without the one that its bearer came for; `…` where it names nobody else.

    >>> from pipeline.rules import load_rules
    >>> words = load_rules().person_names.words
    >>> [without_whom(one, words) for one in ("黃淑芬（代林志明）", "代王總", "Anna Kim for Bob Lee")]
    ['黃淑芬', '…', 'Anna Kim']
    >>> [without_whom(one, words) for one in ("宁德时代张伟", "张伟-代理商", "Kevin for Bosch")]
    ['宁德时代张伟', '张伟-代理商', 'Kevin for Bosch']
    """
    if len(shown) > _LONGEST:
        return shown
    han = _HAN_FOR.fullmatch(shown)
    if han and (words.is_chinese_name(han["whom"]) or is_called(han["whom"], words)):
        if words.is_chinese_name(shown.strip()) and not is_called(han["whom"], words):
            return shown  # 代文静, whose surname is 代
        own = han["own"].strip()
        plain = len(han["verb"]) > 1 or bool(han["doing"])
        if not own or han["mark"] or (plain and words.is_chinese_name(own)):
            return own or NOBODY
    latin = _LATIN_FOR.fullmatch(shown)
    if latin and _is_latin_name(latin["whom"], words):
        return latin["own"].strip()
    return shown


def is_stood_for(clause: str) -> bool:
    """Tell whether a remark, in simplified characters, says that another came in somebody's place.

    >>> is_stood_for("由黄淑芬代"), is_stood_for("replaced by ann kim"), is_stood_for("代林志明")
    (True, True, False)
    """
    return bool(_STOOD_FOR.fullmatch(clause))


def _is_latin_name(text: str, words: NameWords) -> bool:
    parts = text.split()
    named = all(_WORD.fullmatch(part) and (part[0].isupper() or part in words.particles) for part in parts)
    return named and 1 < len(parts) <= 5 and not words.is_organisation(text)
