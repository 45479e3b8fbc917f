"""What later rounds say, Chinese and English side by side: why somebody is called, who left, the summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.attendance_words import did_words
from pipeline.callback import Callback, Option
from pipeline.labels import Lang, Pair, column_label, pick
from pipeline.reasons import SEPARATOR, shorten

if TYPE_CHECKING:
    from pipeline.events.follow_up import FollowedUp
    from pipeline.events.standing import Standing
    from pipeline.known import Came

#: Why somebody is in a round, by `events.pool.WHY`: in a few words, for counts.
WHY: dict[str, Pair] = {
    "callback": ("约定再联系", "call-back due"),
    "renewed": ("换了号码或邮箱", "another number or address"),
    "came": ("到场未联系上", "came, not reached"),
    "missed": ("未接补打", "missed, make-up call"),
    "never": ("还没打过", "never called"),
    "unclear": ("结果待确认", "result unclear"),
}
#: Why somebody is not, by `events.pool.LEFT`.
LEFT: dict[str, Pair] = {
    "opted-out": ("要求勿扰", "opted out"),
    "asked": ("可能已拒绝，待确认", "may have refused, to be decided"),
    "tries": ("多次未接", "tried often enough"),
    "no-contact": ("没有联系方式", "no contact of their own"),
    "review": ("待核对", "in review"),
    "excluded": ("已剔除", "dropped"),
    "gone": ("不在最新名单里", "in no list any more"),
}
_SENTENCES: dict[str, Pair] = {
    "agreed": ("约好 {day} 再联系（第 {round} 轮）", "Call-back agreed for {day} (round {round})"),
    "asked": ("约好再联系（第 {round} 轮）", "Asked to be called back (round {round})"),
    "missed": (
        "补打：第 {round} 轮{result}，已试 {tries} 次",
        "Make-up call: {result} in round {round}, tries so far: {tries}",
    ),
    "never": ("补打：还没有打过", "Make-up call: not called yet"),
    "unclear": ("第 {round} 轮写的是「{result}」，请确认", "Round {round} says “{result}”: please make sure"),
    "renewed": (
        "第 {round} 轮是{result}，现在有了新的号码或邮箱",
        "{result} in round {round}; they have another number or address now",
    ),
    "came": ("到场，还没联系上", "Came and was not reached"),
    "came_for": ("到场 {minutes} 分钟，还没联系上", "Came for {minutes} minutes and was not reached"),
    "said": ("{what}：{text}", "{what}: {text}"),
}
_SUMMARY: dict[str, Pair] = {
    "round": (
        "{event} 第 {number} 轮（{on}）：{count} 人 = {channels}",
        "{event}, round {number} ({on}): {count} people = {channels}",
    ),
    "nobody": (
        "{event} 第 {number} 轮（{on}）：没有人要联系",
        "{event}, round {number} ({on}): nobody to call",
    ),
    "why": ("  原因：{counts}", "  why: {counts}"),
    "out": ("  不在本轮：{counts}", "  not in this round: {counts}"),
    "waits": ("  未到时间 {count} 人，最早 {day}", "  not due yet: {count}, the first on {day}"),
    "taken": (
        "  表里新填的 {count} 格已记录",
        "  {count} cells people had typed into the lists here are recorded",
    ),
    "conflicts": (
        "  有 {count} 格和已记录的不同，未采用：",
        "  {count} cells differ from what is recorded and were not taken:",
    ),
    "kept": ("  填过的表另存为：{files}", "  what had been typed in is kept as {files}"),
}  # fmt: skip
_CHANNELS: dict[str, Pair] = {
    "phone": ("电话", "phone"),
    "wecom": ("企微", "WeCom"),
    "email": ("邮件", "email"),
}


def why_sentence(
    stand: Standing, why: str, came: Came, callback: Callback, lang: Lang, before: str = ""
) -> str:
    """Tell a caller why a person is in the round and what was said; `before` is the reason of round 1."""
    results = (*callback.results, *callback.email_results)
    result = _worded(results, stand.result, lang)
    said = []

    def say(key: str, **values: object) -> None:
        said.append(pick(_SENTENCES[key], lang).format(**values))

    if why == "callback":
        day = shorten(stand.said_day)
        say("agreed" if day else "asked", day=day, round=stand.round)
    if why == "renewed":
        say("renewed", round=stand.round, result=result)
    if why == "came":
        say("came_for" if came.minutes else "came", minutes=came.minutes)
        if (did := did_words(came.did, lang)) and did not in before:
            said.append(did)
    if why in ("came", "missed") and stand.tries:
        say("missed", round=stand.round, result=result, tries=stand.tries)
    if why == "never" or (why == "came" and not stand.tries):
        say("never")
    if why == "unclear":
        say("unclear", round=stand.round, result=shorten(result))
    step = _worded(callback.next_steps, stand.next_step, lang)
    for name, text in (("next_step", step), ("remarks", stand.remarks)):
        if text:
            say("said", what=column_label(name, lang), text=shorten(text))
    return SEPARATOR.join([*said, *([before] if before else [])])


def left_word(code: str, callback: Callback, lang: Lang) -> str:
    """Say why somebody is out of the pool, in a few words; a call result by its own."""
    if code in LEFT:
        return pick(LEFT[code], lang)
    results = (*callback.results, *callback.email_results)
    return _worded(results, code.partition(":")[2], lang)


def summary_of(done: FollowedUp) -> Iterator[str]:
    """Yield the lines that `followup` prints."""
    lang = done.lang

    def say(key: str, **values: object) -> str:
        return pick(_SUMMARY[key], lang).format(**values)

    head = {"event": done.event.name, "number": done.number, "on": done.on}
    channels = " + ".join(f"{pick(_CHANNELS[name], lang)} {count}" for name, count in done.channels)
    count = sum(count for _, count in done.channels)
    yield say("round", count=count, channels=channels, **head) if count else say("nobody", **head)
    if done.pool.why:
        reasons = ((pick(WHY[why], lang), n) for why, n in done.pool.counted())
        yield say("why", counts=_listed(reasons, lang))
    if done.pool.left:
        named = ((left_word(code, done.callback, lang), n) for code, n in done.pool.counted_out())
        yield say("out", counts=_listed(named, lang))
    if done.pool.waits:
        yield say("waits", count=len(done.pool.waits), day=min(done.pool.waits.values()))
    if done.taken:
        yield say("taken", count=done.taken)
    if done.conflicts:
        yield say("conflicts", count=done.conflicts)
    yield from (f"  {line}" for line in done.told)
    if done.kept:
        yield say("kept", files=", ".join(done.kept))
    if done.files:
        yield f"  {done.folder}/  {', '.join(done.files)}"


def _listed(counts: Iterable[tuple[str, int]], lang: Lang) -> str:
    """List counts, apart by more than the comma their words may hold."""
    return ("；" if lang == "zh" else "; ").join(f"{name} {count}" for name, count in counts)


def _worded(options: Sequence[Option], code: str, lang: Lang) -> str:
    return next((one.word(lang) for one in options if one.code == code), code)
