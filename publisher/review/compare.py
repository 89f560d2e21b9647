"""Two states of an issue → their comparison: words by article, findings, and what stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from publisher.findings import Box
from publisher.reports.comparing import matched, parts
from publisher.reports.comparison import Bar, Comparison, Move, Part, Passage
from publisher.review.search import Stream
from publisher.review.state import PageLine, State
from publisher.wording import Text

_NAMES = {
    "kicker": Text("kicker", "引题"),
    "headline": Text("headline", "标题"),
    "subhead": Text("subhead", "副题"),
    "deck.label": Text("deck label", "提要标签"),
    "deck": Text("deck", "提要"),
    "byline": Text("byline", "署名"),
    "dateline": Text("dateline", "电头"),
    "caption": Text("caption", "图注"),
    "credit": Text("credit", "图片署名"),
}
_FAR = 8.0
"""Millimetres that an article may drift on its page before it is said to have moved."""


def compare(old: State, new: State) -> Comparison:
    """Everything that differs, in the order of the new issue's articles; what it lacks comes after."""
    fresh, still, gone = matched(old.report.findings, new.report.findings)
    passages = tuple(_passages(old.texts, new.texts))
    before, after = Stream.of(old.lines), Stream.of(new.lines)
    return Comparison(
        old=old.report,
        new=new.report,
        fresh=fresh,
        still=still,
        gone=gone,
        passages=passages,
        moves=tuple(_moves(old, new, before, after)),
        bars=tuple(_bars(passages, new.texts, after)),
    )


def _passages(old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]) -> Iterator[Passage]:
    for article in [*new, *(name for name in old if name not in new)]:
        before, after = old.get(article, {}), new.get(article, {})
        headline = (after or before).get("headline", article)
        if not before or not after:
            kind = Text("new article", "新增稿件") if after else Text("article taken out", "撤下稿件")
            whole = "\n".join((after or before).values())
            yield Passage(article, headline, kind, (Part("new" if after else "old", whole),))
            continue
        for place, words in (*_single(before, after), *_body(before, after)):
            yield Passage(article, headline, place, words)


def _single(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[Text, tuple[Part, ...]]]:
    """The pieces outside the body, each with its like."""
    for key in [*new, *(one for one in old if one not in new)]:
        if not key.startswith("body.") and old.get(key, "") != new.get(key, ""):
            yield _named(key), parts(old.get(key, ""), new.get(key, ""))


def _named(key: str) -> Text:
    if key in _NAMES:
        return _NAMES[key]
    kind, number, *rest = [*key.split("."), "", ""]
    what = _NAMES.get(rest[0], Text(rest[0] or kind, rest[0] or kind))
    at = int(number) + 1 if number.isdigit() else number
    return Text(f"{what.en} {at}", f"{what.zh} {at}")


def _body(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[Text, tuple[Part, ...]]]:
    """The paragraphs, aligned: one that was put in does not make all after it new."""
    before, after = _paragraphs(old), _paragraphs(new)
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(b - a, d - c)
        if both and b - a != d - c:
            # One paragraph became two, or two became one: their words are compared as they follow one another.
            yield _paragraph(c, d), parts("¶".join(before[a:b]), "¶".join(after[c:d]))
            continue
        for at in range(both):
            yield _paragraph(c + at, c + at + 1), parts(before[a + at], after[c + at])
        for at in range(a + both, b):
            yield _paragraph(at, at + 1, "taken out", "删去"), (Part("old", before[at]),)
        for at in range(c + both, d):
            yield _paragraph(at, at + 1, "put in", "加入"), (Part("new", after[at]),)


def _paragraphs(texts: Mapping[str, str]) -> list[str]:
    return [text for key, text in texts.items() if re.fullmatch(r"body\.\d+", key)]


def _paragraph(first: int, last: int, en: str = "", zh: str = "") -> Text:
    number = f"{first + 1}" if last - first == 1 else f"{first + 1}–{last}"
    return Text(f"paragraph {number} {en}".strip(), f"{zh}第 {number} 段")


def _moves(old: State, new: State, before: Stream, after: Stream) -> Iterator[Move]:
    for article, texts in new.texts.items():
        headline = texts.get("headline", "")
        was, stands = before.set_largest(old.texts.get(article, {}).get("headline", "")), after.set_largest(headline)
        if was is None or stands is None:
            continue
        far = abs(was.box.left - stands.box.left) > _FAR or abs(was.baseline - stands.baseline) > _FAR
        if was.page != stands.page or far:
            yield Move(article, headline, _stood(was), _stood(stands))


def _stood(line: PageLine) -> Text:
    page, left, top = line.page, round(line.box.left), round(line.baseline)
    return Text(
        f"page {page}, {left} mm from the left, {top} mm from the top",
        f"第 {page} 版，距左 {left} 毫米、距顶 {top} 毫米",
    )


def _bars(passages: Sequence[Passage], texts: Mapping[str, Mapping[str, str]], lines: Stream) -> Iterator[Bar]:
    """The lines of the new pages in which words changed."""
    told: set[tuple[int, Box]] = set()
    for passage in passages:
        if passage.article not in texts:
            continue
        for line in lines.around(passage.parts):
            if (line.page, line.box) not in told:
                told.add((line.page, line.box))
                yield Bar(line.page, line.box)
