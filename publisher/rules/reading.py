"""For readers who listen: the order of subheads, the language, words of links, emphasis used as a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import Spot, quoted, spotted
from publisher.rules.passages import HAN, passages, titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text, tongue_of

_VAGUE = re.compile(
    r"(?:click\s)?here|this link|link|read more|more"
    r"|点击(?:这里|此处|查看)|这里|此处|链接|详情|查看(?:原文|详情|更多)|更多",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")


@rule("AX010", "subhead-level-skipped", Severity.WARNING, alone=True)
def subhead_level_skipped(issue: Issue) -> Iterator[Hit]:
    """A subhead is more than one level below the one before it.

    Why:
        Listeners go through a story from heading to heading; a level that is skipped sounds like a lost chapter.

    Bad:
        body: |
          ## Water

          Waves broke over the wall.

          #### In the lower town

          Nobody was hurt.
    Good:
        body: |
          ## Water

          Waves broke over the wall.

          ### In the lower town

          Nobody was hurt.
    中文：小标题跳级
        听读的人靠标题在文中跳转，跳过一级，听上去像少了一章。
    """
    level, last = 1, None
    for passage in passages(issue):
        if passage.article is not last:
            level, last = 0, passage.article
        if passage.kind != "subhead" or passage.block is None:
            continue
        if passage.block.level > level + 1:
            marks = "#" * (level + 2)
            yield spotted(
                passage,
                [Spot(0, 1)],
                Text("A level is skipped before the", "跳了一级"),
                Text(f"Begin it with {marks}.", f"请以 {marks} 开头。"),
            )
        level = passage.block.level


@rule("AX011", "bold-instead-of-subhead", Severity.INFO, alone=True)
def bold_instead_of_subhead(issue: Issue) -> Iterator[Hit]:
    """A short paragraph is bold throughout.

    Why:
        It is meant as a subhead and looks like one, and to a screen reader and to the e-book it is none.

    Bad:
        body: |
          Waves broke over the harbour wall on Monday night.

          **Water in the town**

          It stood in the streets until noon.
    Good:
        body: |
          Waves broke over the harbour wall on Monday night.

          ## Water in the town

          It stood in the streets until noon.
    中文：用加粗段落代替小标题
        看上去是小标题，读屏软件和电子书却不认。
    """
    for passage in passages(issue):
        block = passage.block
        if block is None or block.kind != "paragraph" or len(block.text) > 60 or not block.runs:
            continue
        ends = re.search(r"[。！？.!?：:]$", block.text)
        last = passage.article.blocks[-1] is block
        if all(run.strong for run in block.runs if run.text.strip()) and not ends and not last:
            yield spotted(
                passage,
                [Spot(0, 1)],
                Text("Bold throughout:", "整段加粗"),
                Text("If it is a subhead, begin it with “## ”.", "如是小标题，请以“## ”开头。"),
            )


@rule("AX012", "vague-link", Severity.INFO, alone=True)
def vague_link(issue: Issue) -> Iterator[Hit]:
    """The words of a link do not say where it leads.

    Why:
        Listeners hear links one after the other: “here, here, more”. On paper the words are all that is left.

    Bad:
        body: Waves broke over the wall. The tide table is [here](https://example.org/tides).
    Good:
        body: Waves broke over the wall. See the [tide table](https://example.org/tides).
    中文：链接文字没有说明去处
        听读的人会听到一连串“这里、这里、更多”；印在纸上，更看不出链接到哪里。
    """
    for passage in passages(issue):
        at = 0
        for run in passage.block.runs if passage.block else ():
            if run.href and _VAGUE.fullmatch(run.text.strip()):
                yield spotted(
                    passage,
                    [Spot(at, at + len(run.text))],
                    quoted(run.text.strip(), "The link “{}”", "的链接文字“{}”"),
                    Text("Let its words say where it leads.", "请写明链接指向什么。"),
                )
            at += len(run.text)


@rule("AX013", "wrong-language", Severity.ERROR)
def wrong_language(issue: Issue) -> Iterator[Hit]:
    """The text is not in the language that the manifest tells.

    Why:
        A screen reader reads Chinese with an English voice, words are divided by the wrong rules, and the rules for the
        real language do not run.

    Bad:
        publication: {title: 溪城日报, language: en}
        articles:
          - id: harbour
            headline: 老码头修好了
            byline: 林一苇
            body: 昨天上午，老码头重新开放，来自各地的游客和渔民都来了，码头上十分热闹。
    Good:
        publication: {title: 溪城日报, language: zh-Hans}
        articles:
          - id: harbour
            headline: 老码头修好了
            byline: 林一苇
            body: 昨天上午，老码头重新开放，来自各地的游客和渔民都来了，码头上十分热闹。
    中文：语言代码与正文不符
        读屏软件会用英语嗓音念中文，断行用错规则，该检查的也不检查了。
    """
    chinese = tongue_of(issue.language) == "zh"
    sample = "".join(block.text for article in issue.manifest.articles for block in article.blocks[:4])[:50_000]
    han, letters = len(re.findall(f"[{HAN}]", sample)), len(re.findall("[A-Za-z]", sample))
    wrong = han < letters / 20 if chinese else han > letters
    if wrong and han + letters > 30:
        article = issue.manifest.articles[0]
        told, real = (
            (issue.language, Text("not Chinese", "不是中文")) if chinese else (issue.language, Text("Chinese", "中文"))
        )
        yield Hit(
            Text(
                f"The language is given as {told}, and the text is {real.en}: {titled(article).en}.",
                f"语言写作 {told}，而正文{real.zh}：{titled(article).zh}。",
            ),
            Text("Correct language: under publication.", "请改正 publication 下的 language。"),
            issue.manifest.publication.span_of("language"),
            article.id,
        )


@rule("AX014", "address-in-text", Severity.INFO, alone=True)
def address_in_text(issue: Issue) -> Iterator[Hit]:
    """A long web address stands in the running text.

    Why:
        Nobody types it from paper, it cannot be broken well in a column, and it is read aloud letter by letter.

    Bad:
        body: The tide table is at https://www.example.org/harbour/tides/2026/table-of-the-month.html now.
    Good:
        body: The tide table is at example.org/tides now.
    中文：正文里有很长的网址
        没人会照着报纸敲，窄栏里也断不好行，读屏软件会逐个字母念。
    """
    for passage in passages(issue):
        spots = [Spot(*found.span()) for found in _ADDRESS.finditer(passage.text) if len(found[0]) > 40]
        if spots:
            yield spotted(
                passage,
                spots,
                Text("A long web address", "有很长的网址"),
                Text("Give a short one, or name the site.", "请用短网址，或只写网站名称。"),
            )
