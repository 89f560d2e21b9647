"""Kicker, headline, deck and text compared with one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import Spot, quoted, spotted
from publisher.rules.passages import Passage, passages, titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?")

_LARGE = {"万": 10_000, "亿": 100_000_000, "千": 1000, "百": 100}

_DANGLING = re.compile(
    r"(?:[，、；：,;:]|的|和|与|及|或|在|对|将|把|被|从|向|为|以|也|并|而|但|则|其|该|\b(?:and|or|the|a|an|of|to|for|with|in|on|at|by|from))\s*$"
)


def _parts(issue: Issue, *keys: str) -> Iterator[Passage]:
    return (passage for passage in passages(issue) if passage.key in keys)


@rule("HL005", "headline-repeats-kicker", Severity.WARNING, alone=True)
def headline_repeats_kicker(issue: Issue) -> Iterator[Hit]:
    """Kicker, headline, subhead or deck say the same words.

    Why:
        The lines over a story build on one another; the same words twice waste the best place of the page.

    Bad:
        kicker: 老码头修好了
        headline: 老码头修好了
    Good:
        kicker: 历时三年
        headline: 老码头修好了
    中文：引题、主题、副题、提要重复
        标题各行应当层层推进，同样的话说两遍，浪费版面上最好的位置。
    """
    for article in issue.manifest.articles:
        seen: dict[str, str] = {}
        lines = (("kicker", article.kicker), ("headline", article.headline), ("subhead", article.subhead))
        for field, text in (*lines, ("deck", article.deck.text if article.deck else None)):
            plain = re.sub(r"\W+", "", text or "").lower()
            if len(plain) > 3 and plain in seen:
                yield Hit(
                    Text(
                        f"The {field} of {titled(article).en} repeats its {seen[plain]}.",
                        f"{titled(article).zh}的{field}与{seen[plain]}相同。",
                    ),
                    Text("Say something else, or leave it out.", "请换一句，或删去。"),
                    article.span_of(field),
                    article.id,
                )
            seen.setdefault(plain, field)


@rule("HL006", "deck-repeats-body", Severity.INFO, alone=True)
def deck_repeats_body(issue: Issue) -> Iterator[Hit]:
    """The deck is a sentence of the body.

    Why:
        Readers of the deck meet the same words again a minute later. A deck sums up.

    Bad:
        deck: 昨天上午，历时三年修缮的老码头重新开放。
        body: 昨天上午，历时三年修缮的老码头重新开放。渔民们都来了。
    Good:
        deck: 三年修缮，一朝开放，渔民回到岸边。
        body: 昨天上午，历时三年修缮的老码头重新开放。渔民们都来了。
    中文：提要照抄正文
        读者看完提要，马上又读到同样的话。提要应当概括，不应照抄。
    """
    for article in issue.manifest.articles:
        deck = re.sub(r"\W+", "", article.deck.text) if article.deck else ""
        body = re.sub(r"\W+", "", "".join(block.text for block in article.blocks))
        if len(deck) >= 12 and article.deck and deck in body:
            yield Hit(
                Text(
                    f"The deck of {titled(article).en} stands word for word in the body.",
                    f"{titled(article).zh}的提要在正文里一字不差。",
                ),
                Text("Sum the story up in other words.", "请换个说法概括。"),
                article.deck.span_of("text"),
                article.id,
            )


@rule("HL007", "deck-breaks-off", Severity.WARNING, alone=True)
def deck_breaks_off(issue: Issue) -> Iterator[Hit]:
    """The deck stops in mid-phrase.

    Why:
        Exports of content systems cut summaries at a number of characters; in print it is a sentence without its end.

    Bad:
        deck: 三年修缮，一朝开放，渔民回到岸边，游客也
        body: 昨天上午，老码头重新开放，在
    Good:
        deck: 三年修缮，一朝开放，渔民回到岸边。
        body: 昨天上午，老码头重新开放。
    中文：提要没有说完
        内容系统导出时按字数截断摘要，印出来就是半句话。
    """
    for passage in _parts(issue, "deck"):
        found = _DANGLING.search(passage.text)
        if found:
            yield spotted(
                passage,
                [Spot(found.start(), found.end())],
                quoted(found[0].strip(), "An end at “{}”", "到“{}”就断了"),
                Text("Write the sentence to its end.", "请把句子写完。"),
            )


@rule("HL009", "headline-figure-not-in-text", Severity.INFO, alone=True)
def headline_figure_not_in_text(issue: Issue) -> Iterator[Hit]:
    """A figure of the headline does not stand in the text.

    Why:
        The headline was written from an earlier version, or one of the two is wrong. Errors in headlines count double.

    Bad:
        headline: 老码头一天接待3200人
        body: 昨天上午，老码头重新开放，接待游客2300人。
    Good:
        headline: 老码头一天接待2300人
        body: 昨天上午，老码头重新开放，接待游客2300人。
    中文：标题里的数字正文中没有
        标题是按旧稿做的，或两处必有一错。标题差错加倍计算。
    """
    lines: dict[str, list[Passage]] = {}
    for passage in _parts(issue, "headline", "kicker", "subhead"):
        lines.setdefault(passage.article.id, []).append(passage)
    for article in issue.manifest.articles:
        text = " ".join(block.text for block in article.blocks) + " ".join(
            figure.caption or "" for figure in article.figures
        )
        if not re.search(r"\d", text):
            continue
        known = {_value(text, found) for found in _FIGURES.finditer(text)}
        for passage in lines.get(article.id, ()):
            for found in _FIGURES.finditer(passage.text):
                value = _value(passage.text, found)
                if len(found[0]) > 1 and not any(_near(value, other) for other in known) and found[0] not in text:
                    yield spotted(
                        passage,
                        [Spot(*found.span())],
                        quoted(found, "The figure {}, which the text has not,", "的数字“{}”正文中没有"),
                        Text("Look the figure up.", "请核对数字。"),
                    )


def _value(text: str, found: re.Match[str]) -> float:
    number = float(found[0].replace(",", "") or 0)
    for mark in text[found.end() : found.end() + 2]:
        if mark not in _LARGE:
            break
        number *= _LARGE[mark]
    return number


def _near(value: float, other: float) -> bool:
    """The same, or the headline's rounding of it."""
    return other != 0 and abs(value - other) / abs(other) < 0.06
