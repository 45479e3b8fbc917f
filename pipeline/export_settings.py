"""What `rules/exports.toml` may say: the words of pick-lists over there, SMS variables, rows per file."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from pipeline.columns import COLUMNS

Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]

#: The header of the number, which no variable may have, too.
_NUMBER = "手机号"
#: What an SMS variable may be filled with beside the columns of people.
_MORE = ("event", "tier", "given_name", "family_name")


class Strict(BaseModel):
    """A settings table: an unknown key is a slip, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Sms(Strict):
    """The variables of the SMS template in its order, and the column that fills each."""

    variables: dict[Name, Name] = {}

    @field_validator("variables")
    @classmethod
    def _known(cls, variables: dict[str, str]) -> dict[str, str]:
        unknown = sorted(set(variables.values()) - {*COLUMNS, *_MORE})
        if unknown:
            raise ValueError(
                f"there is no column {', '.join(unknown)}; use one of docs/columns.md, or {', '.join(_MORE)}"
            )
        if _NUMBER in variables:
            raise ValueError(f"{_NUMBER} is the column of the number itself; name the variable otherwise")
        return variables


class Exports(Strict):
    """All of exports.toml: `picklists` by target, column and our word; `rows_per_file` by target."""

    rows_per_file: dict[str, Annotated[int, Field(ge=1)]] = {}
    sms: Sms = Sms()
    picklists: dict[str, dict[str, dict[str, Word]]] = {}

    @model_validator(mode="after")
    def _of_a_target(self) -> Exports:
        from pipeline.writers.crm import TARGETS  # the targets ask the rules for these settings

        for name in (*self.rows_per_file, *self.picklists):
            if name not in TARGETS:
                raise ValueError(f"there is no target {name}; choose from {', '.join(TARGETS)}")
        for name, columns in self.picklists.items():
            picked = [field.header for field in TARGETS[name].fields if field.pick]
            for column in columns:
                if column not in picked:
                    raise ValueError(
                        f"{name}: {column} takes no pick-list; those that do: {', '.join(picked)}"
                    )
        return self
