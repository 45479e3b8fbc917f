"""What a receiving system is, as data: its columns, what each asks of a value, and how its files are cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.writers.crm.leads import Source

#: What a length is counted in: characters, or bytes of UTF-8.
Unit = Literal["characters", "bytes"]

#: What an owner is named by where a colleague is an e-mail address.
ADDRESS = r"[^\s@]+@[^\s@]+\.[^\s@]+"


@dataclass(frozen=True)
class Field:
    """A column of the target: its header, ours that fills it, and what the target asks of a value.

    A value that does not fit `longest` is shortened, a list item by item; an `exact` one (an address, a
    number, an id) is written whole or not at all. Of people who share a `unique` value only one keeps it.
    `pick` columns take the words of `rules/exports.toml` alone. `accepts` is a pattern for the whole value.
    `draws` names the contact behind the column, `phone` or `email`, so that a spoilt one is told; `lacks` is
    the rule to tell when that contact is sound but of no use here.
    """

    header: str
    source: str
    required: bool = False
    longest: int = 0
    unit: Unit = "characters"
    exact: bool = False
    unique: bool = False
    pick: bool = False
    accepts: str = ""
    refused: str = "wrong-form"
    separator: str = ""
    each: int = 0
    draws: Literal["", "phone", "email"] = ""
    lacks: str = ""


@dataclass(frozen=True)
class Target:
    """A receiving system. `any_of` names headers of which at least one must be filled.

    `sources` computes what is no column of people, `refuses` name the rule by which somebody may not go
    there at all ("" for who may). `rows` and `megabytes` bound one file; more goes into numbered files.
    `bom`: Excel needs a byte order mark, Salesforce Data Loader takes it for a letter. `forbidden` maps
    characters the system does not take to what stands for them. `part` names the source by which people go
    into files of their own, `parts` its values. `variables` adds the columns of an SMS template.
    """

    name: str
    fields: tuple[Field, ...]
    any_of: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    refuses: tuple[Source, ...] = ()
    form: Literal["csv", "xlsx"] = "csv"
    bom: bool = True
    text_cells: bool = True
    rows: int = 1_048_575
    megabytes: int = 0
    forbidden: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    parts: tuple[str, ...] = ()
    variables: Literal["", "named", "numbered"] = ""
