"""Numbers, dates, times and states as AP style writes them; a profile asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import in_body, quoted, searched
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"

_SHORT = {
    "January": "Jan.",
    "February": "Feb.",
    "August": "Aug.",
    "September": "Sept.",
    "October": "Oct.",
    "November": "Nov.",
    "December": "Dec.",
}

_ORDINAL = re.compile(rf"\b(?P<month>{_MONTH}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b")

_LONG_MONTH = re.compile(rf"\b(?P<month>{'|'.join(_SHORT)})(?=\s\d{{1,2}}\b(?!,?\d))")

_MEASURES = (
    r"percent|per cent|million|billion|a\.m|p\.m|am\b|pm\b|miles|km|kilometres|feet|inches|years? old|points?"
    r"|to\b|and\b|of\b"
)

_SMALL = re.compile(rf"(?<![\d$£€.,:/#–-])\b(?P<figure>[2-9])\b(?=\s(?!{_MEASURES})[a-z]{{3,}})(?!\s?[-–:/.]\s?\d)")

_LABELS = re.compile(
    r"(?:Page|Chapter|Section|Part|Room|Route|Grade|Type|Level|Step|Title|Act|Figure|Table|Highway|June|July|March|April|May"
    r"|No\.|pp?\.|Vol\.|Ch\.)\s$"
)

_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_TIME = re.compile(r"\b(?P<hour>\d{1,2})(?P<minute>:\d{2})?\s?(?P<half>AM|PM|A\.M\.|P\.M\.|am|pm)\b\.?")

_NOON = re.compile(r"\b12(?::00)?\s(?P<word>noon|midnight)\b")

_STATES = {
    "AL": "Alabama",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "FL": "Florida",
    "GA": "Georgia",
    "IL": "Illinois",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "MA": "Massachusetts",
    "MD": "Maryland",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MO": "Missouri",
    "MS": "Mississippi",
    "NC": "North Carolina",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NV": "Nevada",
    "NY": "New York",
    "PA": "Pennsylvania",
    "SC": "South Carolina",
    "TN": "Tennessee",
    "TX": "Texas",
    "VA": "Virginia",
    "WA": "Washington",
    "WI": "Wisconsin",
}

_STATE = re.compile(rf"(?<=[a-z], )(?P<state>{'|'.join(_STATES)})\b(?!\s\d{{5}})")

_REDUNDANT = re.compile(
    r"\b\d{1,2}(?::\d{2})?\s?(?:a\.?m\.?\s+in\sthe\smorning|p\.?m\.?\s+(?:in\sthe\s(?:afternoon|evening)|at\snight))\b"
)


@rule("DT040", "noon-with-number", Severity.INFO, tongue="en", alone=True)
def noon_with_number(issue: Issue) -> Iterator[Hit]:
    """Noon or midnight has a number, or a.m. has “in the morning”.

    Why:
        Noon is always 12, and a.m. always in the morning: the same said twice.

    Bad:
        body: The harbour opens again at 12 noon.
    Good:
        body: The harbour opens again at noon.
    中文：英文时间重复
        noon 就是12点，a.m. 就是上午，不必说两遍。
    """
    hint = Text("Say it once.", "说一遍就够了。")
    yield from searched(
        issue,
        _NOON,
        lambda found: quoted(found, "“{}” says it twice", "的“{}”重复"),
        hint,
        new=lambda found: found["word"],
    )
    yield from searched(issue, _REDUNDANT, lambda found: quoted(found, "“{}” says it twice", "的“{}”重复"), hint)


@rule("DT041", "ordinal-date", Severity.INFO, tongue="en", asked=True, alone=True)
def ordinal_date(issue: Issue) -> Iterator[Hit]:
    """A date has st, nd, rd or th.

    Why:
        AP style writes May 5, not May 5th.

    Bad:
        body: The harbour opens again on May 5th.
    Good:
        body: The harbour opens again on May 5.
    中文：英文日期用了序数词尾
        AP 体例写 May 5，不写 May 5th。
    """
    yield from searched(
        issue,
        _ORDINAL,
        lambda found: quoted(found, "The date “{}”", "的日期“{}”"),
        Text("Write the figure alone.", "只写数字。"),
        new=lambda found: f"{found['month']} {found['day']}",
    )


@rule("DT042", "long-month-with-day", Severity.INFO, tongue="en", asked=True, alone=True)
def long_month_with_day(issue: Issue) -> Iterator[Hit]:
    """A long month is written out before a day.

    Why:
        AP style writes Jan. 5, Sept. 30, and spells out March to July and months without a day.

    Bad:
        body: The harbour opens again on September 30.
    Good:
        body: The harbour opens again on Sept. 30.
    中文：带日的月份没有缩写
        AP 体例带日时写 Jan. 5、Sept. 30；三月至七月和不带日的月份不缩写。
    """
    yield from searched(
        issue,
        _LONG_MONTH,
        lambda found: quoted(found, "“{}” before a day", "的月份“{}”"),
        Text("Abbreviate it.", "请缩写。"),
        new=lambda found: _SHORT[found["month"]],
    )


@rule("DT043", "small-number-in-figures", Severity.INFO, tongue="en", asked=True, alone=True)
def small_number_in_figures(issue: Issue) -> Iterator[Hit]:
    """A number below ten is in figures.

    Why:
        AP style spells out one to nine, but for ages, measures, times, percentages and scores.

    Bad:
        body: Waves broke over the wall, and 6 boats sank.
    Good:
        body: Waves broke over the wall, and six boats sank.
    中文：十以下的数用了数字
        AP 体例一至九拼写出来，年龄、度量、时间、百分比、比分除外。
    """
    yield from searched(
        issue,
        _SMALL,
        lambda found: quoted(found, "The figure {}", "的数字{}"),
        Text("Spell it out.", "请拼写出来。"),
        new=lambda found: _WORDS[int(found["figure"])],
        sure=False,
        among=in_body,
        keep=lambda passage, found: found.start() > 0 and not _LABELS.search(passage.text[: found.start()]),
    )


@rule("DT044", "time-style", Severity.INFO, tongue="en", asked=True, alone=True)
def time_style(issue: Issue) -> Iterator[Hit]:
    """A time of day is not written 10 a.m.

    Why:
        AP style writes 10 a.m. and 7:30 p.m.: small letters, full stops, and no :00.

    Bad:
        body: The harbour opens again at 10:00 AM on Monday.
    Good:
        body: The harbour opens again at 10 a.m. on Monday.
    中文：英文钟点写法不合体例
        AP 体例写 10 a.m.、7:30 p.m.：小写、带点、不写“:00”。
    """
    yield from searched(
        issue,
        _TIME,
        lambda found: quoted(found, "The time “{}”", "的时间“{}”"),
        Text("Write 10 a.m., 7:30 p.m.", "请写作 10 a.m.、7:30 p.m.。"),
        new=_clock,
        keep=lambda passage, found: not passage.text[: found.end()].endswith((" a.m.", " p.m.")),
        sure=False,
    )


def _clock(found: re.Match[str]) -> str:
    minute = "" if found["minute"] in (None, ":00") else found["minute"]
    return f"{found['hour']}{minute} {found['half'][0].lower()}.m."


@rule("DT045", "postal-state", Severity.INFO, tongue="en", asked=True, alone=True)
def postal_state(issue: Issue) -> Iterator[Hit]:
    """A state is written as on an envelope.

    Why:
        AP style spells out the names of states in running text; TX and CA belong into addresses with a ZIP code.

    Bad:
        body: The captain came from Galveston, TX on Monday.
    Good:
        body: The captain came from Galveston, Texas, on Monday.
    中文：美国州名用了邮政缩写
        AP 体例正文里州名拼写出来；TX、CA 只用在带邮编的地址里。
    """
    yield from searched(
        issue,
        _STATE,
        lambda found: quoted(found, "The state “{}”", "的州名“{}”"),
        Text("Spell it out.", "请拼写出来。"),
        new=lambda found: _STATES[found["state"]],
        sure=False,
    )
