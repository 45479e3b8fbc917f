"""Keys hit blindly: neighbours on the keyboard, also through an input method, shuffled letters, tokens.

Whoever hits f, d, s and f in a Chinese input method gets 发的撒发: the first letters of the syllables are the
keys. GB 2312 orders its daily characters by their readings, so the key of one is found by where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

_HANDS = ("qwert", "yuiop", "asdfg", "hjkl", "zxcvb", "bnm")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_HOME = frozenset("asdfghjkl")
_APART = 2
_NEIGHBOURS = frozenset(
    one + other
    for row in _ROWS
    for at, one in enumerate(row)
    for there, other in enumerate(row)
    if abs(at - there) <= _APART or any(one in hand and other in hand for hand in _HANDS)
)
#: The letters of the first level of GB 2312 (no syllable begins with i, u, v), and where each begins.
_KEYS = "abcdefghjklmnopqrstwxyz"
_FIRST = [one.encode("gb2312") for one in "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"]
_LAST = "座".encode("gb2312")
#: What input methods offer first for single keys, and hardly a name or a firm is made of.
_PARTICLES = frozenset("的啊个很撒是去啥额呃嗯吗吧呢哦喔们我你他她它了呀嘿会想")
_LEAST = 3
_HAN = re.compile("[\u4e00-\u9fff]")
_VOWEL = re.compile("[aeiou]", re.IGNORECASE)
#: Letters of a word that nobody can say without a vowel; a q at the beginning has one behind, in Arabic too.
_LONG, _SAID, _LONE_Q = 5, re.compile("[aeiouy]"), re.compile("^q[^aeiouy]")
_CASE_CHANGE = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[a-z])")
_TOKEN_CHANGE = re.compile("(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")
_TOKEN = re.compile("[0-9a-z]+(?:-[0-9a-z]+)*")


def is_mashed(text: str, *, both_hands: bool = False) -> bool:
    """Say whether each key of a text (lower case) is beside the one before, or in its row for the same hand.

    With `both_hands` keys of the home row may follow each other in any order.

    >>> is_mashed("发的撒发"), is_mashed("fdsaf"), is_mashed("上海"), is_mashed("tool")
    (True, True, False, False)
    >>> is_mashed("时代峰峻"), is_mashed("时代峰峻", both_hands=True)
    (False, True)
    """
    if len(text) < _LEAST:
        return False
    keys = [_key(one) for one in text]
    if both_hands and _HOME.issuperset(keys):
        return True
    return all(one + other in _NEIGHBOURS for one, other in pairwise(keys))


def is_mashed_han(text: str) -> bool:
    """Say whether Chinese characters are mashed keys, with one among them that no name is made of.

    >>> is_mashed_han("个会尽快"), is_mashed_han("方东升")
    (True, False)
    """
    return not _PARTICLES.isdisjoint(text) and _HAN.match(text) is not None and is_mashed(text)


def is_mashed_address(address: str) -> bool:
    """Say whether somebody hit neighbouring keys on both sides of the @.

    >>> is_mashed_address("fdsaf@fdsf.com"), is_mashed_address("das@bosch.de")
    (True, False)
    """
    local, _, domain = address.casefold().rpartition("@")
    house = domain.partition(".")[0]
    return is_mashed(local) and (is_mashed(house) or house in local)


def is_shuffled(word: str) -> bool:
    """Say whether a word is letters of changing case with hardly a vowel, as robots fill in forms.

    >>> is_shuffled("XrTqkLmPvZ"), is_shuffled("McDonaldJones"), is_shuffled("LaToyaDeAnn")
    (True, False, False)
    """
    if len(word) < 7 or not (word.isascii() and word.isalpha()):
        return False
    return len(_CASE_CHANGE.findall(word)) >= 4 and len(_VOWEL.findall(word)) * 4 <= len(word)


def is_unsayable(text: str) -> bool:
    """Say whether a word (lower case) of Latin letters has no vowel, or a q before anything but u.

    >>> is_unsayable("zmxnc"), is_unsayable("qwpeoi"), is_unsayable("krzysz"), is_unsayable("tariq")
    (True, True, False, False)
    """
    if len(text) < _LONG or not (text.isascii() and text.isalpha()):
        return False
    return not _SAID.search(text) or _LONE_Q.search(text) is not None


def is_token(text: str) -> bool:
    """Say whether a text (lower case) is letters and digits by turns, as machines name things: d41d8cd98f00.

    >>> is_token("8f3a9c1e77d0"), is_token("wang1988"), is_token("a2b tech")
    (True, False, False)
    """
    if len(text) < 8 or not text.isascii() or not _TOKEN.fullmatch(text):
        return False
    return len(_TOKEN_CHANGE.findall(text)) >= 4


@lru_cache(maxsize=4096)
def _key(character: str) -> str:
    """Return the key that a character begins with, itself when it is no daily Chinese character."""
    code = character.encode("gb2312", "ignore")
    if len(code) < 2 or not _FIRST[0] <= code <= _LAST:
        return character
    return _KEYS[bisect_right(_FIRST, code) - 1]
