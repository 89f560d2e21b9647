"""Page furniture, which belongs to no story: folio lines, the publication's name, page numbers, jump lines."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace
from functools import cache

from publisher.ingest.names import HAN
from publisher.ingest.script import simplified
from publisher.ingest.signed import Named
from publisher.ingest.trace import Traced
from publisher.ingest.units import Unit

_NUMERALS = {char: number for number, char in enumerate("〇一二三四五六七八九十")} | {"零": 0, "○": 0}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATE_ZH = re.compile(
    r"(?P<y>\d{4}|[〇○零一二三四五六七八九]{4})\s*[年./-]\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[月./-]\s*"
    r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?(?!\d)"
)
_MONTH = (
    r"(?P<mon>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE_EN = re.compile(
    rf"\b(?:{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('mon', 'mon2')},?\s+(?P<y2>\d{{4}}))\b",
    re.I,
)
_PAGE = re.compile(
    r"第\s*(?P<a>[A-Z]?\d{1,3})\s*[版页]|(?<![\dA-Za-z第共])(?P<b>[A-Z]?\d{1,3})\s*版(?!\w)"
    r"|第(?P<c>[一二三四五六七八九十]{1,3})版"
    r"|\bpage\s+(?P<d>[A-Z]?-?\d{1,3})(?:\s+of\s+\d+)?\b|^(?P<e>[A-Z]\d{1,2})(?=\s)|(?<=\s)(?P<f>[A-Z]\d{1,2})(?=\s|$)",
    re.I,
)
_EDITORS = {
    "责任编辑": "editor", "本版责编": "editor", "本版编辑": "editor", "版面编辑": "editor", "见习编辑": "editor",
    "值班编委": "duty editor", "值班主任": "duty editor", "值班总编": "duty editor", "执行主编": "editor",
    "责编": "editor", "编辑": "editor", "主编": "editor", "审校": "proofreader", "责任校对": "proofreader",
    "校对": "proofreader", "校检": "proofreader", "美术编辑": "designer", "美编": "designer", "版式": "designer",
    "版式设计": "designer", "组版": "designer", "排版": "designer", "视觉": "designer", "制图": "graphic",
    "editor": "editor", "edited by": "editor", "proofreader": "proofreader", "proofread by": "proofreader",
    "layout": "designer", "layout by": "designer", "page design": "designer", "designer": "designer",
    "copy editor": "proofreader",
}  # fmt: skip
_POSTS = "|".join(post for post in _EDITORS if not post.isascii())
_WHO = rf"(?!(?:{_POSTS}))[{HAN}]{{2,4}}(?![{HAN}])"
_EDITOR = re.compile(
    "(?P<post>" + "|".join(sorted(_EDITORS, key=len, reverse=True)) + r")(?:\s*[:：/／]\s*|(?<=[\u4e00-\u9fff])\s+)"
    rf"(?P<names>{_WHO}(?:\s*[、，,/\s]\s*{_WHO}(?!\s*[:：]))*|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,2}})",
    re.I,
)
_OTHER = (
    r"星期[一二三四五六日天]|周[一二三四五六日]|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?",
    r"农历\S{2,12}|(?:国内)?统一(?:连续出版物号|刊号)\s*[:：]?|CN\s*\d{2}-\d{4}(?:/\w+)?|ISSN\s*\d{4}-\d{3}[\dX]",
    r"(?:总)?第\s*\d+\s*期|总第?\s*\d+\s*[号期]|(?:今日|本期|今天)\s*\d+\s*[版页]|共\s*\d+\s*[版页]"
    r"|邮发代号\s*[:：]?\s*[\d-]+|零售价\S{1,10}",
    r"(?:联系)?电话\s*[:：]?\s*[\d() -]{7,}|热线\S{0,4}[:：]?\s*[\d-]{5,}|(?:投稿)?(?:电子)?(?:邮箱|信箱)\s*[:：]?"
    r"|E-?mail\s*[:：]?"
    r"|QQ\S{0,3}[:：]\s*\d+",
    r"[\w.+-]+@[\w.-]+\.\w+|(?:https?://|www\.)\S+",
    r"vol(?:ume|\.)?\s*[\dIVXLC]+|(?:no\.|number|issue|#)\s*\d+|(?:\$\s?\d+(?:\.\d\d)?|\d+ cents|free)\b",
    r"[|｜·•—–/,，。]+",
)
_NOISE = re.compile("|".join(f"(?:{pattern})" for pattern in _OTHER), re.I)
_JUMP = re.compile(
    r"[(（【\[]?\s*(?:(?P<from>上接\s*第?\s*(?P<r>[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*[版页][^)）】\]。]{0,12}"
    r"|(?:(?:continued|cont['’]?d?\.?)\s+)?from\s+(?:page|p\.)\s*(?P<s>[A-Z]?-?\d{1,3})[^.()]{0,20})"
    r"|(?P<to>(?:紧接着?|下转|转)\s*第?\s*(?P<p>[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*[版页][^)）】\]。]{0,12}"
    r"|(?:please\s+)?(?:see|turn to|continue[sd]?|cont['’]?d?\.?)\s[^.()]{0,40}?\b(?:on\s+)?(?:page|p\.)\s*"
    r"(?P<q>[A-Z]?-?\d{1,3})))\s*[)）】\]]?\s*[.。]?",
    re.I,
)
_TITLE_ZH = re.compile(rf"[《]?[{HAN}]{{1,9}}(?:报|新闻|周刊|周报|时讯|导刊|月刊|快讯|商报|之声|校报|通讯)[》]?")
_SECTION = re.compile(
    r"(?:综合|国内|国际|本地|本市|本县|体育|教育|经济|社会|时政|民生|文化|要闻|乡镇|校园|local|world|sports?)", re.I
)
_TITLE_EN = re.compile(
    r"(?:the )?(?:[A-Z][\w'’-]* ){0,4}(?:times|herald|post|news|gazette|tribune|chronicle|journal|courier|echo"
    r"|press|star|"
    r"triplicate|observer|record|review|bulletin|messenger|sentinel|examiner|banner|beacon|bugle|independent"
    r"|dispatch|mirror|"
    r"telegraph|standard|voice|weekly|daily|ledger|register|mercury|argus|advocate|citizen|reporter)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Folio:
    """What a folio line tells. Anything it does not tell is None or empty."""

    date: datetime.date | None = None
    page: int | None = None
    section: Traced | None = None
    publication: Traced | None = None
    editors: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Jump:
    """下转第3版, Continued on page 3 (``onward``), or its counterpart 上接第1版."""

    page: int
    onward: bool
    text: Traced
    line: int


@dataclass(slots=True)
class _Reading:
    left: str
    date: datetime.date | None = None
    page: int | None = None
    editors: list[Named] = field(default_factory=list)
    facts: int = 0


def folio(text: Traced) -> Folio | None:
    """Read a line as a folio line: date, page, section, editors, telephone; None when it is running text."""
    if len(text) > 160 or text.text.lower().startswith("by ") or re.search(r"[。！？!?]\S", text.text):
        return None
    reading = _Reading(simplified(text.text))
    _take_date(reading)
    _take_editors(reading, text)
    if re.search(rf"[{HAN}]\s*[,，。]|[,，。]\s*[{HAN}]", reading.left):
        return None
    _take_noise(reading)
    _take_page(reading)
    if _glued(reading.left, text.text):
        return None
    rest = len(re.sub(r"\s", "", reading.left))
    whole = len(re.sub(r"\s", "", text.text))
    enough = 0.3 if re.search(r"\s|[|·•｜]", text.text) and (reading.page or reading.date) else 0.6
    if not reading.facts or whole - rest < enough * whole or rest > 24:
        return None
    publication, section = _rest(reading.left, text)
    return Folio(reading.date, reading.page, section, publication, tuple(reading.editors))


def _blank(reading: _Reading, start: int, end: int) -> None:
    reading.left = reading.left[:start] + " " * (end - start) + reading.left[end:]


def _take_date(reading: _Reading) -> None:
    found = date_in(reading.left)
    if found:
        reading.date, (start, end) = found
        reading.facts += 1
        _blank(reading, start, end)


def _take_editors(reading: _Reading, text: Traced) -> None:
    for found in _EDITOR.finditer(simplified(text.text)):
        role = _EDITORS.get(found["post"].lower(), "editor")
        for name in re.finditer(rf"[{HAN}]+|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+)*", found["names"]):
            at = found.start("names") + name.start()
            reading.editors.append(Named(text[at : at + len(name.group())], role))
        reading.facts += 1
        _blank(reading, *found.span())


def _take_noise(reading: _Reading) -> None:
    def blank(found: re.Match[str]) -> str:
        reading.facts += bool(re.search(r"\w", found.group()))
        return " " * len(found.group())

    reading.left = _NOISE.sub(blank, reading.left)


def _glued(left: str, whole: str) -> bool:
    """Words that run on from a date or a page number are a sentence: 2020年1月1日至5日."""
    for found in re.finditer(r"\S+", left):
        before, after = whole[: found.start()][-1:], whole[found.end() :][:1]
        if before.isalnum() or after.isalnum():
            return True
    return False


def _take_page(reading: _Reading) -> None:
    found = _PAGE.search(reading.left)
    if found:
        reading.page = number(next(value for value in found.groups() if value))
        reading.facts += 1
        _blank(reading, *found.span())


def _rest(left: str, text: Traced) -> tuple[Traced | None, Traced | None]:
    """Of the words left over, the one that is a paper's name, and the first other, which is the section."""
    publication = section = None
    for found in re.finditer(r"\S+(?: (?=\S)\S+)*", left):
        words = text[found.start() : found.end()]
        if publication is None and is_title(words.text) and not _SECTION.match(words.text):
            publication = words
        elif section is None and len(words) <= 24:
            section = words
    return publication, section


