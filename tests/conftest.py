"""Runs that several test files look at, each made once."""

from __future__ import annotations

from functools import cache

import pytest
from cases import Case, Processed

from pipeline.process import Done, process


@pytest.fixture(scope="session")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Processed:
    """Give a function that processes a sample list, the first time it is asked for."""

    @cache
    def run(case: Case) -> Done:
        return process(case.request(tmp_path_factory.mktemp(case.name)))

    return run
