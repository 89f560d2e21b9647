"""How people are named in bylines and credits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Article, Issue, Person, Span
from publisher.rules.passages import titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text, tongue_of

_NOBODY = re.compile(
    r"(?:佚名|匿名|未知|无名|记者|通讯员|作者|编辑|小编|管理员|本站|网络|来源网络|图片来自网络|资料图|摄影|unknown|admin|anonymous|author|editor|staff|user|n/?a|none|internet|web)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"""
      ^(?:本报)?(?:实习|见习|首席)?(?:记者|通讯员|实习生|摄影|作者|文|图|文/图)[\s：:]+(?=\S)
    | [\s：:](?:记者|通讯员|摄影|摄|文/?图|报道)$
    | ^(?:by|photo(?:s|graph)?(?:\ by)?|text\ by|words\ by)[\s:]+(?=\S)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SEVERAL = re.compile(r"[、，,;；/]|\sand\s|\s&\s")
_SPACED = re.compile(r"^[\u4e00-\u9fff]{1,2}[ \u3000]+[\u4e00-\u9fff]{1,2}$")
_MARK = re.compile(r"[。，、；：,;:]$|^[。，、；：,;:.]|^[（(].*[）)]$")


def _named(issue: Issue) -> Iterator[tuple[Article, Person, str, int | None]]:
    for article in issue.manifest.articles:
        for person in article.byline:
            yield article, person, "byline", None
        for index, figure in enumerate(article.figures):
            for person in figure.credit:
                yield article, person, "credit", index


_PLACE = {"byline": Text("byline", "署名"), "credit": Text("picture credit", "图片署名")}


def _hit(article: Article, person: Person, field: str, figure: int | None, what: Text, hint: Text) -> Hit:
    title, place = titled(article), _PLACE[field]
    holder = article if figure is None else article.figures[figure]
    return Hit(
        Text(
            f"The {place.en} “{person.name}” of {title.en} {what.en}", f"{title.zh}的{place.zh}“{person.name}”{what.zh}"
        ),
        hint,
        _span(person, holder.span_of(field)),
        article.id,
        figure,
    )


def _span(person: Person, otherwise: Span) -> Span:
    own = person.span_of("name")
    return own if own.line > 1 or own.path != otherwise.path else otherwise


@rule("BY002", "nobody-named", Severity.WARNING)
def nobody_named(issue: Issue) -> Iterator[Hit]:
    """A byline or credit names nobody.

    Why:
        “Admin”, “Internet” and 佚名 were filled in by a program or out of need. Nobody answers for such a story, and a
        picture “from the web” is a picture without permission.

    Bad:
        byline: admin
    Good:
        byline: Ada Park
    中文：署名没有落到人
        “admin”“佚名”是系统填的或不得已填的，出了差错无人负责；图片“来自网络”，等于没有授权。
    """
    for article, person, field, figure in _named(issue):
        if _NOBODY.fullmatch(person.name.strip()):
            yield _hit(
                article,
                person,
                field,
                figure,
                Text("names nobody.", "没有写明是谁。"),
                Text("Write the name or the source.", "请写姓名或确切来源。"),
            )


@rule("BY003", "role-in-name", Severity.WARNING)
def role_in_name(issue: Issue) -> Iterator[Hit]:
    """A name has the role in it.

    Why:
        The layout adds 记者 or “By” of itself: “By By Ada Park” would be printed.

    Bad:
        byline: By Ada Park
    Good:
        byline: Ada Park
    中文：姓名里写了身份
        “记者”由版式加上；写进姓名，就印成“记者 记者 林一苇”，也不便按人统计。
    """
    for article, person, field, figure in _named(issue):
        found = _ROLE.search(person.name)
        if found:
            words = found[0].strip()
            yield _hit(
                article, person, field, figure, Text(f"has its role in it: “{words}”.", f"里写了身份“{words}”。"),
                Text("Write {name: …, role: …}.", "请写成 {name: …, role: …}。"),
            )  # fmt: skip


