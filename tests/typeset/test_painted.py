"""The widths of lines are what is painted: measured on the painted page and in the finished PDF."""

from __future__ import annotations

import pytest

from publisher.model import Run
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle
from tests.typeset.paint_lines import painted

CHINESE = (
    (
        Run(
            "5月16日，集聚区（开发区）召开党工委（扩大）会议，传达学习“四个意识”……会议指出——今年1—4月，全区实现规上工业总产值"
        ),
        Run("37500亿元，同比增长5.8%，税收收入增长9.1%。“要进一步解放思想”，党工委书记说。"),
    ),
    (
        Run("记者在会上获悉，"),
        Run("“四个意识”", strong=True),
        Run("必须树牢；"),
        Run("“两个维护”（见《意见》第1条）", emphasis=True),
        Run("要做到。AVATAR影院、Wi-Fi 6和“To B”业务增长11.7%，37℃的高温下，ABB公司GDP达1,234.5万元，用时30分。"),
    ),
    (
        Run("（本报讯）the quick brown fox、difficulty与office等英文词在中文里：don’t split them，"),
        Run("T恤、VIP卡、P2P·平台～同。"),
    ),
)
ENGLISH = (
    (
        Run("“Nobody wanted to choose between a school and a boat,” said AVA Toomey, who had first proposed the cut;"),
        Run(" it’s difficult — volunteers counted 1,240 signatures in nine days. "),
        Run("The Fjord Affair", emphasis=True),
        Run(" took fifteen offices; "),
        Run("WAVES of Yachts", strong=True),
        Run(" followed, e.g. 5.8% or $1,200."),
    ),
    (
        Run("The slogan “中文” means Chinese; 北京 (Beijing) and 丽水——Lishui—are well-known cities, considerably"),
        Run(" internationalised in 1990–95 and afterwards, so the harbour board considered difficulties anew."),
    ),
)


def set_at(setter: Typesetter, texts: tuple[tuple[Run, ...], ...], style: TextStyle) -> list[Line]:
    return [line for ems in (6, 14, 23.7) for runs in texts for line in setter.paragraph(runs, style, ems * style.size)]


@pytest.mark.parametrize("language", ["zh-Hans", "en-GB"])
def test_every_line_ends_where_it_says(fonts: FontLibrary, language: str) -> None:
    setter, size = Typesetter(fonts, language), 9.0
    role = "text" if language == "zh-Hans" else "serif"
    lines = set_at(setter, CHINESE + ENGLISH, TextStyle("body", role, size, 13.5, indent=2, hyphenate=True))
    lines += set_at(setter, CHINESE + ENGLISH, TextStyle("kai", "kai", size, 13.5, tracking=0.05))
    assert len(lines) > 200
    walked, cells = painted(fonts, language, size, lines)
    assert len(walked) == len(lines)
    for line, there, cell in zip(lines, walked, cells, strict=True):
        assert there.left == pytest.approx(line.offset, abs=0.01)
        assert there.right == pytest.approx(line.width, abs=0.01), line
        # The last character's letter-spacing is white space that the cell does not count.
        assert cell.right == pytest.approx(line.width - line.segments[-1].tracking, abs=0.3), line
        if not line.last:
            assert there.right == pytest.approx(line.measure, abs=0.3), line


def test_full_lines_reach_the_edge_in_the_finished_file(fonts: FontLibrary) -> None:
    """By an independent reader: the last character's square ends at the measure."""
    setter, size = Typesetter(fonts, "zh-Hans"), 9.0
    lines = [
        line
        for line in set_at(setter, CHINESE[:2], TextStyle("body", "text", size, 13.5, indent=2))
        if not line.last and "\u4e00" <= line.text[-1] <= "\u9fff"
    ]
    assert len(lines) > 20
    for line, cell in zip(lines, painted(fonts, "zh-Hans", size, lines)[1], strict=True):
        assert cell.left == pytest.approx(line.offset, abs=0.3)
        assert cell.right == pytest.approx(line.measure, abs=0.3), line


def test_display_lines(fonts: FontLibrary) -> None:
    setter, size = Typesetter(fonts, "zh-Hans"), 20.0
    plain = TextStyle("head", "headline", size, 30)
    lines = [
        setter.natural("“提质增效”，领跑（全市）", TextStyle("head", "headline", size, 30, halve=True)),
        setter.natural("（扩大）会议+A1", TextStyle("head", "headline", size, 30, halve=True, tracking=0.1)),
        setter.natural("集聚区 AVATAR", TextStyle("head", "headline", size, 30, tracking=0.08)),
        setter.fitted("丽水开发区", plain, 300),
        setter.fitted("难office度", plain, 180),
        setter.fitted("“丽水”开发区报", plain, 90),
        setter.fitted("“丽水”开发区", TextStyle("head", "kai-bold", size, 30, halve=True), 200),
    ]
    for line, there in zip(lines, painted(fonts, "zh-Hans", size, lines)[0], strict=True):
        assert there.left == pytest.approx(line.offset, abs=0.01)
        assert there.right == pytest.approx(line.width, abs=0.01), line
    assert [round(line.width, 1) for line in lines[3:6]] == [300, 180, 90]
