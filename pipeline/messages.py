"""The words of a message, with gaps for what is known: the language of the templates in `rules/messages/`.

`{name}` is a gap. A part in square brackets that has a gap, `[, at {place}]`, is left out when one of its
gaps stays empty. Nothing else is special: what people typed is put in as it is, and never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

#: Every gap, with a text about as long as what will stand there: with it a template is measured.
GAPS: Mapping[str, str] = {
    "name": "欧阳女士",
    "company": "某某智能科技有限公司",
    "event": "2026春季数字化峰会",
    "date": "12月31日",
    "weekday": "周四",
    "when": "明天",
    "time": "09:30",
    "zone": "UTC+8",
    "place": "某某区国际会议中心三楼",
    "host": "林晓",
}
#: The gaps that are another for each person; all others are the event's.
PERSONAL = ("name", "company")

_ENDS, _STOPS = tuple(".?!。？！…"), (".", "。")
_GAP = re.compile(r"\{([^{}]*)\}")
_OPTION = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")
#: What one SMS holds, and each of several: characters of the GSM alphabet, or of Unicode.
_SMS_GSM, _SMS = (160, 153), (70, 67)
_GSM = re.compile(r"[A-Za-z0-9 \r\n@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]*")


def problem_in(template: str) -> str:
    """Say what is wrong with a template, "" when nothing is.

    >>> problem_in("{name}, see you {tomorow}")
    '{tomorow} is no gap; use {name} {company} {event} {date} {weekday} {when} {time} {zone} {place} {host}'
    """
    known = " ".join(f"{{{name}}}" for name in GAPS)
    for found in _GAP.finditer(template):
        if found[1] not in GAPS:
            return f"{found[0]} is no gap; use {known}"
    if re.search("[{}]", _GAP.sub("", template)):
        return f"a brace stands alone; a gap is one of {known}"
    if re.search(r"[\[\]]", re.sub(r"\[[^\[\]]*\]", "", template)):
        return "square brackets come in pairs, and none inside another"
    return ""


def gaps_of(template: str) -> tuple[str, ...]:
    """Return the gaps of a template, each once, in order."""
    return tuple(dict.fromkeys(_GAP.findall(template)))


def settled(template: str, event: Mapping[str, str], keep: Collection[str] = PERSONAL) -> str:
    """Leave out the parts that the event has nothing for; parts with gaps in `keep` stay, without brackets.

    >>> settled("{name}, {event}[ at {place}][ on {date}]", {"event": "Summit", "date": "2 May"})
    '{name}, {event} on {date}'
    """

    def chosen(part: re.Match[str]) -> str:
        gaps = _GAP.findall(part[1])
        return part[1] if all(name in keep or event.get(name) for name in gaps) else ""

    return _OPTION.sub(chosen, template)


def fill(
    template: str, event: Mapping[str, str], people: Mapping[str, Sequence[str]], count: int
) -> list[str]:
    """Return `count` messages: `event` fills its gaps for all, `people` has a column for each other.

    >>> people = {"name": ["Li", "{x}"], "company": ["", "A"]}
    >>> fill("{name}[ of {company}] {when}", {"when": "now"}, people, 2)
    ['Li now', '{x} of A now']
    """
    slots = list(people)
    lines = list(zip(*people.values(), strict=True)) if slots else [()] * count
    optional = (gap for part in _OPTION.findall(template) for gap in _GAP.findall(part))
    if not any(gap in people for gap in optional):  # nobody has a part left out that others have
        return list(map(_maker(template, event, slots, [True] * len(slots)), lines))
    patterns = [tuple(map(bool, line)) for line in lines]
    makers = {filled: _maker(template, event, slots, filled) for filled in set(patterns)}
    return [makers[filled](line) for filled, line in zip(patterns, lines, strict=True)]


def sms_parts(text: str) -> int:
    """Return how many messages a text is paid as.

    >>> sms_parts("a" * 160), sms_parts("明" * 70), sms_parts("明" * 71)
    (1, 1, 2)
    """
    units = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
    if units <= _SMS[0]:
        return 1
    alone, each = _SMS_GSM if _GSM.fullmatch(text) else _SMS
    return 1 if units <= alone else -(-units // each)


def sms_parts_of(texts: Sequence[str]) -> list[str]:
    """Say of each text as how many messages it is paid; most are short, and told so by their length.

    >>> sms_parts_of(["明" * 70, "明" * 71, "😀" * 36])
    ['1', '2', '2']
    """
    together = "".join(texts)
    plain = len(together.encode("utf-16-le", "surrogatepass")) == 2 * len(together)  # no character takes two
    return ["1" if plain and len(text) <= _SMS[0] else str(sms_parts(text)) for text in texts]


def measured(template: str) -> int:
    """Return about how many characters a message will have."""
    return len(_GAP.sub(lambda gap: GAPS[gap[1]], settled(template, GAPS)))


def _maker(
    template: str, event: Mapping[str, str], slots: Sequence[str], filled: Sequence[bool]
) -> Callable[[tuple[str, ...]], str]:
    """Return what makes the message of people of whom the same gaps are filled."""
    known = {**event, **{name: "?" if has else "" for name, has in zip(slots, filled, strict=True)}}
    said: str = ""
    order: list[int] = []
    for at, piece in enumerate(_GAP.split(settled(template, known, ()))):
        if at % 2 and piece in slots:
            said += "%s"
            order.append(slots.index(piece))
        else:
            text = event.get(piece, "") if at % 2 else piece
            if said.endswith(_ENDS) and text.startswith(
                _STOPS
            ):  # an event called "What next?", a Hall No. 1.
                text = text[1:]
            said += text.replace("%", "%%")
    if order == list(range(len(slots))):
        return said.__mod__
    return lambda line: said % tuple([line[slot] for slot in order])
