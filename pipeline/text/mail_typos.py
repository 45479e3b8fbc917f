"""Slips in the domains of the big mail providers: gmial.com, 163.con, qqcom.

Only the domain is ever touched, only towards a provider known by heart, and only by one slip (insertion,
deletion, substitution or swap): in the ending when the name is right, or in the name when the ending is
right. Names of digits (163, 126, 139) are one slip from each other, so never repaired by name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final


@lru_cache(maxsize=65536)
def repaired(domain: str) -> str:
    """Return the provider's domain that `domain` is one slip away from, or "" when it is none or right.

    >>> repaired("gmial.com"), repaired("163.con"), repaired("qqcom"), repaired("jmail.com")
    ('gmail.com', '163.com', 'qq.com', '')
    >>> repaired("intel.con"), repaired("haitian.con.cn"), repaired("intel.co")
    ('intel.com', 'haitian.com.cn', '')
    """
    if domain in _REAL:
        return ""
    name, _, ending = domain.partition(".")
    if not ending:
        return _DOTLESS.get(domain, "")
    if name in _ENDINGS:
        return _with_ending_put_right(name, ending)
    house, _, last = domain.removesuffix(".cn").rpartition(".")
    if last in _NO_ENDING and house and not house.endswith(".com"):
        return f"{house}.com" + ".cn" * domain.endswith(".cn")
    return _with_name_put_right(name, ending)


#: What .com becomes under a finger beside the right one: no such ending exists (IANA, root zone database).
_NO_ENDING: Final = frozenset(
    ("con", "cmo", "ocm", "vom", "xom", "comm", "coom", "ccom", "c0m", "cpm", "copm")
)
# Provider name: its endings, the usual one first.
_ENDINGS: Final = {
    "gmail": ("com",),
    "googlemail": ("com",),
    "hotmail": (
        "com",
        "co.uk",
        "fr",
        "de",
        "it",
        "es",
        "be",
        "nl",
        "ca",
        "com.br",
        "com.tr",
        "co.jp",
        "co.th",
    ),
    "outlook": ("com", "cn", "fr", "de", "it", "es", "jp", "in", "co.th", "com.br", "com.tr", "com.au"),
    "yahoo": (
        *(
            "com",
            "co.uk",
            "co.in",
            "co.jp",
            "co.kr",
            "co.id",
            "co.th",
            "co.nz",
            "fr",
            "de",
            "it",
            "es",
            "ca",
            "in",
        ),
        *(
            "com.cn",
            "cn",
            "com.hk",
            "com.tw",
            "com.sg",
            "com.my",
            "com.ph",
            "com.vn",
            "com.au",
            "com.br",
            "com.mx",
        ),
    ),
    "icloud": ("com",),
    "protonmail": ("com", "ch"),
    "rediffmail": ("com",),
    "foxmail": ("com",),
    "aliyun": ("com",),
    "qq": ("com",),
    "163": ("com", "net"),
    "126": ("com", "net"),
    "139": ("com",),
    "188": ("com",),
    "189": ("cn",),
    "yeah": ("net",),
    "sina": ("com", "cn", "com.cn"),
    "sohu": ("com",),
    "msn": ("com", "cn"),
    "aol": ("com", "co.uk", "de", "fr"),
    "live": ("com", "cn", "co.uk", "fr", "de", "it", "nl", "be", "se", "dk", "no", "ca", "jp", "com.au"),
}
# Names that no other word of five letters or more is one slip away from, bar those in _REAL.
_FUZZY: Final = (
    *("gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "protonmail", "rediffmail"),
    *("foxmail", "aliyun"),
)
# Real domains one slip from a provider; the rule of the first letter spares jmail, ymail, email, fmail, mail.
_REAL: Final = frozenset(
    [f"{name}.{ending}" for name, endings in _ENDINGS.items() for ending in endings]
    + ["gail.com", "gmall.com", "grail.com", "foxmall.com", "hotmall.com", "cloud.com"]
)
_DOTLESS: Final = {f"{name}{ends[0]}": f"{name}.{ends[0]}" for name, ends in _ENDINGS.items()}
# Endings that exist and are one slip from com or net: a live domain stays, except .co, .cm and .om behind a
# name that is nobody else's.
_LIVE_ENDINGS: Final = frozenset(("cam", "mom", "new", "bet", "pet", "vet"))
_COM_CUT_SHORT: Final = frozenset(("co", "cm", "om"))


def _with_ending_put_right(name: str, ending: str) -> str:
    usual = _ENDINGS[name][0]
    if ending in _COM_CUT_SHORT:
        return f"{name}.com" if usual == "com" and name != "live" else ""
    if len(ending) < 3 or ending in _LIVE_ENDINGS or not _one_slip(ending, usual):
        return ""
    return f"{name}.{usual}"


def _with_name_put_right(name: str, ending: str) -> str:
    for right in _FUZZY:
        starts_alike = name[:1] == right[0] or name[:2] == right[1] + right[0]
        if starts_alike and ending in _ENDINGS[right] and _one_slip(name, right):
            return f"{right}.{ending}"
    return ""


def _one_slip(typed: str, right: str) -> bool:
    """Say whether the optimal string alignment distance is 1."""
    if abs(len(typed) - len(right)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(typed, right, strict=False)) if a != b), min(len(typed), len(right))
    )
    rest, wanted = typed[at:], right[at:]
    if len(typed) == len(right):
        return rest != "" and (
            rest[1:] == wanted[1:] or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
        )
    return rest[1:] == wanted or rest == wanted[1:]
