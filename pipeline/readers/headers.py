"""What a header means: 3,800 spellings in a dozen languages, and the ways to ask for the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pipeline.columns import COLUMNS, PARTS
from pipeline.readers import header_text as spell
from pipeline.text.chinese import simplified
from pipeline.text.contact_questions import CONSENT, MARKETING, MAY, REFUSAL, WILLING, ContactQuestions

#: Columns only the readers know. `id`, `meta`, `event` and `secret` go no further; the others travel under
#: their own header, after what they say (a status, a role, a refusal) has been said.
ROLES: tuple[str, ...] = (
    *("status", "void", "role", "badge", "opt_out", "do_not_call", "may_contact", "contact_consent"),
    "marketing_consent",
    "call_leave",
    *("lifecycle", "last_activity"),
    *("attended_at", "join_time", "leave_time", "other", "id", "meta", "event", "secret", "person_id_given"),
)
#: Questions whether the person may be contacted at all, with the column their answers fill.
LEAVE = {
    "may_contact": "wants_contact",
    "call_leave": "wants_contact",
    "contact_consent": "consent",
    "marketing_consent": "consent",
}
SURE, LIKELY = "sure", "likely"
#: "How may we contact you?" asks for a number, not for leave.
_HOW = re.compile(
    "how|wh(?:en|ere|at|ich)|best|怎|如何|哪|什么|何|wie|wann|comment|quand|como|cuando|come|quando|hoe"
)
#: "What can we call you?" asks for a name, whatever stands before it.
_ASKED_HOW = re.compile("(?:how|what)(?:can|may|should|could|shall|do)(?:we|i)")
#: What a cell is for: "Mobile number, so that we can call you" asks for the number.
_PURPOSE = re.compile(
    r"[\s,;:(–-]*(?:\bso (?:that )?(?:we|our)\b|\bin order (?:that|to)\b|\bfor us to\b"
    r"|\bto (?:help|let|allow) us\b|\bdamit wir\b|\bafin (?:que|de)\b|\bpara que\b|\bper poter"
    r"|以便|便于|以用于|方便(?=我们|后续|联系|接收|通知)).*$"
)
#: "Would you like us to call you?" asks for a wish, whatever else it asks.
_WISH = re.compile(
    "需要|希望|wouldyoulike|doyouwant|doyouwish|m[oö]chten|souhaite|desea|quiereque|vorrebbe|desidera|wenst"
)
#: "Do you mind ...?", "willing to ...?" is answered with yes or no, not with a number.
_YES_OR_NO = re.compile("是否|愿意|介意|反对|可否|能否|均可|偏好|首选")
_NUMBER = re.compile("号|留|填|提供|多少|地址")
_PLACES = frozenset({"country", "province", "city", "location", "address"})
_REACH = frozenset({"phone", "email", "contact", "phone_alt", "email_alt"})


#: Characters of a word that goes on with another: 部门职称.
_SHORTEST_WORD = 2
#: Telling words of fewer characters stand in headers of any kind.
_SHORTEST_PHRASE = 2


class Named(NamedTuple):
    """A column's name and how sure it is; both "" for a header nobody knows."""

    column: str
    certainty: str


UNKNOWN = Named("", "")
#: What a question about contact asks for, by its kind.
_ASKED = {
    MAY: Named("may_contact", SURE),
    CONSENT: Named("contact_consent", SURE),
    WILLING: Named("call_leave", SURE),
    MARKETING: Named("marketing_consent", SURE),
    REFUSAL: Named("opt_out", SURE),
}
Phrases = tuple[tuple[re.Pattern[str] | str, Named], ...]


