"""What a piece is, is said in the markup and not only shown."""

from __future__ import annotations

from itertools import pairwise

from publisher.epub import build
from publisher.model import Run
from tests.epub.opened import Element, Opened, text
from tests.epub.samples import block, cover, one_article


def story(article: dict[str, object], *body: object, language: str = "zh-Hans") -> tuple[Opened, Element]:
    issue = one_article(article, body, language)  # type: ignore[arg-type]
    book = Opened(build(issue, cover(), {"story": (1,)}))
    return book, book.parsed("EPUB/articles/story.xhtml")


def tags(nodes: list[Element]) -> list[str]:
    return [str(node.tag).rpartition("}")[2] for node in nodes]


def test_the_article_is_named_by_its_headline() -> None:
    book, root = story({})
    assert book.one(root, "//h:article").get("aria-labelledby") == "story--headline"
    assert tags(book.find(root, "//*[@id='story--headline']")) == ["h1"]


def test_subheads_never_skip_a_level() -> None:
    book, root = story(
        {}, block("subhead", "甲", level=2), block("subhead", "乙", level=4), block("subhead", "丙", level=2)
    )
    assert tags(book.find(root, "//h:article/*[starts-with(@id, 'story--body')]")) == ["h2", "h3", "h2"]


def test_numbered_and_unnumbered_items_are_lists_and_nest() -> None:
    items = [
        block("item", "一", marker="1."),
        block("item", "一之一", level=2, marker="•"),
        block("item", "二", marker="2."),
    ]
    book, root = story({}, *items)
    assert text(book.one(root, "//h:article/h:ol/h:li[1]/h:ul/h:li")) == "• 一之一"
    assert len(book.find(root, "//h:article/h:ol/h:li")) == 2


def test_items_that_begin_deep_are_still_a_list() -> None:
    book, root = story({}, block("item", "深", level=3, marker="•"), block("item", "浅", level=1, marker="•"))
    assert [text(node) for node in book.find(root, "//h:article/h:ul/h:li")] == ["• 深", "• 浅"]


def test_quoted_paragraphs_that_follow_each_other_are_one_quotation() -> None:
    book, root = story({}, block("quote", "上"), block("quote", "下"), block("paragraph", "正文"), block("quote", "又"))
    assert [text(node) for node in book.find(root, "//h:blockquote")] == ["上下", "又"]


def test_emphasis_and_links() -> None:
    runs = (
        Run("粗", strong=True),
        Run("斜", emphasis=True),
        Run("链", href="https://例子.测试/路?问=1"),
        Run("旧", href="http://example.org/"),
        Run("险", href="javascript:alert(1)"),
    )
    book, root = story({}, block("paragraph", runs))
    assert text(book.one(root, "//h:strong")) == "粗"
    assert text(book.one(root, "//h:em")) == "斜"
    assert [text(node) for node in book.find(root, "//h:a")] == ["链"]
    assert book.one(root, "//h:a").get("href") == "https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF?%E9%97%AE=1"


def test_a_dateline_runs_into_the_first_paragraph() -> None:
    book, root = story({"dateline": "本报讯"}, block("paragraph", "溪水清了。"))
    assert text(book.one(root, "//h:p[@class='opening']")) == "本报讯 溪水清了。"


def test_a_dateline_before_a_subhead_stands_alone() -> None:
    book, root = story({"dateline": "本报讯"}, block("subhead", "先修路"), block("paragraph", "路修好了。"))
    assert text(book.one(root, "//h:p[@class='opening']")) == "本报讯"


def test_a_line_turn_in_the_text_is_shown_and_kept() -> None:
    book, root = story({}, block("paragraph", "床前明月光\n疑是地上霜"))
    paragraph = book.one(root, "//*[@id='story--body-0']")
    assert text(paragraph) == "床前明月光\n疑是地上霜"
    assert tags(list(paragraph)) == ["br"]


def test_a_byline_that_is_the_credit_is_printed_once() -> None:
    both = [{"name": "吴晓", "role": "text and photo"}]
    _, root = story({"byline": both, "figures": [{"caption": "出发。", "credit": both}]})
    assert text(root).count("吴晓") == 1


def test_the_first_picture_leads_and_the_last_does_not_part_a_subhead_from_its_text() -> None:
    figures = [{"caption": f"图{n}"} for n in range(3)]
    body = [
        block("paragraph", "甲"),
        block("subhead", "乙"),
        block("paragraph", "丙"),
        block("subhead", "丁"),
        block("paragraph", "戊"),
    ]
    book, root = story({"figures": figures}, *body)
    order = tags(book.find(root, "//h:article/*"))
    assert order[:2] == ["header", "figure"]
    assert order.count("figure") == 3
    assert all(pair != ("h2", "figure") for pair in pairwise(order))


def test_figures_of_the_story_are_terms_with_what_they_count() -> None:
    numbers = [{"value": "40", "unit": "loads", "label": "of compost", "share": 0.4}, {"value": "£212"}]
    book, root = story({"numbers": numbers}, block("paragraph", "It grew."), language="en")
    assert text(book.one(root, "//h:aside/h:dl/h:dt")) == "40 loads"
    assert text(book.one(root, "//h:aside/h:dl/h:dd")) == "of compost"
    assert text(book.one(root, "//h:aside/h:p")) == "£212"
