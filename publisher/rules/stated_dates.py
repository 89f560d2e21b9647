"""Dates as a text states them: 2026年5月15日（星期五）, Thursday, May 15, 2026, 2026-05-15."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

YearFrom = Literal["stated", "carried", "relative", "issue", "unknown"]
"""How the year is known: written, from an earlier date of the text, from 去年 or “last year”, assumed, or not."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in a text: its characters, its numbers as written (they may be impossible), its weekday (Monday is 0)."""

    text: str
    at: int
    year: int | None
    year_from: YearFrom
    month: int
    day: int
    weekday: int | None = None
    weekday_text: str = ""


_ZH = re.compile(
    r"""
    (?:(?:星期|周|礼拜)(?P<before>[一二三四五六日天])\s*[（(]\s*)?
    (?:(?P<year>\d{4}|[〇零○一二三四五六七八九]{4})\s?年\s?)?
    (?<![\d〇零○一二三四五六七八九十个])(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?
    (?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})
    (?: 日 | 号(?![楼院线馆店路房厅车船门机井桥洞台文令决]) | (?=[—–\-~～至到]\d{1,2}日) )
    (?:\s?[—–\-~～至到]\s?(?P<last>\d{1,2})日)?
    (?:[，,]?\s?[（(]?[上本下这]?(?:星期|周|礼拜)
       (?P<weekday>[一二三四五六日天])(?![至到、—–\-~～和及一二三四五六日]))?
    """,
    re.VERBOSE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_NAMED = re.compile(_MONTH)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
_RANGE = r"(?:\s?(?:[-–—&]|and|to|through|or)\s?|,\s)\d{1,2}(?:st|nd|rd|th)?\b(?!\d|\s?[ap:]\.?m?)"
_EN = re.compile(
    rf"""
    (?:(?P<several>{_DAY}\s?(?:,|&|[-–—]|and|to|through|or)\s?)?\b(?<!The\s)(?P<weekday>{_DAY}),?\s+(?:the\s+)?)?
    (?:\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?P<nth>st|nd|rd|th)?(?![\d:]|[.,]\d|\s?(?:%|percent|p\.?m\b|a\.?m\b))
      |\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH}))(?![a-z])
    (?P<range>{_RANGE})?
    (?:,?\s+(?P<year>(?:1[5-9]|20|21)\d\d)\b)?
    (?:,?\s+\(?(?P<after>{_DAY})\)|\s\((?P<after2>{_DAY})\))?
    """,
    re.VERBOSE,
)
_ISO = re.compile(
    r"(?<![\d/.-])(?P<year>(?:1[89]|20|21)\d\d)([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>\d{1,2})(?![\d/.-]\d|\d)"
)

_RELATIVE = (
    ("前年", -2),
    ("去年", -1),
    ("上年", -1),
    ("明年", 1),
    ("后年", 2),
    ("今年", 0),
    ("本年", 0),
    ("last year", -1),
    ("next year", 1),
    ("this year", 0),
)
_UNKNOWN = re.compile(
    r"[次翌隔每历往那某多当同一二三四五六七八九十元]年|世纪|every year|each year|annually|following year"
)
_LUNAR = re.compile(
    r"农历|阴历|旧历|夏历|藏历|彝历|回历|伊斯兰历|光绪|宣统|康熙|乾隆|雍正|嘉庆|道光|咸丰|同治|洪武|永乐|万历|闰"
)


def stated_dates(text: str, issue_year: int) -> Iterator[StatedDate]:
    """The dates of a text, in order. ``issue_year`` stands in where the text says nothing of the year."""
    found = [*_numeric(text)]
    if "月" in text:
        found += _chinese(text)
    if _NAMED.search(text):  # most texts name no month, and looking for a whole date takes ten times as long
        found += _english(text)
    carried: int | None = None
    behind = 0
    for date in sorted(found, key=lambda one: one.at):
        if date.year is not None:
            carried = date.year
            yield date
        else:
            year, how = _year(text[behind : date.at], carried, issue_year)
            carried = year if how in ("carried", "relative") else carried
            yield StatedDate(date.text, date.at, year, how, date.month, date.day, date.weekday, date.weekday_text)
        behind = date.at


def _year(between: str, carried: int | None, issue_year: int) -> tuple[int | None, YearFrom]:
    """The year meant by a date that does not name one, from the words since the date before it."""
    lower = between.lower()
    places = [(lower.rfind(word), shift) for word, shift in _RELATIVE if word in lower]
    written = [(found.start(), int(found[1])) for found in re.finditer(r"(?<!\d)((?:1[89]|20|21)\d\d)(?!\d)", between)]
    unknown = [found.start() for found in _UNKNOWN.finditer(lower)]
    last = max([at for at, _ in places] + [at for at, _ in written] + unknown, default=-1)
    if last >= 0 and last in unknown:
        return None, "unknown"
    for at, year in written:
        if at == last:
            return year, "carried"
    for at, shift in places:
        if at == last:
            return issue_year + shift, "relative"
    return (carried, "carried") if carried is not None else (issue_year, "issue")


def _chinese(text: str) -> Iterator[StatedDate]:
    for found in _ZH.finditer(text):
        if _LUNAR.search(text[max(0, found.start() - 14) : found.start()]) or text[found.end("day") :][:1] == "个":
            continue
        month, day = _number(found["month"]), _number(found["day"])
        year = _number(found["year"]) if found["year"] else None
        how: YearFrom = "stated" if year else "unknown"
        mark = found["before"] or (found["weekday"] if not found["last"] else None)
        weekday = "一二三四五六日".index(mark.replace("天", "日")) if mark else None
        yield StatedDate(found[0].strip(), found.start(), year, how, month, day, weekday, f"星期{mark}" if mark else "")
        if found["last"]:
            yield StatedDate(found[0].strip(), found.start("last"), year, how, month, int(found["last"]))


def _english(text: str) -> Iterator[StatedDate]:
    for found in _EN.finditer(text):
        month = _MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
        day = int(found["day"] or found["day2"])
        year = int(found["year"]) if found["year"] else None
        dated = year is not None or found["nth"] or found["weekday"]
        if not dated and (day > 31 or re.search(r"\b[Ii]n\s+$", text[max(0, found.start() - 8) : found.start()])):
            continue  # “In June 35 students …”, “May 50 flowers bloom”
        name = found["weekday"] or found["after"] or found["after2"]
        if found["range"] or found["several"]:
            name = None
        weekday = _DAYS.index(name[:3].lower()) if name else None
        yield StatedDate(
            found[0].strip(), found.start(), year, "stated" if year else "unknown", month, day, weekday, name or ""
        )


def _numeric(text: str) -> Iterator[StatedDate]:
    for found in _ISO.finditer(text):
        day = int(found["day"])
        if 1 <= day <= 39:
            yield StatedDate(found[0], found.start(), int(found["year"]), "stated", int(found["month"]), day)


def _number(text: str) -> int:
    """A number in Arabic figures, or in Chinese ones as dates write them: 十五, 三十一, 二〇二六."""
    if text.isdecimal():
        return int(text)
    values = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (values.get(tens, 1) if tens else 1) * 10 + (values.get(ones, 0) if ones else 0)
    return int("".join(str(values[mark]) for mark in text))