class HeaderWords:
    """The spellings of every column, looked up by `name`; answers are remembered."""

    def __init__(
        self,
        exact: Mapping[str, Named],
        joined: Mapping[str, Named],
        phrases: Phrases,
        questions: ContactQuestions,
        is_place: Callable[[str], bool],
    ) -> None:
        self.is_place = is_place
        self._exact = exact
        self._joined = joined
        self._phrases = phrases
        self._questions = questions
        self._seen: dict[str, Named] = {}

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[Mapping[str, str]],
        questions: ContactQuestions,
        is_place: Callable[[str], bool] = lambda cell: False,
    ) -> HeaderWords:
        """Build from the lines of `headers.csv`: `column`, `header`, `certainty` (sure or likely).

        `questions` tells what is asked about contact, however it is put; `is_place` whether a cell names a
        city, for columns that no header tells.

        A header between asterisks holds for every header with these words in it (`*company do you work*`);
        an asterisk inside stands for anything.

        Raises:
            ValueError: a line names a column or a certainty that does not exist, or telling words of which
                politeness leaves too little (*做什么的* is 做, which any question may hold).
        """
        exact: dict[str, Named] = {}
        joined: dict[str, Named] = {}
        phrases: dict[str, Named] = {}
        for row in rows:
            named = _checked(row)
            header = row["header"]
            if len(header) > 2 and header[0] == header[-1] == "*":
                words = "*".join(spell.key(spell.plain(part)) for part in header[1:-1].split("*"))
                if len(words) < _SHORTEST_PHRASE:
                    raise ValueError(f"headers.csv: of {header!r} only {words!r} is left to look for")
                phrases.setdefault(words, named)
            else:
                text = spell.plain(header)
                exact.setdefault(spell.key(text), named)
                if spell.is_joined(text):
                    joined.setdefault(spell.key(text), named)
        ordered = sorted(
            phrases.items(), key=lambda item: (item[1].column != "other", -len(item[0]), item[0])
        )
        phrases_of = tuple((_searcher(words), named) for words, named in ordered)
        return cls(exact, joined, phrases_of, questions, is_place)

    def with_mapping(self, mapping: Mapping[str, str]) -> HeaderWords:
        """Return words in which the user's own `mapping` (header to column) comes first."""
        if not mapping:
            return self
        own = {spell.key(spell.plain(header)): Named(column, SURE) for header, column in mapping.items()}
        exact, joined = {**self._exact, **own}, {**self._joined, **own}
        return HeaderWords(exact, joined, self._phrases, self._questions, self.is_place)

    def name(self, header: str) -> Named:
        """Name the column `header` asks for, or `UNKNOWN`.

        Tried in order: the whole header, without its bracketed hint, without a counter (`Email2`), clause by
        clause, as two things asked together, and by telling words inside it.
        """
        known = self._seen.get(header)
        if known is None:
            known = self._name(header)
            if known is UNKNOWN and (plain := simplified(header)) != header:
                known = self._name(plain)  # a spelling is listed once, in simplified characters
            self._seen[header] = known
        return known

    def halves(self, header: str) -> frozenset[str]:
        """Return which halves of a name a header of several languages asks for: `Prénom / Nome` the first."""
        parts = spell.together(spell.plain(header))
        return frozenset(self.name(part).column for part in parts) & {"first_name", "last_name"}

    def spellings(self) -> frozenset[str]:
        """Return every known spelling in its shortest form: for telling quickly that a line is no header."""
        return frozenset(self._exact)

    def _name(self, header: str) -> Named:
        text = spell.plain(header)
        whole = spell.key(text)
        if not whole:
            return UNKNOWN
        found = self._as_one(text, whole)
        if found is not None:
            return found
        base = spell.without_brackets(text)
        found = self._by_base(text, base)
        if found is not None and found.column != "consent":  # Phone number (so we can call you)
            return found
        aim = _PURPOSE.sub("", text)
        if aim and aim != text and (named := self._name(aim)) is not UNKNOWN:
            return named
        asked = _ASKED.get(self._questions.kind(header))
        if asked is not None and (asked.column == "opt_out" or _asks_leave(whole)):
            return asked  # "... contact me by phone or e-mail" asks for no e-mail
        return (
            found
            or self._by_clause(base)
            or self._asked_together(base or text)
            or self._unless_asked(text, self._by_phrase(spell.key(base) or whole) or self._by_phrase(whole))
            or self._by_hint(text)
            or UNKNOWN
        )

    @staticmethod
    def _unless_asked(text: str, found: Named | None) -> Named | None:
        """Return what telling words name; a question with the word phone in it asks for no phone number."""
        if found is None or found.column not in _REACH or _NUMBER.search(text):
            return found
        return None if _YES_OR_NO.search(text) else found

    def _as_one(self, text: str, whole: str) -> Named | None:
        if spell.is_joined(text):
            return self._joined.get(whole) or self._asked_together(text) or self._exact.get(whole)
        return self._exact.get(whole)

    def _by_base(self, text: str, base: str) -> Named | None:
        short = spell.key(base)
        found = self._as_one(base, short) if base != text else None
        if found is None and short:
            found = self._exact.get(spell.without_counter(short)) or self._exact.get(short.strip("#"))
        if found is not None and found.column in ("contact", "name", "other"):
            hint = self._by_hint(text)
            if hint and ((found.column == "contact" and hint.column in _REACH) or hint.column == "name_alt"):
                return hint
        return found

    def _by_clause(self, base: str) -> Named | None:
        parts = spell.clauses(base)
        if len(parts) < 2:
            return None
        found = [named for part in parts if (named := self._exact.get(spell.key(part)))]
        sure = [named for named in found if named.certainty == SURE]
        return next(iter(sure or found), None)

    def _by_hint(self, text: str) -> Named | None:
        for hint in spell.bracketed(text):
            for part in (hint, *spell.together(hint)):
                found = self._exact.get(spell.key(part))
                if found is not None:
                    return Named(found.column, LIKELY)
        return None

    def _asked_together(self, text: str) -> Named | None:
        parts = spell.together(text)
        found = [self._exact.get(spell.key(part), UNKNOWN).column for part in parts]
        if all(found):
            return _united(found) if parts else self._said_in_one(spell.key(text))
        said = set(found) - {""}
        if len(said) == 1 and not spell.is_joined(text):  # one thing in two languages: half of it will do
            return Named(said.pop(), LIKELY)
        return None

    def _said_in_one(self, whole: str) -> Named | None:
        """Name what two words in one ask for, if that is a job or who holds it: 部门职称, 姓名职务."""
        for cut in range(_SHORTEST_WORD, len(whole) - _SHORTEST_WORD + 1):
            columns = [self._exact.get(half, UNKNOWN).column for half in (whole[:cut], whole[cut:])]
            if "title" in columns and {"title", "department", "name"}.issuperset(columns):
                return _united(columns)
        return None

    def _by_phrase(self, whole: str) -> Named | None:
        for phrase, named in self._phrases:
            if phrase in whole if isinstance(phrase, str) else phrase.search(whole):
                return named
        return None


