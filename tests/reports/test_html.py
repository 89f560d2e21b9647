"""The HTML report: one file, accessible in both languages, light and dark; each finding stands at its place."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from publisher.cli import run
from publisher.reports import formats
from tests.judges.browser import Seen, Visit, opened
from tests.reports.samples import finding, report
from tests.small_issue import SMALL


def issue_with_faults(folder: Path) -> Path:
    """The Chinese sample without one byline, a paragraph cut in a word, half-width commas and far too much text."""
    shutil.copytree(SMALL, folder, copy_function=shutil.copyfile)
    manifest, body = folder / "issue.yaml", folder / "articles" / "night-market.md"
    manifest.write_text(manifest.read_text("utf-8").replace("    byline: 苏禾\n", ""), "utf-8")
    body.write_text(
        "摊主说,今年的生意比去年好,客人多了。\n\n会议要求全\n\n面从严治党。\n\n" + "夜市很热闹。" * 900, "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    folder = tmp_path_factory.mktemp("html")
    issue = issue_with_faults(folder / "qingxi")
    before = os.environ.get("PUBLISHER_LANG")
    pages = {name: folder / f"{name}.html" for name in ("zh", "en", "unlaid")}
    try:
        for name, page in pages.items():
            os.environ["PUBLISHER_LANG"] = "en" if name == "en" else "zh"
            options = ["--no-layout"] if name == "unlaid" else []
            assert run(["check", str(issue), "-q", "--format", "html", "--output", str(page), *options]) == 1
    finally:
        os.environ.pop("PUBLISHER_LANG") if before is None else os.environ.update(PUBLISHER_LANG=before)
    yield pages


SWITCH = (
    "document.getElementById('l-en').click(); [document.documentElement.lang, document.querySelector('h1').innerText]"
)
KEYS = """(() => {
  const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", {key}));
  press("j"); const first = location.hash;
  press("j"); const second = location.hash;
  press("k"); const back = location.hash;
  document.getElementById("keys").click(); press("j");
  return [first, second, back, location.hash];
})()"""
APOSTROPHES = """(() => {
  const width = (where, language) => {
    const mark = document.createElement("span");
    if (language) { mark.lang = language; }
    mark.style.whiteSpace = "nowrap";
    mark.textContent = "\u2019".repeat(10);
    where.append(mark);
    const wide = mark.getBoundingClientRect().width / 10 / parseFloat(getComputedStyle(mark).fontSize);
    mark.remove();
    return wide;
  };
  const title = document.querySelector(".f h3 .en"), quote = document.createElement("blockquote");
  quote.lang = "en-GB";
  document.querySelector(".f").append(quote);
  const wide = [width(title), width(quote), width(quote, "zh-Hans")];
  quote.remove();
  return wide;
})()"""
FILTER = """(() => {
  document.getElementById("s-w").click();
  const shown = [...document.querySelectorAll(".f")].filter((card) => card.offsetParent);
  const live = document.getElementById("live").textContent;
  return [shown.length, shown.every((card) => card.classList.contains("w")), live];
})()"""


@pytest.fixture(scope="module")
def seen(written: dict[str, Path]) -> dict[str, Seen]:
    visits = {
        "dark": Visit(written["zh"], dark=True, script=KEYS),
        "switched": Visit(written["zh"], width=1024, script=SWITCH),
        "filtered": Visit(written["en"], script=FILTER),
        "narrow": Visit(written["en"], width=320, script=APOSTROPHES),
        "unlaid": Visit(written["unlaid"]),
    }
    return dict(zip(visits, opened(list(visits.values())), strict=True))


def test_axe_has_no_objection(seen: dict[str, Seen]) -> None:
    assert {name: one.violations for name, one in seen.items() if one.violations} == {}


def test_it_asks_for_nothing_outside(seen: dict[str, Seen]) -> None:
    assert {name: one.requests for name, one in seen.items() if one.requests} == {}


def test_nothing_scrolls_sideways(seen: dict[str, Seen]) -> None:
    assert {name: one.beyond for name, one in seen.items() if one.beyond > 0} == {}


def test_the_other_language_is_a_click_away(seen: dict[str, Seen]) -> None:
    assert seen["switched"].answer == ["en", "✕\nNot ready for press"]


def test_j_and_k_go_through_the_findings_and_can_be_switched_off(seen: dict[str, Seen]) -> None:
    assert seen["dark"].answer == ["#f1-1", "#f1-2", "#f1-1", "#f1-1"]


def test_a_filter_leaves_what_it_names(seen: dict[str, Seen]) -> None:
    count, all_warnings, live = seen["filtered"].answer
    assert count > 0
    assert all_warnings
    assert live == f"{count} shown"


def test_an_english_apostrophe_is_not_as_wide_as_a_chinese_character(seen: dict[str, Seen]) -> None:
    title, quoted, chinese = seen["narrow"].answer
    assert title < 0.5 and quoted < 0.5
    assert chinese > 0.3  # the measure sees a face: of nothing it would be 0


def page(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text("utf-8"))


def test_every_link_leads_somewhere_and_no_name_is_given_twice(written: dict[str, Path]) -> None:
    for path in written.values():
        tree = page(path)
        names = tree.xpath("//@id")
        assert len(names) == len(set(names))
        assert {
            link for link in tree.xpath("//@href") if link[1:] not in names and not link.startswith("data:")
        } == set()


def card(tree: html.HtmlElement, rule: str) -> html.HtmlElement:
    (found,) = [one for one in tree.xpath("//article") if f"{rule} " in one.text_content()]
    return found


def test_a_finding_of_the_source_is_drawn_on_its_line(written: dict[str, Path]) -> None:
    """The paragraph that was cut stands in one box, no taller than two lines of the page."""
    tree = page(written["zh"])
    found = card(tree, "PA001")
    key = found.get("id")[1:]
    (pin,) = tree.xpath(f"//a[@id='m{key}']")
    (box,) = [one for one in pin.itersiblings(preceding=True)][:1]
    style = dict(part.split(":") for part in box.get("style").split(";"))
    assert 0 < float(style["left"].rstrip("%")) < 100
    assert 0 < float(style["height"].rstrip("%")) < 3
    assert "意识形态" not in found.text_content()
    assert "会议要求全" in found.text_content()


def test_a_missing_byline_is_an_insertion_line(written: dict[str, Path]) -> None:
    tree = page(written["zh"])
    key = card(tree, "BY001").get("id")[1:]
    (pin,) = tree.xpath(f"//a[@id='m{key}']")
    assert "gap" in next(pin.itersiblings(preceding=True)).get("class")


def test_the_source_lines_are_in_the_page(written: dict[str, Path]) -> None:
    tree = page(written["zh"])
    (link,) = card(tree, "PA001").xpath(".//a[code]")
    assert link.text_content() == "articles/night-market.md:3"
    (row,) = tree.xpath(f"//tr[@id='{link.get('href')[1:]}']")
    assert row.text_content().strip().startswith("3")
    assert "会议要求全" in row.text_content()


def test_the_rate_has_its_sum(written: dict[str, Path]) -> None:
    text = page(written["zh"]).xpath("//div[@class='rate']")[0].text_content()
    assert re.search(r"万分之 \d+\.\d", text)
    assert re.search(r"计入 \d+ 处差错（[\d.]+ 分）÷ [\d,]+ 字", text)
    assert "不代替人工校对" in text


def test_without_pages_all_findings_are_there_and_what_was_not_checked_is_told(written: dict[str, Path]) -> None:
    tree = page(written["unlaid"])
    assert tree.xpath("//image") == []
    assert card(tree, "PA001") is not None
    assert "没有检查的" in tree.text_content()


def test_the_same_issue_gives_the_same_bytes(
    written: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = issue_with_faults(tmp_path / "qingxi")
    again = tmp_path / "again.html"
    monkeypatch.setenv("PUBLISHER_LANG", "zh")
    run(["check", str(issue), "-q", "--format", "html", "--output", str(again), "--no-layout"])
    first = written["unlaid"].read_text("utf-8")
    assert again.read_text("utf-8") == first.replace(str(written["unlaid"].parent), str(tmp_path))


def test_a_change_on_offer_is_shown_and_its_characters_are_boxed(written: dict[str, Path]) -> None:
    tree = page(written["zh"])
    found = card(tree, "TY004")
    assert [one.text_content() for one in found.xpath(".//del")] == [",", ","]
    assert [one.text_content() for one in found.xpath(".//ins")] == ["，", "，"]
    (pin,) = tree.xpath(f"//a[@id='m{found.get('id')[1:]}']")
    boxes = [one for one in pin.itersiblings(preceding=True) if one.tag == "span"][:2]
    tops = [float(one.get("style").split("top:")[1].split("%")[0]) for one in boxes]
    assert 0 <= tops[0] - tops[1] < 2, "the second comma, which comes last, is on the first one's line or the next"


def test_ten_thousand_findings_of_a_kind_are_one_card() -> None:
    many = report(*[finding(line=line, message=f"No. {line}") for line in range(1, 10_001)])
    tree: Any = html.fromstring(formats()["html"]((many,), "en"))
    (only,) = tree.xpath("//article")
    assert "(10000 places)" in only.text_content()
    assert len(only.xpath(".//ol/li")) == 200
    assert "The first 200 are shown" in only.text_content()


def test_several_issues_stand_in_one_page_without_a_name_twice() -> None:
    page = formats()["html"]((report(finding()), report(finding(rule="BY001"))), "zh")
    tree: Any = html.fromstring(page)
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert len(tree.xpath("//h1")) == 2
