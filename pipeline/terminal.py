"""What the terminal shows: progress by stage, what was found, and the short summary after a run."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from pipeline.batch import Watch
from pipeline.flow import PERSON_STAGES, ROW_STAGES
from pipeline.labels import Lang, pick

if TYPE_CHECKING:
    from pipeline.export import Exported
    from pipeline.process import Done
    from pipeline.readers import Reading

STAGES = ("read", *(stage.__name__ for stage in (*ROW_STAGES, *PERSON_STAGES)), "write")
_MANY = 6  # file names that a line takes
_PATIENCE = 1.0  # seconds after which somebody wants to see that something happens

_WORDS: dict[str, tuple[str, str]] = {
    "rows": ("读取行", "rows read"),
    "people": ("人", "people"),
    "lead": ("线索", "leads"),
    "review": ("待核对", "to review"),
    "excluded": ("已剔除", "dropped"),
    "merged": ("已合并", "merged"),
    "news": ("新增 {new} 人，有变化 {changed} 人", "new people {new}, changed {changed}"),
    "top": ("最先联系", "Call first"),
    "files": ("文件", "Files"),
    "archive": ("备份", "Archive"),
    "kept": ("此前填写过的表已另存", "The workbook you typed in is kept as"),
    "note": ("请注意", "Note"),
    "left_out": (
        "{target}：{count} 人未导出，见 {file}",
        "{target}: {count} not delivered, see {file}",
    ),
    "changed": ("{target}：{count} 个值有改动，见 {file}", "{target}: values changed: {count}, see {file}"),
    "exported": ("{target}：{count} 人", "{target}: {count} delivered"),
}


@contextmanager
def progress(stream: TextIO, *, hidden: bool) -> Iterator[Watch]:
    """Give a watch that shows a bar of the stages once a run has lasted a second, on a terminal only."""
    if hidden or not stream.isatty():
        yield lambda stage, seconds, rows: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    started = time.monotonic()
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        console=Console(file=stream), transient=True,
    )  # fmt: skip
    task = bar.add_task("read", total=len(STAGES))

    def watch(stage: str, seconds: float, rows: int) -> None:
        if time.monotonic() - started > _PATIENCE and not bar.live.is_started:
            bar.start()
        done = STAGES.index(stage) + 1
        bar.update(task, completed=done, description=STAGES[min(done, len(STAGES) - 1)])

    try:
        yield watch
    finally:
        bar.stop()


def show_check(reading: Reading, stream: TextIO) -> None:
    """Say what was found in each file, and show the first rows as they were understood."""
    for one in reading.inputs:
        print(f"{one.name}: {one.rows} rows, sha256 {one.sha256[:12]}", file=stream)
        for guess in one.guessed:
            print(f"  {_plain(guess)}", file=stream)
    head = reading.batch.rows.head(5)
    for row, cells in zip(head.index, head.to_dict("records"), strict=True):
        said = "; ".join(f"{name}={_plain(str(value))}" for name, value in cells.items() if value != "")
        print(f"  {row}: {said}", file=stream)


def show_done(done: Done, stream: TextIO) -> None:
    """Show the funnel, the balance, the five leads to call first with their reasons, and the files."""
    lang, summary = done.lang, done.summary
    word = {name: pick(pair, lang) for name, pair in _WORDS.items()}
    rows = summary["outcomes"]
    balance = " + ".join(f"{rows[name]} {word[name]}" for name in ("lead", "review", "excluded", "merged"))
    print(f"{summary['rows_read']} {word['rows']} = {balance}", file=stream)
    tiers = ", ".join(f"{tier} {count}" for tier, count in summary["tiers"].items())
    channels = ", ".join(f"{name} {count}" for name, count in summary["channels"].items())
    print(
        f"{summary['people']} {word['people']}: {summary['leads']} {word['lead']} ({tiers}; {channels})",
        file=stream,
    )
    if any(summary["news"].values()):
        print(word["news"].format(**summary["news"]), file=stream)
    because = ", ".join(f"{name} {count}" for name, count in summary["because"].items())
    if because:
        print(f"  {because}", file=stream)
    _show_top(done, word["top"], stream)
    for name, delivery in summary["crm"].items():
        _show_delivery(
            name, len(delivery["left_out"]), len(delivery["changed"]), delivery["files"], lang, stream
        )
    print(f"{word['files']}: {done.folder}/  {', '.join(path.name for path in done.files)}", file=stream)
    print(f"{word['archive']}: {done.archive}", file=stream)
    for note in done.notes:
        print(f"{word['note']}: {_plain(note)}", file=stream)
    for kept in done.kept:
        print(f"{word['kept']}: {kept}", file=stream)


def show_exported(exported: Exported, stream: TextIO) -> None:
    """Show per target how many people its files hold, who is not in them, and which files they are."""
    lang: Lang = "zh" if exported.lang == "zh" else "en"
    for name, delivery in exported.deliveries.items():
        told = pick(_WORDS["exported"], lang).format(target=name, count=delivery.rows)
        print(f"{told}  {_listed(delivery.files)}", file=stream)
        _show_delivery(name, len(delivery.left_out), len(delivery.changed), delivery.files, lang, stream)
    for note in exported.notes:
        print(note, file=stream)
    print(f"{pick(_WORDS['files'], lang)}: {exported.folder}/", file=stream)


def _show_delivery(
    target: str, left_out: int, changed: int, files: Sequence[str], lang: Lang, stream: TextIO
) -> None:
    for key, count in (("left_out", left_out), ("changed", changed)):
        if count:
            print(pick(_WORDS[key], lang).format(target=target, count=count, file=files[-1]), file=stream)


def _listed(files: Sequence[str]) -> str:
    """Name files; of many the first and the last two, which are the last piece and the list of problems."""
    return ", ".join(files if len(files) <= _MANY else (files[0], "…", *files[-2:]))


def _show_top(done: Done, title: str, stream: TextIO) -> None:
    leads = done.people[done.people["outcome"] == "lead"]
    top = leads.assign(order=-leads["score"]).sort_values(["order", "due", "name"], kind="stable").head(5)
    if len(top):
        print(f"{title}:", file=stream)
    for person in top.itertuples():
        print(
            _plain(f"  {person.tier} {person.score:>3}  {person.name}  {person.company}  {person.reason}"),
            file=stream,
        )


def _plain(text: str) -> str:
    """Take out what a terminal would obey."""
    return "".join(char for char in text if char.isprintable() or char == " ")
