"""Marks doubled by a slip, and marks of the wrong width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.characters import NAME_DOT
from publisher.rules.hits import Spot, quoted, searched, spotted
from publisher.rules.passages import HAN, passages
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_REPEATED = re.compile(
    r"""
      [，、；：][，。、；：,;:]+ | 。[，、；：,;]+ | 。{2,}      # ，， 、。 。。 (？！ and ！！ are meant)
    | [？！][，、；：。](?!\w{0,3}》)                          # ？。
    | (?<!,),\s?,(?!,) | ;[;,.] | ,[;.](?!\d) | ,{2,}
    | (?<![./\\\d])(?<!\s)\.\.(?![./\\\w])                     # .. is neither a stop nor an ellipsis
    """,
    re.VERBOSE,
)
_HALF_WIDTH = re.compile(
    rf"""
      (?<=[{HAN}”’》）%])[,:;!?](?!/) | [,:;!?](?=[{HAN}“‘《（])
    | (?<=[{HAN}”》）])\.(?=[{HAN}“]|\s*$)
    | \((?=[{HAN}]) | (?<=[{HAN}])\( | \)(?=[{HAN}]) | (?<=[{HAN}])\)
    """,
    re.VERBOSE,
)
_FULL = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", ".": "。", "(": "（", ")": "）"}


@rule("TY003", "repeated-marks", Severity.ERROR, alone=True)
def repeated_marks(issue: Issue) -> Iterator[Hit]:
    """Two marks stand where one belongs.

    Why:
        ，， 。。 ,, and .. are slips of the keyboard or of an edit. The ellipsis (…… or ...) and ?! are meant, and so
        is a row of exclamation marks.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall,, and the lower town was flooded.
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall, and the lower town was flooded.
    中文：标点重复
        “，，”“。。”“、。”是录入或改稿留下的差错。省略号（……）、？！和连用的叹号不在此列。
    """
    yield from searched(
        issue,
        _REPEATED,
        lambda found: quoted(found, "Repeated marks “{}”", "标点重复“{}”"),
        Text("Keep the one that is meant.", "请只保留应有的一个。"),
        new=lambda found: found[0][0] if len(set(found[0])) == 1 and found[0] != ".." else None,
    )


@rule("TY004", "half-width-punctuation", Severity.WARNING, tongue="zh", alone=True)
def half_width_punctuation(issue: Issue) -> Iterator[Hit]:
    """Chinese text has half-width punctuation.

    Why:
        Chinese marks fill a character's cell; , ( ) : beside a Chinese character are too narrow and hang at the
        wrong height, and line-breaking rules do not apply to them as they should. Numbers, Latin words and
        addresses keep their own.

    Bad:
        publication: {title: 溪城日报, language: zh-Hans}
        articles:
          - id: harbour
            headline: 老码头修好了
            byline: 林一苇
            body: 昨天上午,老码头重新开放(免费)。
    Good:
        publication: {title: 溪城日报, language: zh-Hans}
        articles:
          - id: harbour
            headline: 老码头修好了
            byline: 林一苇
            body: 昨天上午，老码头重新开放（免费），共接待3,200人，最长等了1:30。
    中文：中文里用了半角标点
        中文标点占一个字的位置。汉字旁边用半角的 , ( ) :，位置偏、字距挤，避头尾也会出错。数字、西文、网址里的不在此列。
    """
    for passage in passages(issue):
        dots = {one.start() for one in NAME_DOT.finditer(passage.text)} if "." in passage.text else ()
        found = [one for one in _HALF_WIDTH.finditer(passage.text) if one.start() not in dots]
        if found:
            marks = " ".join(sorted({one[0] for one in found}))
            count = len(found)
            spots = [Spot(*one.span(), _FULL[one[0]]) for one in found]
            yield spotted(
                passage,
                spots,
                Text(
                    f"{count} half-width marks ( {marks} ) beside Chinese characters",
                    f"有{count}个半角标点（ {marks} ）",
                ),
                Text("Write them full width: ，（）：；！？", "请改用全角：，（）：；！？"),
            )
