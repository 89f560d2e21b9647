from __future__ import annotations

import pytest

from publisher.epub import build
from publisher.errors import InputError
from publisher.model import Issue
from tests.epub.opened import Opened, text
from tests.epub.samples import block, cover, issue_of, one_article


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ud800", "\uffff"])
def test_a_character_no_xml_can_hold_is_refused_with_its_place(character: str) -> None:
    issue = one_article({}, [block("paragraph", "好。"), block("paragraph", f"坏{character}了。", line=7)])
    with pytest.raises(InputError) as refused:
        build(issue, cover(), {})
    assert f"U+{ord(character):04X}" in refused.value.message.en
    assert "articles/story.md:7" in refused.value.message.en
    assert "articles/story.md:7" in refused.value.message.zh


@pytest.mark.parametrize(
    "article",
    [
        {"kicker": "引\x01题"},
        {"deck": {"text": "提\x01要"}},
        {"byline": "林\x01苇"},
        {"figures": [{"alt": "图\x01"}]},
        {"numbers": [{"value": "2\x013"}]},
    ],
)
def test_it_is_refused_wherever_it_stands(article: dict[str, object]) -> None:
    with pytest.raises(InputError):
        build(one_article(article), cover(), {})


def test_it_is_refused_in_the_name_of_the_paper(chinese: Issue) -> None:
    manifest = chinese.manifest.model_dump()
    manifest["publication"]["title"] = "溪\x01边报"
    with pytest.raises(InputError):
        build(issue_of(manifest, {}), cover(), {})


def test_markup_in_text_stays_text() -> None:
    nasty = "<script>alert('&amp;')</script> ]]> &copy; \ufffd 👩‍👩‍👧 𠮷"
    book = Opened(build(one_article({"headline": nasty}, [block("paragraph", nasty)]), cover(), {"story": (1,)}))
    assert text(book.one(book.parsed("EPUB/articles/story.xhtml"), "//h:h1")) == nasty
    assert ("EPUB/articles/story.xhtml", nasty) in book.links("toc")
    assert "script" not in {
        str(node.tag).rpartition("}")[2] for name in book.spine for node in book.parsed(name).iter()
    }
