"""The one mailbox behind the ways to write its address."""

from __future__ import annotations

#: One provider that takes no notice of dots, under the names it has.
_GMAIL = ("gmail.com", "googlemail.com")


def delivered_to(address: str) -> str:
    """Return the mailbox an address stands for: what follows a + is a note, dots say nothing at Gmail.

    What is no address is nobody's: "".

    >>> delivered_to("li.lei+expo@gmail.com"), delivered_to("li.lei+expo@yunshan.cn")
    ('lilei@gmail.com', 'li.lei@yunshan.cn')
    """
    local, at, domain = address.partition("@")
    if not at:
        return ""
    local = local.partition("+")[0] or local
    if domain in _GMAIL:
        local, domain = local.replace(".", ""), _GMAIL[0]
    return local + at + domain
