"""Word, HTML and front matter: what styles and markup say is taken over; nothing is lost; bad files are told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from publisher.errors import InputError
from publisher.ingest.issue import import_sources
from publisher.load import load
from tests.ingest.words import PICTURE, docx, png

STORY = [
    ("引题", "青溪县公路建设提速"),
    ("Title", "山路修到家门口 茶叶卖到省城外"),
    ("副标题", "十二个乡镇全部通上班车"),
    ("提要", "今年以来，全县新改建农村公路86.5公里。"),
    ("署名", "本报记者 林一苇 通讯员 石宽"),
    ("", "清晨六点，茶农把三筐鲜叶装上**客货邮班车**。不到两个小时，这批鲜叶就到了省城。"),
    ("heading 2", "路通百业兴"),
    ("", "路修好了，来的人也多了。去年全县接待游客三十万人次，茶叶卖得比往年都好。"),
    (PICTURE, ""),
    ("题注", "茶农在装车。 林一苇 摄"),
]  # fmt: skip


def imported(tmp_path: Path, name: str, content: bytes) -> tuple[dict[str, Any], Path]:
    source, out = tmp_path / name, tmp_path / "issue"
    source.write_bytes(content)
    import_sources([source], out)
    issue, findings = load(out)
    assert issue is not None
    assert [one.message.en for one in findings if one.rule.startswith("MF") and one.rule != "MF008"] == []
    return yaml.safe_load((out / "issue.yaml").read_text("utf-8")), out


def test_styles_tell_what_a_paragraph_is(tmp_path: Path) -> None:
    manifest, out = imported(tmp_path, "story.docx", docx(STORY))
    (article,) = manifest["articles"]
    assert article["kicker"] == "青溪县公路建设提速"
    assert article["headline"] == "山路修到家门口 茶叶卖到省城外"
    assert article["subhead"] == "十二个乡镇全部通上班车"
    assert article["deck"] == "今年以来，全县新改建农村公路86.5公里。"
    assert article["byline"] == [
        {"name": "林一苇", "role": "reporter"},
        {"name": "石宽", "role": "correspondent"},
    ]
    body = (out / article["body"]).read_text("utf-8")
    assert body == f"{STORY[5][1]}\n\n## 路通百业兴\n\n{STORY[7][1]}\n"


def test_pictures_come_out_with_their_captions(tmp_path: Path) -> None:
    manifest, out = imported(tmp_path, "story.docx", docx(STORY))
    figures = manifest["articles"][0]["figures"]
    assert [figure["image"] for figure in figures] == ["images/word-1.png"]
    assert (out / "images" / "word-1.png").read_bytes() == png()
    assert figures[0]["caption"] == "茶农在装车。"
    assert figures[0]["credit"] == [{"name": "林一苇", "role": "photographer"}]


def test_a_document_without_styles_is_read_like_text(tmp_path: Path) -> None:
    plain = [
        ("", "古桥换新颜 两岸通坦途"),
        ("", "本报记者 林一苇"),
        *[("", "昨日，大桥正式通车，全长三百米，往来的人很多。") for _ in (1,)],
    ]
    manifest, _ = imported(tmp_path, "plain.docx", docx(plain))
    (article,) = manifest["articles"]
    assert article["headline"] == "古桥换新颜 两岸通坦途"
    assert article["byline"] == [{"name": "林一苇", "role": "reporter"}]


def test_words_that_look_like_markdown_stay_words(tmp_path: Path) -> None:
    words = "价格为 *5* 元 <b> 与 [注] 以及 # 号，一_二_三 全部照排，一字不改。"
    manifest, out = imported(tmp_path, "a.docx", docx([("Title", "价格"), ("", words)]))
    issue, _ = load(out)
    assert issue is not None
    assert issue.articles[manifest["articles"][0]["id"]].blocks[0].text == words


def bomb() -> bytes:
    return docx([("", "x")], **{"word/media/image2.png": b"\0" * 320_000_000})


def entity() -> bytes:
    text = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'
    return docx([("", "x")], **{"word/document.xml": text})


def cut() -> bytes:
    return docx(STORY)[:-200]


def locked() -> bytes:
    content = bytearray(docx(STORY))
    for at in (content.index(b"PK\x01\x02") + 8, content.index(b"PK\x03\x04") + 6):
        content[at] |= 1
    return bytes(content)


def other() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "no document")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bomb(), "unpack to far more"),
        (entity(), "no Word document"),
        (cut(), "no Word document"),
        (locked(), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        (other(), "no Word document"),
        (docx([("", "x")], **{"word/document.xml": b"<w:document><w:body>"}), "no Word document"),
        (docx([]), "no text"),
    ],
    ids=["bomb", "entities", "cut off", "locked", "old format", "no document", "broken XML", "empty"],
)
def test_a_bad_document_is_told_and_leaves_nothing(tmp_path: Path, content: bytes, said: str) -> None:
    source = tmp_path / "bad.docx"
    source.write_bytes(content)
    with pytest.raises(InputError) as caught:
        import_sources([source], tmp_path / "issue")
    assert said in caught.value.message.en
    assert caught.value.hint.zh
    assert not (tmp_path / "issue").exists()


WEB = """<!doctype html><html lang=en><head><title>Bridge | Courier</title><script>var a = "no";</script></head>
<body><nav><a href="/">Home</a></nav><main><article>
<p class="kicker">Roads</p><h1>Bridge to close</h1><p class="standfirst">The river has won.</p>
<p class="byline">By Ada Park</p>
<p>The <strong>old</strong> bridge over the <a href="https://example.org/river">river</a> closes on Monday, the
council said. Nobody was surprised by it, least of all the river.</p>
<figure><img src="bridge.png" alt="Workers on a bridge"><figcaption>Workers say "goodbye" to it.</figcaption></figure>
<h2>What next</h2><ul><li>A ferry from Tuesday</li><li>A new bridge in 2030</li></ul>
<blockquote><p>We shall all learn to row.</p></blockquote>
</article></main><footer>All rights reserved</footer></body></html>"""


def test_a_web_page_gives_its_story_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "bridge.png").write_bytes(png())
    manifest, out = imported(tmp_path, "page.html", WEB.encode())
    (article,) = manifest["articles"]
    assert (article["kicker"], article["headline"]) == ("Roads", "Bridge to close")
    assert (article["deck"], article["byline"]) == ("The river has won.", ["Ada Park"])
    assert article["figures"] == [{"image": "images/bridge.png", "caption": "Workers say “goodbye” to it."}]
    assert (out / article["body"]).read_text("utf-8") == (
        "The **old** bridge over the [river](https://example.org/river) closes on Monday, the council said. "
        "Nobody was surprised by it, least of all the river.\n\n## What next\n\n"
        "- A ferry from Tuesday\n- A new bridge in 2030\n\n> We shall all learn to row.\n"
    )


def test_a_web_page_in_gb_18030(tmp_path: Path) -> None:
    text = "<html><body><h1>古桥换新颜</h1><p>昨日，大桥正式通车，全长三百米，往来的人很多。</p></body></html>"
    manifest, _ = imported(tmp_path, "page.htm", text.encode("gb18030"))
    assert manifest["articles"][0]["headline"] == "古桥换新颜"


@pytest.mark.parametrize("content", [b"<html><script>x()</script></html>", b"<div>" * 9000, b"\0\0\0"])
def test_a_web_page_without_a_story_is_told(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "page.html"
    source.write_bytes(content)
    with pytest.raises(InputError):
        import_sources([source], tmp_path / "issue")


def test_front_matter_tells_of_the_story(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Bridge to close\nauthor: [Ada Park, Tom Lee]\ndate: 2026-01-05\nsummary: The river has won.\n"
        "page: 3\nsection: Roads\n---\n\nThe old bridge closes on Monday, the council said last night.\n"
    )
    manifest, _ = imported(tmp_path, "a.md", text.encode())
    (article,) = manifest["articles"]
    assert article["headline"] == "Bridge to close"
    assert article["byline"] == ["Ada Park", "Tom Lee"]
    assert article["deck"] == "The river has won."
    assert str(manifest["issue"]["date"]) == "2026-01-05"
    assert (manifest["pages"][0]["number"], manifest["pages"][0]["section"]) == (3, "Roads")


def test_what_the_text_says_comes_before_its_front_matter(tmp_path: Path) -> None:
    text = "---\ntitle: Demo\nbad: [\n---\n# Bridge to close\n\nThe old bridge closes on Monday.\n"
    manifest, _ = imported(tmp_path, "a.md", text.encode())
    assert manifest["articles"][0]["headline"] == "Bridge to close"


def test_stories_of_several_kinds_come_into_one_issue(tmp_path: Path) -> None:
    """Stories share a page, unless one names its own; a page of plain text is a page."""
    (tmp_path / "a.docx").write_bytes(docx(STORY))
    (tmp_path / "b.html").write_text(
        "<h1>古桥换新颜</h1><p>昨日，大桥正式通车，全长三百米，往来的人很多。</p>", "utf-8"
    )
    (tmp_path / "c.md").write_text(
        "---\ntitle: 夜市开街\npage: 2\n---\n\n灯火初上，老街醒来，摊前排起了长队。\n", "utf-8"
    )
    (tmp_path / "d.txt").write_text("水池开放\n\n游泳池六月开放，比往年早一个月，市民都很高兴。\n", "utf-8")
    names = ["a.docx", "b.html", "c.md", "d.txt"]
    import_sources([tmp_path / name for name in names], tmp_path / "issue")
    manifest = yaml.safe_load((tmp_path / "issue" / "issue.yaml").read_text("utf-8"))
    assert [(page["number"], len(page["articles"])) for page in manifest["pages"]] == [(1, 2), (2, 1), (3, 1)]
    assert [article["headline"] for article in manifest["articles"]][1:] == ["古桥换新颜", "夜市开街", "水池开放"]
