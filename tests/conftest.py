"""Runs that several test files look at, each made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
import stores
from cases import Case, Processed
from staged import with_lists
from typed_sheets import DAY, listed

from pipeline.events.store import VARIABLE, Store, open_store
from pipeline.process import Done, Request, process


@pytest.fixture(scope="session")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Processed:
    """Give a function that processes a sample list, the first time it is asked for."""

    @cache
    def run(case: Case) -> Done:
        return process(case.request(tmp_path_factory.mktemp(case.name)))

    return run


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Give the URL of a PostgreSQL that runs for these tests alone."""
    if stores.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with stores.server() as url:
        yield url


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what needs a `home` on every store; on one where no store can decide the answer (`one_store`)."""
    if "home" in metafunc.fixturenames:
        one = metafunc.definition.get_closest_marker("one_store")
        metafunc.parametrize("home", stores.KINDS[:1] if one else stores.KINDS, indirect=True)


@pytest.fixture
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a home folder whose store is new: once on SQLite, once on PostgreSQL."""
    monkeypatch.delenv(VARIABLE, raising=False)
    if request.param == "postgresql":
        monkeypatch.setenv(VARIABLE, stores.fresh(request.getfixturevalue("postgresql")))
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """Give the open store of `home`."""
    with open_store(home) as opened:
        yield opened


@pytest.fixture
def one_competitor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the rules once for all tests; the team has one competitor."""
    rules = with_lists(competitors="竞品\n黑湖科技\n")
    monkeypatch.setattr("pipeline.process.load_rules", lambda *_: rules)


@pytest.fixture
def made(home: Path, tmp_path: Path) -> Callable[..., Done]:
    """Give a function that processes a list of some people."""

    def process_people(count: int = 6, more: Sequence[str] = ()) -> Done:
        source = tmp_path / "spring.csv"
        lines = ["姓名,手机,邮箱,公司,职位", *listed(count), *more]
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return process(Request(files=(source,), on=DAY, home=home))

    return process_people
