"""One cell of a team's list, read for what it is: addresses, numbers and domains first, then names.

`林晓 139 0000 1234` is a person with a number; `@x.com`, `http://www.x.com/` and `*.x.com` are a domain;
`某某公司(全公司)` means everyone there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

_LONGEST = 500
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_DOMAIN = re.compile(
    r"(?:https?://)?(?:\*?@|\*\.)?(?:www\.)?((?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24})(?::[0-9]{1,5})?(?:/\S{0,200})?",
    re.IGNORECASE,
)
#: A domain among other words; a legal form (B.V., S.p.A.) has no part so long, or capitals.
_DOMAIN_WORD = re.compile(
    r"(?<!\S)(?:https?://|www\.|@)*((?:[a-z0-9-]{3,63}\.)+[a-z]{2,24}(?:\.[a-z]{2})?)/?(?!\S)"
)
_WHOLE = re.compile(
    r"[(\[【]\s*(?:全公司|整个公司|整家公司|全集团|全体员工|全员|全体|所有人|公司全员"
    r"|(?:the )?(?:whole|entire) company"
    r"|company[- ]?wide|all staff|all employees|everyone|all)\s*[)\]】]"
    r"|[\s,:-]*(?:全公司|整个公司|全体员工|所有员工|全体人员)$|^(?:whole company|company|公司)$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[;；、|\n\r]+")
_SPLIT_MORE = re.compile(r"[;；、|\n\r,，]+")
#: One person, surname first: Ott, Hans-Peter.
_WORDS = r"([A-Z][^\W\d_]+(?:[ '’-][^\W\d_]+){0,2})"
_SURNAME_FIRST = re.compile(f"{_WORDS}, ?{_WORDS}")
_SLASH = re.compile(r"(?<=[\w)]{2})\s*/\s*(?=[\w(]{2})")
_PREFIX = re.compile(
    r"^(?:简称|又名|曾用名|别名|原名?|英文名?|aka|a\.k\.a\.|formerly)[:：\s]*", re.IGNORECASE
)
_BRACKET = re.compile(r"[(（]([^()（）]{1,60})[)）]")
#: Behind a Chinese name: where somebody works, not what they are called too.
_SAME_SCRIPT = re.compile(r"[(（][\u3400-\u9fff]{1,20}[)）]$")
_TWO_SCRIPTS = re.compile(
    r"(?P<han>[\u3400-\u9fff]{2,20}) +(?P<latin>[A-Za-z][A-Za-z0-9 .&'-]{2,60})"
    r"|(?P<latin2>[A-Za-z][A-Za-z0-9 .&'-]{2,60}) +(?P<han2>[\u3400-\u9fff]{2,20})"
)
#: What stands beside a name in the other script and names nobody: ABB 中国, SAP 有限公司.
_NO_NAME = re.compile(
    r"^(?:大?中国|大中华|亚太|全球|华[东南北中]|香港|台湾|集团|有限|股份|公司|[^公]{2,4}(?:分公司|事业部|办事处)$)|公司$"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_COMPANY_WORD = re.compile(
    r"公司|集团|有限|股份|科技|软件|技术|信息|网络|系统|数据|智能|工业|实业|咨询|传媒|工作室|研究[院所]|大学|学院|医院|银行"
    r"|中心|协会|事务所|商行|[厂店社局委部]$"
    r"|\b(?:inc|ltd|llc|gmbh|corp|co|plc|limited|group|holdings?|technolog(?:y|ies)|software|systems?|solutions?|labs?"
    r"|consulting|partners|university|bank|s\.?a\.?|ag|bv|kk|pte|pty|company|cloud|tech|data|digital)\b",
    re.IGNORECASE,
)
_LATIN_PERSON = re.compile(r"[^\W\d_][\w.'-]{0,30}(?:\s+[^\W\d_][\w.'-]{0,30}){1,3}")


class Cell(NamedTuple):
    """What one cell names."""

    companies: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    whole_company: bool = False


def read_cell(text: str, about: str, people: bool, phones: Callable[[str], tuple[str, ...]]) -> Cell:
    """Read a cell that its header says is `about` something ("" when it speaks for itself).

    `people` tells whether a bare name may be a person's. Text longer than 500 characters names nobody.

    >>> read_cell("林晓 139 0000 1234", "name", True, lambda text: ("+8613900001234",)).people
    ('林晓',)
    >>> read_cell("*.meicloud.com", "company", False, lambda text: ()).domains
    ('meicloud.com',)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain or len(plain) > _LONGEST or about in ("owner", "kind"):
        return Cell()
    whole = bool(_WHOLE.search(plain))
    plain = _WHOLE.sub("", plain).strip()
    if about == "scope":
        return Cell(whole_company=whole)
    emails = tuple(found.lower() for found in _EMAIL.findall(plain))
    plain = _EMAIL.sub(" ", plain).strip(" <>;,")
    numbers = phones(plain) if sum(map(str.isdigit, plain)) >= 7 else ()
    if numbers:
        plain = _without_numbers(plain)
    domains: list[str] = []
    names: list[str] = []
    if people and about == "name" and (turned := _SURNAME_FIRST.fullmatch(plain)):
        plain = f"{turned[2]} {turned[1]}"
    for part in _parts(plain, about):
        domains += _DOMAIN_WORD.findall(part)
        part = _DOMAIN_WORD.sub("", part).strip() if " " in part else part
        site = _DOMAIN.fullmatch(part)
        if site and (about != "name" or "@" in part):
            domains.append(site[1].lower())
        elif any(map(str.isalnum, part)):
            names.append(part)
    cell = Cell(domains=tuple(domains), phones=numbers, emails=emails, whole_company=whole)
    return _named(cell, names, about, people, bool(numbers or emails))


