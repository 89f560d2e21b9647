"""Who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Article, Issue
from publisher.rules.passages import titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_CREDITED_TEXT = {"text", "text and photo"}

_SIGNED_AT_START = re.compile(
    r"""\s*(?:
        本[报刊台社网](?:讯|记者|通讯员|[^。，（(]{0,10}[（(][^）)]{0,20}(?:记者|通讯员))     # 本报讯（记者 …）
      | (?:据?新华社|中新社|中新网|本报|[^。，\s]{2,8}社)[^。，]{0,20}?[电讯](?=[\s（(，：:]|$)  # 新华社北京5月16日电
      | [（(][^（）()]{0,10}(?:记者|通讯员|实习生)                                  # （记者 …）
      | (?:记者|通讯员)[\s：:]                                                      # 记者 …
      | By\s+[A-Z]                                                                  # By Ada Park
      | [A-Z][^.(]{0,40}\((?:AP|AFP|UPI|Reuters|Xinhua|Bloomberg|TASS|Kyodo)\)      # LONDON (AP)
    )""",
    re.VERBOSE,
)
_SIGNED_AT_END = re.compile(
    r"""(?:
        [（(][^（）()]{0,12}(?:记者|通讯员|作者|来源|据|文[/／]图|供稿)[^（）()]{0,40}[）)]  # （记者 …）
      | [（(](?:新华社|中新社|本报综合|综合新华社)[^（）()]{0,16}[）)]                       # （新华社）
      | (?:^|[。！？”\s])(?:记者|通讯员|作者|来源)[：:\s][^。]{1,30}                         # 来源：…
      | [。.”"]\s*[—–-]\s?(?:By\s)?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}                   # — Ada Park
    )\s*$""",
    re.VERBOSE,
)


@rule("BY001", "missing-byline", Severity.ERROR)
def missing_byline(issue: Issue) -> Iterator[Hit]:
    """An article has no byline.

    Why:
        An unsigned story cannot be credited, corrected or paid for, and nobody answers for it. A name in the text
        counts (本报讯（记者 …）, 新华社北京5月16日电, LONDON (AP)), and so does the credit of a photo story.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            body: Waves broke over the harbour wall on Monday night.
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
    中文：稿件没有署名
        没有署名的稿件，出了差错无人负责，更正、稿酬也无从谈起。正文里写明的（本报讯（记者 某某）、新华社电）算署名，
        图片新闻末尾的“某某 文/图”也算。
    """
    for article in issue.manifest.articles:
        if not (article.byline or _credited(article) or _signed_in_text(article)):
            title = titled(article)
            yield Hit(
                Text(f"{title.en} has no byline.", f"{title.zh}没有署名。"),
                Text(
                    "Add byline: with the author's name, or allow BY001 with the reason.",
                    "请在 byline: 写上作者姓名；确不署名的，用 allow 放行 BY001 并写明理由。",
                ),
                article.span_of("headline"),
                article.id,
            )


def _credited(article: Article) -> bool:
    """A photo story is signed by its credit; a written one only by somebody credited with the text too."""
    people = [person for figure in article.figures for person in figure.credit]
    return any(person.role in _CREDITED_TEXT for person in people) or bool(people and not article.blocks)


def _signed_in_text(article: Article) -> bool:
    texts = [block.text for block in article.blocks]
    if article.dateline:
        texts.insert(0, article.dateline)
    return bool(texts) and bool(_SIGNED_AT_START.match(texts[0]) or _SIGNED_AT_END.search(texts[-1].rstrip()[-80:]))
