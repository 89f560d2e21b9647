"""The shape of a story: subheads, beginnings and ends of paragraphs, and what is left of the page it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Article, Issue
from publisher.rules.hits import Spot, in_body, quoted, searched, spotted
from publisher.rules.passages import HAN, Passage, passages
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_HYPHEN = re.compile(r"\b([A-Za-z]{2,})-\s+([a-z]{2,})\b")
_SUSPENDED = re.compile(r"\s(?:and|or|to|und|versus|nor|but)\b")
_BEGINS_WITH_MARK = re.compile(r"^[，。、；：！？”’）》】%,;:!?)\]]")
_FURNITURE = re.compile(
    r"""
      ^\s?(?:责任?编辑?|责编|美编|版式|校对|编辑|值班主任|值班编委)\s?[：:]\s?\S{2,4}(?:\s.{0,40})?$
    | ^\s?[—–-]\s?\d{1,3}\s?[—–-]\s?$ | ^\s?第\s?\d{1,3}\s?版\s?$ | ^(?i:page)\s\d{1,3}$
    """,
    re.VERBOSE | re.MULTILINE,
)
_ENDED = re.compile(r"[。！？…”’）》】.!?\")\]—%]\s*$|[)）】]\S{0,3}$")
_SIGNED = re.compile(r"(?:记者|通讯员|作者|摄影|来源|文/|图/|电话|地址|邮箱|网址|http|www\.|@)|[：:]\S{1,30}$|\d{3,}$")


@rule("PA020", "hyphen-left-over", Severity.ERROR, tongue="en")
def hyphen_left_over(issue: Issue) -> Iterator[Hit]:
    """A hyphen from a line's end is left inside a word.

    Why:
        “imple- mentation” was divided in the page it was taken from; set anew, it stands in the middle of a line.

    Bad:
        body: Waves broke over the har- bour wall on Monday night.
    Good:
        body: Waves broke over the harbour wall on Monday night.
    中文：单词里残留断行的连字符
        “imple- mentation”在原来的版面上断在行尾，重排后就停在行中。
    """
    yield from searched(
        issue,
        _HYPHEN,
        lambda found: quoted(found, "The divided word “{}”", "残留断行连字符“{}”"),
        Text("Close the word up.", "请把单词连上。"),
        new=lambda found: found[1] + found[2],
        keep=lambda passage, found: not _SUSPENDED.match(passage.text[found.end(1) + 1 :]),
        sure=False,
    )


@rule("PA021", "paragraph-begins-with-mark", Severity.ERROR)
def paragraph_begins_with_mark(issue: Issue) -> Iterator[Hit]:
    """A paragraph begins with a closing mark or a comma.

    Why:
        It is the rest of the paragraph before, or words were lost in front of it.

    Bad:
        body: |
          ，老码头重新开放。

          渔民们都来了，码头上十分热闹。
    Good:
        body: |
          昨天上午，老码头重新开放。

          渔民们都来了，码头上十分热闹。
    中文：段落以标点开头
        不是上一段的后半截，就是前面丢了字。
    """
    before: Passage | None = None
    for passage in passages(issue):
        found = _BEGINS_WITH_MARK.match(passage.text) if in_body(passage) else None
        goes_on = before is not None and before.article is passage.article  # a paragraph cut in two is PA001's matter
        if found and not goes_on:
            yield spotted(
                passage,
                [Spot(*found.span())],
                quoted(found, "A beginning with “{}”", "以“{}”开头"),
                Text("Join it to the paragraph before, or add what is missing.", "请与上一段相接，或补上丢失的文字。"),
            )
        before = passage if in_body(passage) else None


@rule("PA022", "page-furniture-in-text", Severity.WARNING)
def page_furniture_in_text(issue: Issue) -> Iterator[Hit]:
    """A page number or editors' line stands in the text.

    Why:
        It came along from the page the text was taken from. The layout numbers the pages, and editors are named in the
        manifest. (Jump lines are JP004's matter.)

    Bad:
        body: |
          昨天上午，老码头重新开放。

          责任编辑：林一苇 校对：石宽
    Good:
        body: 昨天上午，老码头重新开放。
    中文：正文里混入页码或责编行
        是从旧版面一起带来的。页码由版式生成，责编写在清单里。（转版语由 JP004 报告。）
    """
    yield from searched(
        issue,
        _FURNITURE,
        lambda found: quoted(found[0].strip(), "“{}” from another page", "混入“{}”"),
        Text("Delete it.", "请删去。"),
        new=lambda found: "",
        sure=False,
        among=in_body,
    )


@rule("PA023", "subhead-without-text", Severity.ERROR)
def subhead_without_text(issue: Issue) -> Iterator[Hit]:
    """A subhead has no text below it.

    Why:
        It stands at the story's end or right above another subhead: the text was cut and its subhead was not.

    Bad:
        body: |
          Waves broke over the harbour wall on Monday night.

          ## Water in the town
    Good:
        body: |
          Waves broke over the harbour wall on Monday night.

          ## Water in the town

          It stood in the streets until noon.
    中文：小标题下面没有文字
        小标题在文末，或紧跟着另一个小标题：正文删了，小标题忘了删。
    """
    for passage in passages(issue):
        if passage.kind == "subhead" and passage.block and _alone(passage.article, int(passage.key.split(".")[1])):
            yield spotted(
                passage,
                [Spot(0, len(passage.text))],
                Text("No text below the", "下面没有文字"),
                Text("Add the text, or delete the subhead.", "请补上正文，或删去小标题。"),
            )


def _alone(article: Article, number: int) -> bool:
    after = article.blocks[number + 1 :]
    return not after or (after[0].kind == "subhead" and after[0].level <= article.blocks[number].level)


@rule("PA024", "story-breaks-off", Severity.WARNING)
def story_breaks_off(issue: Issue) -> Iterator[Hit]:
    """The last paragraph has no end.

    Why:
        A story that ends without a full stop was cut by a copy and paste, or its last line was lost.

    Bad:
        body: |
          昨天上午，老码头重新开放，来自各地的游客和渔民都来了。

          码头管理处负责人说，今后还将在这里举办渔市和灯会，欢迎大家
    Good:
        body: |
          昨天上午，老码头重新开放，来自各地的游客和渔民都来了。

          码头管理处负责人说，今后还将在这里举办渔市和灯会，欢迎大家。
    中文：全文没有收尾
        最后一段没有句末标点：不是复制时截断了，就是丢了最后一行。
    """
    for article in issue.manifest.articles:
        last = article.blocks[-1] if article.blocks else None
        if last is None or last.kind != "paragraph" or _ENDED.search(last.text) or _SIGNED.search(last.text):
            continue
        long = len(last.text) >= (24 if re.search(f"[{HAN}]", last.text) else 80)
        others_end = all(_ENDED.search(block.text) for block in article.blocks[:-1] if block.kind == "paragraph")
        if long and others_end:
            passage = next(
                one
                for one in passages(issue)
                if one.article is article and one.key == f"body.{len(article.blocks) - 1}"
            )
            end = len(last.text)
            yield spotted(
                passage,
                [Spot(end - 1, end)],
                Text("No end to the story", "没有收尾"),
                Text("Add what is missing, or the full stop.", "请补上缺失的文字或句号。"),
            )
