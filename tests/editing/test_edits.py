"""An edit changes what was meant; every other byte of the file stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from publisher.editing.moving import moved
from publisher.editing.saving import Conflict, fingerprint, save
from publisher.editing.values import with_field
from publisher.errors import InputError

_STYLES = (
    """# 一期
publication: {title: 青溪新闻}
pages:
  - number: 1   # 头版
    articles: [tea, night]     # 重要的在前
  - number: 2
    articles:
      - market   # 市场
      - school
  - {number: 3, articles: []}
articles:
  - id: tea
    headline: 山路修到家门口 茶叶卖到省城外   # 主题
    deck: {label: 阅读提示, text: 全县新改建农村公路86.5公里}
    byline: [{name: 林一苇}]
  - id: night
    kicker: '夜里：灯'
    headline: "老街有了 \\"烟火气\\""
  - {id: market, headline: 集市}
  - id: school
    deck:
      label: 提示
      text: 提要
    headline: |
      两行
      的题
    kicker: null
""",
    "pages: [{number: 1, articles: [tea, night, market, school]}, {number: 2}, {number: 3}]\r\n"
    "articles: [{id: tea, headline: 甲, deck: 乙}, {id: night, headline: 丙}, {id: market, headline: 丁},"
    " {id: school, headline: 戊}]\r\n",
)
_MORE = (
    *_STYLES,
    """pages:
  - number: 1
    # 头版的稿件
    articles:   # 重要的在前
      - tea   # 头条
  - number: 2
    articles: [  # 二版
      night ,  # 夜
      # 以下待定
      "market",
      school   # 末
    ]  # 二版完
  - number: 3
    articles:  # 三版
articles:
  - {id: tea, kicker: 甲, headline: 乙}   # 一
  - id: night   # 二
    kicker:   # 引题待定
    headline: |  # 两行
      两行
      的题
    deck: 提要   # 提要
  - id: market
    headline: '集市'
    subhead: "副
      题"   # 跨行
  - kicker: 引   # 先引题
    id: school
    headline: 末题
    # 完""",
)
STYLES = (*_MORE, _MORE[2].replace("\n", "\r\n"))
STYLE_NAMES = ["block", "flow", "commented", "commented, CRLF"]
NAMES = ("tea", "night", "market", "school")
WORDS = st.text(st.characters(exclude_categories=["C"], exclude_characters="\x85\u2028\u2029"), min_size=1, max_size=24)


