"""The house's own list: words it does not print, and the titles it gives to people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from publisher.findings import Severity
from publisher.house import HouseWord
from publisher.model import Issue, Span
from publisher.rules.hits import Spot, quoted, spotted
from publisher.rules.passages import Passage, passages, whole_text
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_PATIENCE = 0.5
"""Seconds for one pattern in one passage. A pattern that needs more never ends, or might as well not."""


@rule("TY060", "house-word", Severity.WARNING)
def house_word(issue: Issue) -> Iterator[Hit]:
    """A word is on the list of those that the house does not print.

    Why:
        Every newsroom has its list: names as they are written here, words that are never used. It stands in the profile
        under “words:”, with what to write instead and why.

    Bad:
        profile: {words: [{wrong: 老坞头, right: 老码头, why: 地名以民政局公布的为准}]}
        headline: 老坞头修好了
    Good:
        profile: {words: [{wrong: 老坞头, right: 老码头, why: 地名以民政局公布的为准}]}
        headline: 老码头修好了
    中文：用了本报词表里不用的词
        每家报社都有自己的词表：名称怎么写，哪些词不用。写在规范的“words:”下，并注明改用什么、为什么。
    """
    text = whole_text(issue)
    for word in issue.house.words:
        if word.level == "off" or not (word.pattern or word.wrong in text):
            continue
        with suppress(TimeoutError):  # MF095 tells it
            yield from _found(issue, word)


@rule("MF095", "endless-pattern", Severity.ERROR)
def endless_pattern(issue: Issue) -> Iterator[Hit]:
    """A pattern of the house's list takes too long.

    Why:
        A pattern with one repetition inside another can run for ever on an innocent sentence. It is given up, so what
        it should have found is not known.

    Bad:
        profile: {words: [{pattern: "(?:a|a)+[bc]$", why: an example}]}
        headline: Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    Good:
        profile: {words: [{pattern: "a+[bc]$", why: an example}]}
        headline: Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    中文：词表中的模式运行过久
        重复里又套重复的模式，遇到一句普通的话也可能没完没了。程序会放弃它，它该查的就没有查到。
    """
    for word in issue.house.words:
        if word.pattern and word.level != "off":
            try:
                list(_found(issue, word))
            except TimeoutError:
                yield _endless(word)


def _found(issue: Issue, word: HouseWord) -> Iterator[Hit]:
    find = _finder(word)
    for passage in passages(issue):
        spots = find(passage.text) if word.pattern or word.wrong in passage.text else []
        if spots:
            yield _hit(passage, spots, word)


def _hit(passage: Passage, spots: list[Spot], word: HouseWord) -> Hit:
    words = passage.text[spots[0].start : spots[0].end]
    why = Text(f" ({word.why})" if word.why else "", f"（{word.why}）" if word.why else "")
    hint = (
        Text(f"Write {word.right}{why.en}.", f"请写“{word.right}”{why.zh}。")
        if word.right
        else Text(f"Do not print it{why.en}.", f"请不要刊用{why.zh}。")
    )
    what = quoted(words, "“{}”, which the house does not print,", "用了本报不用的“{}”")
    return spotted(passage, spots, what, hint, severity=Severity[word.level.upper()])


@lru_cache(maxsize=64_000)
def _finder(word: HouseWord) -> Callable[[str], list[Spot]]:
    """What finds the word in a text. Raises TimeoutError where its pattern takes too long."""
    if not word.pattern:
        longer = "".join(f"{re.escape(one)}|" for one in sorted(word.unless, key=len, reverse=True) if one)
        plain = re.compile(f"{longer}(?P<wrong>{re.escape(word.wrong)})")
        return lambda text: [Spot(*one.span(), word.right) for one in plain.finditer(text) if one["wrong"]]
    import regex  # the only engine here that can be told when to give up

    pattern = regex.compile(word.wrong)

    def search(text: str) -> list[Spot]:
        found = pattern.finditer(text, timeout=_PATIENCE)
        return [
            Spot(*one.span(), one.expand(word.right) if word.right else None, sure=False)
            for one in found
            if not any(longer and longer in text[max(0, one.start() - 8) : one.end() + 8] for longer in word.unless)
        ]

    return search


def _endless(word: HouseWord) -> Hit:
    path, line, column = word.place
    message = Text(
        f"The pattern {word.wrong} takes too long and was given up.", f"模式 {word.wrong} 运行过久，已放弃。"
    )
    hint = Text("Take the repetition inside a repetition out of it.", "请去掉重复之中的重复。")
    return Hit(message, hint, Span(Path(path), line, column))
