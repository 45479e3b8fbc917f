"""Titles that stand at a name in other languages' characters: 이정훈 이사, 佐藤 美咲 様, 拿督林志成.

Sources: the ranks of Korean firms and the forms of address of Japan as their sign-up sheets show them; the
honours of Malaysia as its Chinese press writes them.
"""

from __future__ import annotations

import re

#: A Korean name: in one piece, or the surname apart.
_NAME = "[가-힣]{2,4}|[가-힣] [가-힣]{1,3}"
_RANKS = (
    "(?:대표|전무|상무|등기|사외)이사|대표|부?사장|부?회장|전무|상무|이사|본부장|실장|팀장|파트장|부장|차장|과장|대리|주임"
    "|사원|선임|책임|수석|연구원|교수|박사|원장|소장|센터장|공장장|지점장|점장|매니저|기자|변호사|선생"
)
#: Glued to the name a rank is one only behind three characters, or with 님: 김대리 is a name as well.
_KOREAN = re.compile(rf"(?P<name>{_NAME}) (?P<title>(?:{_RANKS})님?|님|씨)")
_KOREAN_GLUED = re.compile(rf"(?P<name>[가-힣]{{2,3}}?)(?P<title>(?:{_RANKS})?님)")
_WORD = r"[\u3005\u3041-\u30fa\u3400-\u9fff]{1,5}"
_JAPANESE = re.compile(rf"(?P<name>{_WORD}(?: ?{_WORD})??) *(?P<title>様|さま|さん|殿)")
_HONOURS = "拿督斯里|拿督|拿汀斯里|拿汀|丹斯里|潘斯里"
_MALAYSIAN = re.compile(rf"(?P<title>{_HONOURS}) ?(?P<name>[\u3400-\u9fff]{{2,4}})")


def untitled(name: str) -> tuple[str, str]:
    """Return a name without the title at it, and the title; the name as it is and "" where none stands.

    >>> untitled("이정훈 이사"), untitled("김철수부장님"), untitled("김대리")
    (('이정훈', '이사'), ('김철수', '부장님'), ('김대리', ''))
    >>> untitled("佐藤 美咲 様"), untitled("拿督林志成"), untitled("林志成")
    (('佐藤 美咲', '様'), ('林志成', '拿督'), ('林志成', ''))
    """
    for pattern in (_KOREAN, _KOREAN_GLUED, _JAPANESE, _MALAYSIAN):
        if told := pattern.fullmatch(name):
            return told["name"].strip(), told["title"]
    return name, ""
