"""Roles → articles: the units of a page, each with its role, put together as stories."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.ingest.furniture import Jump
from publisher.ingest.heading import heading
from publisher.ingest.page import Article, Block, BlockKind, Deck, Figure, Guess, Seam
from publisher.ingest.roles import HEADING, Role
from publisher.ingest.seams import Seams, Stretch
from publisher.ingest.search import Reading
from publisher.ingest.signed import Named, Signature
from publisher.ingest.trace import Traced
from publisher.wording import Text

_KINDS: dict[Role, BlockKind] = {
    Role.LEAD: "paragraph", Role.BODY: "paragraph", Role.SUBHEAD: "subhead", Role.ITEM: "item", Role.NOTE: "note",
}  # fmt: skip
_INLINE_LABEL = re.compile(r"[【\[〔（(]?\s*(?P<label>[^】\]〕）):：]{2,14}?)\s*[】\]〕）):：]+\s*")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles of a page, the seams inside them, and what was guessed."""

    articles: tuple[Article, ...]
    seams: tuple[Seam, ...]
    guesses: tuple[Guess, ...]


@dataclass(slots=True)
class _Draft:
    """An article while its units come in."""

    signatures: list[Signature] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    marks: list[Traced] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    deck: list[Stretch] = field(default_factory=list)
    label: Traced | None = None
    dateline: Traced | None = None


def gather(readings: Sequence[Reading], jumps: Sequence[Jump], seams: Seams, language: str) -> Gathered:
    """Put the readings of a page together as articles."""
    articles: list[Article] = []
    guesses: list[Guess] = []
    every = list(stories(readings))
    for at, story in enumerate(every):
        start = _lines(story)[0] if at else 0
        until = _lines(every[at + 1])[0] if at + 1 < len(every) else math.inf
        after, last = (_lines(every[at - 1])[-1] if at else 0), _lines(story)[-1]
        own = [j for j in jumps if (start <= j.line < until if j.onward else after < j.line <= last)]
        article, doubts = _article(story, own, seams, language)
        articles.append(article)
        guesses.extend(doubts)
    return Gathered(tuple(articles), seams.made, tuple(guesses))


def _lines(story: Sequence[Reading]) -> list[int]:
    return sorted({line for reading in story for line in reading.seen.unit.lines})


