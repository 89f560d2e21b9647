"""Chinese quotation marks, spaces and what stands doubled beside them (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import Spot, quoted, searched, spotted
from publisher.rules.passages import HAN, passages
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_SPACED = re.compile(rf"(?<=[{HAN}，。、；：！？]) +(?=[{HAN}，。、；：！？])")

_BETWEEN_QUOTES = re.compile(r"(?<=”)、(?=“)|(?<=》)、(?=《)")

_STOP_TWICE = re.compile(r"(?<=[。！？])”。|(?<=。)）。")

_STRAIGHT = re.compile(r'"[^"\n]{1,200}"')

_NESTED = re.compile(r"“[^“”‘’]*“[^“”]*”[^“”‘’]*”")

_ETC = re.compile(r"……[等]等?(?![级候待到不闲于同])|(?<=、)[^，。；、]{1,10}等等?……")


@rule("TY022", "space-in-chinese", Severity.INFO, tongue="zh", alone=True)
def space_in_chinese(issue: Issue) -> Iterator[Hit]:
    """A space stands between Chinese characters.

    Why:
        It comes from a line end or a table of the source and makes a hole in the line. Spaces in headlines are line
        turns, and the one after a dateline or around a name is customary.

    Bad:
        body: 昨天上午，老码头重新 开放，来自各地的渔民们都赶来了。
    Good:
        body: 昨天上午，老码头重新开放，来自各地的渔民们都赶来了。
    中文：汉字之间有空格
        多半是原稿换行或表格留下的，印出来就是一个空当。标题里的空格表示转行，电头后、人名前后的空格是惯例，都不算。
    """
    for passage in passages(issue):
        if passage.kind not in ("paragraph", "quote", "item"):
            continue
        spots = [
            Spot(*found.span(), "", sure=False)
            for found in _SPACED.finditer(passage.text)
            if not _customary(passage.text, found)
        ]
        if spots:
            yield spotted(
                passage,
                spots,
                Text("A space between Chinese characters", "汉字之间有空格"),
                Text("Delete it.", "请删去。"),
            )


def _customary(text: str, found: re.Match[str]) -> bool:
    """After a dateline, around a name or a speaker, between verses: a space that editors put there."""
    before, after = text[: found.start()], text[found.end() :]
    near = before[-12:]
    return bool(
        (found.start() < 30 and re.search(r"[电讯）]$|[日时分]电?$", before))
        or re.search(r"(?:记者|通讯员|作者|摄影|编辑|主持人|学生|文|图|摄|解说)\s?\S{0,4}$", near)
        or re.match(r"\S{1,4}(?:\s|$|[摄文图）])", after)
        or re.search(r"[“《【][^”》】]*$", before)
        or len(text) < 20
        or text.count(" ") > 3
    )


@rule("TY023", "mark-between-quotes", Severity.INFO, tongue="zh", asked=True, alone=True)
def mark_between_quotes(issue: Issue) -> Iterator[Hit]:
    """、 stands between neighbouring quotations or book titles.

    Why:
        GB/T 15834 (4.5.3.5) has usually none there: “问题清单”“落实清单”. Many papers print it all the same, so this is
        for houses that follow the standard.

    Bad:
        body: 老码头挂出“免费”、“开放”两块牌子。
    Good:
        body: 老码头挂出“免费”“开放”两块牌子。
    中文：引号、书名号之间用了顿号
        并列的引号、书名号之间通常不用顿号（GB/T 15834 4.5.3.5）。不少报纸仍用，是否照此办理由各报自定。
    """
    yield from searched(
        issue,
        _BETWEEN_QUOTES,
        lambda found: Text("、 between marks that already part", "的引号或书名号之间用了顿号"),
        Text("Delete the 、", "请删去顿号。"),
        new=lambda found: "",
    )


@rule("TY024", "stop-twice", Severity.WARNING, tongue="zh", alone=True)
def stop_twice(issue: Issue) -> Iterator[Hit]:
    """A full stop stands both inside and outside of a quotation or bracket.

    Why:
        One sentence ends once: 。” or ”。, never both.

    Bad:
        body: 他说：“老码头重新开放了。”。
    Good:
        body: 他说：“老码头重新开放了。”
    中文：引号内外都有句号
        一句话只收一次尾：用“。””或“”。”，不能里外都用。
    """
    yield from searched(
        issue,
        _STOP_TWICE,
        lambda found: quoted(found, "The sentence ends twice (“{}”)", "的句子收了两次尾（“{}”）"),
        Text("Keep one of the two stops.", "请只留一个句号。"),
        new=lambda found: found[0][0],
        sure=False,
    )


@rule("TY025", "straight-quotes-in-chinese", Severity.WARNING, tongue="zh", alone=True)
def straight_quotes_in_chinese(issue: Issue) -> Iterator[Hit]:
    """Chinese text has straight quotation marks.

    Why:
        " has no left and right. Chinese papers print “ and ”.

    Bad:
        body: 老码头挂出了"免费开放"的牌子。
    Good:
        body: 老码头挂出了“免费开放”的牌子。
    中文：中文里用了直引号
        直引号不分左右，中文应用“”。
    """
    for passage in passages(issue):
        if passage.text.count('"') % 2:
            continue  # TY001 tells it
        pairs = [one for one in _STRAIGHT.finditer(passage.text) if re.search(f"[{HAN}]", one[0])]
        spots = [
            spot
            for one in pairs
            for spot in (Spot(one.start(), one.start() + 1, "“"), Spot(one.end() - 1, one.end(), "”"))
        ]
        if spots:
            yield spotted(
                passage,
                spots,
                Text('Straight quotation marks (")', '用了直引号（"）'),
                Text("Write “ and ”.", "请改用“”。"),
            )


@rule("TY026", "same-quotes-nested", Severity.INFO, tongue="zh", alone=True)
def same_quotes_nested(issue: Issue) -> Iterator[Hit]:
    """A quotation inside a quotation has the same marks.

    Why:
        Inside “ ” a second quotation takes ‘ ’, or the reader cannot tell which one ends.

    Bad:
        body: 他说：“我们挂出“免费”的牌子，大家都来看。”
    Good:
        body: 他说：“我们挂出‘免费’的牌子，大家都来看。”
    中文：引号里又用双引号
        双引号里再用引号，应当用单引号，否则分不清哪一层结束。
    """
    yield from searched(
        issue,
        _NESTED,
        lambda found: Text("Double quotation marks inside double ones", "的双引号里又用了双引号"),
        Text("Write ‘ ’ for the inner ones.", "里层请用单引号‘’。"),
    )


@rule("TY028", "ellipsis-and-etc", Severity.WARNING, tongue="zh", alone=True)
def ellipsis_and_etc(issue: Issue) -> Iterator[Hit]:
    """An ellipsis and 等 say the same thing twice.

    Why:
        Both mean “and so on” (GB/T 15834, 4.11.3.6); one of them is enough.

    Bad:
        body: 老码头来了游客、渔民、学生……等人。
    Good:
        body: 老码头来了游客、渔民、学生等人。
    中文：省略号与“等”重复
        省略号和“等”“等等”意思相同，不能并用（GB/T 15834）。
    """
    yield from searched(
        issue,
        _ETC,
        lambda found: quoted(found, "“{}” says “and so on” twice", "的“{}”重复"),
        Text("Keep one of the two.", "请只留其一。"),
    )
