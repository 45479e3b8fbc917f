"""What commands share: options of like meaning, and kinds of values with errors that say the remedy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

HOME = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("follow_up"),
    envvar="ROLLCALL_HOME",
    show_default=True,
    help="Where events, archives and the store are kept.",
)
RULES = click.option(
    "--rules",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Your rules, laid over the shipped ones.",
)
DAYS_BEFORE = click.option(
    "--days-before",
    type=click.IntRange(min=0, max=365),
    default=1,
    show_default=True,
    help="How many days before the event; 0 is the day itself.",
)


CAMPAIGN = click.option(
    "--campaign",
    default="",
    metavar="ID",
    help="The campaign people are added to: its id in Salesforce, its name in Dynamics, 纷享销客, 销售易.",
)
TO = click.option(
    "--to",
    default="generic",
    show_default=True,
    metavar="TARGET,...",
    help="The systems to write files for, separated by commas.",
)


class Day(click.ParamType[dt.date]):
    """A calendar day, YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read a day."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2026-05-12", param, ctx)


class Time(click.ParamType[dt.time]):
    """A time of day, HH:MM."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.time:
        """Read a time of day."""
        if isinstance(value, dt.time):
            return value
        try:
            return dt.datetime.strptime(value, "%H:%M").time()
        except ValueError:
            self.fail(f"{value!r} is no time of day; write it as 09:30", param, ctx)


class Region(click.ParamType[str]):
    """A country by its two letters (ISO 3166), as numbering plans have it."""

    name = "country"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a country; "" where none is given."""
        code = str(value).strip().upper()
        if code in ("", "CN"):
            return code
        from phonenumbers import SUPPORTED_REGIONS

        if code not in SUPPORTED_REGIONS:
            meant = {"UK": "GB", "EN": "GB"}.get(code, "")
            remedy = f"did you mean {meant}?" if meant else "write its two letters, such as CN, DE, GB or US"
            self.fail(f"{value!r} is no country; {remedy}", param, ctx)
        return code


class Pair(click.ParamType[tuple[str, str]]):
    """HEADER=column, the last = being the one that counts."""

    name = "HEADER=column"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Split at the last equals sign."""
        header, sign, column = str(value).rpartition("=")
        if not sign or not header.strip() or not column.strip():
            self.fail(f'{value!r} is not HEADER=column, e.g. "单位=company"', param, ctx)
        return header.strip(), column.strip()
