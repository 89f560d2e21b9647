from __future__ import annotations

from itertools import accumulate

import pytest

from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

# Headlines cut into the words that must stay whole, and the measure in characters.
CHINESE = [
    ("集聚区 ( 开发区 ) 召开 党工委 ( 扩大 ) 会议", 10),
    ("开发区 首批 省 科技型 中小企业 认定 新增数 领跑 全市", 8),
    ("开发区 首批 省 科技型 中小企业 认定 新增数 领跑 全市", 12),
    ("“ 城中村 ” 变身 “ 城市 会客厅 ” 南城 街道 改造 纪实", 8),
    ("我国 成功 发射 遥感 三十三号 卫星", 8),
    ("浙江 方正 电机 股份 有限公司 荣获 2019 年度 科技 进步奖", 9),
]
ENGLISH = ["Harbour board votes to keep the winter ferry running", "The cat who was appointed Head of Mice"]


def head(size: float = 20.0, face: str = "headline") -> TextStyle:
    return TextStyle("head", face, size, size * 1.3, halve=True)


@pytest.mark.parametrize(("words", "characters"), CHINESE)
def test_lines_turn_between_words(chinese: Typesetter, words: str, characters: int) -> None:
    parts = words.split()
    text = "".join(parts)
    lines = chinese.headline(text, head(), characters * 20.0, max_lines=5)
    assert lines is not None
    assert "".join(line.source_text for line in lines) == text
    assert {line.end for line in lines} <= set(accumulate(map(len, parts)))
    assert all(line.width <= characters * 20.0 for line in lines)
    assert len(lines) == 1 or min(len(line.text) for line in lines) > 2
    assert max(line.width for line in lines) >= 0.65 * characters * 20.0


def test_a_space_is_where_a_chinese_headline_turns(chinese: Typesetter) -> None:
    lines = chinese.headline("以党建引领基层治理 让群众有更多获得感", head(), 240.0)
    assert lines is not None
    assert [line.text for line in lines] == ["以党建引领基层治理", "让群众有更多获得感"]
    assert [(line.start, line.end) for line in lines] == [(0, 10), (10, 19)]


def test_in_one_line_a_space_is_half_an_em(chinese: Typesetter) -> None:
    (line,) = chinese.headline("抢抓机遇 加快发展", head(), 400.0) or ()
    assert line.width == pytest.approx(8.5 * 20.0, abs=0.01)


def test_none_when_a_word_is_wider_than_the_measure(chinese: Typesetter, english: Typesetter) -> None:
    assert chinese.headline("中华人民共和国成立", head(), 50.0) is None
    assert english.headline("Internationalisation now", head(30, "display"), 140.0) is None
    assert english.headline("one two three four five six", head(30, "display"), 100.0, max_lines=2) is None


@pytest.mark.parametrize("text", ENGLISH)
def test_english_breaks_by_sense(english: Typesetter, text: str) -> None:
    lines = english.headline(text, head(31, "display"), 445.0)
    assert lines is not None
    assert " ".join(line.text for line in lines) == text
    small = {"the", "a", "of", "to", "was", "and"}
    assert not small & {line.text.split()[-1].lower() for line in lines}


def test_halves_are_taken_where_they_are_blank(chinese: Typesetter) -> None:
    (line,) = chinese.headline("“提质增效”，领跑（全市）", head(), 400.0) or ()
    assert line.offset == -10.0
    # Eight Han; two quotes, two brackets and a comma of half an em each.
    assert line.width == pytest.approx((8 + 2.5) * 20.0, abs=0.01)
    full = chinese.natural("“提质增效”", TextStyle("head", "headline", 20.0, 26))
    assert full.offset == 0.0
    assert full.width == pytest.approx(120.0, abs=0.01)


def test_fitted_and_tracked(chinese: Typesetter) -> None:
    plain = TextStyle("name", "headline", 20.0, 26)
    assert chinese.fitted("丽水开发区", plain, 300.0).width == pytest.approx(300.0, abs=0.01)
    assert chinese.fitted("丽水开发区", plain, 95.0).width == pytest.approx(95.0, abs=0.01)
    tracked = chinese.natural("丽水开发区", TextStyle("name", "headline", 20.0, 26, tracking=0.25))
    assert tracked.width == pytest.approx(20.0 * (5 + 4 * 0.25), abs=0.01)
    assert chinese.fitted("丽", plain, 300.0).text == "丽"
    assert chinese.natural("", plain).segments == ()
