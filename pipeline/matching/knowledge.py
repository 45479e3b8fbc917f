"""Everything the engine knows before it sees a list: names, companies, titles, places, and the weights."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.weights import Weights
from pipeline.text.company import CompanyNames
from pipeline.text.junk import JunkPatterns
from pipeline.text.place import Places
from pipeline.text.title import Titles


@dataclass(frozen=True)
class Knowledge:
    """What `matching` needs of the rules, in one frozen argument."""

    names: NameLexicon
    companies: CompanyNames
    titles: Titles
    places: Places
    junk: JunkPatterns
    weights: Weights
