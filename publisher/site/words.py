"""Words of the e-paper's own, in the language of the paper."""

from __future__ import annotations

import datetime

from publisher.site.record import IssueRecord, Page
from publisher.wording import MONTHS, Text, Tongue

_WEEK_ZH = "一二三四五六日"
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(date: datetime.date, tongue: Tongue) -> str:
    """2019年5月21日 星期二; Tuesday, 21 May 2019."""
    english = f"{_WEEK[date.weekday()]}, {date.day} {MONTHS[date.month - 1]} {date.year}"
    chinese = f"{date.year}年{date.month}月{date.day}日 星期{_WEEK_ZH[date.weekday()]}"
    return Text(english, chinese).said(tongue)


def short_day(date: datetime.date, tongue: Tongue) -> str:
    """5月21日 星期二; Tue 21 May."""
    english = f"{_WEEK[date.weekday()][:3]} {date.day} {MONTHS[date.month - 1][:3]}"
    return Text(english, f"{date.month}月{date.day}日 星期{_WEEK_ZH[date.weekday()]}").said(tongue)


def month(date: datetime.date, tongue: Tongue) -> str:
    """2019年5月; May 2019."""
    return Text(f"{MONTHS[date.month - 1]} {date.year}", f"{date.year}年{date.month}月").said(tongue)


def number(record: IssueRecord, tongue: Tongue) -> str:
    """第 137 期; No. 137; nothing where an issue has no number."""
    return Text(f"No. {record.number}", f"第 {record.number} 期").said(tongue) if record.number else ""


def page(one: Page, tongue: Tongue) -> str:
    """第 1 版; Page 1."""
    return Text(f"Page {one.number}", f"第 {one.number} 版").said(tongue)


def stories(count: int, tongue: Tongue) -> str:
    """7 篇; 7 articles."""
    return Text(f"{count} article{'' if count == 1 else 's'}", f"{count} 篇").said(tongue)


def size(count: int) -> str:
    """5.2 MB; 830 kB."""
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"
