"""E-mail addresses as people type them: one cell in, every address in it out.

The plain address is settled by one regex. Any other cell is cut into words; a word with an @ is freed of its
wrapping, its slip in a big provider's domain is put right (and told), and what is then still unusual is
judged by email-validator, loaded on first need and kept off the network.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.text.clean import shown
from pipeline.text.mail_domains import MailDomains, domain_of, registrable
from pipeline.text.mail_typos import repaired

__all__ = ["PROBLEMS", "Email", "MailDomains", "domain_of", "read_emails", "registrable"]

PROBLEMS: Final = {
    "email-repaired": "a slip was put right: a big provider's domain, a doubled or spelled @, a www. before",
    "email-invalid": "it is no address that mail can be sent to; as it was",
    "email-too-long": "longer than an address can be (254 characters, RFC 5321); as it was",
}


class Email(NamedTuple):
    """One address of a cell.

    value: lower-case, the domain in its ASCII form; or the text as it was when it is no address.
    problem: "" or a key of `PROBLEMS`.
    before: the cell it came from, trimmed.
    """

    value: str
    problem: str
    before: str


def read_emails(text: str) -> tuple[Email, ...]:
    """Read every address of a cell.

    Promises: () only for blank text; no value is empty; a value read again is the same value.

    >>> read_emails("Lin Xiao <Lin.Xiao＠QQ。com>")[0].value
    'lin.xiao@qq.com'
    >>> read_emails("lin@gmial.com")[0]
    Email(value='lin@gmail.com', problem='email-repaired', before='lin@gmial.com')
    """
    lowered = text.lower()
    plain = _PLAIN.fullmatch(lowered)
    if plain and not _ODD.search(lowered) and not repaired(plain[1]):
        return (Email(lowered, "", text),)
    return _read_cell(text)


_CELL_LIMIT: Final = 600  # two addresses of the greatest length, with names
_LONGEST: Final = 254  # RFC 5321 4.5.3.1.3, less the angle brackets
_PLAIN: Final = re.compile(
    r"[a-z0-9_](?:[a-z0-9._+%-]{0,62}[a-z0-9_+%-])?@([a-z0-9][a-z0-9.-]{0,160}[a-z0-9]\.[a-z]{2,24})"
)
_ODD: Final = re.compile(r"\.[.-]|-\.|^www\.")  # in what is plain otherwise
_HAN: Final = "\u3400-\u9fff"
_WORDS: Final = re.compile(r"[\s,;/\\、|<>()\[\]{}\"“”‘’「」《》【】：:]+")
_TRIM: Final = "'`.!?·…~*。，；"
_SPELLED_AT: Final = re.compile(r"\s*[(\[{<（【]\s*(?:at|@|艾特)\s*[)\]}>）】]\s*", re.IGNORECASE)
_SPELLED_DOT: Final = re.compile(r"\s*[(\[{<（【]\s*dot\s*[)\]}>）】]\s*|\s+dot\s+", re.IGNORECASE)
_AT_ALONE: Final = re.compile(r"([^\s@]+)\s+at\s+([^\s@]+)", re.IGNORECASE)
_HASH: Final = re.compile(
    r"([a-z0-9._-]+)#((?:qq|foxmail|gmail|hotmail|outlook|163|126)\.com)", re.IGNORECASE
)
_BROKEN_DOT: Final = re.compile(
    r"(@[A-Za-z0-9-]{1,63})(?:,| ?\. | \. ?)(?=(?:com|cn|net|org|edu|gov)\b)", re.IGNORECASE
)
_GLUED_HAN: Final = re.compile(rf"[{_HAN}]++(?=[A-Za-z0-9._+-]+@)")
_BEFORE_HAN: Final = re.compile(rf"(?<=\.[a-z]{{2}})([a-z]{{0,22}})[{_HAN}].*$")


@lru_cache(maxsize=8192)
def _read_cell(text: str) -> tuple[Email, ...]:
    as_typed = text.strip()
    if not as_typed:
        return ()
    if len(as_typed) > _CELL_LIMIT:
        return (Email(as_typed, "email-too-long", as_typed),)
    tidied = unicodedata.normalize("NFKC", shown(as_typed)).replace("。", ".")
    spelled = _unspelled(tidied)
    words = [
        word for word in _WORDS.split(re.sub(r"\s*@\s*", "@", _GLUED_HAN.sub(" ", spelled))) if "@" in word
    ]
    read = [_address(word, "email-repaired" if spelled != tidied else "") for word in words]
    if all(problem in ("email-invalid", "email-too-long") for _, problem in read):
        return (Email(as_typed, read[0][1] if read else "email-invalid", as_typed),)
    return tuple(Email(value, problem, as_typed) for value, problem in dict.fromkeys(read))


def _unspelled(text: str) -> str:
    """Put an @ and a dot where they are spelled out or slipped: lin(at)x.com, lin at x dot com, lin@x,com."""
    if _SPELLED_AT.search(text):
        text = _SPELLED_DOT.sub(".", _SPELLED_AT.sub("@", text))
    elif "@" not in text:
        dotted = _SPELLED_DOT.sub(".", text)
        alone = _AT_ALONE.fullmatch(dotted) or _HASH.fullmatch(dotted)
        text = f"{alone[1]}@{alone[2]}" if alone else text
    return _BROKEN_DOT.sub(r"\1.", re.sub("@(?: ?@)+", "@", text))


def _address(word: str, problem: str) -> tuple[str, str]:
    """Return the address in a word and its problem; the word itself when there is no address in it."""
    local, _, domain = word.strip(_TRIM).lower().partition("@")
    domain = _BEFORE_HAN.sub(r"\1", domain.partition("?")[0]).rstrip(_TRIM + "-")
    if len(local) + 1 + len(domain) > _LONGEST:
        return word, "email-too-long"
    bare, single = re.sub(r"^(?:www\.)+(?=.)", "", local), re.sub(r"\.{2,}", ".", domain)
    right = repaired(single) or single
    if (bare, right) != (local, domain):
        problem = "email-repaired"
    address = _judged(f"{bare}@{right}")
    return (address, problem) if address else (word, "email-invalid")


def _judged(address: str) -> str:
    """Return a valid address in the form that is kept, or ""."""
    if _PLAIN.fullmatch(address) and not _ODD.search(address):
        return address
    import email_validator

    try:
        found = email_validator.validate_email(address, check_deliverability=False)
    except email_validator.EmailNotValidError:
        return ""
    one_letter_ending = found.ascii_domain[-2:-1] == "."  # no such top-level domain exists
    return "" if one_letter_ending else f"{found.local_part}@{found.ascii_domain}".lower()
