"""What the lists need to know about companies and mail domains, put in one place for all of them."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Identity(NamedTuple):
    """How a company's name is compared: key and core as `CompanyNames` gives them, and what is known of it."""

    key: str = ""
    core: str = ""
    known: str = ""
    group: str = ""
    place: str = ""  # given only where the whole legal name stands


class Names(Protocol):
    """Supplied by `Rules`; the tests have a small one of their own."""

    def identify(self, company: str) -> Identity:
        """Return how a company's name is compared."""
        ...

    def owner(self, domain: str) -> Identity:
        """Return the known company a domain belongs to; an empty identity when it is not known."""
        ...

    def is_free(self, domain: str) -> bool:
        """Tell whether anybody can have an address there."""
        ...

    def label(self, domain: str) -> str:
        """Return what a domain is called by: meicloud for mail.meicloud.com."""
        ...
