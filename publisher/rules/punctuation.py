"""Marks doubled by a slip, and marks of the wrong width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.passages import HAN, excerpt, passages
from publisher.rules.registry import Hit, rule
from publisher.wording import Text, tongue_of

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


@rule("TY003", "repeated-marks", Severity.ERROR)
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
    for passage in passages(issue):
        found = list(_REPEATED.finditer(passage.text))
        if found:
            marks, context = found[0][0], excerpt(passage.text, *found[0].span())
            more = len(found) - 1
            yield Hit(
                Text(
                    f"Repeated marks “{marks}” in {passage.place.en}: {context}"
                    + (f" (and {more} more)" if more else ""),
                    f"{passage.place.zh}标点重复“{marks}”：{context}" + (f"（另有{more}处）" if more else ""),
                ),
                Text("Keep the one that is meant.", "请只保留应有的一个。"),
                passage.span,
                passage.article.id,
                passage.figure,
            )


@rule("TY004", "half-width-punctuation", Severity.WARNING)
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
    if tongue_of(issue.language) != "zh":
        return
    for passage in passages(issue):
        found = list(_HALF_WIDTH.finditer(passage.text))
        if found:
            marks = " ".join(sorted({one[0] for one in found}))
            count, context = len(found), excerpt(passage.text, *found[0].span())
            yield Hit(
                Text(
                    f"{count} half-width marks ( {marks} ) beside Chinese characters in {passage.place.en}: {context}",
                    f"{passage.place.zh}有{count}个半角标点（ {marks} ）：{context}",
                ),
                Text("Write them full width: ，（）：；！？", "请改用全角：，（）：；！？"),
                passage.span,
                passage.article.id,
                passage.figure,
            )
