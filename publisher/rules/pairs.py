"""Quotation marks and brackets: what is opened must be closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import where
from publisher.rules.passages import HAN, Passage, excerpt, passages
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_LABEL = re.compile(r"(?:^|[\s；;。，,：:、（(])(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4}|[一二三四五六七八九十]{1,3})[)）]$")
_FACE = re.compile(r"[:;]-?[()]")
_APOSTROPHE = re.compile(r"[‘’](?=\d\d(?!\d))|‘(?=\d\ds?\b|[Tt]is\b|[Tt]was\b|[Tt]il\b|[Ee]m\b|n[’']|[Cc]ause\b)")
_INCHES = re.compile(r"""(?<=\d)"|(?<=\d[’'′]\d)[”"]|(?<=\d[’'′]\d\d)[”"]""")
_QUOTE = Text("quotation mark", "引号")
_BRACKET = Text("bracket", "括号")
_CLOSING = {"“": "”", '"': '"'}
"""The quotation marks that may run on over paragraphs, with the mark that ends them."""
_BRACKETS = (("(（", ")）"), ("[［", "]］"), ("【", "】"), ("〔", "〕"), ("《", "》"), ("〈", "〉"))
_FACE = re.compile(r"[:;]-?[()]")
_APOSTROPHE = re.compile(r"[‘’](?=\d\d(?!\d))|‘(?=\d\ds?\b|[Tt]is\b|[Tt]was\b|[Tt]il\b|[Ee]m\b|n[’']|[Cc]ause\b)")
_INCHES = re.compile(r"""(?<=\d)"|(?<=\d[’'′]\d)[”"]|(?<=\d[’'′]\d\d)[”"]""")


@dataclass(frozen=True, slots=True)
class _Loose:
    """A mark without its partner: where it stands in its text, and whether it opens."""

    mark: str
    at: int
    opens: bool


@rule("TY001", "unbalanced-quotes", Severity.ERROR, alone=True)
def unbalanced_quotes(issue: Issue) -> Iterator[Hit]:
    """A quotation mark has no partner.

    Why:
        The reader cannot tell where somebody's words end and the paper's begin. A quotation that runs over several
        paragraphs may open each of them and close only the last; an apostrophe is not a quotation mark.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: “We heard the sirens at nine, said the harbour master.
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: “We heard the sirens at nine,” said the harbour master.
    中文：引号不成对
        引号不成对，读者就分不清哪里是引语，哪里是报道。连续几段的引语，可以每段起首用前引号，只在最后一段用后引号。
    """
    for _, story in groupby(passages(issue), key=lambda passage: passage.article.id):
        running: list[Passage] = []
        for passage in story:
            if passage.kind in (None, "subhead"):
                yield from _reported(passage, _loose_quotes(passage.text), _QUOTE)
            else:
                running.append(passage)
        for passage, loose in _Carried().sift(running):
            yield from _reported(passage, loose, _QUOTE)


@rule("TY002", "unbalanced-brackets", Severity.ERROR, alone=True)
def unbalanced_brackets(issue: Issue) -> Iterator[Hit]:
    """A bracket has no partner.

    Why:
        An open bracket swallows the rest of the paragraph. List labels such as 1) and a) are no brackets.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: The harbour wall (built in 1911 held through the night.
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: The harbour wall (built in 1911) held through the night.
    中文：括号、书名号不成对
        少了半边括号或书名号，后面的文字就都被括了进去。“1）”“（一）”之类的序号不算。
    """
    found = [(passage, _loose_brackets(passage.text)) for passage in passages(issue)]
    for (left, before), (right, after) in pairwise(found):
        # A bracket that a cut paragraph divides is one defect, and PA001 tells it.
        if left.kind == right.kind == "paragraph" and left.article is right.article and _divided(before, after):
            before.pop()
            after.pop(0)
    for passage, loose in found:
        yield from _reported(passage, loose, _BRACKET)


class _Carried:
    """Follows a quotation over the paragraphs of a body: left open in one, opened again or closed in a later one."""

    def __init__(self) -> None:
        self.waiting: tuple[int, _Loose] | None = None
        self.loose: list[tuple[Passage, list[_Loose]]] = []

    def sift(self, group: Sequence[Passage]) -> list[tuple[Passage, list[_Loose]]]:
        """What is left unpaired in each paragraph once quotations that run on are taken out."""
        for index, passage in enumerate(group):
            loose = _loose_quotes(passage.text)
            self.loose.append((passage, loose))
            self._continue(index, passage.text, loose)
            self._wait(index, loose)
        self._give_up()
        return self.loose

    def _continue(self, index: int, text: str, loose: list[_Loose]) -> None:
        """Settle what is waiting: closed here, opened again here, or broken by a quotation of its own."""
        if not self.waiting:
            return
        mark = self.waiting[1].mark
        closing = next((one for one in loose if one.mark == _CLOSING[mark] and not one.opens), None)
        if closing:
            loose.remove(closing)
            self.waiting = None
        elif index == self.waiting[0] + 1 and text.lstrip().startswith(mark):
            self.waiting = None
        elif mark in text:
            self._give_up()

    def _wait(self, index: int, loose: list[_Loose]) -> None:
        opening = next((one for one in reversed(loose) if one.mark in _CLOSING and one.opens), None)
        if opening:
            self._give_up()
            loose.remove(opening)
            self.waiting = (index, opening)

    def _give_up(self) -> None:
        if self.waiting:
            index, opening = self.waiting
            self.loose[index][1].append(opening)
            self.waiting = None


def _loose_quotes(text: str) -> list[_Loose]:
    if "„" in text:
        return []  # German and Polish quotations open low and close with “
    text = _INCHES.sub(" ", text)
    loose = _unpaired(text, "“", "”") + _unpaired(text, "「", "」") + _unpaired(text, "『", "』")
    single = _unpaired(_APOSTROPHE.sub("'", text), "‘", "’")
    loose += [one for one in single if one.opens or _beside_han(text, one.at)]
    loose += _straight(text)
    return sorted(loose, key=lambda one: one.at)


def _divided(before: Sequence[_Loose], after: Sequence[_Loose]) -> bool:
    """Whether the last bracket left open in one paragraph is the first that the next one closes."""
    if not (before and after and before[-1].opens and not after[0].opens):
        return False
    return any(before[-1].mark in opening and after[0].mark in closing for opening, closing in _BRACKETS)


def _straight(text: str) -> list[_Loose]:
    """Where typewriter quotation marks are odd in number, those without a partner, by the spaces beside them."""
    places = [found.start() for found in re.finditer('"', text)]
    if len(places) % 2 == 0:
        return []
    waiting: list[_Loose] = []
    for at in places:
        opens = at == 0 or bool(re.match(r"[\s(\[—–-]\"\S", text[at - 1 : at + 2]))
        if opens or not (waiting and waiting[-1].opens):
            waiting.append(_Loose('"', at, opens))
        else:
            waiting.pop()
    return waiting[:1]


def _loose_brackets(text: str) -> list[_Loose]:
    text = _FACE.sub(lambda found: " " * len(found[0]), text)
    loose = [one for opening, closing in _BRACKETS for one in _unpaired(text, opening, closing)]
    return sorted((one for one in loose if one.opens or not _labels(text, one.at)), key=lambda one: one.at)


def _labels(text: str, at: int) -> bool:
    """Whether a bracket that closes nothing ends a label: 1), a), 一）."""
    return bool(_LABEL.search(text[max(0, at - 5) : at + 1]))


def _unpaired(text: str, opening: str, closing: str) -> list[_Loose]:
    waiting: list[_Loose] = []
    loose: list[_Loose] = []
    if not any(mark in text for mark in opening + closing):
        return []
    for at, mark in enumerate(text):
        if mark in opening:
            waiting.append(_Loose(mark, at, opens=True))
        elif mark in closing:
            if waiting:
                waiting.pop()
            else:
                loose.append(_Loose(mark, at, opens=False))
    return loose + waiting


def _beside_han(text: str, at: int) -> bool:
    """A ’ after a Han character or its mark closes a quotation; anywhere else it is an apostrophe."""
    return bool(re.match(rf"[{HAN}。，！？]", text[max(0, at - 1) : at]))


def _reported(passage: Passage, loose: Sequence[_Loose], kind: Text) -> Iterator[Hit]:
    if not loose:
        return
    first = loose[0]
    context = excerpt(passage.text, first.at, first.at + 1)
    what = Text("is not closed", "缺少后一半") if first.opens else Text("was not opened", "缺少前一半")
    yield Hit(
        Text(
            f"The {kind.en} {first.mark} {what.en} in {passage.place.en}: {context}",
            f"{passage.place.zh}的{kind.zh} {first.mark} {what.zh}：{context}",
        ),
        Text("Add the missing mark, or delete this one.", "请补上缺少的一半，或删去这一半。"),
        where(passage, first.at),
        passage.article.id,
        passage.figure,
        piece=passage.key,
    )
