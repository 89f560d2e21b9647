"""Words that were only holding a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import quoted, searched
from publisher.rules.passages import HAN
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_PLACEHOLDER = re.compile(
    rf"""
      (?<![A-Za-z0-9@])(?<!Bowl\s)(?<!Olympiad\s)(?<!Volume\s)(?<!Chapter\s)[Xx]{{3,}}(?![A-Za-z0-9@.])
    | (?<![A-Za-z0-9·×])×{{3,}}(?![A-Za-z0-9×])                  # 浙A·××××× and 138×××× hide something on purpose
    | \b(?:TK){{2,}}\b | \bTK\b(?!\s+[A-Z])                     # “to come”; TK Maxx is a shop
    | \b(?:TODO|FIXME)\b
    | \b(?i:lorem\s+ipsum)\b
    | \b(?i:headline|caption|photo|picture|image|story|text|byline)\ (?i:goes\ here|to\ come)\b
    | \[(?i:insert|add|photo|picture|headline|caption|byline|name|text|date)\b[^\]]{{0,30}}\]
    | 此处(?:插图|插入|配图|放图|填写|补充)
    | (?:图片|照片|配图|图|姓名|数据|标题|导语|正文)待[补定核]
    | (?<![{HAN}])待[补填核](?:充|写|图|稿|照片|数据)?(?![{HAN}])    # 亟待补齐 is good Chinese
    """,
    re.VERBOSE,
)


@rule("PA003", "placeholder-text", Severity.ERROR, alone=True)
def placeholder_text(issue: Issue) -> Iterator[Hit]:
    """A placeholder was left in the text.

    Why:
        XXX, TK, 待补 and lorem ipsum mark what somebody meant to fill in. In print they are the error everybody
        remembers.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall, and XXX people left their homes.
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall, and 42 people left their homes.
    中文：留有占位文字
        XXX、×××、待补、此处插图，都是留着以后填的记号。印出来，就成了人人记得的差错。
    """
    yield from searched(
        issue,
        _PLACEHOLDER,
        lambda found: quoted(found, "What looks like a placeholder, “{}”,", "的“{}”像是占位文字"),
        Text("Fill in what belongs there, or delete it.", "请补上应有的内容，或删去。"),
    )
