"""What the rules know of people's names: how they are written, spelled, shortened and mistaken."""

from __future__ import annotations

from functools import cached_property

from pipeline.matching.lexicon import NameLexicon, shares
from pipeline.matching.romanised import Romanised
from pipeline.matching.transcriptions import read_transcriptions
from pipeline.rule_source import RuleSource
from pipeline.text import spellings
from pipeline.text.person import PersonNames


class NameRules(RuleSource):
    """The lexicons of names, each built when first asked for."""

    @cached_property
    def person_names(self) -> PersonNames:
        """Surnames and forms of address."""
        return PersonNames.from_rows(*map(self._rows, ("surnames.csv", "honorifics.csv")))

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
    def japanese_surnames(self) -> frozenset[str]:
        """The surnames of Japan that the list has: its commonest."""
        return frozenset(row["surname"] for row in self._rows("surnames.csv") if row["language"] == "ja")

    @cached_property
    def names(self) -> NameLexicon:
        """What telling one person from another needs to know of names."""
        words = self.person_names.words
        return NameLexicon(
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
