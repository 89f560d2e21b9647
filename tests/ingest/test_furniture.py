"""Lines that belong to the page: folio lines and jump lines, and sentences that only look like them."""

from __future__ import annotations

import datetime

import pytest

from publisher.ingest.furniture import folio, jump
from publisher.ingest.trace import Traced
from publisher.ingest.units import lines_of

FRIDAY = datetime.date(2026, 5, 15)


@pytest.mark.parametrize(
    ("text", "date", "page", "section", "publication"),
    [
        ("2026年5月15日 星期五 第2版 要闻 责任编辑:周岚 电话:0000-1234567", FRIDAY, 2, "要闻", None),
        ("青溪新闻 2026年5月15日 星期五", FRIDAY, None, None, "青溪新闻"),
        ("二〇二六年五月十五日 星期五", FRIDAY, None, None, None),
        ("02版 要闻", None, 2, "要闻", None),
        ("第三版 专版", None, 3, "专版", None),
        ("青溪新闻 2026-05-15 星期五 A02 时政新闻", FRIDAY, 2, "时政新闻", "青溪新闻"),
        ("Friday, May 15, 2026 | The Herald | A3", FRIDAY, 3, None, "The Herald"),
        ("The Lake Herald  Vol. 3, No. 2  May 15, 2026", FRIDAY, None, None, "The Lake Herald"),
        ("Local & Region | Page 1", None, 1, "Local & Region", None),
    ],
)
def test_folio(
    text: str, date: datetime.date | None, page: int | None, section: str | None, publication: str | None
) -> None:
    found = folio(Traced.of(text, 0, len(text)))
    assert found is not None
    assert (found.date, found.page) == (date, page)
    assert (found.section.text if found.section else None) == section
    assert (found.publication.text if found.publication else None) == publication


@pytest.mark.parametrize(
    "text",
    [
        "2026年5月15日,县里召开大会,会议强调",
        "2020年1月1日至5日",
        "近年来,编辑部收到来信",
        "截至2019年4月",
        "5月20日,丽水市侨联党组书记来",
        "The page 3 story was wrong.",
        "By Editor Jane Roe",
    ],
)
def test_not_a_folio(text: str) -> None:
    assert folio(Traced.of(text, 0, len(text))) is None


@pytest.mark.parametrize(
    ("text", "page", "onward", "rest"),
    [
        ("(下转第3版)", 3, True, ""),
        ("再新建5个。（下转第三版）", 3, True, "再新建5个。"),
        ("（上接第一版）会议指出", 1, False, "会议指出"),
        ("Continued on page A3", 3, True, ""),
        ("See BRIDGE on page 4", 4, True, ""),
        ("Continued from page 1", 1, False, ""),
    ],
)
def test_jump(text: str, page: int, onward: bool, rest: str) -> None:
    found, unit = jump(lines_of(text)[0])
    assert found is not None
    assert (found.page, found.onward, unit.plain) == (page, onward, rest)


def test_a_sentence_about_a_page_is_no_jump() -> None:
    text = "Please see page 4 for details of the plan."
    found, unit = jump(lines_of(text)[0])
    assert found is None
    assert unit.plain == text
