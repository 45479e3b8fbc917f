"""Everything the team can change, read once, checked whole, frozen.

Lexicons are built when first asked for, so that a run pays only for what it uses. Settings and whatever the
team brought are checked at once: every problem of every file comes in one error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from pipeline.callback import Callback
from pipeline.errors import RulesError
from pipeline.event_rules import EVENT_FILES, EventRules, event_rules
from pipeline.export_settings import Exports
from pipeline.matching.knowledge import Knowledge
from pipeline.matching.weights import Weights
from pipeline.name_rules import NameRules
from pipeline.rounds import Rounds
from pipeline.rule_checks import wrong_in
from pipeline.rule_files import SHIPPED, RuleFile, gather
from pipeline.scoring import Scoring
from pipeline.team.followers import Followers
from pipeline.team.headers import TeamHeaders
from pipeline.team.known_names import KnownNames
from pipeline.team.lists import KINDS, TeamList
from pipeline.team.owners import Owner, read_owners
from pipeline.team.shelf import Shelf
from pipeline.text.clean import normal
from pipeline.text.phone import is_callable, read_phones
from pipeline.word_rules import PLACES, WordRules

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
    "places": PLACES,
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
class Rules(NameRules, WordRules):
    """The rules of a run: the words of the files, the settings, the team's own lists."""

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What the team should hear about their files; nothing here stops a run."""
        return (*self.file_notes, *self._shelf.notes(), *read_owners(self._lines("owners.csv"))[1])

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
    def identity(self) -> Knowledge:
        """All that telling one person from another needs."""
        return Knowledge(self.names, self.companies, self.titles, self.places, self.junk, self.matching)

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
    def houses(self) -> frozenset[str]:
        """The Chinese short names of all companies listed."""
        return frozenset().union(*(self._shelf.take(name).short_names for name in KINDS))

    @cached_property
    def owners(self) -> tuple[Owner, ...]:
        """Who looks after whom, in the order of the list."""
        return read_owners(self._lines("owners.csv"))[0]

    @cached_property
    def _shelf(self) -> Shelf:
        names = KnownNames(self.companies, self.mail_domains, lambda name: self.names.share(name))
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
