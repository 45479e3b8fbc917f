"""The files of a run's rules, and how the parts built of them read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel

from pipeline.rule_checks import Shown, entries_of
from pipeline.rule_files import (
    Line,
    RuleFile,
    digest,
    read_as,
    read_header,
    read_lines,
    read_rows,
    read_settings,
    shipped_rules,
)  # fmt: skip

Settings = TypeVar("Settings", bound=BaseModel)
Answer = TypeVar("Answer")
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class RuleSource:
    """The rules of a run. `files` are the bytes used; `region` is where a bare number is from."""

    files: Mapping[str, RuleFile]
    region: str = "CN"
    file_notes: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """One sum over the names and bytes of all files."""
        return digest(self.files.values())

    def shown(self) -> list[Shown]:
        """List the files with what stands in them."""
        return [Shown(file.name, file.origin, entries_of(file)) for file in sorted(self.files.values())]

    def _lines(self, name: str) -> list[Line]:
        return self._read(name, read_lines) if name in self.files else []

    def _rows(self, name: str) -> Rows:
        if name not in self.files:
            return []
        columns = read_header((shipped_rules() / name).read_bytes())
        return self._read(name, lambda data: read_rows(data, columns))[0]

    def _settings(self, name: str, schema: type[Settings]) -> Settings:
        return schema.model_validate(self._read(name, read_settings))

    def _read(self, name: str, how: Callable[[bytes], Answer]) -> Answer:
        return read_as(how, self.files[name])
