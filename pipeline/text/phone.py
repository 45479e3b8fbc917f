"""Phone numbers as people type them, into E.164: one cell in, every number in it out.

The common cell, one Chinese mobile as it is usually written, is settled by one regex and a prefix set. Any
other cell is cut into groups of digits, which `numbering` reads. What cannot be read stays as it was typed,
with a name for what is wrong: a call to a stranger is worse than no call.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.text.clean import shown
from pipeline.text.numbering import MAINLAND_MOBILE, PROBLEMS, Phone, not_given_out, read_number, why_not

__all__ = ["PROBLEMS", "Phone", "all_callable", "is_callable", "read_phones"]


def read_phones(text: str, region: str = "CN") -> tuple[Phone, ...]:
    """Read every number of a cell; a number without a country code is taken as one of `region`.

    Promises: () only for blank text; no value is empty; a value read again is the same value; a country code
    that is neither in the text nor the region's carries a problem that says so. All are in `PROBLEMS`.

    >>> read_phones("林晓 139 0000 1234")[0].value
    '+8613900001234'
    >>> [(phone.value, phone.extension) for phone in read_phones("13812345678/0571-88001234转8001")]
    [('+8613812345678', ''), ('+8657188001234', '8001')]
    """
    plain = _PLAIN.fullmatch(text)
    if plain is None and _SPREAD.fullmatch(text):
        text = "".join(text.split())
        plain = _PLAIN.fullmatch(text)
    if plain and region == "CN":
        digits = text.replace(" ", "").replace("-", "")[-11:]
        if digits[:3] in MAINLAND_MOBILE:
            return (Phone("+86" + digits, "mobile", "CN", digits[:7]),)
    return _read_cell(text, region.upper())


def is_callable(value: str) -> bool:
    """Say whether a value has the form of E.164; whether there is such a number, `Phone.problem` says."""
    return _E164.fullmatch(value) is not None


def all_callable(values: Sequence[str]) -> bool:
    """Say whether every value that is not blank has the form of E.164: one look at a whole column."""
    return _E164_LINES.fullmatch("\n" + "\n".join(values)) is not None


_CELL_LIMIT: Final = 200  # three numbers with names fit; the patterns below are quadratic at worst
_SHORTEST_ABROAD: Final = 10  # digits of a whole number with its country code, but for the smallest countries
_E164: Final = re.compile(r"\+[0-9]{7,15}")
_E164_LINES: Final = re.compile(r"(?:\n(?:\+[0-9]{7,15})?)*+")
#: 13912345678, +86 13912345678, 139-1234-5678: a mainland mobile in one piece or in its usual three.
_PLAIN: Final = re.compile(r"(?:\+?86[ -]?)?1[3-9][0-9]([ -]?)[0-9]{4}\1[0-9]{4}")
_SPREAD: Final = re.compile(r"\s*\+?(?:[0-9]\s+){9,14}[0-9]\s*")  # 1 3 9 5 7 ..., typed digit by digit
_DASHES: Final = re.compile("[‐‑‒–—―−─ー~_-]+")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}")
_WHOLE_FLOAT: Final = re.compile(r"(?<=[0-9]{7})\.0{1,2}(?![0-9])")  # 13912345678.0
_SLASHED_AREA: Final = re.compile(  # 0571/88001234, +49 89/1234567, 0 51 21 / 84 56 79
    r"((?:(?<![0-9])0|\+[0-9]{1,3} ?\(?0?\)?)(?: ?[0-9]){2,4})\s?/\s?"
    r"(?=[0-9]{4,9}(?![0-9])|[0-9]{2,4}(?: [0-9]{2,4}){1,3}(?! ?[0-9/]))"
)
_TOKEN: Final = re.compile(
    r"""(?P<rounded> (?<![0-9A-Za-z.]) (?P<whole>[0-9]{1,3}) (?:\.(?P<part>[0-9]{1,20}))?
                     [eE]\+?(?P<power>[0-9]{1,2}) (?![0-9]) )
    | (?P<masked> [+(]{0,2} (?P<shown>[0-9()\ -]{0,20}) (?:[*•●○]{2,}|[xX?]{3,}|(?<=[0-9])\.{3,}(?=[0-9]))
                  [0-9*•●○xX?()\ -]{0,20} )
    | (?P<number> (?P<plus>[+(\[\ ]{0,4}) (?P<digits>[0-9][0-9\ ().\[\]-]*) )""",
    re.VERBOSE,
)
_NUMBER: Final = re.compile(r"(?P<plus>[+(\[ ]{0,4})(?P<digits>[0-9][0-9 ().\[\]-]*)")
_EXTENSION: Final = re.compile(
    r"\s*(?:转分机|轉分機|转|轉|分机号?|分機號?|内线|extension|extn?|x|\*|#)[:.\s]*([0-9]{1,6})(?![0-9])",
    re.IGNORECASE,
)
#: Letters for digits, as scanners and tired eyes take them; a digit, such a letter and what may part them.
_READ_AS: Final = str.maketrans("OoIl|SB", "0011158")
_WITH_LETTERS: Final = re.compile(
    r"(?<![^\W\d_])[+(]{0,2}[0-9OoIl|SB](?:[ ().-]{0,2}[0-9OoIl|SB]){6,18}(?![^\W\d_])"
)
_PIECE: Final = re.compile("[ ().+-]+")
_LETTERS_AMONG: Final = 3  # one in so many at most
_GROUP: Final = re.compile(r"([0-9]+)([^0-9]*)")
_RANK: Final = {problem: rank for rank, problem in enumerate(PROBLEMS)}


@lru_cache(maxsize=8192)  # lists repeat switchboards and placeholders
def _read_cell(text: str, region: str) -> tuple[Phone, ...]:
    as_typed = text.strip()
    if not as_typed:
        return ()
    if len(as_typed) > _CELL_LIMIT:
        return (Phone(as_typed, problem="phone-too-long"),)
    found = list(dict.fromkeys(_tokens(_tidied(as_typed), region)))
    if not any(map(_is_good, found)):
        repaired = _letters_read(as_typed, region)
        if repaired:
            return (repaired,)
        as_typed = _beside_address(as_typed)
        problems = [phone.problem for phone in found] or ["phone-unreadable"]
        if len(problems) > 1 and set(problems) == {"phone-too-short"}:
            problems = ["phone-unreadable"]  # 138XX138000 is not a short number
        return (Phone(as_typed, problem=min(problems, key=_RANK.__getitem__)),)
    kept = [phone for phone in found if _is_good(phone) or not _is_scrap(phone)]
    if any(phone.problem == "phone-too-short" for phone in found):
        kept = [phone._replace(problem=phone.problem or "phone-part-unread") for phone in kept]
    return tuple(kept)


def _letters_read(text: str, region: str) -> Phone | None:
    """Read the one number of a cell in which letters stand for digits; None where that makes no number.

    Every piece with such a letter holds a digit too, and digits are by far the more: O and l make words.

    >>> phone = _letters_read("+44 77OO 9OO462", "CN")
    >>> phone and (phone.value, phone.before)
    ('+447700900462', '+44 77OO 9OO462')
    >>> _letters_read("SOS 1381234567", "CN")
    """
    run = _WITH_LETTERS.search(_EMAIL.sub(" ; ", text))
    if run is None:
        return None
    pieces = [piece for piece in _PIECE.split(run[0]) if piece]
    letters = [sum(not char.isdecimal() for char in piece) for piece in pieces]
    most = sum(map(len, pieces)) // _LETTERS_AMONG
    if not 0 < sum(letters) <= most or any(map(int.__eq__, letters, map(len, pieces))):
        return None
    found = [phone for phone in _tokens(run[0].translate(_READ_AS), region) if _is_good(phone)]
    if len(found) != 1 or found[0].problem not in ("", "phone-unassigned"):
        return None
    return found[0]._replace(problem="phone-letters-read", before=text)


def _beside_address(text: str) -> str:
    """Leave out an address that a broken number shares a cell with; a cell of nothing else stays whole.

    >>> _beside_address("138****0012 lin@acme.com"), _beside_address("lin@acme.com")
    ('138****0012', 'lin@acme.com')
    """
    rest = _EMAIL.sub(" ", text).strip(" ;,/|，；、")
    return rest if any(map(str.isdecimal, rest)) else text


def _is_good(phone: Phone) -> bool:
    return phone.country != "" or phone.kind != "unknown"


def _is_scrap(phone: Phone) -> bool:
    """Say whether a piece beside a good number is an ordinal, a count or the like."""
    return phone.problem in ("phone-too-short", "phone-unreadable") and len(phone.value) < 7


def _tidied(text: str) -> str:
    """Unify widths, digits of other scripts, dashes and blanks; take e-mail addresses out."""
    text = unicodedata.normalize("NFKC", shown(text))
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(char, char)) for char in text)
    text = _DASHES.sub("-", " ".join(text.split()))
    return _SLASHED_AREA.sub(r"\1-", _WHOLE_FLOAT.sub("", _EMAIL.sub(" ; ", text)))


def _tokens(text: str, region: str) -> Iterator[Phone]:
    """Yield what each run of digits is, callable or not, in the order of the text."""
    position, previous = 0, Phone("")
    while token := _TOKEN.search(text, position):
        position = token.end()
        if token["rounded"] is not None:
            exact = _unrounded(token["whole"], token["part"] or "", int(token["power"]))
            pieces = (
                _numbers(exact, False, region) if exact else [Phone(token[0], problem="phone-digits-lost")]
            )
        elif token["masked"] is not None and _digits(token[0]) and len(_digits(token["shown"])) <= 10:
            pieces = [Phone(token[0].strip(), problem="phone-masked")]
        else:  # a number; or a whole one with a row of stars behind it
            number = _NUMBER.match(text, token.start())
            if number is None:
                continue
            position = number.end()
            pieces = _numbers(number["digits"], "+" in number["plus"], region)
        extension = _EXTENSION.match(text, position)
        if extension and _is_good(pieces[-1]):
            pieces[-1] = pieces[-1]._replace(extension=extension[1])
            position = extension.end()
        for piece in pieces:
            previous = _with_area_of(previous, piece)
            yield previous


def _numbers(chunk: str, plus: bool, region: str) -> list[Phone]:
    """Read a run of digit groups: as one number, as several, or as a number and its extension.

    A number put together from groups with a few digits left over (138 1234 5678 9) is one broken number.
    """
    groups, gaps = _groups(chunk)
    found: list[Phone] = []
    start, put_together, left_over = 0, False, False
    while start < len(groups):
        phone, end = _longest(groups, start, plus and start == 0, region)
        if phone is None and start == 0 and len(groups[0]) < 7 and (plus or groups[0].startswith("00")):
            end = _broken_abroad(groups)
            phone = _refused("".join(groups[:end]), plus, region, " ".join(groups[:end]))
        elif phone is None:
            left_over = left_over or len(groups[start]) < 7
            phone = _refused(groups[start], plus and start == 0, region, groups[start])
        elif _is_extension(groups[end:], gaps[end - 1], phone, end - start):
            phone, end = phone._replace(extension=groups[end]), len(groups)
        else:
            put_together = put_together or end - start > (2 if phone.kind == "fixed" else 1)
        found.append(phone)
        start = end
    if not any(map(_is_good, found)):
        whole = _refused("".join(groups), plus, region, chunk)
        unknown_range = whole.problem == "phone-unassigned"
        return [(unknown_range and not_given_out("".join(groups), plus, region)) or whole]
    return [_refused("".join(groups), plus, region, chunk)] if put_together and left_over else found


def _broken_abroad(groups: Sequence[str]) -> int:
    """Find where a number ends that begins with a country code and that no plan knows.

    What follows the code is its own digits, not a number at home: +44 7700 900105 is nobody in China.
    """
    end, length = 1, len(groups[0])
    while end < len(groups) and length < _SHORTEST_ABROAD and not _is_mainland_mobile(groups[end]):
        length += len(groups[end])
        end += 1
    return end


def _is_mainland_mobile(digits: str) -> bool:
    return len(digits) == 11 and digits[:3] in MAINLAND_MOBILE


def _groups(chunk: str) -> tuple[list[str], list[str]]:
    """Cut a run into its digit groups and the gaps after them; two mobiles glued together are two groups."""
    groups: list[str] = []
    gaps: list[str] = []
    for match in _GROUP.finditer(chunk):
        digits = match[1]
        if len(digits) == 22 and digits[:3] in MAINLAND_MOBILE and digits[11:14] in MAINLAND_MOBILE:
            groups.append(digits[:11])
            gaps.append("")
            digits = digits[11:]
        groups.append(digits)
        gaps.append(match[2])
    return groups, gaps


def _longest(groups: Sequence[str], start: int, plus: bool, region: str) -> tuple[Phone | None, int]:
    """Find the longest number that begins at `start`, and where it ends; a lone group when there is none."""
    for end in range(min(len(groups), start + 8), start, -1):
        phone = read_number(groups[start:end], plus, region)
        if phone:
            return phone, end
    return None, start + 1


def _is_extension(left: Sequence[str], gap: str, phone: Phone, width: int) -> bool:
    """Say whether the one short group behind a number is its extension: 0571-88001234-8001."""
    if len(left) != 1 or len(left[0]) > 6:
        return False
    return phone.kind in ("fixed", "toll_free") or (width == 1 and gap.strip() == "-" and len(left[0]) >= 3)


def _refused(digits: str, plus: bool, region: str, piece: str) -> Phone:
    return Phone(("+" if plus else "") + piece.strip(), problem=why_not(digits, plus, region))


def _with_area_of(previous: Phone, phone: Phone) -> Phone:
    """Give a local number the area code of the landline before it in the cell: 010-62345678，62345679."""
    if phone.problem != "phone-no-area-code" or previous.country != "CN" or previous.kind != "fixed":
        return phone
    prefix = "+86" + previous.area[1:]
    if not phone.value.isdecimal() or len(prefix + phone.value) != len(previous.value):
        return phone
    return read_number(["86" + previous.area[1:] + phone.value], True, "CN") or phone


def _unrounded(whole: str, part: str, power: int) -> str:
    """Return the digits of a number in scientific notation when all of them are there, else ""."""
    if len(part) < power or part[power:].strip("0") or not 6 <= power <= 15:
        return ""
    return whole + part[:power]


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
