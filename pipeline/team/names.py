"""What the lists need to know about companies and mail domains, put in one place for all of them."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

from pipeline.text.chinese import simplified
from pipeline.text.clean import normal

_MARKS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"\(([^()]{2,60})\)")
_LATIN = re.compile("[a-z]")
_WORD = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


class Identity(NamedTuple):
    """How a company's name is compared: key and core of `CompanyNames`, and what is known of it."""

    key: str = ""
    core: str = ""
    known: str = ""
    group: str = ""
    place: str = ""  # the place the name gives
    legal: bool = False  # the whole legal name stands
    flat: str = ""  # the whole name without spaces and marks
    words: tuple[str, ...] = ()  # its words, where some are in Latin letters
    inside: tuple[str, ...] = ()  # what stands in brackets, and before those at its end: 云帆智造（驻英）

    @property
    def bare(self) -> str:
        """The key without the place at its head: one house writes itself with it and without."""
        return self.key.removeprefix(self.place).lstrip(" 省市") if self.place else self.key


NOBODY = Identity()


def identity(text: str, about: Identity = NOBODY) -> Identity:
    """Add to what is known of a name the forms of its text that are compared."""
    plain = simplified(normal(text))
    words = tuple(_WORD.findall(plain)) if _LATIN.search(plain) else ()
    inside = _BRACKETED.findall(plain) if "(" in plain else []
    before = [plain.partition("(")[0]] if inside and plain.endswith(")") else []
    parts = tuple(part for part in map(flatten, (*inside, *before)) if part)
    return about._replace(flat=flatten(plain), words=words, inside=parts)


def flatten(plain: str) -> str:
    """Take spaces and marks out of a text in its compared form."""
    return plain if plain.isalnum() else _MARKS.sub("", plain)


class Names(Protocol):
    """Supplied by `Rules`; the tests have a small one of their own."""

    def identify(self, company: str) -> Identity:
        """Return how a company's name is compared."""
        ...

    def learn(self, company: str, key: str, core: str, place: str) -> None:
        """Take what has already been read of a company."""
        ...

    def owner(self, domain: str) -> Identity:
        """Return the known company a domain belongs to; an empty identity when it is not known."""
        ...

    def is_free(self, domain: str) -> bool:
        """Tell whether anybody can have an address there."""
        ...

    def is_rare(self, name: str) -> bool:
        """Tell whether a person's whole name is one that hardly two people of a list bear."""
        ...

    def registrable(self, domain: str) -> str:
        """Return the part of a domain that is registered as one."""
        ...

    def label(self, domain: str) -> str:
        """Return what a domain is called by: meicloud for mail.meicloud.com."""
        ...
