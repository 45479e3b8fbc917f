"""Who came for somebody else, who did not: 黃淑芬（代林志明）, Anna Kim on behalf of Bob Lee, 孙总助理小刘.

Whoever is told by somebody else (a colleague, an assistant, a wife) is not that person, whoever's number or
link they use.
"""

from __future__ import annotations

import re

from pipeline.text.person_roles import is_called
from pipeline.text.person_words import NameWords

#: What is left of a display name that says for whom somebody came, and not who it is.
NOBODY = "…"
_LONGEST = 120
_HAN = "[\u3400-\u9fff]"
_FOR = "(?:代替|代理|代为|代為|代表|代|替)"
_DOING = (
    "(?:出席|参加|參加|签到|簽到|报到|報到|参会|參會|与会|與會|前来|前來|领取|領取|来的|來的|来|來|到场|到場)"
)
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
_BRACKET = re.compile(r"\s*[(（\[【]\s*([^()（）\[\]【】]{1,60}?)\s*[)）\]】]")
#: Signed for by somebody: who came is not said.
_SIGNED = re.compile("代|代签|代簽|代签到|代簽到|代领|代領|代报到|代報到|代打卡")
_MARKS = re.compile(r"\s*[-–—_|｜/／,，、@]\s*")
_EDGES = re.compile(r"^[\s\-–—_/,，、:：|｜.]+|[\s\-–—_/,，、:：|｜]+$")
_OFFICES = ("总经理", "總經理", "董事长", "董事長", "总裁", "總裁", "总监", "總監", "行政", "市场", "销售")
_KIN = (
    "老婆|老公|太太|爱人|愛人|媳妇|媳婦|夫人|家属|家屬|女儿|女兒|儿子|兒子|妈妈|媽媽|爸爸|妹妹|姐姐|弟弟|哥哥"
)
#: What may follow a name without 的: a trade behind a whole name is more likely their own.
_TOGETHER = frozenset((*_KIN.split("|"), "同事"))
_PLAIN = _TOGETHER | {"助理", "秘书", "秘書", "特助", "助手", "部下", "下属", "下屬", "手下"}
_HAN_OF = re.compile(
    rf"[\s(（]*(?P<whom>{_HAN}{{2,5}}?)(?P<of>的)?"
    rf"(?P<what>助理|秘书|秘書|特助|助手|代表|同事|同僚|部下|下属|下屬|手下|徒弟|司机|司機|朋友|搭档|合伙人|学生"
    rf"|學生|领导|領導|老板|{_KIN})"
    rf"(?P<own>[\s\-–—_/,，、:：|｜(（]*{_HAN}{{0,4}}[)）]?)"
)
_RELATION = (
    r"(?:former )?(?:colleague|co-?worker|teammate|assistant|secretary|deputy|boss|supervisor|intern"
    r"|wife|husband|partner|spouse|son|daughter|brother|sister|friend|pa|ea|delegate|substitute|stand-?in|replacement)"
)
_WHOM = r"(?P<whom>[^\W\d_][^()（）\[\]|/,;]{1,40}?)"
_OWN = r"(?P<own>[^()（）\[\]|/,;]{0,40}?)[\s\-–—,:|(（]*"
_JAPANESE = r"(?P<whom>\w{1,8}?)(?:さん|様|氏)?の(?:代理|代わり|同僚|部下|秘書|アシスタント)"
_RELATED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_OWN}(?<![^\W_])(?:the |a |his |her )?{_RELATION} (?:of|to|for) {_WHOM}[)）]?",
        rf"{_WHOM}(?:['’]s|(?<=s)['’]) (?:{_RELATION}|office|team)[\s\-–—,:(（]*"
        r"(?P<own>[^()（）]{0,40})[)）]?",
        rf"{_OWN}(?<![^\W_])(?:kolleg(?:e|in)|assisten(?:z|t|tin)|sekret(?:ariat|är|ärin)|stellvertret(?:er|erin)"
        rf"|mitarbeiter(?:in)?|büro) (?:von|der|des|zu|für) {_WHOM}[)）]?",
        rf"{_OWN}(?<![^\W_])(?:coll[èe]gue|assistante?|secr[ée]taire|adjointe?|rempla[çc]ante?)"
        rf" d(?:e |['’]){_WHOM}[)）]?",
        rf"{_OWN}(?<![^\W_])(?:colega|compañer[oa]|asistente|assistente|ayudante|secret[áa]ri[oa]|suplente)"
        rf" d[eoa] {_WHOM}[)）]?",
        rf"{_OWN}(?<![^\W_])(?:collega|assistente|segretari[oa]|sostitut[oa]) d(?:i|el|ella) {_WHOM}[)）]?",
        rf"{_OWN}(?<![^\W_])(?:collega|assistent(?:e)?|secretaresse|vervanger) van {_WHOM}[)）]?",
        rf"{_OWN}(?<![^\W_])(?:đồng nghiệp|trợ lý|thư ký)(?: của)? {_WHOM}[)）]?",
        rf"{_OWN}(?<![^\W_])(?:đại diện(?: cho)?|thay cho|thay mặt(?: cho)?) (?:anh |chị |ông |bà )?"
        rf"{_WHOM}[)）]?",
        rf"{_JAPANESE}[\s:：・]*(?P<own>\w{{0,8}})",
        rf"(?P<own>\w{{2,8}}?)[\s:：・(（]*{_JAPANESE}(?:出席|参加)?[)）]?",
        r"(?P<own>\w{0,6}?)[\s(（]*(?P<whom>[가-힣]{2,4})(?:님)?"
        r"(?:\s*(?:대리참석|대리 참석|대신)(?: 참석)?|의 동료|\s+비서)[)）]?",
    )
)


