"""The words of `attend`, Chinese and English: the summary, why somebody is asked, who is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.engagement import INTERACTION, Did
from pipeline.labels import Lang, pick
from pipeline.value_words import Pair

if TYPE_CHECKING:
    from pipeline.events.attendance import Done

#: Why an attendee is asked about.
WHY: dict[str, Pair] = {
    "several": ("有几位报名者都可能是他/她", "several registrations fit alike"),
    "likely": ("可能是这位报名者", "may be this registration"),
    "contact-of-another": (
        "号码或邮箱是这位报名者的，姓名却不同",
        "the number or address is this registration's, the name is another",
    ),
    "device-or-room": ("只显示设备或会议室，没有姓名", "a device or room, no name"),
    "stands-in": (
        "替人参会，或只说是某人的同事，没写自己是谁",
        "came for somebody else, or is told as another's colleague; who they are is not said",
    ),
    "nickname": ("昵称看不出是谁", "a nickname that names nobody"),
}

#: Who is no attendee.
LEFT_OUT: dict[str, Pair] = {
    "host": ("主持人", "host"),
    "cohost": ("联席主持人", "co-host"),
    "staff": ("工作人员", "staff"),
    "speaker": ("讲师", "speaker"),
    "presenter": ("演讲者", "presenter"),
    "panelist": ("嘉宾", "panelist"),
    "bot": ("录制或记录程序", "recorder"),
    "room": ("会议室", "room"),
    "colleague": ("同事", "colleague"),
}
#: What somebody did there: once, and more often.
DID: dict[str, tuple[Pair, Pair]] = {
    "question": (("提问 1 次", "asked 1 question"), ("提问 {count} 次", "asked {count} questions")),
    "comment": (("留言 1 条", "1 chat message"), ("留言 {count} 条", "{count} chat messages")),
    "poll": (("答题 1 次", "1 poll answer"), ("答题 {count} 次", "{count} poll answers")),
    "hand": (("举手 1 次", "raised a hand"), ("举手 {count} 次", "raised a hand {count} times")),
    "interaction": (("互动 1 次", "1 interaction"), ("互动 {count} 次", "{count} interactions")),
}
_NAMED = 12

_RECORDED = ("{name}：读取 {rows} 行", "{name}: {rows} lines read")
_REPLACED = ("{name}：读取 {rows} 行，取代 {former}", "{name}: {rows} lines read, in place of {former}")
_UNCHANGED = ("{name}：此前已登记，没有变化", "{name}: recorded before, nothing changed")
_COUNTS = (
    "{event}：报名 {registered} 人 = 到场 {came} + 未到 {absent} + 不明 {unknown}；"
    "另有现场新增 {walk_ins} 人",
    "{event}: {registered} registered = {came} came + {absent} did not + {unknown} unknown; "
    "{walk_ins} walk-ins",
)
_RATE = ("到场率 {rate} %", "attendance rate {rate} %")
_MEDIAN = ("停留时长中位数 {median} 分钟", "median stay {median} minutes")
_ASKED = (
    "{count} 个显示名无法确定是谁：请在 attendance_open.csv 的 answer 列填写 person_id、new 或 nobody，"
    "再运行一次",
    "Names nobody can place: {count}; answer in attendance_open.csv (a person_id, new or nobody) "
    "and run again",
)
_UNUSABLE = (
    "attendance_open.csv 里 {shown} 的回答“{answer}”看不懂：请填 person_id、报名者的全名（没有重名时）、"
    "new 或 nobody",
    'attendance_open.csv, {shown}: the answer "{answer}" means nobody here; give a person_id, the full '
    "name of somebody who registered (if only one has it), new or nobody",
)
_OUT = ("未计入：{names}", "Left out: {names}")
_FILES = ("文件", "Files")


def why_asked(why: str, lang: Lang) -> str:
    """Say why an attendee is asked about."""
    return pick(WHY[why], lang)


def did_words(did: Did, lang: Lang) -> str:
    """Say what somebody did there; "" when they did nothing, or nobody knows.

    >>> did_words({"question": 2, "comment": 0, "poll": 1}, "en"), did_words({"interaction": 4}, "zh")
    ('asked 2 questions, 1 poll answer', '互动 4 次')
    """
    told = {kind: count for kind, count in did.items() if count and kind in DID}
    if set(told) > {INTERACTION}:
        del told[INTERACTION]  # what the others are, or a part of it
    return listed(
        (pick(DID[kind][count > 1], lang).format(count=count) for kind, count in told.items()), lang
    )


def listed(parts: Iterable[str], lang: Lang) -> str:
    """Join what there is to say by commas."""
    return ("，" if lang == "zh" else ", ").join(filter(None, parts))


def summary_of(done: Done) -> Iterator[str]:
    """Yield the lines that `attend` prints."""
    lang = done.lang
    for one in done.reports:
        words = _UNCHANGED if one.unchanged else _REPLACED if one.replaced else _RECORDED
        rows = len(one.report.rows)
        yield pick(words, lang).format(name=one.report.name, rows=rows, former=one.replaced)
    yield pick(_COUNTS, lang).format(**{name: getattr(done, name) for name in _COUNTED})
    figures = []
    if done.registered:
        figures.append(pick(_RATE, lang).format(rate=round(100 * done.came / done.registered)))
    if done.median is not None:
        figures.append(pick(_MEDIAN, lang).format(median=done.median))
    if figures:
        yield ("；" if lang == "zh" else "; ").join(figures)
    if done.asked:
        yield pick(_ASKED, lang).format(count=len(done.asked))
    for line in done.asked:
        if line.answer:
            yield pick(_UNUSABLE, lang).format(shown=line.shown_as, answer=line.answer)
    if done.left_out:
        named = [f"{name} ({pick(LEFT_OUT[kind], lang)})" for kind, name in done.left_out]
        more = [f"+{len(named) - _NAMED}"] if len(named) > _NAMED else []
        yield pick(_OUT, lang).format(names=", ".join(named[:_NAMED] + more))
    yield f"{pick(_FILES, lang)}: {done.files[0].parent}/  {', '.join(path.name for path in done.files)}"


_COUNTED = ("event", "registered", "came", "absent", "unknown", "walk_ins")