def _asks_leave(whole: str) -> bool:
    """Say whether a header may ask for leave to contact somebody: not how, and not whether they wish it."""
    return not (_HOW.match(whole) or _ASKED_HOW.search(whole) or _WISH.search(whole))


def _checked(row: Mapping[str, str]) -> Named:
    column, certainty = row["column"], row.get("certainty") or SURE
    if column not in COLUMNS and column not in PARTS and column not in ROLES:
        raise ValueError(f"headers.csv: there is no column {column!r} (for header {row['header']!r})")
    if certainty not in (SURE, LIKELY):
        raise ValueError(f"headers.csv: certainty is sure or likely, not {certainty!r} ({row['header']!r})")
    return Named(column, certainty)


def _searcher(words: str) -> re.Pattern[str] | str:
    return re.compile(".{0,30}".join(map(re.escape, words.split("*")))) if "*" in words else words


def _united(columns: list[str]) -> Named | None:
    """Name a cell that holds several things: contact, location, or the first of what belongs together."""
    kinds = set(columns)
    if len(kinds) == 1:
        return Named(columns[0], SURE)
    if kinds & _REACH and kinds <= _REACH | {"name", "other", "company"}:
        return Named("contact", SURE)
    if kinds <= _PLACES:
        return Named("location", SURE)
    if kinds <= {"first_name", "last_name", "name"}:
        return Named("name", SURE)
    if "name" in kinds and kinds <= {"name", "title", "department"}:
        return Named("name", SURE)  # 黄志强（厂长）: the job stands behind the name
    if kinds <= {"department", "title", "function", "role", "seniority"}:
        return Named("title", SURE)
    if kinds <= {"company", "department", "title"}:
        return Named("company", LIKELY)
    if kinds <= {"note", "question"}:
        return Named("question", SURE)
    return None
