"""Numbers and mailboxes: everybody's own, never given twice by chance, and the slips made in typing them."""

from __future__ import annotations

from random import Random

from invented.chinese import ChineseName, latin
from invented.draw import Weighted, pick
from invented.western import WesternName, plain

_PREFIXES = (
    "130 131 132 133 135 136 137 138 139 150 151 152 153 155 156 157 158 159 166 173 175 176 177 178 180 181 182 183"
    " 185 186 187 188 189 191 198 199"
).split()
#: Mobile numbers abroad: what stands before, how many digits follow.
_ABROAD = {
    "hk": ("+8529", 7), "tw": ("+8869", 8), "sg": ("+659", 7), "de": ("+49151", 8), "co.uk": ("+447", 9),
    "com": ("+1617", 7), "fr": ("+336", 8), "it": ("+39347", 7), "es": ("+346", 8), "nl": ("+316", 8), "se": ("+4670", 7),
    "com.sg": ("+659", 7), "co.jp": ("+8190", 8),
}  # fmt: skip
_PRIVATE_ZH = Weighted(
    {
        "qq.com": 40,
        "163.com": 30,
        "126.com": 8,
        "gmail.com": 6,
        "outlook.com": 6,
        "foxmail.com": 5,
        "sina.com": 5,
    }
)
_PRIVATE = Weighted({"gmail.com": 55, "outlook.com": 15, "hotmail.com": 12, "yahoo.com": 12, "icloud.com": 6})
ROLES = ("info", "sales", "office", "admin", "contact", "hr", "marketing")


class Contacts:
    """Hands out numbers and mailboxes, each once."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._numbers: set[str] = set()
        self._mailboxes: set[str] = set()

    def mobile(self, where: str) -> str:
        """Give a mobile number of a country; anything but a key of `_ABROAD` is mainland China."""
        chance = self._chance
        while True:
            if where in _ABROAD:
                start, digits = _ABROAD[where]
                number = f"{start}{int(chance.random() * 10**digits):0{digits}d}"
            else:
                number = f"+86{pick(_PREFIXES, chance)}{int(chance.random() * 1e8):08d}"
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def work(self, name: ChineseName | WesternName, domain: str) -> str:
        """Give a mailbox at a company, made from the name as that company makes them."""
        first, last = _letters(name)
        style = hash_of(domain) % 5
        english = name.english.lower() if isinstance(name, ChineseName) else ""
        if style == 0:
            local = f"{english or first}.{last}"
        elif style == 1:
            local = f"{last}{first}" if isinstance(name, ChineseName) else f"{first[0]}{last}"
        elif style == 2:
            local = f"{first[0]}.{last}" if isinstance(name, WesternName) else f"{first}.{last}"
        elif style == 3:
            local = f"{last}.{first}"
        else:
            local = f"{last}{first[0]}" if isinstance(name, WesternName) else english or f"{last}{first}"
        return self._free(local, domain)

    def private(self, name: ChineseName | WesternName) -> str:
        """Give a mailbox of one's own: a number at QQ, or the name and something more."""
        chance = self._chance
        first, last = _letters(name)
        domain = (_PRIVATE_ZH if isinstance(name, ChineseName) else _PRIVATE).one(chance)
        style = chance.random()
        if domain == "qq.com" and style < 0.8:
            return self._free(str(int(10 ** (7.5 + 2 * chance.random()))), domain)
        if style < 0.35:
            return self._free(f"{last}{first}{int(chance.random() * 1000)}", domain)
        if style < 0.6:
            return self._free(f"{first}{last}", domain)
        if style < 0.8:
            return self._free(f"{last}{first[0]}{1965 + int(chance.random() * 40)}", domain)
        word = "".join(pick("abdeghiklmnoprstuwy", chance) for _ in range(6))
        return self._free(f"{word}{int(chance.random() * 100)}", domain)

    def _free(self, local: str, domain: str) -> str:
        address, number = f"{local}@{domain}", 1
        while address in self._mailboxes:
            number += 1 if number < 9 else int(self._chance.random() * 1000)
            address = f"{local}{number}@{domain}"
        self._mailboxes.add(address)
        return address


def wrong_digit(number: str, chance: Random) -> str:
    """Mistype one of the last eight digits of a number, or swap two neighbours."""
    at = len(number) - 1 - int(chance.random() * 7)
    if chance.random() < 0.3 and number[at] != number[at - 1]:
        return number[: at - 1] + number[at] + number[at - 1] + number[at + 1 :]
    return number[:at] + str((int(number[at]) + 1 + int(chance.random() * 9)) % 10) + number[at + 1 :]


def wrong_letter(address: str, chance: Random) -> str:
    """Mistype a mailbox: a letter dropped, doubled or swapped before the @, or the end of the domain."""
    local, _, domain = address.partition("@")
    kind = chance.random()
    if kind < 0.25 and domain.endswith(".com"):
        return f"{local}@{domain[:-4]}{pick(('.con', '.cn', '.om', '.co'), chance)}"
    if len(local) < 4:
        return f"{local}{local[-1]}@{domain}"
    at = 1 + int(chance.random() * (len(local) - 2))
    if kind < 0.6:
        return f"{local[:at]}{local[at + 1 :]}@{domain}"
    if kind < 0.8:
        return f"{local[:at]}{local[at]}{local[at:]}@{domain}"
    return f"{local[:at]}{local[at + 1]}{local[at]}{local[at + 2 :]}@{domain}"


def hash_of(text: str) -> int:
    """Turn a text into a number that does not depend on the run."""
    return sum((place + 3) * ord(char) for place, char in enumerate(text))


def _letters(name: ChineseName | WesternName) -> tuple[str, str]:
    """Return first and last name as they stand in an address."""
    if isinstance(name, ChineseName):
        surname, given = latin(name)
        return "".join(given), surname
    return tuple("".join(filter(str.isalpha, plain(part).lower())) for part in (name.first, name.last))  # type: ignore[return-value]
