"""The daily run: put into a real cron where there is one, and word for word into the others."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from guests import guest, invite
from test_cli import Rollcall, one_line, rollcall  # noqa: F401  (a fixture)

import cli
from pipeline.errors import InputError, OutputError
from pipeline.events.store import open_store
from pipeline.scheduling import scheduler_named
from pipeline.scheduling.cron import Cron
from pipeline.scheduling.daily import Daily, Ended, make_daily
from pipeline.scheduling.systemd import Systemd
from pipeline.scheduling.windows import Windows

PROGRAM = Path("/srv/roll call/cli.py")


def daily(home: Path, at: dt.time = dt.time(8, 5), rules: Path | None = None) -> Daily:
    """Describe a daily run."""
    return make_daily(PROGRAM, "/usr/bin/python3", at, home, rules, 1)


class Machine:
    """A machine's programs: notes what was run, answers as told, and keeps a crontab."""

    def __init__(self, *answers: Ended) -> None:
        self.ran: list[tuple[str, ...]] = []
        self.answers = list(answers)
        self.table: str | None = None

    def __call__(self, words: Sequence[str], text: str) -> Ended:
        self.ran.append(tuple(words))
        if self.answers:
            return self.answers.pop(0)
        if words[0] != "crontab":
            return Ended(0, "", "")
        if words[1] == "-l":
            return (
                Ended(0, self.table, "") if self.table is not None else Ended(1, "", "no crontab for lin\n")
            )
        self.table = text if words[1] == "-" else None
        return Ended(0, "", "")


# cron


def test_cron_gets_one_line_whatever_it_is_asked_and_keeps_those_of_others(tmp_path: Path) -> None:
    machine = Machine()
    machine.table = "# mine\nMAILTO=lin\n*/5 * * * * true # rollcall\n"
    before, cron = machine.table, Cron(machine)
    early, late = daily(tmp_path), daily(tmp_path, dt.time(17, 30))
    assert not cron.is_installed(early)
    for wanted in (early, early, late, late):
        cron.install(wanted)
        assert cron.is_installed(wanted)
    assert machine.table == before + cron.text(late) + "\n"
    other = daily(tmp_path / "other")
    cron.install(other)
    assert cron.is_installed(late)
    assert cron.remove(early)
    assert machine.table == before + cron.text(other) + "\n"
    assert cron.remove(other)
    assert not cron.remove(other)
    assert machine.table == before


def test_cron_is_left_without_a_table_when_it_had_none(tmp_path: Path) -> None:
    machine = Machine()
    cron = Cron(machine)
    cron.install(daily(tmp_path))
    assert cron.remove(daily(tmp_path))
    assert machine.table is None


def test_a_line_for_cron_says_when_and_hides_what_cron_would_read(tmp_path: Path) -> None:
    line = Cron(Machine()).text(daily(tmp_path / "50% off", rules=tmp_path / "it's"))
    assert line.startswith("5 8 * * * umask 077; /usr/bin/python3 '/srv/roll call/cli.py' remind --home ")
    assert r"50\% off" in line
    assert "%" not in line.replace(r"\%", "")


def test_a_cron_that_refuses_is_told_and_nothing_changed(tmp_path: Path) -> None:
    refused = Ended(1, "", "You (lin) are not allowed to use this program (crontab)\n")
    with pytest.raises(OutputError, match="not allowed to use this program"):
        Cron(Machine(refused)).install(daily(tmp_path))


@pytest.fixture
def crontab(tmp_path: Path) -> Iterator[None]:
    """Keep the crontab of whoever runs the tests, and put it back."""
    if shutil.which("crontab") is None:
        pytest.skip("cron is not installed")
    before = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)
    yield
    if before.returncode:
        subprocess.run(["crontab", "-r"], capture_output=True, check=False)
    else:
        subprocess.run(["crontab", "-"], input=before.stdout, text=True, check=True)


def table() -> list[str]:
    """Read the real crontab."""
    return subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False).stdout.splitlines()


