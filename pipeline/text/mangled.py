"""UTF-8 that somebody's program read as Windows-1252 and saved so: JÃ¼rgen is Jürgen, SociÃ©tÃ© is Société.

One colleague's rows among a sound list are enough, so that no reading of the file as a whole can help.
"""

from __future__ import annotations

import re

_AFTER = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
#: What begins a letter in UTF-8, and what goes on with it, as Windows-1252 shows them.
_SIGN = re.compile(f"[\u00c2-\u00df][{_AFTER}]|[\u00e0-\u00ef][{_AFTER}]{{2}}")


def unmangled(text: str) -> str:
    """Return the text as it was meant; one that nobody mangled stays.

    >>> unmangled("JÃ¼rgen HÃ¤uÃŸler"), unmangled("Ã‰mile"), unmangled("å¼ ä¼Ÿ"), unmangled("François Â")
    ('Jürgen Häußler', 'Émile', '张伟', 'François Â')
    """
    if text.isascii() or not _SIGN.search(text):
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _byte(char: str) -> bytes:
    """Return the byte a character stands for; five that Windows-1252 leaves free stand for themselves."""
    return bytes((ord(char),)) if "\x80" <= char <= "\x9f" else char.encode("cp1252")
