"""The whole of Rollcall on one screen: the stages in order, and what they make."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.batch import Batch, Watch
from pipeline.known import Known
from pipeline.merge import merge
from pipeline.readers import Reading
from pipeline.rules import Rules
from pipeline.stages.correct import correct
from pipeline.stages.decide import decide
from pipeline.stages.enrich import enrich
from pipeline.stages.link import link
from pipeline.stages.match import match
from pipeline.stages.recall import recall
from pipeline.stages.remember import remember
from pipeline.stages.score import score
from pipeline.stages.screen import screen
from pipeline.stages.tidy import tidy

ROW_STAGES = (tidy, screen, match, recall)
PERSON_STAGES = (correct, link, remember, enrich, score, decide)


@dataclass(frozen=True)
class Outcome:
    """What a run made: the rows as they were judged, and the people they are."""

    rows: Batch
    people: Batch


def run(reading: Reading, rules: Rules, known: Known, watch: Watch | None = None) -> Outcome:
    """Take the rows of `reading` through every stage.

    Raises:
        StageError: a stage broke the contract, or the balance does not hold: a bug of ours.
    """
    rows = reading.batch.through(ROW_STAGES, rules, known, watch)
    people = merge(rows).through(PERSON_STAGES, rules, known, watch)
    return Outcome(rows, people)
