"""Paragraphs that were cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from publisher.findings import Severity
from publisher.ingest.mend import Join, find_joins  # rules may look here, and nowhere else on their own level
from publisher.model import Article, Block, Issue
from publisher.rules.passages import titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text


@rule("PA001", "broken-paragraph", Severity.ERROR, alone=True)
def broken_paragraph(issue: Issue) -> Iterator[Hit]:
    """A paragraph is cut in mid-sentence and goes on in the next one.

    Why:
        Text taken from a finished page breaks where its columns broke. Set again, the sentence stops at the end of
        a short line and begins anew with an indent. An uncertain case is a warning.

    Bad:
        publication: {title: 溪城日报, language: zh-Hans}
        articles:
          - id: harbour
            headline: 区里召开安全生产会议
            byline: 林一苇
            body: |
              各单位主要负责人要切实扛起防范化解重大风险的领导责任，围绕社会、意识形态、全

              面从严治党等各领域，全面排查风险隐患，建立问题清单。
    Good:
        publication: {title: 溪城日报, language: zh-Hans}
        articles:
          - id: harbour
            headline: 区里召开安全生产会议
            byline: 林一苇
            body: |
              各单位主要负责人要切实扛起防范化解重大风险的领导责任，围绕社会、意识形态、全面从严治党等各领域，全面排查
              风险隐患，建立问题清单。

              会议还研究了其他事项。
    中文：段落在句中断开
        从旧版面取来的文字，往往在原来的栏尾、版尾断成两段。照样排出来，一句话就停在半行上，下半句又空两格另起。
        把握不大的，只作警告。
    """
    for article in issue.manifest.articles:
        for kind, run in groupby(article.blocks, key=lambda block: block.kind):
            blocks = list(run)
            if kind != "paragraph" or len(blocks) < 2:
                continue
            for join in find_joins([block.text for block in blocks], issue.language):
                yield _broken(article, blocks[join.after], join)


def _broken(article: Article, block: Block, join: Join) -> Hit:
    title = titled(article)
    left, right = join.left.strip(), join.right.strip()
    return Hit(
        Text(
            f"In {title.en} a paragraph breaks off at “{left}” and goes on with “{right}”: {join.reason.en}.",
            f"{title.zh}有一段在“{left}”处断开，另一段接着“{right}”：{join.reason.zh}。",
        ),
        Text(
            "Join the two paragraphs in the body file (publisher mend --write).",
            "请在正文文件中合并这两段（publisher mend --write）。",
        ),
        block.span,
        article.id,
        severity=Severity.ERROR if join.certain else Severity.WARNING,
        piece=f"body.{article.blocks.index(block)}",
    )