def without_whom(shown: str, words: NameWords) -> str:
    """Return a display name without the one that its bearer came for; `…` where it names nobody else.

    >>> from pipeline.rules import load_rules
    >>> words = load_rules().person_names.words
    >>> [without_whom(one, words) for one in ("黃淑芬（代林志明）", "代王總", "Anna Kim for Bob Lee")]
    ['黃淑芬', '…', 'Anna Kim']
    >>> [without_whom(one, words) for one in ("林晓(代黄志强)-信泰", "孙总助理小刘", "Al (colleague of Ann)")]
    ['林晓-信泰', '小刘', 'Al']
    >>> [without_whom(one, words) for one in ("宁德时代张伟", "张伟-代理商", "Kevin for Bosch")]
    ['宁德时代张伟', '张伟-代理商', 'Kevin for Bosch']
    """
    if len(shown) > _LONGEST:
        return shown
    for hit in _BRACKET.finditer(shown):
        if _SIGNED.fullmatch(hit[1]):
            return NOBODY
        if _tells_whom(hit[1].strip(), words):
            rest = f"{shown[: hit.start()].rstrip()}{shown[hit.end() :]}".strip()
            return rest if any(map(str.isalnum, rest)) else NOBODY
    told = _own_of(shown, words)
    if told is None:
        told = _for_whom(shown, words)
    if told is None:
        told = next((rest for part, rest in _parted(shown) if _own_of(part, words) == ""), None)
    return shown if told is None else told or NOBODY


def _parted(shown: str) -> list[tuple[str, str]]:
    """Return the first and the last part between marks, each with the rest: 小周-王芳的同事."""
    marks = list(_MARKS.finditer(shown))
    if not marks:
        return []
    first, last = marks[0], marks[-1]
    return [(shown[: first.start()], shown[first.end() :]), (shown[last.end() :], shown[: last.start()])]


def _tells_whom(inner: str, words: NameWords) -> bool:
    """Tell whether what stands in brackets says for whom, or whose, somebody is: 代林志明, Ann's aide."""
    told = (_own_of(inner, words), _for_whom(inner, words), _for_whom(f"… {inner}", words) or None)
    return any(one is not None for one in told)


def _for_whom(shown: str, words: NameWords) -> str | None:
    """Return who comes in another's place, "" for nobody named; None where nobody's place is spoken of."""
    han = _HAN_FOR.fullmatch(shown)
    if han and (words.is_chinese_name(han["whom"]) or is_called(han["whom"], words)):
        if words.is_chinese_name(shown.strip()) and not is_called(han["whom"], words):
            return None  # 代文静, whose surname is 代
        own = han["own"].strip()
        plain = len(han["verb"]) > 1 or bool(han["doing"])
        if not own or han["mark"] or (plain and words.is_chinese_name(own)):
            return own
    latin = _LATIN_FOR.fullmatch(shown)
    if latin and _is_latin_name(latin["whom"], words):
        return latin["own"].strip()
    return None


def _own_of(shown: str, words: NameWords) -> str | None:
    """Return what somebody goes by who is told by another: 小刘 of 孙总助理小刘; None for all others."""
    han = _HAN_OF.fullmatch(shown)
    if han and (han["of"] or _is_whose(han["whom"], han["what"], words)):
        return _EDGES.sub("", han["own"])
    for pattern in _RELATED:
        hit = pattern.fullmatch(shown)
        if hit:
            return _EDGES.sub("", hit["own"] or "")
    return None


def _is_whose(whom: str, what: str, words: NameWords) -> bool:
    """Tell whether somebody stands before a relation without 的: 孙总助理, 段小军老婆; not 总经理助理."""
    if len(whom) > 1 and whom[-1] == whom[-2]:
        return False  # a child, as parents call themselves
    if is_called(whom, words):
        return what in _PLAIN and not whom.endswith(_OFFICES)
    return what in _TOGETHER and words.is_chinese_name(whom)


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