def stories(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """The readings of one article after another; an article begins with its heading."""
    story: list[Reading] = []
    for reading in readings:
        if reading.begins and story:
            yield story
            story = []
        story.append(reading)
    if story:
        yield story


def _article(
    story: Sequence[Reading], jumps: Sequence[Jump], seams: Seams, language: str
) -> tuple[Article, list[Guess]]:
    head = [reading for reading in story if reading.role in HEADING]
    top = heading(head, language) if head else None
    draft = _Draft(marks=[mark for reading in head for mark in reading.seen.unit.dropped])
    if top:
        draft.guesses.extend(top.guesses)
    else:
        draft.guesses.append(_untitled(story[0]))
    for stretch in _stretches([r for r in story if r.role not in HEADING], seams, draft):
        _place(stretch, draft, language)
    _close(draft, language)
    draft.blocks = seams.mend_across(draft.blocks, draft.marks, language)
    lines = tuple(_lines(story))
    onward = [j.page for j in jumps if j.onward]
    back = [j.page for j in jumps if not j.onward]
    article = Article(
        headline=top.headline if top else None,
        parts=_parts(top.parts) if top else (),
        kicker=top.kicker if top else None,
        subhead=top.subhead if top else None,
        deck=_deck(draft, language),
        signatures=tuple(draft.signatures),
        dateline=draft.dateline,
        blocks=tuple(draft.blocks),
        figures=tuple(draft.figures),
        marks=tuple(draft.marks),
        continues=onward[-1] if onward else None,
        continued_from=back[0] if back else None,
        lines=lines,
    )
    return article, draft.guesses


def _parts(parts: Sequence[Traced]) -> tuple[str, ...]:
    """The headline's lines; where it stands in one line, a space in Chinese text is the turn."""
    if len(parts) == 1 and re.search(r"[\u4e00-\u9fff]", parts[0].text):
        return tuple(re.split(r"[\s\u3000]+", parts[0].text))
    return tuple(part.text for part in parts)


def _stretches(readings: Sequence[Reading], seams: Seams, draft: _Draft) -> Iterator[Stretch]:
    """Readings with those that run on put to the one before."""
    current: Stretch | None = None
    for reading in readings:
        draft.marks.extend(reading.seen.unit.dropped)
        if current is not None and reading.joined and seams.certain(current.last):
            current = seams.join(current, reading, draft.marks)
            continue
        if current is not None:
            yield current
        current = Stretch.of(reading)
    if current is not None:
        yield current


def _place(stretch: Stretch, draft: _Draft, language: str) -> None:
    role, seen = stretch.role, stretch.first.seen
    if role is Role.LABEL:
        draft.label, marks = _unmarked_label(stretch.text)
        draft.marks.extend(marks)
    elif role is Role.DECK:
        draft.deck.append(stretch)
    elif role is Role.TITLE and draft.signatures:
        draft.signatures[-1] = _titled(draft.signatures[-1], stretch.text)
    elif role in (Role.BYLINE, Role.SIGNED) and seen.signed:
        _sign(stretch, draft, seen.signed)
    elif role is Role.CREDIT and seen.signed:
        _credit(stretch, draft, seen.signed)
    elif role in (Role.CAPTION, Role.PHOTO):
        _caption(stretch, draft)
    else:
        _running(stretch, draft, language)


def _sign(stretch: Stretch, draft: _Draft, signed: Signature) -> None:
    draft.signatures.append(signed)
    if signed.sure < 0.9:
        reason = Text(
            "A bare name: taken for the byline because of its place, its length and its surname.",
            "只有姓名：按位置、字数和姓氏认作署名。",
        )
        draft.guesses.append(Guess("byline", stretch.lines[0], min(signed.sure, stretch.confidence), reason))


def _titled(signed: Signature, title: Traced) -> Signature:
    """Jane Doe, with “Staff Writer” from the line below."""
    people = tuple(Named(person.name, person.role or title.text) for person in signed.people)
    return Signature(signed.whole + title, people, 1.0)


def _credit(stretch: Stretch, draft: _Draft, signed: Signature) -> None:
    last = draft.figures[-1] if draft.figures else None
    if last and last.credit is None:
        draft.figures[-1] = Figure(last.caption, signed, last.lines + stretch.lines, last.image)
    elif not signed.signs_text:
        draft.figures.append(Figure(None, signed, stretch.lines))
        draft.guesses.append(_missing(stretch, 0.8))
    if signed.signs_text:
        draft.signatures.append(signed)


def _caption(stretch: Stretch, draft: _Draft) -> None:
    text, credit = stretch.text, None
    closing = stretch.closing
    if closing and closing.signature.credits_picture:
        text, credit = closing.rest, closing.signature
        if credit.signs_text:
            draft.signatures.append(credit)
    draft.figures.append(Figure(text, credit, stretch.lines))
    draft.guesses.append(_missing(stretch, stretch.confidence))


def _running(stretch: Stretch, draft: _Draft, language: str) -> None:
    text, opened = stretch.text, stretch.first.seen.opened
    if opened and opened.people and not any(block.kind == "paragraph" for block in draft.blocks):
        whole = opened.whole
        line = opened.dateline
        at = whole.text.find(line.text) if line.text else 0
        around = whole[:at] + whole[at + len(line) :]
        draft.signatures.append(Signature(around, opened.people, 1.0))
        draft.dateline = line if line.text else None
        text = text[len(whole) :].strip()
    kind: BlockKind = _KINDS.get(stretch.role, "paragraph")
    if stretch.first.seen.unit.mark == ">":
        kind = "quote"
    draft.blocks.append(Block(kind, text, stretch.lines))


def _close(draft: _Draft, language: str) -> None:
    """The reporter named at the end of the last paragraph signs the article: ……。(记者 X)."""
    from publisher.ingest.opening import closing

    last = next((at for at in range(len(draft.blocks) - 1, -1, -1) if draft.blocks[at].kind != "note"), None)
    if last is None or draft.blocks[last].kind not in ("paragraph", "item"):
        return
    block = draft.blocks[last]
    found = closing(block.text, language)
    if found and (found.signature.signs_text or found.signature.credits_picture):
        draft.blocks[last] = Block(block.kind, found.rest, block.lines)
        if found.signature.signs_text:
            draft.signatures.append(found.signature)
        else:
            draft.figures.append(Figure(None, found.signature, block.lines))
            draft.guesses.append(Guess("figure", block.lines[-1], 0.7, _GONE))


def _deck(draft: _Draft, language: str) -> Deck | None:
    if not draft.deck:
        if draft.label:
            draft.marks.append(draft.label)
        return None
    text = draft.deck[0].text
    label = draft.label
    if label is None and draft.deck[0].first.seen["label_inside"]:
        found = _INLINE_LABEL.match(text.text)
        if found:
            label = text[found.start("label") : found.end("label")]
            draft.marks.extend((text[: found.start("label")], text[found.end("label") : found.end()]))
            text = text[found.end() :]
    for stretch in draft.deck[1:]:
        text = text + Traced.made("" if language == "zh" else " ") + stretch.text
    return Deck(text, label, tuple(line for stretch in draft.deck for line in stretch.lines))


def _unmarked_label(text: Traced) -> tuple[Traced, tuple[Traced, ...]]:
    """阅读提示 out of 【阅读提示】, with the brackets."""
    found = re.search(r"[^\s【】\[\]（）()〔〕:：](?:.*[^\s【】\[\]（）()〔〕:：])?", text.text)
    if not found:
        return text, ()
    return text[found.start() : found.end()], (text[: found.start()], text[found.end() :])


_GONE = Text(
    "The text names a picture that is not in it; put its file into the figure.",
    "文中提到的图片不在文本里；请在 figure 中填上图片文件。",
)


def _missing(stretch: Stretch, confidence: float) -> Guess:
    return Guess("figure", stretch.lines[0], confidence, _GONE)


def _untitled(first: Reading) -> Guess:
    reason = Text(
        "The text begins without a headline; a placeholder stands in its place.", "文本开头没有标题，暂以占位文字代替。"
    )
    return Guess("headline", first.seen.unit.lines[0], 0.5, reason)