def tree(text: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(text)
    return found


def comments(text: str) -> list[str]:
    """The comments as a scanner of YAML sees them: what is neither token nor white space."""
    rest, at = [], 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        rest.append(text[at : max(at, token.start_mark.index)])
        at = max(at, token.end_mark.index)
        if isinstance(token, yaml.ScalarToken) and token.style == "|":
            rest.append(text[token.start_mark.index : text.index("\n", token.start_mark.index)].lstrip("|"))
    found = re.findall(r"#[^\r\n]*", "\n".join([*rest, text[at:]]))
    return sorted(one.rstrip() for one in found)


def ends_alike(old: str, new: str) -> bool:
    """Whether no line ends in another way than all did."""
    return ("\r\n" in old) == ("\r\n" in new) and not ("\r\n" in old and re.search(r"(?<!\r)\n", new))


@pytest.mark.parametrize("text", STYLES, ids=STYLE_NAMES)
@settings(deadline=None)
@given(name=st.sampled_from(NAMES), field=st.sampled_from(["headline", "kicker", "subhead", "deck"]), value=WORDS)
def test_a_field_is_set_and_nothing_else(text: str, name: str, field: str, value: str) -> None:
    new = with_field(text, name, field, value)
    entry = next(one for one in tree(new)["articles"] if one["id"] == name)  # type: ignore[attr-defined]
    found = entry[field]
    assert (found["text"] if isinstance(found, dict) else found) == value
    assert comments(new) == comments(text)
    assert ends_alike(text, new)
    # What lies before and behind the change is as it was, but for one stretch.
    start = next((at for at, (one, two) in enumerate(zip(text, new, strict=False)) if one != two), len(text))
    end = next((at for at, (one, two) in enumerate(zip(text[::-1], new[::-1], strict=False)) if one != two), len(text))
    assert "id:" not in text[start : max(start, len(text) - end)]


@pytest.mark.parametrize("text", STYLES, ids=STYLE_NAMES)
@settings(deadline=None)
@given(name=st.sampled_from(NAMES), field=st.sampled_from(["headline", "kicker", "subhead", "deck"]), value=WORDS)
def test_a_field_is_emptied_and_nothing_else(text: str, name: str, field: str, value: str) -> None:
    new = with_field(text, name, field, None)
    before, after = tree(text), tree(new)
    entry = next(one for one in before["articles"] if one["id"] == name)  # type: ignore[attr-defined]
    now = next(one for one in after["articles"] if one["id"] == name)  # type: ignore[attr-defined]
    assert now.get(field) is None
    entry.pop(field, None)
    now.pop(field, None)
    assert before == after
    assert comments(new) == comments(text)
    assert ends_alike(text, new)
    if field not in next(one for one in tree(text)["articles"] if one["id"] == name):  # type: ignore[attr-defined]
        assert with_field(with_field(text, name, field, value), name, field, None) == text


@pytest.mark.parametrize("text", STYLES, ids=STYLE_NAMES)
@settings(deadline=None)
@given(name=st.sampled_from(NAMES), page=st.sampled_from([1, 2, 3, None]), place=st.integers(0, 4))
def test_an_article_is_moved_and_the_others_keep_their_order(
    text: str, name: str, page: int | None, place: int
) -> None:
    before = {one["number"]: list(one.get("articles") or ()) for one in tree(text)["pages"]}  # type: ignore[attr-defined]
    listed = [other for other in before.get(page or 0, []) if other != name]
    assume(page is None or place <= len(listed))
    new = moved(text, name, page, place)
    after = {one["number"]: list(one.get("articles") or ()) for one in tree(new)["pages"]}  # type: ignore[attr-defined]
    for number, names in before.items():
        wanted = [other for other in names if other != name]
        if number == page:
            wanted.insert(place, name)
        assert after[number] == wanted
    assert comments(new) == comments(text)
    assert ends_alike(text, new)
    assert text[text.rindex("\narticles:") :] == new[new.rindex("\narticles:") :]


def test_there_and_back_is_where_it_was() -> None:
    text = STYLES[0]
    assert moved(moved(text, "night", 2, 2), "night", 1, 1) == text
    assert with_field(with_field(text, "night", "kicker", "日间"), "night", "kicker", "夜里：灯") == text


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(InputError):
        with_field(STYLES[0], "gone", "headline", "x")
    with pytest.raises(InputError):
        moved(STYLES[0], "tea", 9)
    with pytest.raises(InputError):
        moved("pages: auto\narticles: [{id: tea, headline: x}]\n", "tea", 1)
    with pytest.raises(InputError):
        with_field("articles: [", "tea", "headline", "x")
    with pytest.raises(InputError):
        with_field(STYLES[0], "tea", "deck.label", "x")


def test_a_place_before_the_first_is_the_first() -> None:
    assert moved(STYLES[0], "night", 1, -3) == moved(STYLES[0], "night", 1, 0)


def test_the_comment_on_an_articles_line_goes_with_it() -> None:
    text = STYLES[2]
    new = moved(text, "tea", 2, 1)
    assert "    articles: []   # 重要的在前\n  - number: 2" in new
    assert '      night ,  # 夜\n      # 以下待定\n      tea,  # 头条\n      "market",' in new
    new = moved(text, "night", 1, 1)
    assert "      - tea   # 头条\n      - night  # 夜\n" in new
    assert moved(text, "school", 3).count("    # 末\n") + moved(text, "school", 3).count("# 末") >= 1


def test_nothing_is_written_over_what_was_not_seen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one")
    saved = save(tmp_path, "a.md", fingerprint(b"one"), b"two")
    assert (saved.before, (tmp_path / "a.md").read_bytes()) == (b"one", b"two")
    with pytest.raises(Conflict) as caught:
        save(tmp_path, "a.md", fingerprint(b"one"), b"three")
    assert caught.value.now == b"two"
    assert (tmp_path / "a.md").read_bytes() == b"two"


@pytest.mark.parametrize("path", ["../b.md", "/etc/hostname", "link.md", "gone.md", "a\0.md"])
def test_nothing_outside_is_written(path: str, tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    (tmp_path / "b.md").write_bytes(b"other")
    (folder / "link.md").symlink_to(tmp_path / "b.md")
    with pytest.raises(InputError):
        save(folder, path, fingerprint(b"other"), b"mine")
    assert (tmp_path / "b.md").read_bytes() == b"other"
