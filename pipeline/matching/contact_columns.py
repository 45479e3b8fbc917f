"""What numbers and mailboxes are compared by, one entry per record."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pipeline.batch import texts_of
from pipeline.matching.codes import Coded, Codes, Flags, as_codes_of, two
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.mailboxes import fit_owners, in_full, name_the_house, sorted_letters
from pipeline.matching.name_columns import NameColumns
from pipeline.matching.numbers import broken, masked, tail
from pipeline.text.mail_domains import registrable
from pipeline.text.mailbox import delivered_to
from pipeline.text.phone import is_callable


@dataclass(frozen=True)
class ContactColumns:
    """The numbers and mailboxes of all records; `phones` and `emails` hold each record's first two.

    `tail` is the end of a number, `mask` and `broken` what is left of one that is hidden or cut. `local` is
    the part before the @ where it is not just the name, `spells` its letters in order, `spelled` the name it
    spells in codes of `sound`; `fits` says that its name may be the owner's, `domain` whose house it is.
    """

    phones: tuple[Coded, Coded]
    tail: Coded
    mask: Coded
    broken: Coded
    mobile: Flags
    emails: tuple[Coded, Coded]
    role: Flags
    local: Coded
    spells: Coded
    spelled: Codes
    fits: Flags
    domain: Coded

    @classmethod
    def of(
        cls, picked: pd.DataFrame, names: NameColumns, house: Coded, lexicon: NameLexicon
    ) -> ContactColumns:
        """Take phones and e-mails as `tidy` left them; `house` is each record's company by name."""
        typed = texts_of(picked, "phone")
        others = map(_first_of, texts_of(picked, "phone_alt"))
        phones = [
            (a if is_callable(a) else "", b if is_callable(b) else "")
            for a, b in zip(typed, others, strict=True)
        ]
        others = map(_first_of, texts_of(picked, "email_alt"))
        emails = [
            (delivered_to(a), delivered_to(b)) for a, b in zip(texts_of(picked, "email"), others, strict=True)
        ]
        lost = [text if not a else "" for text, (a, _) in zip(typed, phones, strict=True)]
        mailbox = Coded.of([a for a, _ in emails])
        local = mailbox.map(lambda address: address.partition("@")[0])
        spells = local.map(lambda text: sorted_letters(text, lexicon))
        spelled = as_codes_of(names.sound, spells)
        personal = ~picked["email_kind"].isin(("work", "edu")).to_numpy()
        return cls(
            phones=two(phones),
            tail=Coded.of(
                [tail(a or text or box) for text, (a, _), (box, _) in zip(typed, phones, emails, strict=True)]
            ),
            mask=Coded.of(list(map(masked, lost))),
            broken=Coded.of(list(map(broken, lost))),
            mobile=picked["phone_kind"].isin(("mobile", "unknown")).to_numpy(),  # in America nobody can tell
            emails=two(emails),
            role=(picked["email_role"] == "yes").to_numpy()
            | name_the_house(local, in_full(house, texts_of(picked, "company_key"))),
            local=local.only((spelled != names.sound.codes) | ((spelled < 0) & (spells.codes >= 0))),
            spells=spells,
            spelled=spelled,
            fits=fit_owners(local, names.forms, names.form),
            domain=mailbox.map(lambda address: address.partition("@")[2]).only(~personal).map(registrable),
        )


def _first_of(more: str) -> str:
    return more.split("; ")[0] if more else ""
