"""Whatever the text, every character of it is in the page once, and the written bodies read back the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.ingest.account import account
from publisher.ingest.markdown import recognise_markdown
from publisher.ingest.page import Block
from publisher.ingest.prose import body
from publisher.ingest.recognise import recognise
from publisher.ingest.trace import Traced
from publisher.load import parse_prose

LINES = st.sampled_from(
    [
        "",
        "",
        "　　5月16日，全县召开大会，传达学习文件精神，并部署工作。",
        "张伟",
        "记者 李明 摄",
        "（下转第3版）",
        "一、选得准",
        "本报讯（记者 王芳 通讯员 赵云）昨日，新桥通车。",
        "2026年5月15日 星期五 第2版 要闻",
        "——副题一行",
        "古桥换新颜 石匠守初心",
        "开发区",
        "图为新桥。 李明 摄",
        "【核心提示】今年以来，全县公路建设提速。",
        "1. first thing",
        "- item",
        "# Head",
        "By Ada Park",
        "The council voted 5-2 on Tuesday to keep the ferry run-",
        "ning all winter, ending a month of argument.",
        "Continued on page 3",
        "PORT ELLIS — A boat sank.",
        "Photo by Sam Whitfield",
        "Dear Editor,",
        "(来源:县疾控中心)",
        "。”",
        "...",
        "· · ·",
        "-",
    ]
)
TEXTS = st.one_of(
    st.lists(st.one_of(LINES, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)), max_size=14).map(
        "\n".join
    ),
    st.text(st.sampled_from("县张王记者摄文图下转第版。，“”（）:：/ \n　aA1-#*_"), max_size=120),
)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(TEXTS)
def test_every_character_is_accounted_for(text: str) -> None:
    assert account(text, recognise(text)) == ()


@settings(max_examples=40, derandomize=True, deadline=None)
@given(TEXTS)
def test_every_character_of_markdown_is_accounted_for(text: str) -> None:
    assert account(text, recognise_markdown(text)) == ()


def test_a_lost_character_is_told_with_its_place() -> None:
    text = "大桥通车\n\n张伟\n\n昨日，大桥正式通车，全长三百米。\n"
    page = recognise(text)
    article = page.articles[0]
    block = article.blocks[0]
    cut = replace(article, blocks=(Block(block.kind, block.text[:-1], block.lines),))
    lost = account(text, replace(page, articles=(cut,)))
    assert [(run.line, run.column, run.text, run.times) for run in lost] == [(5, 16, "。", 0)]


def test_a_doubled_character_is_told() -> None:
    text = "大桥通车\n\n张伟\n\n昨日，大桥正式通车，全长三百米。\n"
    page = recognise(text)
    article = page.articles[0]
    doubled = replace(article, marks=(article.blocks[0].text[:2],))
    lost = account(text, replace(page, articles=(doubled,)))
    assert [(run.line, run.column, run.text, run.times) for run in lost] == [(5, 1, "昨日", 2)]


PARAGRAPH = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)
KINDS = st.sampled_from(["paragraph", "subhead", "item", "quote"])


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.tuples(KINDS, PARAGRAPH), min_size=1, max_size=6))
def test_a_body_reads_back_the_same(blocks: list[tuple[str, str]]) -> None:
    made = [Block(kind, Traced.of(text, 0, len(text)), (1,)) for kind, text in blocks]  # type: ignore[arg-type]
    assert _read(body(made)) == [text for _, text in blocks]


def _read(markdown: str) -> list[str]:
    """The paragraphs of a body as the loader reads them; a list item with its marker."""
    blocks, findings = parse_prose(markdown, Path("a.md"))
    assert findings == ()
    return [f"{block.marker} {block.text}" if block.marker else block.text for block in blocks]
