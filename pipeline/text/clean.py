"""The two cleanings everything else starts from: one for showing, one for comparing."""

from __future__ import annotations

import re
import unicodedata

#: Zero-width and bidirectional marks, the soft hyphen and the byte order mark: invisible, never meant.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
#: C0 and C1 control characters but tab, line feed and carriage return.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"[\s\u00a0\u3000]+")


def shown(text: str) -> str:
    """Return `text` fit to be shown: control and invisible characters out, trimmed; nothing else changed.

    A text made of nothing else is returned as it was: a cleaner never empties.

    >>> shown("  李\u200b雷 ")
    '李雷'
    """
    if text.isascii() and text.isprintable():
        return text.strip() or text
    return _CONTROL.sub("", _INVISIBLE.sub("", text)).strip() or text


def normal(text: str) -> str:
    """Return the form of `text` that is compared: NFKC, case folded, invisible marks out, spaces single.

    >>> normal("ＡＬＩＣＥ　 Smith")
    'alice smith'
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return _SPACE.sub(" ", _CONTROL.sub("", folded)).strip()