def is_title(text: str) -> bool:
    """Whether a line reads as a newspaper's name."""
    return bool(_TITLE_ZH.fullmatch(simplified(text)) or _TITLE_EN.fullmatch(text))


def is_page_number(text: str) -> bool:
    """A page number that stands alone: 3, A2, 第2版, Page 4."""
    return bool(re.fullmatch(r"[-–—·\s]*(?:[A-D]?\d{1,3}|第\s*[A-Z]?\d{1,3}\s*[版页])[-–—·\s]*", text)) or bool(
        re.fullmatch(r"page\s+[A-Z]?\d{1,3}(?:\s+of\s+\d+)?", text, re.I)
    )


def jump(unit: Unit) -> tuple[Jump | None, Unit]:
    """A jump line at the end or beginning of a unit, and the unit without it; the unit may be left empty."""
    for found in _JUMP.finditer(simplified(unit.plain)):
        page = number(next((found[name] for name in "pqrs" if found[name]), "0"))
        onward = bool(found["to"])
        bare = found.span() == (0, len(unit.plain))
        bracketed = found.group().lstrip()[:1] in "(（【["
        at_edge = found.end() == len(unit.plain) if onward else found.start() == 0
        if not page or not (bare or (bracketed and at_edge) or (onward and at_edge and "版" in found.group())):
            continue
        text = unit.text[found.start() : found.end()]
        rest = unit.text[: found.start()] + unit.text[found.end() :]
        line = unit.lines[-1] if onward else unit.lines[0]
        return Jump(page, onward, text, line), _with(unit, rest.strip())
    return None, unit


def _with(unit: Unit, text: Traced) -> Unit:
    return replace(unit, text=text)


def date_in(text: str) -> tuple[datetime.date, tuple[int, int]] | None:
    """The first whole date of a text and where it stands."""
    for found in _DATE_ZH.finditer(text):
        date = _date(_digits(found["y"]), number(found["m"]), number(found["d"]))
        if date:
            return date, found.span()
    for found in _DATE_EN.finditer(text):
        month = _MONTHS.index((found["mon"] or found["mon2"])[:3].lower()) + 1
        date = _date(int(found["y"] or found["y2"]), month, int(found["d"] or found["d2"]))
        if date:
            return date, found.span()
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _digits(text: str) -> int:
    return int("".join(str(_NUMERALS.get(char, char)) for char in text))


@cache
def number(text: str) -> int:
    """A page, month or day in Arabic or Chinese numerals; a section letter is left out: A3 → 3, 二十一 → 21."""
    digits = re.search(r"\d+", text)
    if digits:
        return int(digits.group())
    tens, ten, ones = text.partition("十")
    if not ten:
        return _NUMERALS.get(text, 0)
    return (_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)
