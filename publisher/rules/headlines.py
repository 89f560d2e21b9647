"""Headlines, kickers and decks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Article, Issue
from publisher.rules.hits import Spot, quoted, spotted
from publisher.rules.passages import Passage, passages, titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text, tongue_of

_END = re.compile(r"[。，、；：,;]$|(?<![.A-Z])\.$")

_TWO_SPACES = re.compile(r"[ \u3000]{2,}|\u3000")

_GENERIC = re.compile(
    r"""
      无标题|未命名|标题|新建文档|untitled|headline|title|new\ article|no\ title
    | (?:ch|chap|chapter|article|section|part)[ _-]?\d{1,4}(?:\.x?html?|\.docx?|\.md|\.txt)?
    | .{1,60}\.(?:docx?|pdf|md|txt|xhtml|html)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def _parts(issue: Issue, *keys: str) -> Iterator[Passage]:
    return (passage for passage in passages(issue) if passage.key in keys)


@rule("HL001", "headline-end-mark", Severity.WARNING)
def headline_end_mark(issue: Issue) -> Iterator[Hit]:
    """A headline ends in a full stop, comma or colon.

    Why:
        Headlines have no end mark but ?, ! and …; a comma or colon at the end says that something was cut off.

    Bad:
        headline: 老码头修好了。
    Good:
        headline: 老码头修好了
    中文：标题末尾有句号、逗号或冒号
        标题末尾除问号、叹号、省略号外不用标点；留着逗号、冒号，像是被截断了。
    """
    for passage in _parts(issue, "headline", "subhead"):
        found = _END.search(passage.text.rstrip())
        if found and not _abbreviated(passage.text):
            stop = found[0] in "。."
            yield spotted(
                passage,
                [Spot(found.start(), found.end(), "", sure=stop and found[0] == "。")],
                quoted(found, "“{}” at the end", "末尾有“{}”"),
                Text("Delete the mark, or add what was cut off.", "请删去标点，或补上被截断的文字。"),
            )


def _abbreviated(text: str) -> bool:
    return bool(re.search(r"\b(?:Inc|Ltd|Co|Jr|Sr|St|Mr|Mrs|Dr|No|a\.m|p\.m|U\.S|etc)\.$", text.rstrip()))


@rule("HL002", "same-headline-twice", Severity.WARNING)
def same_headline_twice(issue: Issue) -> Iterator[Hit]:
    """Two stories have the same headline.

    Why:
        In the contents and in the e-book they cannot be told apart, and one of them was often copied and not changed.

    Bad:
        articles:
          - {id: storm, headline: Storm hits coast, byline: Ada Park, body: Waves broke over the harbour wall.}
          - {id: rain, headline: Storm hits coast, byline: Tom Lee, body: The rain went on until the next morning.}
    Good:
        articles:
          - {id: storm, headline: Storm hits coast, byline: Ada Park, body: Waves broke over the harbour wall.}
          - {id: rain, headline: Rain until morning, byline: Tom Lee, body: The rain went on until the next morning.}
    中文：两篇稿件标题相同
        目录和电子书里分不清，往往是复制了标题忘记改。
    """
    first: dict[str, Article] = {}
    for article in issue.manifest.articles:
        words = re.sub(r"\s+", "", article.headline).lower()
        other = first.setdefault(words, article)
        if other is not article and len(words) > 4:
            yield Hit(
                Text(
                    f"{titled(article).en} is the headline of “{other.id}” too.",
                    f"{titled(article).zh}与“{other.id}”标题相同。",
                ),
                Text("Give one of them another headline.", "请改写其中一个标题。"),
                article.span_of("headline"),
                article.id,
            )


@rule("HL003", "overlong-headline", Severity.INFO)
def overlong_headline(issue: Issue) -> Iterator[Hit]:
    """A line of a headline is too long to be read at a glance.

    Why:
        A headline is read in one look. The limit is the profile's (longest: headline, headline-words); a space in a
        Chinese headline turns the line.

    Bad:
        headline: 溪城老码头历时三年全面修缮今日终于重新向广大市民和各地游客免费开放参观
    Good:
        headline: 溪城老码头历时三年修缮 今日向市民游客免费开放
    中文：标题一行过长
        标题要一眼看完。每行字数上限由规范规定（longest: headline）；中文标题里的空格表示转行。
    """
    chinese = tongue_of(issue.language) == "zh"
    limit = issue.house.longest.get("headline" if chinese else "headline-words", 30 if chinese else 16)
    for passage in _parts(issue, "headline"):
        length = max(len(line) for line in passage.text.split()) if chinese else len(passage.text.split())
        if length > limit:
            yield spotted(
                passage,
                [Spot(0, 1)],
                Text(f"{length} words (the limit is {limit})", f"有一行长{length}字（上限{limit}字）"),
                Text("Shorten it, or turn the line.", "请缩短，或用空格转行。"),
            )


