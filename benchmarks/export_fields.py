"""The words in which `export_rules.py` says what a target takes: a target, its columns, its pick-lists."""

from __future__ import annotations

from typing import NamedTuple

MB = 1024 * 1024


class Field(NamedTuple):
    """A column a target knows: its accepted headers, the `people.csv` column it carries, and its limits."""

    headers: str  # accepted spellings, separated by "|"
    carries: str = ""  # one column of people.csv; "" where the writer composes or chooses the value
    kind: str = "text"  # text, name, email, phone, mobile, owner, pick, flag, whole, number, code, id
    longest: int = 0  # characters (bytes where the target measures bytes); 0: no limit documented
    picks: str = ""  # the values it takes, separated by "|"
    needed: bool = False  # a row without it is refused


class Target(NamedTuple):
    """A system that takes a file: what the file must be, and its columns."""

    fields: tuple[Field, ...]
    suffixes: str = "csv"
    rows: int = 0  # data rows per file
    size: int = 0  # bytes per file
    bom: bool | None = None  # None: either is taken
    any_of: str = ""  # at least one of these columns is filled
    keys: str = ""  # columns that tell records apart: a value given twice makes the target merge two people
    forbidden: str = ""  # characters no value may hold
    in_bytes: bool = False  # `longest` counts UTF-8 bytes
    general: bool = False  # xlsx cells must have the General format, against the house rule of text
    assumed: bool = False  # headers not verified
    open_ended: bool = False  # further columns are welcome


SALESFORCE_STATUS = "Open - Not Contacted|Working - Contacted|Closed - Converted|Closed - Not Converted"
SALESFORCE_SOURCE = "Web|Phone Inquiry|Partner Referral|Purchased List|Other"
RATING = "Hot|Warm|Cold"
LIFECYCLE = "subscriber|lead|marketingqualifiedlead|salesqualifiedlead|opportunity|customer|evangelist|other"
LEAD_STATUS = "NEW|OPEN|IN_PROGRESS|OPEN_DEAL|UNQUALIFIED|ATTEMPTED_TO_CONTACT|CONNECTED|BAD_TIMING"
# The campaign's own list decides; these are the default and what webinar campaigns are given.
MEMBER_STATUS = "Sent|Responded|Invited|Registered|Attended|No-Show"