@pytest.mark.usefixtures("crontab")
def test_a_real_cron_takes_the_line_and_the_line_makes_the_reminders(
    rollcall: Rollcall,  # noqa: F811
    tmp_path: Path,
) -> None:
    home = tmp_path / "50% of Anna's home"
    with open_store(home) as store:
        # an event in the year 9998: whatever the day is, it is not due, and an overdue one is told
        invite(store, "Far", dt.date(9998, 1, 1), {"p1": guest(name="Ben", phone="+8613900000001")})
    others = table()
    for _ in range(2):
        installed = rollcall("schedule", "install", "--home", home, "--at", "07:45", "--using", "cron")
        assert installed.code == 0
        assert "every day at 07:45" in installed.out
    mine = [line for line in table() if line not in others]
    assert len(mine) == 1
    assert rollcall("schedule", "show", "--home", home, "--at", "07:45", "--using", "cron").out.endswith(
        "installed\n"
    )
    schedule, command = " ".join(mine[0].split(" ")[:5]), mine[0].split(" ", 5)[5].replace(r"\%", "%")
    assert schedule == "45 7 * * *"
    bare = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "LOGNAME": "x"}
    subprocess.run(["/bin/sh", "-c", command], env=bare, cwd=tmp_path, check=True)  # as cron runs it
    log = home / "remind.log"
    assert "no reminder is due" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600
    assert rollcall("schedule", "remove", "--home", home, "--using", "cron").out == "removed\n"
    assert rollcall("schedule", "remove", "--home", home, "--using", "cron").out == "nothing to remove\n"
    assert table() == others


# systemd


def test_systemd_gets_a_timer_and_a_service_and_loses_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    machine = Machine()
    systemd, wanted = Systemd(machine), daily(tmp_path / '50% "x" $y')
    assert not systemd.remove(wanted)
    systemd.install(wanted)
    systemd.install(wanted)
    assert systemd.is_installed(wanted)
    assert not systemd.is_installed(daily(tmp_path / '50% "x" $y', dt.time(9)))
    units = {path.suffix: path.read_text(encoding="utf-8") for path in (tmp_path / "config").rglob("*.*")}
    assert "OnCalendar=*-*-* 08:05:00\nPersistent=true\n" in units[".timer"]
    assert f'"{tmp_path}/50%% \\"x\\" $$y"' in units[".service"]
    assert machine.ran[-1] == ("systemctl", "--user", "enable", "--now", f"{wanted.name}.timer")
    assert systemd.remove(wanted)
    assert not [path for path in (tmp_path / "config").rglob("*") if path.is_file()]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_the_units_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    wanted = make_daily(Path(cli.__file__), sys.executable, dt.time(8), tmp_path / "50% home", None, 1)
    Systemd(Machine()).install(wanted)
    units = sorted(str(path) for path in (tmp_path / "config").rglob(f"{wanted.name}.*"))
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    checked = subprocess.run(
        ["systemd-analyze", "--user", "verify", *units],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert not [line for line in checked.stderr.splitlines() if wanted.name in line]


# Windows


def test_windows_gets_one_task(tmp_path: Path) -> None:
    machine = Machine()
    windows, wanted = Windows(machine), daily(Path("/h"))
    windows.install(wanted)
    (made,) = machine.ran
    assert made[:7] == ("schtasks", "/Create", "/F", "/SC", "DAILY", "/ST", "08:05")
    assert made[-1] == '/usr/bin/python3 "/srv/roll call/cli.py" remind --home /h --days-before 1'
    assert windows.text(wanted).startswith("schtasks /Create /F /SC DAILY /ST 08:05 /TN rollcall-remind-")
    assert windows.remove(wanted)
    assert not Windows(Machine(Ended(1, "", "ERROR: not found"))).remove(wanted)
    with pytest.raises(InputError, match="261 characters"):
        windows.install(daily(tmp_path / ("x" * 250)))


# all of them


def test_each_home_has_a_run_of_its_own(tmp_path: Path) -> None:
    assert daily(tmp_path).name == daily(tmp_path, dt.time(9)).name
    assert daily(tmp_path).name != daily(tmp_path / "other").name


def test_a_path_no_scheduler_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line break"):
        daily(tmp_path / "a\n0 0 * * * rm")


def test_a_machine_without_any_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.scheduling.shutil.which", lambda name: None)
    with pytest.raises(InputError, match="neither cron nor systemd"):
        scheduler_named("auto")


def test_a_scheduler_that_is_not_here_is_told_in_one_line(
    rollcall: Rollcall,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    line = one_line(rollcall("schedule", "install", "--home", tmp_path, "--using", "windows"), 6)
    assert "schtasks: cannot be run" in line


def test_a_time_that_is_none_is_a_wrong_command_line(rollcall: Rollcall, tmp_path: Path) -> None:  # noqa: F811
    ended = rollcall("schedule", "show", "--home", tmp_path, "--at", "8 o'clock")
    assert (ended.code, ended.out) == (2, "")