@rule("HL004", "headline-case", Severity.INFO, tongue="en", asked=True)
def headline_case(issue: Issue) -> Iterator[Hit]:
    """Headlines are in two styles of capitals.

    Why:
        One issue, one style: either Every Word Has Its Capital or only the first. The style of most headlines is taken
        for the house's.

    Bad:
        articles:
          - {id: a, headline: Storm hits coast at night, byline: Ada Park, body: Waves broke over the harbour wall.}
          - {id: b, headline: Rain goes on until morning, byline: Ada Park, body: The streets were under water.}
          - {id: c, headline: Mayor Opens Fair With Dog, byline: Ada Park, body: A brass band played on the green.}
    Good:
        articles:
          - {id: a, headline: Storm hits coast at night, byline: Ada Park, body: Waves broke over the harbour wall.}
          - {id: b, headline: Rain goes on until morning, byline: Ada Park, body: The streets were under water.}
          - {id: c, headline: Mayor opens fair with dog, byline: Ada Park, body: A brass band played on the green.}
    中文：英文标题大小写不统一
        一期之内只用一种：或者每词首字母大写，或者只有第一个词大写。以多数标题的写法为准。
    """
    styles = [(passage, style) for passage in _parts(issue, "headline") if (style := _style(passage.text))]
    kinds = [style for _, style in styles]
    if len(kinds) < 3:
        return
    usual = max(sorted(set(kinds)), key=kinds.count)
    for passage, style in styles:
        if style != usual and kinds.count(style) * 2 < len(kinds):
            yield spotted(
                passage,
                [Spot(0, 1)],
                Text(f"{style} capitals, where the others have {usual},", "的大小写与其他标题不一致"),
                Text("Write it like the others.", "请与其他标题统一。"),
            )


def _style(headline: str) -> str:
    """“title”, “sentence”, or nothing where it cannot be told."""
    words = [word for word in re.findall(r"[A-Za-z][A-Za-z’']*", headline)[1:] if len(word) > 3 and not word.isupper()]
    if len(words) < 2:
        return ""
    capitals = sum(word[0].isupper() for word in words)
    return "title" if capitals == len(words) else "sentence" if capitals * 2 < len(words) else ""


@rule("HL008", "shouting-headline", Severity.WARNING, tongue="en")
def shouting_headline(issue: Issue) -> Iterator[Hit]:
    """A headline is typed in capitals.

    Why:
        A screen reader spells it out, a search does not find it, and it cannot be set in small letters again. Capitals
        are the layout's business.

    Bad:
        headline: STORM HITS COAST
    Good:
        headline: Storm hits coast
    中文：英文标题全用大写录入
        读屏软件会逐个字母念，也无法再改回小写。大写应由版式决定。
    """
    for passage in _parts(issue, "headline", "kicker"):
        words = re.findall(r"[A-Za-z]{2,}", passage.text)
        if len(words) > 2 and passage.text.isupper():
            yield spotted(
                passage,
                [Spot(0, 1)],
                Text("Capitals throughout", "全用大写"),
                Text("Type it in small letters; the layout makes capitals.", "请用小写录入，大写由版式处理。"),
            )


@rule("HL010", "generic-headline", Severity.ERROR)
def generic_headline(issue: Issue) -> Iterator[Hit]:
    """A headline is only a name for a file or a place for words.

    Why:
        “Untitled”, ch003.xhtml and 标题 were put there by a program. They reach the contents of the e-book too.

    Bad:
        headline: 无标题
    Good:
        headline: 老码头修好了
    中文：标题是占位的字或文件名
        “无标题”“ch003.xhtml”是软件自己填的，还会进电子书目录。
    """
    for passage in _parts(issue, "headline"):
        if _GENERIC.fullmatch(passage.text.strip()):
            yield spotted(
                passage,
                [Spot(0, len(passage.text))],
                Text("No real headline", "没有真正的标题"),
                Text("Write one.", "请拟标题。"),
            )


@rule("HL011", "spaces-in-headline", Severity.INFO)
def spaces_in_headline(issue: Issue) -> Iterator[Hit]:
    """A headline has several spaces in a row, or a full-width one.

    Why:
        One space in a Chinese headline turns the line; more of them, or a full-width one, come from lining up by hand.

    Bad:
        headline: "老码头  修好了"
    Good:
        headline: 老码头 修好了
    中文：标题里有连续空格或全角空格
        中文标题里一个空格表示转行；多个空格或全角空格是手工对齐留下的。
    """
    for passage in _parts(issue, "kicker", "headline", "subhead", "deck"):
        spots = [Spot(*found.span(), " ") for found in _TWO_SPACES.finditer(passage.text)]
        if spots:
            yield spotted(
                passage,
                spots,
                Text("More than one plain space", "有连续空格或全角空格"),
                Text("Keep one plain space.", "请只留一个半角空格。"),
            )