def looks_like_company(name: str) -> bool:
    """Tell whether a bare name is a company's: it has a company word, or is no shape of a person's name.

    >>> [looks_like_company(name) for name in ("林晓", "Lin Xiao", "云杉科技", "Kingdee")]
    [False, False, True, True]
    """
    if _COMPANY_WORD.search(name):
        return True
    if _HAN.search(name):
        return sum(1 for mark in name if not mark.isspace()) > 4 and "·" not in name
    return not _LATIN_PERSON.fullmatch(name)


def _parts(text: str, about: str) -> list[str]:
    """Split a cell into the things it names; a comma splits no company (`Foo, Inc.`), a slash no `A/S`."""
    if about in ("domain", "alias", "other", "product", "email", "phone", "content"):
        pieces = _SPLIT_MORE.split(text)
    else:
        pieces = _SPLIT.split(text.replace("，", "、") if about else text)
    if about not in ("domain", "") and "://" not in text:
        pieces = [part for piece in pieces for part in _SLASH.split(piece)]
    return [part for piece in pieces if (part := piece.strip(" .,:"))]


def _without_numbers(text: str) -> str:
    """Take digits and what holds them together out, so that the name beside a number is left."""
    return re.sub(r"\s{2,}", " ", re.sub(r"[+(]{0,2}[0-9][0-9()\s._-]{5,24}", " ", text)).strip(" ()+-:,/")


def _named(cell: Cell, names: list[str], about: str, people: bool, has_contact: bool) -> Cell:
    """Say whose the bare names are."""
    if about == "product":
        return cell._replace(products=tuple(names))
    persons, companies = [], []
    for name in names:
        if _is_person(name, about, people, has_contact):
            persons += _scripts(name)
        elif about not in ("contact", "email", "phone"):
            companies += _with_bracketed(name)
    return cell._replace(people=tuple(persons), companies=tuple(companies))


def _is_person(name: str, about: str, people: bool, has_contact: bool) -> bool:
    if about == "contact":
        return True
    if not people:
        return False
    if about in ("company", "other", "parent", "domain"):
        return has_contact and about == "company" and not looks_like_company(name)
    if about == "name":
        return not (_COMPANY_WORD.search(name) and len(name) > 4 and _HAN.search(name))
    return has_contact or not looks_like_company(_BRACKET.sub("", name).strip() or name)


def _scripts(name: str) -> list[str]:
    """Split `林晓 Lin Xiao` and `Lin Xiao (林晓)` into the two names one person goes by.

    >>> _scripts("Lin Xiao (林晓)")
    ['林晓', 'Lin Xiao']
    """
    name = _BRACKET.sub("", name).strip() if _HAN.match(name) and _SAME_SCRIPT.search(name) else name
    han = "".join(re.findall(r"[\u3400-\u9fff·]+", name))
    latin = " ".join(re.findall(r"[^\W\d_\u3400-\u9fff][^\W\d_\u3400-\u9fff.'-]*", name))
    return [part for part in (han, latin) if len(part) > 1] or [name]


def _with_bracketed(name: str) -> list[str]:
    """Read `金蝶（Kingdee）`, `金蝶 Kingdee` and `某某科技（简称某某）` as two names; a place stays.

    >>> _with_bracketed("金蝶(Kingdee)"), _with_bracketed("云杉(中国)有限公司"), _with_bracketed("ABB 中国")
    (['金蝶', 'Kingdee'], ['云杉(中国)有限公司'], ['ABB 中国'])
    """
    found = _BRACKET.search(name)
    if found:
        inside, outside = found[1].strip(), (name[: found.start()] + name[found.end() :]).strip()
        other_script = bool(_HAN.search(inside)) != bool(_HAN.search(outside))
        if outside and (_PREFIX.match(inside) or (other_script and len(inside) > 1)):
            return [outside, _PREFIX.sub("", inside) or inside]
        return [name]
    both = _TWO_SCRIPTS.fullmatch(name)
    if both and not _NO_NAME.search(both["han"] or both["han2"]):
        return [part for part in both.groups() if part]
    return [_PREFIX.sub("", name) or name]
