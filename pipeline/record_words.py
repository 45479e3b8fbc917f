"""What `record` says, Chinese and English side by side: the news, what is odd, what could not be placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.labels import Lang, Pair, column_label, pick
from pipeline.reasons import shorten

if TYPE_CHECKING:
    from pipeline.events.recording import Recorded
    from pipeline.events.weighing import Conflict, Odd

_RECORDED: dict[str, Pair] = {
    "taken": ("已记录：{what}", "Recorded: {what}"),
    "nothing": ("没有新的内容", "Nothing new"),
    "q": ("问题的回答", "answers to questions"),
    "own": ("自加的列", "columns of your own"),
    "decisions": ("您的判断 {count}", "Your answers {count}"),
    "no-key": (
        "{file} {place}：这一行没有编号，不知道是谁；请把内容填到此人原来的那一行",
        "{file} {place}: the line has no id, nobody can tell whose it is; write into the person's own line",
    ),
    "stranger": (
        "{file} {place}：此人不在这场活动里；请核对是不是另一场活动的表",
        "{file} {place}: this person is not of this event; check whether the sheet is another event's",
    ),
    "overwrite": (
        "要以这次的表为准，请加 --overwrite 再运行一次",
        "To let these sheets hold, run it again with --overwrite",
    ),
    "overwrite-typed": (
        "要以文件夹里填的为准，请把那份表（或它的带日期备份）交给 record --overwrite",
        "To let what was typed in the folder hold, give that list, or its dated copy, to record --overwrite",
    ),
    "not-recorded": (
        '{path} 里有新填的内容，还没有记录，这里没有算进去；请先运行 record "{event}" "{path}"',
        "{path}: what was typed there is not recorded and does not count here yet; "
        'run: record "{event}" "{path}"',
    ),
    "notice": ("{count} 人不来，名单：{path}", "{count} do not come; the list for colleagues: {path}"),
    "bound": (
        '{name}选了「保留」，但此人要求不再联系，仍然剔除；确实可以联系请运行 allow "{name}"',
        "{name} is marked keep, but asked for no contact, and that holds; if they may be contacted "
        'after all, run: allow "{name}"',
    ),
    "renamed": (
        "{file}：「{heading}」是改了名的「{column}」，已按「{column}」采用",
        "{file}: {heading} stands where {column} was, and is taken for it",
    ),
    "passed_by": (
        "{file}：「{column}」是报名表带来的列，改了 {count} 格，未采用；请在报名表里改",
        "{file}: {column} came with the sign-ups; {count} changed cells are not taken, put them right there",
    ),
    "written-over": (
        "{file}：「{column}」每次都会重新生成，改过的格未采用（{count}）",
        "{file}: {column} is made anew by every run; what was changed there is not taken (cells: {count})",
    ),
    "offer": (
        "要让「{company}」以后不再被剔除，请在 {file} 的「除外」列加一行：公司={company}，除外=是",
        "To keep {company} from being dropped again, add a line to {file}: company={company}, except=yes",
    ),
}
#: Two that disagree, by `weighing.Conflict.kind`.
_CONFLICTS: dict[str, Pair] = {
    "differs": (
        "{where}：{name}的「{field}」填的是「{refused}」，但 {said_by} 里已是「{stands}」，未覆盖",
        "{where}: {field} of {name} says “{refused}”, but {said_by} says “{stands}”; not overwritten",
    ),
    "twice": (
        "{where}：{name}的「{field}」填的是「{refused}」，同一份表的 {said_by} 填的是「{stands}」，"
        "都未采用；请改成一致",
        "{where}: {field} of {name} says “{refused}”, but {said_by} of the same file says “{stands}”; "
        "neither is taken, make them agree",
    ),
    "emptied": (
        "{where}：{name}的「{field}」空了，上次这份表里填的是「{stands}」，仍然有效",
        "{where}: {field} of {name} is empty; this file said “{stands}” before, and that still holds",
    ),
    "stop": (
        "{where}：{name}的「{field}」：{said_by} 是「{stands}」，另一处是「{refused}」；以不再联系为准",
        "{where}: {field} of {name} is “{stands}” in {said_by} and “{refused}” elsewhere; the refusal holds",
    ),
    "stopped": (
        "{where}：{name}的「{field}」填的是「{refused}」，但 {said_by} 里是「{stands}」，仍不再联系；"
        '确实可以联系请运行 allow "{name}"',
        "{where}: {field} of {name} says “{refused}”, but {said_by} says “{stands}”, and that holds; if they "
        'may be contacted after all, run: allow "{name}"',
    ),
}  # fmt: skip
#: Cells to look at, by `weighing.Odd.kind`.
_ODD: dict[str, Pair] = {
    "unread": (
        "{where}：{name}的「{field}」填的是「{text}」，看不懂，已照原样记下；请改成下拉里的选项或日期",
        "{where}: {field} of {name} says “{text}”, which is none of the choices and no day; it is kept as it "
        "is, please put it right",
    ),
    "unread-answer": (
        "{where}：{name}的判断「{text}」看不懂，未采用；请从下拉列表选择",
        "{where}: the answer “{text}” about {name} is none of the choices and was not taken",
    ),
    "refusal": (
        '{where}：{name}的「{field}」写着不要再联系，已按不再联系记下；如果不是这个意思请运行 allow "{name}"',
        "{where}: {field} of {name} says that they want no contact, and they are contacted no more; if that "
        'is not what it means, run: allow "{name}"',
    ),
    "doubt": (
        "{where}：{name}的「{field}」可能是不要再联系：「{text}」；如果是，请把结果改成不再联系",
        "{where}: {field} of {name} may mean that they want no contact: “{text}”; if so, choose that result",
    ),
}  # fmt: skip


def recorded_lines(done: Recorded) -> Iterator[str]:
    """Yield what `record` did: the news, what could not be placed, conflicts, who does not come, offers."""
    lang = done.lang

    def say(key: str, **values: object) -> str:
        return pick(_RECORDED[key], lang).format(**values)

    counted = [
        f"{say(name) if name in _RECORDED else column_label(name, lang)} {count}"
        for name, count in done.entries.items()
    ]
    counted += [say("decisions", count=done.decisions)] if done.decisions else []
    yield say("taken", what=", ".join(counted)) if counted else say("nothing")
    for line in done.unplaced:
        yield say(line.why, file=line.file, place=line.place)
    yield from conflict_lines(done.conflicts, done.names, lang)
    yield from overwrite_line(done.conflicts, lang, is_record=True)
    yield from odd_lines(done.odd, done.names, lang)
    if done.notice:
        yield say("notice", count=done.not_coming, path=done.notice)
    yield from bound_lines(done.bound, lang)
    for file, column, count in done.passed_by:
        yield say("passed_by", file=file, column=column, count=count)
    yield from written_over_lines(done.written_over, lang)
    for file, column, heading in done.renamed:
        yield say("renamed", file=file, column=column, heading=heading)
    for file, company in done.offers:
        yield say("offer", file=file, company=company)


def bound_lines(names: Iterable[str], lang: Lang) -> Iterator[str]:
    """Say of each who was marked `keep` that their refusal holds, and how to lift it."""
    for name in names:
        yield pick(_RECORDED["bound"], lang).format(name=name)


def conflict_lines(conflicts: Iterable[Conflict], names: Mapping[str, str], lang: Lang) -> Iterator[str]:
    """Say of each conflict (in the words of a sheet, see `recording.worded`) what holds and why."""
    for one in conflicts:
        yield pick(_CONFLICTS[one.kind], lang).format(
            where=f"{one.file} {one.place}".strip(),
            name=names.get(one.person, one.person),
            field=_column(one.field, lang),
            refused=one.refused or "–",
            stands=one.stands or "–",
            said_by=Path(one.said_by).name,
        )


def written_over_lines(cells: Iterable[tuple[str, str, int]], lang: Lang) -> Iterator[str]:
    """Say of each file and column of ours how many cells were written over."""
    for file, name, count in cells:
        column = column_label(name, lang)
        yield pick(_RECORDED["written-over"], lang).format(file=file, column=column, count=count)


def not_recorded_lines(paths: Iterable[Path], event: str, lang: Lang) -> Iterator[str]:
    """Say which lists have been typed in since, for commands that take nothing."""
    for path in paths:
        yield pick(_RECORDED["not-recorded"], lang).format(path=path, event=event)


def overwrite_line(conflicts: Iterable[Conflict], lang: Lang, *, is_record: bool) -> Iterator[str]:
    """Say how the other word may hold where two differ; by the command `record` itself it is an option."""
    if any(one.kind in ("differs", "emptied") for one in conflicts):
        yield pick(_RECORDED["overwrite" if is_record else "overwrite-typed"], lang)


def odd_lines(cells: Iterable[Odd], names: Mapping[str, str], lang: Lang) -> Iterator[str]:
    """Say of each cell why somebody should look at it."""
    for one in cells:
        kind = "unread-answer" if one.kind == "unread" and one.field == "answer" else one.kind
        yield pick(_ODD[kind], lang).format(
            where=f"{one.file} {one.place}".strip(),
            name=names.get(one.person, one.person),
            field=_column(one.field, lang),
            text=shorten(one.text),
        )


def _column(name: str, lang: Lang) -> str:
    return column_label(name.partition(":")[2] or name, lang)
