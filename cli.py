"""Rollcall's command line: arguments in, one call, results out. The only place that prints or exits."""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from pipeline import __version__
from pipeline.errors import InputError
from pipeline.options import CAMPAIGN, DAYS_BEFORE, HOME, RULES, TO, Day, Pair, Region, Time

if TYPE_CHECKING:
    from pipeline.labels import Lang
    from pipeline.scheduling.daily import Daily

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rollcall")
def cli() -> None:
    """Turn raw event sign-up sheets into a list a sales team can call."""


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--event", default="", help="The event's name; by default the first file's name.")
@click.option("--event-date", type=Day(), help="The day of the event.")
@click.option(
    "--crm",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A CRM export to see who is known; repeatable.",
)
@TO
@CAMPAIGN
@click.option("--map", "mapping", multiple=True, type=Pair(), help="Say what a column is; repeatable.")
@click.option("--encoding", help="The encoding of text files, when it cannot be told.")
@RULES
@click.option(
    "--answers", type=click.Path(path_type=Path), help="A workbook of ours with Review and Dropped answers."
)
@click.option("--on", type=Day(), help="The day the run is for; by default today.")
@HOME
@click.option(
    "--lang",
    type=click.Choice(["auto", "zh", "en"]),
    default="auto",
    show_default=True,
    help="Language of the sheets.",
)
@click.option(
    "--region",
    type=Region(),
    default="CN",
    show_default=True,
    help="Country of phone numbers without a country code.",
)
@click.option("--check", is_flag=True, help="Show what was found in the files and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print summary.json and nothing else.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def process(
    files: tuple[Path, ...],
    crm: tuple[Path, ...],
    to: str,
    mapping: tuple[tuple[str, str], ...],
    on: dt.date | None,
    check: bool,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Read sign-up sheets; write the follow-up workbook, the machine files, the CRM files and an archive."""
    from pipeline import process as job
    from pipeline.terminal import progress, show_check, show_done

    targets = _targets(to)
    request = job.Request(
        files=files,
        crm=crm,
        targets=targets,
        mapping=dict(mapping),
        on=on or dt.date.today(),
        **options,
    )
    if check:
        show_check(job.look(request), sys.stdout)
        return
    with progress(sys.stderr, hidden=quiet or as_json) as watch:
        done = job.process(request, watch)
    if as_json:
        click.echo(json.dumps(done.summary, ensure_ascii=False, indent=2))
    elif not quiet:
        show_done(done, sys.stdout)


@cli.command()
@click.argument("event")
@TO
@CAMPAIGN
@RULES
@HOME
@click.option(
    "--lang",
    type=click.Choice(["auto", "zh", "en"]),
    default="auto",
    show_default=True,
    help="Language of the reasons why somebody is not delivered.",
)
def export(event: str, to: str, campaign: str, rules: Path | None, home: Path, lang: str) -> None:
    """Write the leads of EVENT, as its last run left them, into the files other systems import."""
    from pipeline import export as job
    from pipeline.terminal import show_exported

    exported = job.export(event, _targets(to), home=home, rules=rules, campaign=campaign, lang=lang)
    show_exported(exported, sys.stdout)


@cli.command()
@click.argument("event")
@click.argument("who")
@click.argument("other", required=False)
@HOME
@RULES
def explain(event: str, who: str, other: str | None, home: Path, rules: Path | None) -> None:
    """Say why somebody is where they are; with OTHER, why two are, or are not, one person.

    WHO and OTHER are a row id (r12), a person id, a phone, an e-mail or a name.
    """
    from pipeline import explain as job
    from pipeline.known import Known
    from pipeline.publish import folder_name
    from pipeline.rules import load_rules

    files = job.Files(home / folder_name(event))
    if other is None:
        lines = job.explain_person(files, who)
    else:
        lines = job.explain_pair(files, who, other, load_rules(rules), Known(on=dt.date.today()))
    for line in lines:
        _say(line)


@cli.command()
@click.argument("event")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--on", type=Day(), help="The day it is recorded on; by default today.")
@click.option("--overwrite", is_flag=True, help="Where two sheets disagree, let these hold.")
@HOME
@RULES
def record(
    event: str, files: tuple[Path, ...], on: dt.date | None, overwrite: bool, home: Path, rules: Path | None
) -> None:
    """Take back sheets that callers have filled in: results, next steps, answers, corrections."""
    from pipeline.events.recording import record as job
    from pipeline.record_words import recorded_lines
    from pipeline.rules import load_rules

    done = job(home, event, files, load_rules(rules), on or dt.date.today(), overwrite=overwrite)
    for line in recorded_lines(done):
        _say(line)


@cli.command()
@click.argument("who")
@HOME
@click.option("--lang", type=click.Choice(["zh", "en"]), default="en", show_default=True, help="Language.")
@RULES
def show(who: str, home: Path, lang: Lang, rules: Path | None) -> None:
    """Show everything that is kept about a person, at every event.

    WHO is a person id, a phone, an e-mail or a name.
    """
    from pipeline.events.persons import one_person
    from pipeline.events.showing import person_lines
    from pipeline.events.store import existing_store
    from pipeline.rules import load_rules

    with existing_store(home) as store, store.reading() as db:
        person = one_person(db, who)
        for line in person_lines(db, person, lang, load_rules(rules).callback):
            _say(line)


@cli.command()
@click.argument("number", type=int)
@click.option("--on", type=Day(), help="The day it is taken back on; by default today.")
@HOME
def undo(number: int, on: dt.date | None, home: Path) -> None:
    """Take back a merge or a split of people; `show` gives its number. The next `process` obeys."""
    from pipeline.events.book import begin_run
    from pipeline.events.store import existing_store
    from pipeline.events.undoing import undo_change

    with existing_store(home) as store, store.writing() as db:
        change = undo_change(db, number, begin_run(db, "undo", on or dt.date.today()))
    _say(f"{change.kind} {number} of {change.person} and {change.other} is taken back; run `process` again")


@cli.command()
@click.argument("who")
@HOME
@RULES
def allow(who: str, home: Path, rules: Path | None) -> None:
    """Let a person be contacted again who opted out, because they said so or because it was a mistake."""
    from pipeline.events.allowing import allow_person
    from pipeline.events.book import begin_run
    from pipeline.events.persons import one_person
    from pipeline.events.store import existing_store
    from pipeline.rules import load_rules

    with existing_store(home) as store, store.writing() as db:
        person = one_person(db, who)
        done = allow_person(db, person, load_rules(rules), begin_run(db, "allow", dt.date.today()))
    _say(
        f"{person}: {done.lines} opt-outs are taken back; "
        "a box that is ticked, optout.csv or a CRM that still says so opts them out again"
    )
    if done.remarks:
        _say(f"what they wrote when they signed up ({done.remarks}) no longer counts; run `process` again")


@cli.command()
@click.argument("who")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--on", type=Day(), help="The day it is done on; by default today.")
@HOME
def erase(who: str, yes: bool, on: dt.date | None, home: Path) -> None:
    """Forget a person: everything about them leaves the store, and they are not called again."""
    from pipeline.events.book import begin_run
    from pipeline.events.erasing import erase_person
    from pipeline.events.persons import one_person
    from pipeline.events.store import existing_store

    with existing_store(home) as store:
        with store.reading() as db:
            person = one_person(db, who)
        if not yes:
            click.confirm(f"Forget {person}? This cannot be undone", abort=True)
        with store.writing() as db:
            erased = erase_person(db, home, person, begin_run(db, "erase", on or dt.date.today()))
    _say(
        f"{person}: {erased.lines} lines are gone; they will not be contacted if a list brings them in again"
    )
    for path in erased.files:
        _say(f"may still hold them, delete or make anew: {path}")


@cli.command()
@HOME
@RULES
def doctor(home: Path, rules: Path | None) -> None:
    """Look whether the store, the folders and the rules are in order."""
    from pipeline.events.doctor import examine

    found = list(examine(home, rules))
    for one in found:
        _say(f"{'ok' if one.is_well else '!!'}  {one.what}")
    if not all(one.is_well for one in found):
        sys.exit(5)


@cli.command()
@click.option(
    "--on", type=Day(), help="The day to remind on, of each event's own calendar; by default today."
)
@DAYS_BEFORE
@click.option("--event", default="", help="Only this event; by default every event that is due.")
@HOME
@RULES
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def remind(quiet: bool, **options: Any) -> None:
    """Make the lists of everyone to be reminded of the events that are due: phone, WeCom, SMS, e-mail."""
    from pipeline.events import remind as job
    from pipeline.terminal_events import show_reminded

    done = job.remind(job.Request(now=dt.datetime.now(dt.UTC), **options))
    if not quiet:
        show_reminded(done, sys.stdout)


@cli.command()
@click.argument("event")
@click.option("--date", type=Day(), help="The day of the event.")
@click.option("--time", help="When it starts there, or starts and ends: 09:30, 09:30-17:00.")
@click.option("--place", help="Where it is; a link, when it is online.")
@click.option("--host", help="The colleague people can turn to.")
@click.option("--zone", help="The time zone of the event, e.g. Europe/Berlin; by default Asia/Shanghai.")
@click.option(
    "--status", type=click.Choice(["planned", "held", "cancelled"]), help="What became of the event."
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help="The language of its messages and sheets.")
@click.option("--on", type=Day(), help="The day the run is for; by default today.")
@HOME
@RULES
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def plan(on: dt.date | None, quiet: bool, **options: Any) -> None:
    """Say when and where an event is and who is its host; lay out its goals and tasks in plan.xlsx."""
    from pipeline.events import plan as job
    from pipeline.terminal_events import show_plan

    planned = job.plan(job.Request(on=on or dt.date.today(), **options))
    if not quiet:
        show_plan(planned, sys.stdout)


@cli.command()
@click.argument("event")
@click.option("--on", type=Day(), help="The day the report is of; by default today.")
@HOME
@RULES
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def report(event: str, on: dt.date | None, home: Path, rules: Path | None, quiet: bool) -> None:
    """Hold results against goals: the funnel, by channel, city, industry and tier, and what to change."""
    from pipeline.events import report as job
    from pipeline.rules import load_rules
    from pipeline.terminal_events import show_report

    made = job.report(home, event, load_rules(rules), on or dt.date.today())
    if not quiet:
        show_report(made, sys.stdout)


@cli.group()
def schedule() -> None:
    """Have `remind` run every day: cron, systemd or the Windows Task Scheduler."""


def _scheduled(*, removing: bool = False) -> Callable[[Command], Command]:
    """Add the options by which a daily run is described; to take it away its home is enough."""
    described = (
        click.option(
            "--at", type=Time(), default="08:00", show_default=True, help="When, by the clock here."
        ),
        DAYS_BEFORE,
        RULES,
    )
    using = click.option(
        "--using",
        type=click.Choice(["auto", "cron", "systemd", "windows"]),
        default="auto",
        show_default=True,
        help="What runs it; auto takes what this machine has.",
    )

    def add(command: Command) -> Command:
        for option in (HOME, using, *(() if removing else described)):
            command = option(command)
        return command

    return add


def _daily(home: Path, at: dt.time = dt.time(8), rules: Path | None = None, days_before: int = 1) -> Daily:
    from pipeline.scheduling.daily import make_daily

    return make_daily(Path(__file__).resolve(), sys.executable, at, home, rules, days_before)


@schedule.command("show")
@_scheduled()
def schedule_show(using: str, **options: Any) -> None:
    """Show what would be put in place, and whether it is; change nothing."""
    from pipeline.scheduling import scheduler_named

    scheduler, daily = scheduler_named(using), _daily(**options)
    for line in scheduler.text(daily).splitlines():
        _say(line)
    _say(
        "installed" if scheduler.is_installed(daily) else "not installed; `schedule install` puts it in place"
    )


@schedule.command("install")
@_scheduled()
def schedule_install(using: str, **options: Any) -> None:
    """Put the daily run in place, instead of the one there is for this home; others' lines stay."""
    from pipeline.publish import private_folder
    from pipeline.scheduling import scheduler_named

    scheduler, daily = scheduler_named(using), _daily(**options)
    private_folder(daily.home)
    scheduler.install(daily)
    _say(f"installed: every day at {daily.at:%H:%M}; what it says goes to {daily.log}")
    if os.environ.get("ROLLCALL_STORE"):
        _say("note: ROLLCALL_STORE is set here; the scheduled run needs it too")


@schedule.command("remove")
@_scheduled(removing=True)
def schedule_remove(using: str, home: Path) -> None:
    """Take the daily run of this home away; others' lines stay."""
    from pipeline.scheduling import scheduler_named

    removed = scheduler_named(using).remove(_daily(home))
    _say("removed" if removed else "nothing to remove")


@cli.command()
@click.argument("event")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--covers-all", is_flag=True, help="Whoever the report does not name did not come; by default unknown."
)
@click.option("--replaces", default="", help="The name of an earlier report that this one corrects.")
@click.option("--map", "mapping", multiple=True, type=Pair(), help="Say what a column is; repeatable.")
@click.option("--encoding", help="The encoding of text files, when it cannot be told.")
@RULES
@click.option("--on", type=Day(), help="The day the run is for; by default today.")
@HOME
@click.option(
    "--region",
    type=Region(),
    default="",
    help="Country of phone numbers without a country code; by default where most who registered have theirs.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def attend(mapping: tuple[tuple[str, str], ...], on: dt.date | None, quiet: bool, **options: Any) -> None:
    """Record who came, and for how long, from the platform's attendance reports of an event."""
    from pipeline.attendance_words import summary_of
    from pipeline.events import attendance as job

    done = job.attend(job.Request(mapping=dict(mapping), on=on or dt.date.today(), **options))
    if not quiet:
        for line in summary_of(done):
            _say(line)


@cli.command()
@click.argument("event")
@click.option("--round", "number", type=int, help="Make this round again; by default the next one.")
@click.option("--on", type=Day(), help="The day the round is for; by default today.")
@RULES
@HOME
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def followup(quiet: bool, **options: Any) -> None:
    """Make the lists of the next round: who was missed, never called, or is to be called back."""
    from pipeline.events import follow_up as job
    from pipeline.round_words import summary_of

    done = job.follow_up(job.Request(today=dt.date.today(), **options))
    if not quiet:
        for line in summary_of(done):
            _say(line)


@cli.group()
def archive() -> None:
    """List, verify and restore the backups of runs."""


@archive.command("list")
@HOME
def archive_list(home: Path) -> None:
    """List the archives, oldest first, each with its size."""
    from pipeline.archive import archives

    for path in archives(home / "archives"):
        click.echo(f"{path}  {path.stat().st_size:,} bytes")


@archive.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
def archive_verify(file: Path) -> None:
    """Check every byte of an archive against its seal and its manifest."""
    from pipeline.archive import verify

    verified = verify(file)
    _say(
        f"{file}: whole. {verified.event}, made {verified.made} by version {verified.version}, "
        f"{len(verified.parts)} parts"
    )


@archive.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", required=True, type=click.Path(path_type=Path), help="An empty or new folder.")
def archive_restore(file: Path, into: Path) -> None:
    """Verify an archive, then unpack it into a folder."""
    from pipeline.archive import restore

    verified = restore(file, into)
    _say(f"{into}: {len(verified.parts)} files of {verified.event}, as they were on {verified.made}")


@cli.group()
def rules() -> None:
    """Check and show the rules."""


@rules.command("check")
@RULES
def rules_check(rules: Path | None) -> None:
    """Load every rule file and try every pattern on its own examples."""
    from pipeline.rules import load_rules

    checked = load_rules(rules, everything=True)
    for note in checked.notes:
        _say(f"note: {note}")
    click.echo(f"{len(checked.files)} rule files are right")


@rules.command("show")
@RULES
def rules_show(rules: Path | None) -> None:
    """List the rule files: whose each is, and how many entries it holds."""
    from pipeline.rules import load_rules

    for shown in load_rules(rules).shown():
        click.echo(f"{shown.name:24} {shown.origin:8} {shown.entries:6}")


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Lay out your team's lists and settings in FOLDER, ready to fill in; nothing there is overwritten."""
    from pipeline.lay_out import lay_out

    for path in lay_out(folder):
        click.echo(path)


def _targets(text: str) -> tuple[str, ...]:
    """Read --to; a target nobody knows is a slip of the command line."""
    from pipeline.export import targets_named

    try:
        return targets_named(text)
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="--to") from None


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Leave cycles alone until the program ends: it makes millions of small values and none.

    Looking for them costs a fifth of a run; what is frozen is not looked at when Python shuts down either.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()


def _say(line: str) -> None:
    """Print one line without what a terminal would obey (escape sequences, bidirectional marks)."""
    click.echo("".join(char for char in line if char.isprintable() or char == " "))


def _interrupted(number: int, frame: object) -> NoReturn:
    raise SystemExit(128 + number)


def main() -> NoReturn:
    """Run the program: click's own errors exit 2, a user's 3 to 6, an interruption 130 or 143."""
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        with _not_collecting():
            code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted; nothing half-written", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except InputError as error:
        for problem in error.problems:
            click.echo(f"rollcall: {problem}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; there is nobody to tell
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
