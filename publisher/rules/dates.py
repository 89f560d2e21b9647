"""Dates that no calendar has, and weekdays that do not fall on their date."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import where
from publisher.rules.passages import Passage, passages
from publisher.rules.registry import Hit, rule
from publisher.rules.stated_dates import StatedDate, stated_dates
from publisher.wording import Text

_ZH = "一二三四五六日"
_NEAR = 200
"""Days from the issue's date within which a date without a year may belong to the year before or after."""


@rule("DT001", "impossible-date", Severity.ERROR, alone=True)
def impossible_date(issue: Issue) -> Iterator[Hit]:
    """A date does not exist.

    Why:
        June 31 and 2月30日 are slips that send readers to the wrong day. February 29 is judged by the year in the
        text, else by the issue's.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: The harbour opens again on June 31.
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: The harbour opens again on June 30.
    中文：日期不存在
        2月30日、6月31日这样的笔误会让读者白跑一趟。2月29日按文中的年份判断；没有写年份的，按本期的年份。
    """
    for passage, date in _dates(issue):
        if not _exists(date):
            yield _hit(
                passage,
                Text(f"There is no such day as {_said(date).en}", f"没有{_said(date).zh}这一天"),
                Text("Look the date up and correct it.", "请核对后改正日期。"),
                date,
            )


@rule("DT002", "wrong-weekday", Severity.ERROR, alone=True)
def wrong_weekday(issue: Issue) -> Iterator[Hit]:
    """A weekday does not fall on its date.

    Why:
        One of the two is wrong, and half of the readers will come on the wrong day. A date without a year is taken
        in the issue's year, or in the year before or after where that is near.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: The harbour opens again on Thursday, May 15, 2026.
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: The harbour opens again on Friday, May 15, 2026.
    中文：星期与日期不符
        两者必有一错，总有读者在错的一天赶来。没有写年份的，按本期的年份推算，临近年初年末也看前后一年。
    """
    today = issue.manifest.issue.date
    for passage, date in _dates(issue):
        if date.weekday is None or not _exists(date) or date.year is None:
            continue
        days = _meant(date, today)
        if all(day.weekday() != date.weekday for day in days):
            real = days[0]
            name = Text(calendar.day_name[real.weekday()], f"星期{_ZH[real.weekday()]}")
            stated = f"{real:%Y}-{real:%m}-{real:%d}"
            yield _hit(
                passage,
                Text(
                    f"{stated} is a {name.en}, not {date.weekday_text}", f"{stated}是{name.zh}，不是{date.weekday_text}"
                ),
                Text("Look both up and correct the wrong one.", "请核对日期和星期，改正其中有误的。"),
                date,
            )


def _dates(issue: Issue) -> Iterator[tuple[Passage, StatedDate]]:
    year = issue.manifest.issue.date.year
    for passage in passages(issue):
        for date in stated_dates(passage.text, year):
            yield passage, date


def _exists(date: StatedDate) -> bool:
    if not 1 <= date.month <= 12:
        return False
    year = date.year if date.year and 1 <= date.year <= 9999 else 2000  # an unknown year may be a leap year
    return 1 <= date.day <= calendar.monthrange(year, date.month)[1]


def _meant(date: StatedDate, today: datetime.date) -> list[datetime.date]:
    """The days a stated date may be: one where the year is known, else also the nearest in the years beside."""
    years = [date.year or today.year]
    if date.year_from == "issue":
        years += [today.year - 1, today.year + 1]
    days = [datetime.date(year, date.month, date.day) for year in years if _exists_in(year, date)]
    return [day for day in days if day.year == years[0] or abs((day - today).days) <= _NEAR]


def _exists_in(year: int, date: StatedDate) -> bool:
    return 1 <= year <= 9999 and date.day <= calendar.monthrange(year, date.month)[1]


def _said(date: StatedDate) -> Text:
    """The date as the text has it, with the year it was judged by where that matters."""
    if (date.month, date.day) == (2, 29) and date.year_from != "stated":
        return Text(f"{date.text} in {date.year}", f"{date.year}年的{date.text}")
    return Text(date.text, date.text)


def _hit(passage: Passage, what: Text, hint: Text, date: StatedDate) -> Hit:
    quoted = "" if date.text in what.en else f" ({date.text})"
    return Hit(
        Text(f"{what.en}{quoted}: {passage.place.en}.", f"{what.zh}{quoted}：{passage.place.zh}。"),
        hint,
        where(passage, date.at),
        passage.article.id,
        passage.figure,
        piece=passage.key,
    )
