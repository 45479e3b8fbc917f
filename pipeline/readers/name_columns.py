"""Which columns hold names: whole or in halves, in several languages, with a job behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.readers import content
from pipeline.readers.field import CONTENT, MAPPED, Field
from pipeline.readers.headers import HeaderWords
from pipeline.readers.shapes.shape import header_key

#: From this share of cells on that begin with a common surname and a name, remarks are names; and so many
#: times the share of the column that is called so.
_NAMED, _TIMES = 0.2, 2.0
_SURNAME_ALONE = frozenset({"name", "nom", "naam", "nome", "namn", "nombre", "姓名"})


def names_found(fields: list[Field], values: Mapping[int, Sequence[str]], words: HeaderWords) -> list[Field]:
    """Return `fields` with every column of names told, by what stands beside it and in its cells."""
    fields = _named_in_remarks(_before_job(fields, values), values)
    return _half_names(_two_halves(fields, words), values)


def _named_in_remarks(fields: list[Field], values: Mapping[int, Sequence[str]]) -> list[Field]:
    """Take 备注 for the name where it holds people's and the name's column what a chat shows of them.

    WeCom calls so what a colleague notes a contact down as: 简从宇, 戚红叶-中山灯饰 beside 云淡风轻.
    """

    def people(field: Field) -> float:
        return content.share(values[field.column], content.begins_with_person)

    shown = next((field for field in fields if field.target == "name" and field.how != MAPPED), None)
    notes = [field for field in fields if field.target == "note" and field.how != MAPPED]
    if shown is None or not notes:
        return fields
    noted = max(notes, key=people)
    if people(noted) < max(_NAMED, _TIMES * people(shown)):
        return fields
    told = {noted: "name", shown: "name_alt"}
    return [replace(field, target=told[field], how=CONTENT) if field in told else field for field in fields]


def _before_job(fields: list[Field], values: Mapping[int, Sequence[str]]) -> list[Field]:
    """Take 人（职务） for names where no other column has them: the job stands behind each name."""
    if {"name", "first_name", "last_name"} & {field.target for field in fields}:
        return fields
    asked = [field for field in fields if field.target in ("title", "contact", "") and field.how != MAPPED]
    asked = [field for field in asked if not content.speaks_of_another(field.header)]
    likely = (f for f in asked if content.share(values[f.column], content.begins_with_person) > 0.5)
    name = next(likely, None)
    return [replace(field, target="name", how=CONTENT) if field is name else field for field in fields]


def _two_halves(fields: list[Field], words: HeaderWords) -> list[Field]:
    """Tell `Prénom / Nome` from `Nom / Cognome` where two columns ask for the name in several languages."""
    both = {field: words.halves(field.header) for field in fields if field.target == "name"}
    asked = {
        half: [f for f, halves in both.items() if halves == {half}] for half in ("first_name", "last_name")
    }
    if not all(len(those) == 1 for those in asked.values()):
        return fields
    targets = {those[0]: half for half, those in asked.items()}
    return [replace(field, target=targets.get(field, field.target)) for field in fields]


def _half_names(fields: list[Field], values: Mapping[int, Sequence[str]]) -> list[Field]:
    """Take `Name` beside `Vorname` for the surname, and `Nombre` beside `Apellidos` for the given name."""
    by = {
        target: next((f for f in fields if f.target == target), None)
        for target in ("name", "first_name", "last_name")
    }
    name, first, last = by["name"], by["first_name"], by["last_name"]
    if name is None or (first is None) == (last is None):
        return fields
    other, target = (first, "last_name") if first else (last, "first_name")
    if other is None or (first and header_key(name.header) not in _SURNAME_ALONE):
        return fields
    pairs = [(a, b) for a, b in zip(values[name.column], values[other.column], strict=True) if a and b][:300]
    if not pairs or sum(b.casefold() in a.casefold() for a, b in pairs) * 2 > len(pairs):
        return fields
    return [replace(field, target=target) if field is name else field for field in fields]
