"""What the terminal shows of events: their plans, what became of the reminders, and reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from pipeline.events.due import DEFAULT_ZONE
from pipeline.events.occasion import lang_of
from pipeline.labels import pick
from pipeline.report_words import MEASURES, in_words

if TYPE_CHECKING:
    from pipeline.events.plan import Planned
    from pipeline.events.remind import Reminded
    from pipeline.events.report import Report

_PLANNED: dict[str, tuple[str, str]] = {
    "new": ("任务表已排好，{count} 项：{path}", "{count} tasks laid out: {path}"),
    "there": ("任务表 {count} 项，已了结 {done}：{path}", "{done} of {count} tasks are done with: {path}"),
    "late": ("过期", "late"),
}
_NOTHING_DUE = ("没有到期的提醒", "no reminder is due")
#: What became of a reminder, by `events.due.State`.
_REMINDED: dict[str, tuple[str, str]] = {
    "due": ("提醒名单已生成", "reminder made"),
    "late": ("提醒名单已生成（迟了）", "reminder made, late"),
    "missed": ("没有提醒", "not reminded"),
    "cancelled": ("不提醒", "not reminded"),
    "done": ("之前已提醒", "reminded before"),
    "ahead": ("{due} 才提醒", "the reminder is due on {due}"),
    "moved": ("改期；{due} 再提醒", "moved; the reminder is due on {due}"),
    "over": ("活动已过", "the event is over"),
    "undated": ("没有日期；请运行 plan 加 --date", "has no date; run `plan` with --date"),
}


def show_plan(planned: Planned, stream: TextIO) -> None:
    """Say what is known of an event, how far its plan is, and which tasks are late."""
    event, lang = planned.event, lang_of(planned.event)
    word = {name: pick(pair, lang) for name, pair in _PLANNED.items()}
    time = "-".join(one for one in (event.starts, event.ends) if one)
    date = event.date.isoformat() if event.date else ""
    facts = (date, time, event.timezone or DEFAULT_ZONE, event.place, event.host, event.status)
    print(_plain(f"{event.name}: {', '.join(fact for fact in facts if fact)}"), file=stream)
    if planned.is_new:
        print(word["new"].format(path=planned.path, count=len(planned.tasks)), file=stream)
        return
    done = sum(not task.is_open() for task in planned.tasks)
    print(word["there"].format(path=planned.path, done=done, count=len(planned.tasks)), file=stream)
    for task in planned.late:
        print(_plain(f"  {word['late']} {task.planned}  {task.task}  {task.owner}".rstrip()), file=stream)


def show_report(made: Report, stream: TextIO) -> None:
    """Show each measure beside its goal, and what to change."""
    print(_plain(f"{made.event.name} ({made.event.date or '-'})"), file=stream)
    for measure, pair in MEASURES.items():
        goal = made.goals.get(measure)
        said = f"  {pick(pair, made.lang)}  {in_words(measure, made.results[measure])}"
        print(said + (f" / {in_words(measure, goal)}" if goal is not None else ""), file=stream)
    for line in made.advice:
        print(_plain(f"- {line}"), file=stream)
    for note in made.notes:
        print(_plain(note), file=stream)
    print(made.path, file=stream)


def show_reminded(done: Sequence[Reminded], stream: TextIO) -> None:
    """Say of each event what became of its reminder: how many on which list, what is odd, the files."""
    if not done:
        print(" / ".join(_NOTHING_DUE), file=stream)
    for one in done:
        word = {name: pick(pair, one.lang) for name, pair in _REMINDED.items()}
        state = word[one.state].format(due=one.due)
        day = one.event.date.isoformat() if one.event.date else "-"
        print(_plain(f"{one.event.name} ({day}): {state}"), file=stream)
        if one.counts:
            print("  " + ", ".join(f"{name} {count}" for name, count in one.counts), file=stream)
        for note in one.notes:
            print(_plain(f"  {note}"), file=stream)
        if one.files:
            print(f"  {one.folder}/  {', '.join(one.files)}", file=stream)


def _plain(text: str) -> str:
    """Take out what a terminal would obey."""
    return "".join(char for char in text if char.isprintable() or char == " ")
