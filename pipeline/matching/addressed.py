"""Who is called by a surname and something beside it: 小邱总 of the younger one, 陈太 of 陈总's wife, 阿May.

None of these is a name; each says whom among several of one surname it means.
"""

from __future__ import annotations

import re

from pipeline.matching.lexicon import NameLexicon

#: What goes before a surname with a title, to tell the younger from the elder.
_BEFORE = "小老大"
#: What friends put before an English name.
_FRIENDLY = re.compile(r"^[阿小]\s*(?=[A-Za-z]{2})")


def unfriendly(name: str) -> str:
    """Return an English name without what friends put before it.

    >>> unfriendly("阿May"), unfriendly("小 Ken"), unfriendly("小林")
    ('May', 'Ken', '小林')
    """
    return _FRIENDLY.sub("", name)


def plainly(han: str, lexicon: NameLexicon) -> str:
    """Return a surname with its title, without what tells the younger from the elder: 邱总 for 小邱总."""
    rest = han[1:]
    surname = lexicon.surname_of(rest) if han[:1] in _BEFORE and len(rest) > 1 else ""
    return rest if surname and rest[len(surname) :] in lexicon.addresses else han


def is_wife(han: str, lexicon: NameLexicon) -> bool:
    """Say whether somebody is called by the husband: 陈太, 陈总夫人, 老板娘."""
    if not han.endswith(lexicon.spouse_words):
        return False  # nearly all
    called = han[len(lexicon.surname_of(han)) :]
    return called in lexicon.spouses or any(
        called.endswith(spouse) and called[: -len(spouse)] in lexicon.addresses for spouse in lexicon.spouses
    )
