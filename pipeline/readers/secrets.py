"""What opens a door must not travel: ticket secrets, personal join links, identifiers of an account.

A column known by its header as secret is left out whole; this module finds the others, by their cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

REMOVED = "[link removed]"
RULE = "secret-removed"

_LINK = re.compile(
    r"https?://[^\s<>\"]{0,400}?(?:[?&#](?:tk|token|access_token|secret|key|pwd|passwd|password|auth|sig|"
    r"signature|hash|code|ticket|uuid|"
    r"openid|jwt|t)=|/(?:join|ticket|tickets|order|orders|qr|qrcode|checkin|check-in|manage|unsubscribe|"
    r"rsvp)/[^\s/]{6}|/[jw]/[0-9]{8})[^\s<>\"]*",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"^o[A-Za-z0-9_\-]{27}$|^eyJ[A-Za-z0-9_\-]{20,}\.[A-Za-z0-9_\-]+")


def is_secret_column(values: Sequence[str]) -> bool:
    """Tell whether most non-empty cells are personal links or account identifiers."""
    filled = [value for value in values if value]
    suspects = [value for value in filled if "://" in value or value.startswith(("o", "eyJ"))]
    if not suspects or len(suspects) * 2 < len(filled):
        return False
    return sum(bool(_LINK.match(v[:500]) or _ACCOUNT.match(v[:500])) for v in suspects) * 2 >= len(filled)


def without_links(value: str) -> str:
    """Return `value` with personal links replaced.

    >>> without_links("入会 https://zoom.us/w/12345678901?tk=abc 谢谢")
    '入会 [link removed] 谢谢'
    """
    return _LINK.sub(REMOVED, value) if "://" in value else value
