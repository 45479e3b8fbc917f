"""Which column of a table becomes what: by header, platform and cells, and who wins where two claim one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.columns import COLUMNS, EXTRA, PARTS
from pipeline.readers import content
from pipeline.readers.field import CONTENT, KEPT, MAPPED, Field
from pipeline.readers.headers import LEAVE, LIKELY, SURE, HeaderWords, Named
from pipeline.readers.name_columns import names_found
from pipeline.readers.shapes.ours import OURS, target_of
from pipeline.readers.shapes.shape import Shape, header_key
from pipeline.readers.statuses import is_event_role, kind_of_status

IGNORE = "ignore"
_NEVER = frozenset({"secret", IGNORE})
_PLACES = frozenset({"city", "province", "location", "address"})
_DULL = frozenset({"id", "meta", "event"})
#: Headers of mere row numbers; an ID is kept, somebody may look a person up by it.
_ROW_NUMBERS = frozenset(
    map(
        header_key,
        (
            "序号",
            "序",
            "号",
            "行号",
            "编号",
            "#",
            "No.",
            "Nr.",
            "S.No",
            "S/N",
            "Sr. No.",
            "Index",
            "Row",
            "N°",
            "番号",
            "번호",
            "순번",
        ),
    )
)
#: What a browser or a form tool adds by itself, in any sheet.
_TECHNICAL = frozenset(
    map(
        header_key,
        (
            "IP",
            "IP Address",
            "来自IP",
            "IP地址",
            "UA",
            "User Agent",
            "Referrer",
            "浏览器",
            "所用时间",
            "答题时长",
        ),
    )
)
_TARGETS = frozenset((*COLUMNS, *PARTS, "person_id_given"))
#: Several columns may fill these; what loses elsewhere travels under its own header.
JOINED = {"phone": "phone_alt", "email": "email_alt", "tags": "tags", "address": "address"}
_PREFERRED: Mapping[str, tuple[str, ...]] = {
    "email": (
        "attendee|participant|ticketemail|观众|参会|与会",
        "work|business|company|corporate|工作|公司|企业|商务",
        "",
    ),
    "phone": (
        "mobil|mobile|手机|cell|移动|行动|handy|movil|celular|携帯|휴대|핸드",
        "^(?!.*(?:公司|办公|座机|固|office|home|fax|landline))",
        "",
    ),
    "name": ("真实|real|参会|attendee|观众|与会", "姓名|fullname|^name", ""),
    "source": ("hear|heard|find|learn|得知|获知|了解|知道|知晓|きっかけ", ""),
    "company": ("attendee|ticketcompany|参会|与会", "^(?!.*(?:invoice|billing|发票))", ""),
}


def plan(
    labels: Mapping[int, str],
    groups: Mapping[int, str],
    values: Mapping[int, Sequence[str]],
    words: HeaderWords,
    shape: Shape,
    mapped: frozenset[str],
) -> list[Field]:
    """Decide for every column of a table (`values` by column; `labels` and `groups` "" where blank).

    Every canonical column goes to one field, save those of `JOINED`; every other column with data is kept
    under its own header or, when it is a secret or of no use to anyone, left out.
    """
    if shape is OURS:
        return _apart([_of_ours(c, label) for c, label in labels.items()])
    fields = [_named(c, labels[c], groups.get(c, ""), words, shape, mapped) for c in labels]
    fields = [_unless_salutation(field, values[field.column]) for field in fields]
    fields = [_by_cells(field, values[field.column], fields) for field in fields]
    fields = names_found(_recognised(fields, values, words), values, words)
    return _apart(_settled(fields, values, shape))


def _of_ours(column: int, label: str) -> Field:
    target = target_of(label)
    return Field(
        column, label, EXTRA if target is None else target, SURE, "because" if label == "because" else ""
    )


def _named(
    column: int, label: str, group: str, words: HeaderWords, shape: Shape, mapped: frozenset[str]
) -> Field:
    key = header_key(label)
    named = words.name(label)
    if key in mapped:
        return _answered(Field(column, label, named.column, MAPPED))
    if key in shape.columns:
        return Field(column, label, shape.columns[key], SURE)
    if group:
        over = words.name(group)
        if over.column == "other":
            named = over
        elif not named.column:
            both = words.name(group + label)
            named = Named(both.column or over.column, LIKELY) if both.column or over.column else named
            label = f"{group} {label}"
    return _answered(Field(column, label, named.column, named.certainty))


def _answered(field: Field) -> Field:
    """Let the answers to "may we contact you?" fill the column of answers, and remember what was asked."""
    return replace(field, target=LEAVE[field.target], role=field.target) if field.target in LEAVE else field


def _unless_salutation(field: Field, values: Sequence[str]) -> Field:
    """Leave a `Titel` that says Dr. and Prof. alone: the job stands in another column, or in none."""
    if field.target == "title" and field.how != MAPPED and content.share(values, content.is_salutation) > 0.6:
        return replace(field, target="other")
    return field


def _by_cells(field: Field, values: Sequence[str], fields: Sequence[Field]) -> Field:
    """Correct what a header alone cannot say: a role or a job, a title or a form of address."""
    if field.how == MAPPED:
        return field
    taken = {other.target for other in fields}
    if field.target == "role" and content.share(values, is_event_role) < 0.5:
        return replace(
            field, target="title" if "title" not in taken and not _is_identity(field.header) else "other"
        )
    sales = content.share(values, content.is_sales_status) if field.target == "status" else 0
    if sales > 0 and sales > content.share(values, kind_of_status):
        return replace(field, target="lifecycle")
    if field.target == "title" and content.share(values, is_event_role) > 0.9 and "role" not in taken:
        return replace(field, target="role")
    if field.target in ("name", "company"):
        phones, mails = content.share(values, content.is_phone), content.share(values, content.is_email)
        if phones + mails > 0.6:
            target = "phone" if phones > 0.6 else "email" if mails > 0.6 else "contact"
            return replace(field, target=target, how=LIKELY)
    if field.target == "contact" and [other.target for other in fields].count("contact") > 1:
        phones, mails = content.share(values, content.is_phone), content.share(values, content.is_email)
        target = "email" if mails > phones else "phone"  # 联系方式 beside 微信/邮箱
        return replace(field, target=target) if phones + mails and target not in taken else field
    if field.target in ("phone", "email") and content.says_no_contact(values):
        return replace(field, target="note" if "note" not in taken else "other")
    if field.target == "attended" and content.share(values, content.is_date) > 0.5:
        return replace(field, target="attended_at")
    return field


def _is_identity(header: str) -> bool:
    return "身份" in header


def _recognised(fields: list[Field], values: Mapping[int, Sequence[str]], words: HeaderWords) -> list[Field]:
    taken = {field.target for field in fields}
    result = []
    for field in fields:
        if not field.target and field.how != MAPPED:
            cells = values[field.column]
            column = content.recognise(field.header, cells, taken)
            if (
                not column
                and taken.isdisjoint(_PLACES)
                and content.are_places(field.header, cells, words.is_place)
            ):
                column = "location"
            if column:
                taken.add(column)
                field = replace(field, target=column, how=CONTENT)
        result.append(field)
    return result


def _settled(fields: list[Field], values: Mapping[int, Sequence[str]], shape: Shape) -> list[Field]:
    """Give every canonical column to its best claimant; turn roles and losers into columns of their own."""
    claims: dict[str, list[Field]] = {}
    for field in fields:
        if field.target in _TARGETS:
            claims.setdefault(field.target, []).append(field)
    winners = {target: min(those, key=_rank(target, values, shape)) for target, those in claims.items()}
    spare = _spare_company(claims.get("name", []), winners, values)
    settled = []
    for field in fields:
        if field is spare:
            settled.append(replace(field, target="company"))
        elif field.target in _TARGETS:
            loses = winners[field.target] is not field
            target = (JOINED.get(field.target) or EXTRA) if loses else field.target
            settled.append(replace(field, target=target))
        elif field.target in _NEVER or (
            field.target in _DULL and _is_dull(field, values[field.column], shape)
        ):
            settled.append(replace(field, target="", role=field.target))
        else:
            settled.append(replace(field, target=EXTRA, role=field.target, how=field.how or KEPT))
    return settled


def _is_dull(field: Field, values: Sequence[str], shape: Shape) -> bool:
    """Tell whether a technical column is of use to nobody: a platform's own, or mere row numbers."""
    if field.target == "id" and not shape.name:
        return header_key(field.header) in _ROW_NUMBERS and content.is_counting(values)
    return bool(shape.name) or header_key(field.header) in _TECHNICAL