@rule("BY004", "several-in-one-name", Severity.WARNING)
def several_in_one_name(issue: Issue) -> Iterator[Hit]:
    """Several people are written as one name.

    Why:
        A list of names is set and counted as people; one text of two names is one unknown person.

    Bad:
        byline: Ada Park and Tom Lee
    Good:
        byline: [Ada Park, Tom Lee]
    中文：几个人写成了一个姓名
        写成列表才会按人排版、按人统计；写在一起，就成了一个查无此人的名字。
    """
    for article, person, field, figure in _named(issue):
        if _SEVERAL.search(person.name.strip(" ，,、;；")) and not re.search(
            r"文\s?/\s?图|[（(]|\bInc\b|\bLtd\b|, (?:Jr|Sr|II|III|MD|PhD)\b", person.name
        ):
            yield _hit(
                article,
                person,
                field,
                figure,
                Text("holds several names.", "里有几个人。"),
                Text("Write a list: [one, other].", "请写成列表：[甲, 乙]。"),
            )


@rule("BY005", "space-in-name", Severity.INFO, tongue="zh")
def space_in_name(issue: Issue) -> Iterator[Hit]:
    """A Chinese name of two characters is spaced by hand.

    Why:
        Names are lined up by the layout. With a space inside, 林 一 is not found by a search and is another person to
        an index.

    Bad:
        headline: 老码头修好了
        byline: 林　苇
    Good:
        headline: 老码头修好了
        byline: 林苇
    中文：姓名中间加了空格
        对齐由版式处理；中间加空格，检索不到，索引里也成了另一个人。
    """
    for article, person, field, figure in _named(issue):
        if _SPACED.match(person.name):
            yield _hit(
                article,
                person,
                field,
                figure,
                Text("has a space inside.", "中间有空格。"),
                Text("Write it without.", "请去掉空格。"),
            )


@rule("BY006", "mark-at-name", Severity.WARNING)
def mark_at_name(issue: Issue) -> Iterator[Hit]:
    """A name begins or ends with a mark.

    Why:
        It came along when the byline was cut out of the text.

    Bad:
        byline: "Ada Park,"
    Good:
        byline: Ada Park
    中文：姓名前后带有标点
        从正文里剪出署名时带来的。
    """
    for article, person, field, figure in _named(issue):
        if _MARK.search(person.name.strip()):
            yield _hit(
                article,
                person,
                field,
                figure,
                Text("has a mark at its edge.", "前后有标点。"),
                Text("Delete the mark.", "请删去标点。"),
            )


@rule("BY007", "named-twice", Severity.WARNING)
def named_twice(issue: Issue) -> Iterator[Hit]:
    """Somebody stands twice in one byline.

    Why:
        Copied once too often; the second name may have been meant to be another.

    Bad:
        byline: [Ada Park, Ada Park]
    Good:
        byline: [Ada Park, Tom Lee]
    中文：同一署名里一个人写了两次
        多贴了一次，也可能本该是另一个人。
    """
    for article in issue.manifest.articles:
        seen: set[tuple[str, str | None]] = set()
        for person in article.byline:
            if (person.name, person.role) in seen:
                yield _hit(
                    article,
                    person,
                    "byline",
                    None,
                    Text("stands there twice.", "写了两次。"),
                    Text("Delete one, or correct it.", "请删去或改正一个。"),
                )
            seen.add((person.name, person.role))


@rule("BY008", "byline-in-text-too", Severity.INFO)
def byline_in_text_too(issue: Issue) -> Iterator[Hit]:
    """The text begins with the author's name, and the byline has it too.

    Why:
        It is printed twice, one line above the other.

    Bad:
        headline: 老码头修好了
        byline: 林一苇
        body: 本报讯（记者 林一苇）昨天上午，老码头重新开放。
    Good:
        headline: 老码头修好了
        byline: 林一苇
        body: 本报讯 昨天上午，老码头重新开放。
    中文：署名与正文开头重复
        上下两行印同一个名字。
    """
    chinese = tongue_of(issue.language) == "zh"
    for article in issue.manifest.articles:
        opening = article.blocks[0].text[:40] if article.blocks else ""
        for person in article.byline:
            named = (
                re.search(rf"(?:记者|通讯员)[\s：:]*[^）)，。]{{0,12}}{re.escape(person.name)}", opening)
                if chinese
                else re.match(rf"By {re.escape(person.name)}\b", opening)
            )
            if named:
                yield _hit(
                    article, person, "byline", None,
                    Text("stands at the beginning of the text too.", "在正文开头又出现一次。"),
                    Text("Delete it in the text, or leave the byline out.", "请删去正文里的，或不写署名。"),
                )  # fmt: skip
                break
