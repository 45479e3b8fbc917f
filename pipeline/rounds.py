"""What `rules/rounds.toml` may say: how long to wait before another try, and how many tries there are.

What becomes of a person after each result is `then` in callback.toml; this adds the days.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from pipeline.callback import Callback, Code, Result, Strict

Days = Annotated[int, Field(ge=0, le=366)]


class Wait(Strict):
    """Days between a recorded result and the next try, by what callback.toml says comes then."""

    call: Days
    callback: Days


class Rounds(Strict):
    """All of rounds.toml.

    `most_tries` in a row without reaching somebody end their follow-up. The next steps in `again` ask for
    another call whatever the result, unless it was a stop. `results` has the days of single results.
    """

    most_tries: int = Field(ge=1, le=50)
    again: tuple[Code, ...] = ()
    wait: Wait
    results: Mapping[Code, Days] = Field(default_factory=dict)

    def days(self, code: str, then: str) -> int:
        """Return how many days after result `code`, which asks for `then`, somebody is tried again."""
        return self.results.get(code, self.wait.callback if then == "callback" else self.wait.call)

    def unknown(self, callback: Callback) -> list[str]:
        """Name the codes that no try follows in `callback`, each with what to do."""
        results: tuple[Result, ...] = (*callback.results, *callback.email_results)
        tried = [one.code for one in results if one.then in ("call", "callback")]
        steps = [one.code for one in callback.next_steps]
        said = [("results", code, tried) for code in self.results if code not in tried]
        said += [("again", code, steps) for code in self.again if code not in steps]
        return [
            f"{key}: '{code}' is none of those in callback.toml: {', '.join(known)}"
            for key, code, known in said
        ]