def _rank(
    target: str, values: Mapping[int, Sequence[str]], shape: Shape
) -> Callable[[Field], tuple[bool, bool, bool, int, bool, int]]:
    patterns = _PREFERRED.get(target, ("",))

    def rank(field: Field) -> tuple[bool, bool, bool, int, bool, int]:
        key = header_key(field.header)
        own = bool(shape.prefers) and re.search(shape.prefers, key) is not None
        place = next(i for i, pattern in enumerate(patterns) if re.search(pattern, key))
        likely = field.how in (LIKELY, CONTENT)
        empty = not any(values[field.column])
        return (field.how != MAPPED, empty, not own, place + 10 * likely, likely, field.column)

    return rank


def _spare_company(
    names: Sequence[Field], winners: Mapping[str, Field], values: Mapping[int, Sequence[str]]
) -> Field | None:
    """Return a losing name column that holds companies (客户名称 beside 联系人) if none claims company."""
    if "company" in winners:
        return None
    losers = (field for field in names if winners["name"] is not field)
    return next((f for f in losers if _holds_companies(f, values[f.column])), None)


def _holds_companies(field: Field, values: Sequence[str]) -> bool:
    """Tell whether a column of names has companies: by their words, or because 客户 are no people here."""
    if content.share(values, content.is_company) > 0.3:
        return True
    return "客户" in field.header and content.share(values, content.is_han_name) < 0.4


def _apart(fields: list[Field]) -> list[Field]:
    """Give every extra column a name of its own: its header, numbered where a header stands twice."""
    taken: set[str] = set()
    named = []
    for field in fields:
        if field.target == EXTRA:
            base = EXTRA + " ".join(field.header.split())[:200]
            target, number = base, 1
            while target in taken:
                number += 1
                target = f"{base} ({number})"
            taken.add(target)
            field = replace(field, target=target)
        named.append(field)
    return named
