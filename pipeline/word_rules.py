"""What the rules know of everything else people type: companies, places, titles, junk, refusals, headers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.readers.statuses import DECLINED, REFUNDED, VOID
from pipeline.rule_files import read_settings
from pipeline.rule_source import RuleSource
from pipeline.text.answer_words import AnswerWords
from pipeline.text.company import CompanyNames
from pipeline.text.contact_questions import ContactQuestions
from pipeline.text.industry import Industries
from pipeline.text.junk import JunkPatterns
from pipeline.text.mail_domains import MailDomains
from pipeline.text.non_target import NonTargets
from pipeline.text.place import Places
from pipeline.text.refusal import Refusals
from pipeline.text.stories import Stories
from pipeline.text.title import Titles

if TYPE_CHECKING:
    from pipeline.events.attendance_engagement import EngagementWords
    from pipeline.readers.headers import HeaderWords

#: What knows of places is built from, in this order.
PLACES = ("places.csv", "place_aliases.csv", "world_cities.csv", "countries.csv", "mobile_areas.csv")


class WordRules(RuleSource):
    """The lexicons of words, each built when first asked for."""

    @cached_property
    def junk(self) -> JunkPatterns:
        """What people type when they do not mean it."""
        return JunkPatterns.from_settings(self._read("junk.toml", read_settings))

    @cached_property
    def stories(self) -> Stories:
        """Names and words of one story, which no two cells of a real row share."""
        return Stories.from_rows(self._rows("stories.csv"))

    @cached_property
    def non_targets(self) -> NonTargets:
        """People who are real and are not whom the team sells to."""
        return NonTargets.from_settings(self._read("non_target.toml", read_settings))

    @cached_property
    def withdrawals(self) -> NonTargets:
        """How people say that they come no more, and what a platform or an organiser notes down of it."""
        return NonTargets.from_settings(
            self._read("withdrawals.toml", read_settings), "withdrawals.toml", (VOID, REFUNDED, DECLINED)
        )

    @cached_property
    def refusals(self) -> Refusals:
        """How people say that they want no contact."""
        return Refusals.from_settings(self._read("refusals.toml", read_settings))

    @cached_property
    def answer_words(self) -> AnswerWords:
        """What people type where they were asked to choose."""
        return AnswerWords.from_rows(self._rows("answer_words.csv"))

    @cached_property
    def places(self) -> Places:
        """Countries, provinces and cities."""
        return Places.from_rows(*map(self._rows, PLACES))

    @cached_property
    def countries(self) -> dict[str, tuple[str, str]]:
        """The name of each country in Chinese and English, by its ISO code."""
        return {row["code"]: (row["zh"], row["en"]) for row in self._rows("countries.csv")}

    @cached_property
    def companies(self) -> CompanyNames:
        """Legal forms, trade words and well-known companies."""
        return CompanyNames.from_rows(
            self._rows("legal_forms.csv"),
            self._rows("known_companies.csv"),
            self.places,
            self._rows("company_words.csv"),
        )

    @cached_property
    def mail_domains(self) -> MailDomains:
        """Free and throw-away mail domains, and mailboxes that are no person's."""
        return MailDomains.from_rows(*map(self._rows, ("mail_domains.csv", "role_mailboxes.csv")))

    @cached_property
    def industries(self) -> Industries:
        """The industries and the words that tell them."""
        return Industries.from_rows(*map(self._rows, ("industries.csv", "industry_words.csv")))

    @cached_property
    def industry_names(self) -> dict[str, tuple[str, str]]:
        """The name of each industry in Chinese and English, by its code."""
        return {row["code"]: (row["zh"], row["en"]) for row in self._rows("industries.csv")}

    @cached_property
    def titles(self) -> Titles:
        """Job titles."""
        return Titles.from_rows(self._rows("titles.csv"))

    @cached_property
    def contact_questions(self) -> ContactQuestions:
        """What forms ask about contact."""
        return ContactQuestions.from_settings(self._read("contact_questions.toml", read_settings))

    @cached_property
    def headers(self) -> HeaderWords:
        """Headers of sign-up sheets."""
        from pipeline.readers.headers import HeaderWords  # all the readers come with it

        rows = self._rows("headers.csv")
        return HeaderWords.from_rows(
            rows, self.contact_questions, lambda cell: bool(self.places.find(cell).city)
        )

    @cached_property
    def engagement(self) -> EngagementWords:
        """Headers of attendance reports that tell what people did there."""
        from pipeline.events.attendance_engagement import EngagementWords  # the readers come with it too

        return EngagementWords.from_rows(self._rows("engagement.csv"))
