"""Traditional to simplified Chinese, paid for only by texts that may need it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Protocol

_HAN = re.compile("[\u3400-\u9fff]")
#: The unified ideographs of Unicode 1.1: one category; no case, no width, no accent, no decomposition.
FIRST, LAST = 0x4E00, 0x9FA5
_IDEOGRAPHS = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]+")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def is_ideographs(text: str) -> bool:
    """Say whether a text is Chinese characters and nothing else: no folding but `simplified` changes it.

    >>> is_ideographs("李雷"), is_ideographs("李雷 "), is_ideographs("Li")
    (True, False, False)
    """
    return _IDEOGRAPHS.fullmatch(text) is not None


def simplified(text: str) -> str:
    """Return `text` with traditional characters made simplified, character by character (OpenCC's t2s).

    GB 2312 holds the simplified characters in daily use and hardly a traditional one, so a text that it can
    spell is simplified already and never loads the converter.

    >>> simplified("臺積電"), simplified("华为")
    ('台积电', '华为')
    """
    if text.isascii():
        return text
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return _converted(text) if _HAN.search(text) else text
    return text


@lru_cache(maxsize=8192)
def _converted(text: str) -> str:
    return str(_converter().convert(text))


@cache
def _converter() -> _Converter:
    from opencc import OpenCC

    converter: _Converter = OpenCC("t2s")
    return converter
