"""One number against the numbering plans: groups of digits in, a callable number or the reason why not out.

Kept apart from `phone`, which finds the numbers in a cell. The plans are libphonenumber's; they load (24 ms)
only when the mainland's mobile and 400/800 shapes, which are written down here, do not settle it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

PROBLEMS: Final = {
    "phone-digits-lost": "a spreadsheet rounded it (1.38E+10): the digits are gone and are not guessed",
    "phone-masked": "digits are hidden (138****0012)",
    "phone-wrong-length": "it starts like a number of a known plan, with digits missing or too many",
    "phone-no-area-code": "a local number, 7 or 8 digits in China, without its area code",
    "phone-unassigned": "the right length, in a range no plan has given out; abroad it is called",
    "phone-too-short": "3 to 6 digits: a service number, an extension, or a slip",
    "phone-too-long": "the cell is longer than a list of phone numbers gets",
    "phone-unreadable": "no number that can be called is in it",
    "country-code-assumed": "callable; its shape, not the text or the region, gave the country code",
    "phone-plus-restored": "callable; the country code is in the text, the + before it was missing",
    "phone-zero-restored": "callable; the area code had lost its leading 0, as spreadsheets do",
    "phone-letters-read": "callable; letters among the digits (77OO) were read as those",
    "phone-part-unread": "callable; the cell holds a few more digits that belong to no number",
}
"""Every problem a `Phone` can carry. Of a cell without a callable number the first in this order is told."""


class Phone(NamedTuple):
    """One number of a cell.

    value: E.164 when it can be called, else the text as it was (trimmed).
    kind: mobile, fixed, toll_free, or unknown (North American plans do not tell mobile from fixed).
    country: ISO 3166-1 alpha-2, "" when unknown.
    area: in mainland China a landline's area code ("0571") or a mobile's first seven digits; else "".
    extension: the digits to dial after the number, else "".
    problem: "" or a key of `PROBLEMS`.
    before: what was typed, where letters in it were read as digits.
    """

    value: str
    kind: str = "unknown"
    country: str = ""
    area: str = ""
    extension: str = ""
    problem: str = ""
    before: str = ""


# Three-digit mobile prefixes of mainland China (libphonenumber 9.0; of 161 and 174 it knows the parts).
MAINLAND_MOBILE: Final = frozenset(
    f"{series}{digit}"
    for series, digits in (
        ("13", "0123456789"),
        ("14", "57"),
        ("15", "012356789"),
        ("16", "2567"),
        ("17", "01235678"),
        ("18", "0123456789"),
        ("19", "012356789"),
    )
    for digit in digits
)


def read_number(groups: Sequence[str], plus: bool, region: str) -> Phone | None:
    """Read groups of digits as one number, written with or without a +; None when no plan knows it.

    >>> read_number(["0571", "88001234"], False, "CN")[:4]
    ('+8657188001234', 'fixed', 'CN', '0571')
    """
    digits = "".join(groups)
    if not 7 <= len(digits) <= 17:
        return None
    if digits.startswith("00") or (plus and not digits.startswith("0")):
        stray = plus and len(groups[0]) >= 3  # +138 1234 5678: no such range in +1, so the + is a slip
        return _international(digits.lstrip("0")) or (
            _mobile(digits, "country-code-assumed") if stray else None
        )
    if region == "CN":
        return _at_home_in_china(groups, digits)
    return _at_home(groups, digits, region)


def why_not(digits: str, plus: bool, region: str) -> str:
    """Name what is wrong with digits that `read_number` refused."""
    if len(digits) < 7:
        return "phone-too-short" if len(digits) > 2 else "phone-unreadable"
    abroad = plus or digits.startswith("00")
    full = digits.lstrip("0") if abroad else digits
    if full.startswith("86") if abroad else region == "CN":
        return _why_not_in_china(full)
    return _why_not_by_plan("+" + full if abroad else full, region)


def not_given_out(digits: str, plus: bool, region: str) -> Phone | None:
    """Read a number abroad of the right length in a range that the plans here do not have.

    Ranges are given out every month: who wrote a country code, or in a form of that country the 0 before a
    whole number, is called by what they wrote. The plans of China and North America are known whole; there
    it is a slip, as are bare digits where a plan takes numbers of nearly any length.

    >>> not_given_out("447700900105", True, "CN").value
    '+447700900105'
    """
    import phonenumbers

    abroad = plus or digits.startswith("00")
    if not abroad and not digits.startswith("0"):
        return None
    number = _parsed("+" + digits.lstrip("0") if abroad else digits, region)
    if number is None or not number.country_code or number.country_code in _KNOWN_WHOLE:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    value: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    country: str = phonenumbers.region_code_for_country_code(number.country_code)
    return Phone(value, country=country if len(country) == 2 else "", problem="phone-unassigned")


def national_part(value: str) -> str:
    """Return the digits of an E.164 number behind its country code; "" where there is no such code.

    >>> national_part("+886912345601"), national_part("+13035550192"), national_part("+0")
    ('912345601', '3035550192', '')
    """
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    digits = value.removeprefix("+")
    codes = (size for size in (1, 2, 3) if int(digits[:size] or 0) in COUNTRY_CODE_TO_REGION_CODE)
    size = next(codes, len(digits))
    return digits[size:]


_KNOWN_WHOLE: Final = (86, 1)
_TOLL_FREE: Final = re.compile(r"[48]00[0-9]{7}")
_MOBILE: Final = re.compile(r"0?(1[3-9][0-9]{9})")


def _international(digits: str) -> Phone | None:
    if digits.startswith("86"):
        rest = digits[2:].lstrip("0")
        twice = rest[2:] if rest.startswith("86") else ""  # +86 before a number that already had its 86
        return _mobile(rest) or _toll_free(rest) or _mobile(twice) or _by_plan("+86" + rest)
    return _by_plan("+" + digits)


def _at_home_in_china(groups: Sequence[str], digits: str) -> Phone | None:
    shape = tuple(map(len, groups))
    if shape == (1, 3, 3, 4) and digits.startswith("1"):  # 1-305-123-4567: nobody groups a Chinese mobile so
        return _by_plan("+" + digits, problem="phone-plus-restored")
    home = _mobile(digits) or _toll_free(digits)
    if home or (digits.startswith("86") and (home := _international(digits))):
        return home
    if digits.startswith("0"):
        return _landline(groups, digits[1:])
    if shape == (3, 3, 4):  # (212) 456-7890; a mainland landline is never written so
        return _by_plan("+1" + digits, problem="country-code-assumed")
    return _landline(groups, digits) or _lost_plus(groups, digits)


def _at_home(groups: Sequence[str], digits: str, region: str) -> Phone | None:
    home = _by_plan(digits, region)
    if home and home.kind != "mobile" and (abroad := _lost_plus((digits,), digits)) is not None:
        # 491712345099: a mobile at home with its country code, rather than a landline without its 0
        return abroad if (abroad.kind, abroad.country) == ("mobile", region) else home
    if home:
        return home
    if tuple(map(len, groups)) == (3, 3, 4):
        return _by_plan("+1" + digits, problem="country-code-assumed")
    return _mobile(digits, "country-code-assumed") or _lost_plus(groups, digits)


def _mobile(digits: str, problem: str = "") -> Phone | None:
    found = _MOBILE.fullmatch(digits)
    if not found or found[1][:3] not in MAINLAND_MOBILE:
        return None
    return Phone("+86" + found[1], "mobile", "CN", found[1][:7], "", problem)


def _toll_free(digits: str) -> Phone | None:
    return Phone("+86" + digits, "toll_free", "CN") if _TOLL_FREE.fullmatch(digits) else None


def _landline(groups: Sequence[str], national: str) -> Phone | None:
    """Read a mainland landline given without its 0; a 0 that the text lacks is noted.

    Where the digits are grouped, the first group must hold the area code: 090-1234-5678 is Tokyo, not 塔城.
    """
    found = _by_plan("+86" + national)
    if not found or found.kind != "fixed":
        return None
    typed_zero = groups[0].startswith("0")
    area = found.area if typed_zero else found.area[1:]
    if len(groups) > 1 and groups[0] != "0" and not groups[0].startswith(area):
        return None
    return found if typed_zero else found._replace(problem="phone-zero-restored")


def _lost_plus(groups: Sequence[str], digits: str) -> Phone | None:
    """Read a country code whose + was stripped: it stands apart, or the number is too long without it.

    A bare 11 digits from 1 are a damaged Chinese mobile far more often than a North American number.
    """
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    apart = len(groups) > 1 and groups[0].isdecimal() and int(groups[0]) in COUNTRY_CODE_TO_REGION_CODE
    if digits.startswith("0") or not (apart or (len(digits) >= 11 and not digits.startswith("1"))):
        return None
    found = _international(digits)
    return found._replace(problem="phone-plus-restored") if found else None


def _by_plan(text: str, region: str | None = None, problem: str = "") -> Phone | None:
    import phonenumbers

    number = _parsed(text, region)
    if number is None or not phonenumbers.is_valid_number(number):
        return None
    value: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    country = phonenumbers.region_code_for_number(number) or ""
    kind = _KINDS.get(phonenumbers.number_type(number), "unknown")
    area = _mainland_area(value[3:], kind) if country == "CN" else ""
    return Phone(value, kind, country if len(country) == 2 and country.isalpha() else "", area, "", problem)


_KINDS: Final = {0: "fixed", 1: "mobile", 3: "toll_free", 5: "toll_free"}  # libphonenumber's PhoneNumberType


def _mainland_area(national: str, kind: str) -> str:
    if kind == "mobile":
        return national[:7]
    if kind != "fixed":
        return ""
    return "0" + (national[:2] if national[0] in "12" else national[:3])


def _parsed(text: str, region: str | None) -> PhoneNumber | None:
    import phonenumbers

    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def _why_not_in_china(digits: str) -> str:
    length = len(digits)
    if length <= 8:
        return "phone-no-area-code"
    if digits.startswith("0"):
        return "phone-unassigned" if length in (11, 12) else "phone-wrong-length"
    if digits.startswith("861"):
        return "phone-unassigned" if length == 13 else "phone-wrong-length"
    if digits.startswith("1") and length == 11:
        return "phone-unassigned"
    if digits[0] == "1" and digits[1] in "3456789" and length <= 13:
        return "phone-wrong-length"
    return "phone-unreadable"


def _why_not_by_plan(text: str, region: str) -> str:
    import phonenumbers

    number = _parsed(text, region)
    if number is None:
        return "phone-unreadable"
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        return "phone-no-area-code"
    if reason == phonenumbers.ValidationResult.IS_POSSIBLE:
        return "phone-unassigned"
    return (
        "phone-unreadable"
        if reason == phonenumbers.ValidationResult.INVALID_COUNTRY_CODE
        else "phone-wrong-length"
    )
