"""Two more pages with truths made by others: a Chinese local page and an English one."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from publisher.ingest.account import account
from publisher.ingest.recognise import recognise

DATA = Path(__file__).parent / "data"


def _page(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def test_chinese_masthead() -> None:
    masthead = recognise(_page("zh_qingxi.txt")).masthead
    assert masthead.publication == "青溪新闻"
    assert masthead.date == datetime.date(2026, 5, 15)
    assert (masthead.page, masthead.section) == (2, "要闻")
    editors = [(editor.name.text, editor.role) for editor in masthead.editors]
    assert editors == [("周岚", "editor"), ("何晓", "proofreader")]


def test_chinese_lead_story() -> None:
    article = recognise(_page("zh_qingxi.txt")).articles[0]
    assert article.parts == ("山路修到家门口", "茶叶卖到省城外")
    assert article.kicker is not None and article.kicker.text == "青溪县“四好农村路”建设提速"
    assert article.subhead is not None and article.subhead.text == "——北坞乡12个行政村全部通客车"
    assert article.dateline is not None and article.dateline.text == "本报讯"
    assert [(p.name.text, p.role) for p in article.byline] == [("林一苇", "reporter"), ("石宽", "correspondent")]
    assert article.continues == 3
    assert len(article.paragraphs) == 4
    assert article.paragraphs[0].startswith("5月12日上午") and article.paragraphs[0].endswith("多赚一万多元。”")
    assert article.paragraphs[3].endswith("让更多山货搭上“快车”。")


def test_chinese_page_below() -> None:
    market, planting, mosquitoes = recognise(_page("zh_qingxi.txt")).articles[1:]
    assert market.parts == ("集镇夜市开起来", "老街有了烟火气")
    assert [(p.name.text, p.role) for p in market.byline] == [("苏禾", "reporter")]
    assert [block.lines for block in market.blocks] == [(27, 29), (31,), (33,)]
    assert planting.blocks == () and len(planting.figures) == 1
    assert planting.figures[0].credit is None and planting.figures[0].lines == (41,)
    assert mosquitoes.parts == ("县疾控中心提醒:夏季谨防蚊虫叮咬",)
    assert [block.kind for block in mosquitoes.blocks] == ["paragraph", "item", "item", "item", "note"]
    assert mosquitoes.byline == ()


def test_english_page() -> None:
    page = recognise(_page("en_triplicate.txt"))
    truth = json.loads(_page("en_triplicate.truth.json"))
    assert len(page.articles) == len(truth["articles"])
    for article, wanted in zip(page.articles, truth["articles"], strict=True):
        found: dict[str, list[str]] = {"kicker": [], "deck": [], "caption": [], "credit": []}
        found["kicker"] = [article.kicker.text] if article.kicker else []
        found["head"] = [article.headline.text] if article.headline else []
        found["deck"] = [article.deck.text.text] if article.deck else []
        found["byline"] = [signature.whole.text for signature in article.signatures]
        found["caption"] = [figure.caption.text for figure in article.figures if figure.caption]
        found["credit"] = [figure.credit.whole.text for figure in article.figures if figure.credit]
        found["body"] = list(article.paragraphs)
        found["subhead"] = [block.text.text for block in article.blocks if block.kind == "subhead"]
        by_role: dict[str, list[str]] = {role: [] for role in found}
        for role, text in zip(wanted["roles"], wanted["paragraphs"], strict=True):
            by_role[role].append(text)
        assert found == by_role


def test_bylines_of_the_english_page() -> None:
    articles = recognise(_page("en_triplicate.txt")).articles
    assert [[(p.name.text, p.role) for p in article.byline] for article in articles] == [
        [("Theo Brennan", "Triplicate Staff Writer")],
        [],
        [("Iris Lindqvist", "Triplicate Staff Writer")],
        [("Maren Holloway", "Triplicate Staff Writer")],
        [("Maren Holloway", "Triplicate Staff Writer")],
    ]


def test_nothing_is_lost() -> None:
    for name in ("zh_qingxi.txt", "en_triplicate.txt"):
        text = _page(name)
        assert account(text, recognise(text)) == ()
