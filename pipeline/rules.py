"""Everything the team can change, read once, checked whole, frozen.

Lexicons are built when first asked for, so that a run pays only for what it uses. Settings and whatever the
team brought are checked at once: every problem of every file comes in one error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from pipeline.callback import Callback
from pipeline.errors import RulesError
from pipeline.event_rules import EVENT_FILES, EventRules, event_rules
from pipeline.export_settings import Exports
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.lexicon import NameLexicon, shares
from pipeline.matching.romanised import Romanised
from pipeline.matching.transcriptions import read_transcriptions
from pipeline.matching.weights import Weights
from pipeline.readers.statuses import DECLINED, REFUNDED, VOID
from pipeline.rounds import Rounds
from pipeline.rule_checks import Shown, entries_of, wrong_in
from pipeline.rule_files import (
    SHIPPED,
    Line,
    RuleFile,
    digest,
    gather,
    read_as,
    read_header,
    read_lines,
    read_rows,
    read_settings,
    shipped_rules,
)  # fmt: skip
from pipeline.scoring import Scoring
from pipeline.team.followers import Followers
from pipeline.team.headers import TeamHeaders
from pipeline.team.known_names import KnownNames
from pipeline.team.lists import KINDS, TeamList
from pipeline.team.owners import Owner, read_owners
from pipeline.team.shelf import Shelf
from pipeline.text import spellings
from pipeline.text.answer_words import AnswerWords
from pipeline.text.clean import normal
from pipeline.text.company import CompanyNames
from pipeline.text.contact_questions import ContactQuestions
from pipeline.text.industry import Industries
from pipeline.text.junk import JunkPatterns
from pipeline.text.mail_domains import MailDomains
from pipeline.text.non_target import NonTargets
from pipeline.text.person import PersonNames
from pipeline.text.phone import is_callable, read_phones
from pipeline.text.place import Places
from pipeline.text.refusal import Refusals
from pipeline.text.stories import Stories
from pipeline.text.title import Titles

if TYPE_CHECKING:
    from pipeline.events.attendance_engagement import EngagementWords
    from pipeline.readers.headers import HeaderWords

Settings = TypeVar("Settings", bound=BaseModel)
Answer = TypeVar("Answer")
Rows = list[dict[str, str]]

#: What is built from which files; checked by name, in this order.
PARTS: Mapping[str, tuple[str, ...]] = {
    "scoring": ("scoring.toml",),
    "callback": ("callback.toml",),
    "rounds": ("rounds.toml",),
    "matching": ("matching.toml",),
    "exports": ("exports.toml",),
    "events": EVENT_FILES,
    "junk": ("junk.toml",),
    "stories": ("stories.csv",),
    "non_targets": ("non_target.toml",),
    "withdrawals": ("withdrawals.toml",),
    "refusals": ("refusals.toml",),
    "answer_words": ("answer_words.csv",),
    "places": ("places.csv", "place_aliases.csv", "world_cities.csv", "countries.csv", "mobile_areas.csv"),
    "countries": ("countries.csv",),
    "companies": ("legal_forms.csv", "known_companies.csv", "company_words.csv"),
    "mail_domains": ("mail_domains.csv", "role_mailboxes.csv"),
    "industries": ("industries.csv", "industry_words.csv"),
    "person_names": ("surnames.csv", "honorifics.csv"),
    "nicknames": ("nicknames.csv",),
    "look_alikes": ("look_alikes.csv",),
    "transcribed": ("transcribed_names.csv",),
    "in_parts": ("split_characters.csv",),
    "common_surnames": ("common_surnames.csv",),
    "given_names": ("given_names.csv",),
    "romanised": ("name_readings.csv",),
    "titles": ("titles.csv",),
    "contact_questions": ("contact_questions.toml",),
    "headers": ("headers.csv",),
    "engagement": ("engagement.csv",),
    "team_headers": ("team_headers.csv",),
    "followers": ("name_followers.csv",),
    "owners": ("owners.csv",),
    **{name: (kind.file,) for name, kind in KINDS.items()},
}
#: Where a number without its country code may be from: 0935-118-264 is a mobile in Taiwan, 07803 497874 in
#: Britain. Whom it binds must have the same number with its country before it.
_ABROAD = (
    *("TW", "HK", "MO", "SG", "JP", "KR", "MY", "TH", "VN", "ID", "PH", "IN", "AU", "US", "MX", "BR"),
    *("GB", "IE", "DE", "AT", "CH", "FR", "BE", "NL", "IT", "ES", "PT", "SE", "DK", "FI", "PL", "CZ", "AE"),
    *("TR", "NO", "HU", "RO", "GR", "RU", "UA", "IL", "SA", "ZA", "CA", "NZ"),
)
_ALWAYS_CHECKED = frozenset({"scoring", "owners", *KINDS})


@dataclass(frozen=True)
class Rules:
    """The rules of a run. `files` are the bytes used; `region` is where a bare number is from."""

    files: Mapping[str, RuleFile]
    region: str = "CN"
    file_notes: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """One sum over the names and bytes of all files."""
        return digest(self.files.values())

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What the team should hear about their files; nothing here stops a run."""
        return (*self.file_notes, *self._shelf.notes(), *read_owners(self._lines("owners.csv"))[1])

    def shown(self) -> list[Shown]:
        """List the files with what stands in them."""
        return [Shown(file.name, file.origin, entries_of(file)) for file in sorted(self.files.values())]

    def brought(self, part: str) -> bool:
        """Say whether the team has a hand in a part; for purely shipped ones the tests vouch."""
        files = (self.files[name] for name in PARTS[part] if name in self.files)
        return part in _ALWAYS_CHECKED or any(file.origin != SHIPPED for file in files)

    @cached_property
    def scoring(self) -> Scoring:
        """Points and tiers."""
        return self._settings("scoring.toml", Scoring)

    @cached_property
    def callback(self) -> Callback:
        """What callers say, ask and write back, per round."""
        return self._settings("callback.toml", Callback)

    @cached_property
    def rounds(self) -> Rounds:
        """When somebody is called again, and how often; codes of the team's own file must be known ones."""
        rounds = self._settings("rounds.toml", Rounds)
        theirs = self.files["rounds.toml"].origin != SHIPPED
        if theirs and (problems := rounds.unknown(self.callback)):
            raise ValueError("; ".join(problems))
        return rounds

    @cached_property
    def exports(self) -> Exports:
        """Pick-lists, SMS variables and rows per file of other systems."""
        return self._settings("exports.toml", Exports)

    @cached_property
    def events(self) -> EventRules:
        """Reminders, their words, and the tasks of a plan."""
        return event_rules(self.files)

    @cached_property
    def matching(self) -> Weights:
        """How much each piece of evidence weighs when two rows may be one person."""
        return self._settings("matching.toml", Weights)

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
        return Places.from_rows(*map(self._rows, PARTS["places"]))

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
        return MailDomains.from_rows(*map(self._rows, PARTS["mail_domains"]))

    @cached_property
    def industries(self) -> Industries:
        """The industries and the words that tell them."""
        return Industries.from_rows(*map(self._rows, PARTS["industries"]))

    @cached_property
    def person_names(self) -> PersonNames:
        """Surnames and forms of address."""
        return PersonNames.from_rows(*map(self._rows, PARTS["person_names"]))

    @cached_property
    def surname_readings(self) -> dict[str, str]:
        """How each Chinese surname is read in names (单 is shan), simplified and traditional."""
        return spellings.readings(self._rows("surnames.csv"))

    @cached_property
    def surname_variants(self) -> dict[str, frozenset[str]]:
        """How each surname in Chinese characters may be spelled in Latin letters: 陈 is chen, chan, tan."""
        return spellings.variants(self._rows("surnames.csv"))

    @cached_property
    def nicknames(self) -> dict[str, frozenset[str]]:
        """The full given names behind a short one, all lower-case: mike is michael."""
        return spellings.full_names(self._rows("nicknames.csv"))

    @cached_property
    def look_alikes(self) -> dict[str, frozenset[str]]:
        """The characters each is mistaken for when a name is copied by hand or read off a card: 候 for 侯."""
        return spellings.mistaken(self._rows("look_alikes.csv"))

    @cached_property
    def transcribed(self) -> dict[str, frozenset[str]]:
        """The Latin spellings of names from Tibet and from abroad, by their characters: 扎西 is Tashi."""
        return read_transcriptions(self._rows("transcribed_names.csv"))

    @cached_property
    def in_parts(self) -> dict[str, frozenset[str]]:
        """What people type for a character that their keyboard has not: 王君 for 珺."""
        rows = self._rows("split_characters.csv")
        return {row["character"]: frozenset(row["parts"].split(";")) for row in rows}

    def _beside_names(self, kind: str) -> frozenset[str]:
        """Return the words of one kind that stand beside names, lower-case: guest of, jr."""
        rows = self._rows("honorifics.csv")
        return frozenset(row["word"].strip().lower() for row in rows if row["kind"].strip() == kind)

    @cached_property
    def common_surnames(self) -> frozenset[str]:
        """Surnames in Latin letters that many thousands bear, lower-case."""
        return frozenset(row["surname"].strip().lower() for row in self._rows("common_surnames.csv"))

    @cached_property
    def given_names(self) -> dict[str, frozenset[str]]:
        """Given names in Latin letters ("latin"), and characters people choose for their children ("han")."""
        rows = self._rows("given_names.csv")
        return {
            script: frozenset(row["name"].lower() for row in rows if row["script"] == script)
            for script in ("latin", "han")
        }

    @cached_property
    def romanised(self) -> Romanised:
        """How characters of names are spelled in Cantonese, Hokkien, Japanese and Korean."""
        return Romanised.from_rows(self._rows("name_readings.csv"))

    @cached_property
    def identity(self) -> Knowledge:
        """All that telling one person from another needs."""
        words = self.person_names.words
        names = NameLexicon(
            surnames=self.surname_readings,
            variants=self.surname_variants,
            per_mille=shares(self._rows("surnames.csv")),
            nicknames=self.nicknames,
            given=self.given_names["latin"],
            given_characters=self.given_names["han"],
            addresses=words.after_surname | words.suffixes | words.roles | words.prefixes,
            romanised=self.romanised,
            look_alikes=self.look_alikes,
            common_surnames=self.common_surnames,
            japanese_surnames=self.japanese_surnames,
            transcribed=self.transcribed,
            in_parts=self.in_parts,
            vietnamese_surnames=frozenset(
                row["surname"] for row in self._rows("common_surnames.csv") if row["language"] == "vi"
            ),
            companions=self._beside_names("companion"),
            spouses=words.spouses,
            generations=frozenset(word.strip(".") for word in self._beside_names("generation")),
        )
        return Knowledge(names, self.companies, self.titles, self.places, self.junk, self.matching)

    @cached_property
    def japanese_surnames(self) -> frozenset[str]:
        """The surnames of Japan that the list has: its commonest."""
        return frozenset(row["surname"] for row in self._rows("surnames.csv") if row["language"] == "ja")

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

    @cached_property
    def team_headers(self) -> TeamHeaders:
        """Headers of the team's lists."""
        return TeamHeaders.from_rows(self._rows("team_headers.csv"))

    @cached_property
    def followers(self) -> Followers:
        """Words that may follow a company's short name."""
        return Followers.from_rows(self._rows("name_followers.csv"), self._is_place)

    @cached_property
    def internal(self) -> TeamList:
        """Colleagues."""
        return self._shelf.take("internal")

    @cached_property
    def optout(self) -> TeamList:
        """People and companies who want no call."""
        return self._shelf.take("optout")

    @cached_property
    def competitors(self) -> TeamList:
        """Competitors."""
        return self._shelf.take("competitors")

    @cached_property
    def partners(self) -> TeamList:
        """Partners."""
        return self._shelf.take("partners")

    @cached_property
    def key_accounts(self) -> TeamList:
        """Key accounts."""
        return self._shelf.take("key_accounts")

    @cached_property
    def owners(self) -> tuple[Owner, ...]:
        """Who looks after whom, in the order of the list."""
        return read_owners(self._lines("owners.csv"))[0]

    @cached_property
    def _shelf(self) -> Shelf:
        names = KnownNames(self.companies, self.mail_domains, lambda name: self.identity.names.share(name))
        return Shelf(self._lines, self._phones, self.team_headers, names, self.followers)

    def _phones(self, text: str) -> tuple[str, ...]:
        """Read the numbers of a list's cell; one that is none at home may be from abroad."""
        here = tuple(phone.value for phone in read_phones(text, self.region) if is_callable(phone.value))
        abroad = () if here or not text else _ABROAD
        return here or tuple(
            dict.fromkeys(
                phone.value
                for region in abroad
                for phone in read_phones(text, region)
                if is_callable(phone.value) and not phone.value.startswith("+86")
            )
        )

    def _is_place(self, text: str) -> bool:
        place = self.places.find(text)
        return bool(place.country) and place.how == normal(text)

    def _lines(self, name: str) -> list[Line]:
        return self._read(name, read_lines) if name in self.files else []

    def _rows(self, name: str) -> Rows:
        if name not in self.files:
            return []
        columns = read_header((shipped_rules() / name).read_bytes())
        return self._read(name, lambda data: read_rows(data, columns))[0]

    def _settings(self, name: str, schema: type[Settings]) -> Settings:
        return schema.model_validate(self._read(name, read_settings))

    def _read(self, name: str, how: Callable[[bytes], Answer]) -> Answer:
        return read_as(how, self.files[name])


def load_rules(
    overlay: Path | None = None,
    region: str = "CN",
    *,
    everything: bool = False,
) -> Rules:
    """Read the shipped rules with `overlay` laid over them.

    What the team has a hand in is built and checked at once; with `everything`, every part.

    Raises:
        RulesError: with every problem of every file.
    """
    files, notes, slips = gather(overlay)
    rules = _rules(tuple(files.values()), region, tuple(notes))
    parts = PARTS if everything else {name: PARTS[name] for name in PARTS if rules.brought(name)}
    if problems := [*slips, *wrong_in(rules, parts)]:
        raise RulesError(problems)
    return rules


@lru_cache(maxsize=4)
def _rules(files: tuple[RuleFile, ...], region: str, notes: tuple[str, ...]) -> Rules:
    """Build rules of the same bytes once per process: what is compiled of them is kept with them."""
    return Rules({file.name: file for file in files}, region, notes)
