"""Words, sentences and whole stories that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import Spot, in_body, quoted, searched, spotted
from publisher.rules.passages import HAN, passages, titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text, tongue_of

_WORD_TWICE = re.compile(r"\b([a-z]+|[A-Z][a-z]+)\s+\1\b(?![’'-])", re.IGNORECASE)
_HAN_TWICE = re.compile(rf"(?P<words>[{HAN}]{{3,12}}?)(?P=words)(?![{HAN}]?(?P=words))")
_LITTLE_TWICE = re.compile(
    r"(?<![打目])的的(?!确|士|哥|卢)|了了(?!解|然|结|无|断|事|心|如|却|不)|是是(?!非|否|不)|(?<!实)在在(?!线|场|职|建|校|读|岗|册|外)"
    r"|与与|(?<!以)及及(?!时)|将将(?!军)|被被|我们我们|他们他们|进行进行|为了为了|以及以及|并且并且|可以可以|我国我国|记者记者"
)
_SENTENCE = re.compile(r"[^。！？；.!?\n]+(?:[.!?](?!\s|$)[^。！？；.!?\n]*)*[。！？.!?]?")
_LONG = {True: 16, False: 50}
"""Characters from which a sentence that stands twice is no formula: Chinese, other."""
_SHINGLE = 12
_ALIKE = 0.5


@rule("PA004", "doubled-word", Severity.ERROR, tongue="en", alone=True)
def doubled_word(issue: Issue) -> Iterator[Hit]:
    """A word stands twice in a row.

    Why:
        “the the” survives every reading, because the eye leaves out the second one. “had had” and “that that” can be
        meant.

    Bad:
        body: Waves broke over the the harbour wall on Monday night.
    Good:
        body: Waves broke over the harbour wall on Monday night.
    中文：英文单词重复
        “the the”读多少遍都看不出来，因为眼睛会自动跳过第二个。
    """
    yield from searched(
        issue,
        _WORD_TWICE,
        lambda found: quoted(" ".join(found[0].split()), "The doubled word “{}”", "的单词重复“{}”"),
        Text("Delete one.", "请删去一个。"),
        new=lambda found: found[1],
        keep=lambda passage, found: found[1].lower() in _NEVER_TWICE or _copied(found[1]),
        among=in_body,
        sure=False,
    )


def _copied(word: str) -> bool:
    """A longer word in small letters; “very very” and “really really” are meant."""
    return len(word) > 4 and word.islower() and word not in ("really", "never", "again", "there", "quite", "chop")


_NEVER_TWICE = frozenset(
    ("the", "a", "an", "and", "of", "to", "for", "with", "at", "by", "from", "was", "are", "be", "as")
)


@rule("PA005", "doubled-phrase", Severity.WARNING, tongue="zh", alone=True)
def doubled_phrase(issue: Issue) -> Iterator[Hit]:
    """A phrase stands twice in a row.

    Why:
        A phrase pasted twice, or a 的的 left by an edit. Reduplication that is meant (实实在在) is not told.

    Bad:
        body: 昨天上午，老码头重新开放重新开放。
    Good:
        body: 昨天上午，老码头重新开放。
    中文：词语重复
        贴了两遍的词语，或改稿留下的“的的”“了了”。“实实在在”之类的叠用不算。
    """
    hint = Text("Delete one.", "请删去一个。")
    for passage in passages(issue):
        if not (in_body(passage) or passage.key in ("deck", "headline")):
            continue
        found = [
            *_LITTLE_TWICE.finditer(passage.text),
            *(one for one in _HAN_TWICE.finditer(passage.text) if _slip(one)),
        ]
        if found:
            spots = [Spot(one.start(), one.end(), one[0][: len(one[0]) // 2], sure=False) for one in found]
            yield spotted(passage, spots, quoted(found[0], "The doubled “{}”", "的“{}”重复"), hint)


def _slip(found: re.Match[str]) -> bool:
    """A call (加油加油加油), a song's refrain or a name like 丁丁丁丁 is meant."""
    words = found["words"]
    return (
        len(set(words)) > 2
        and words[0] != "一"
        and not re.search(r"[！!“，]$|^[”！]", found.string[max(0, found.start() - 1) : found.start()])
    )


@rule("PA006", "doubled-sentence", Severity.WARNING, alone=True)
def doubled_sentence(issue: Issue) -> Iterator[Hit]:
    """A sentence stands twice in one story.

    Why:
        Moved by an edit and left where it was. Whole paragraphs are PA002's matter.

    Bad:
        body: |
          Waves broke over the harbour wall on Monday night and flooded the lower town. Nobody was hurt.

          The mayor came at once. Waves broke over the harbour wall on Monday night and flooded the lower town.
    Good:
        body: |
          Waves broke over the harbour wall on Monday night and flooded the lower town. Nobody was hurt.

          The mayor came at once. The water stood in the streets until noon.
    中文：同一句话在稿中出现两次
        改稿时移了一句，原处没有删。整段重复由 PA002 报告。
    """
    chinese = tongue_of(issue.language) == "zh"
    for _, story in groupby(passages(issue), key=lambda passage: passage.article.id):
        seen: dict[str, tuple[str, bool]] = {}
        for passage in story:
            if not in_body(passage):
                continue
            spots = []
            for found in _SENTENCE.finditer(passage.text):
                words = found[0].strip(' “”‘’"')
                alone = passage.text.strip(' “”‘’"') == words
                first, alone_too = seen.setdefault(words, (passage.key, alone))
                if first != passage.key and not (alone and alone_too) and len(words) >= _LONG[chinese]:
                    spots.append(Spot(*found.span()))
            if spots:
                yield spotted(
                    passage,
                    spots,
                    Text("A sentence that the story has already", "有一句与前文重复"),
                    Text("Delete one of the two.", "请删去其中一句。"),
                )


@rule("PA007", "story-twice", Severity.WARNING)
def story_twice(issue: Issue) -> Iterator[Hit]:
    """Two stories of the issue are for the most part the same.

    Why:
        The agency's copy and one's own report of the same event both got in, or one story came in twice under two
        headlines.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night and flooded the lower town, where forty people left.
          - id: flood
            headline: Lower town under water
            byline: Tom Lee
            body: Waves broke over the harbour wall on Monday night and flooded the lower town, where fifty people left.
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night and flooded the lower town, where forty people left.
          - id: fair
            headline: Fair opens
            byline: Tom Lee
            body: The fair on the green opened on Monday morning with a brass band and a speech by the mayor’s dog.
    中文：两篇稿件大部分相同
        同一件事的电讯稿和自采稿都上了版，或一篇稿子换个标题来了两次。
    """
    owner: dict[str, str] = {}
    articles = {article.id: article for article in issue.manifest.articles}
    for name, article in articles.items():
        marks = _shingles("".join(block.text for block in article.blocks))
        shared: dict[str, int] = {}
        for mark in marks:
            if mark in owner:
                shared[owner[mark]] = shared.get(owner[mark], 0) + 1
            owner.setdefault(mark, name)
        for other, count in shared.items():
            if count >= 5 and count >= _ALIKE * len(marks) and not _word_for_word(issue, name, other):
                title, first = titled(article), titled(articles[other])
                share = round(100 * count / len(marks))
                yield Hit(
                    Text(
                        f"{title.en} has {share} % of its text from {first.en}.",
                        f"{title.zh}有{share}%的文字与{first.zh}相同。",
                    ),
                    Text("Print one of the two, or make them one.", "请只用一篇，或合成一篇。"),
                    article.span_of("headline"),
                    name,
                )


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[str]:
    """Stretches of twelve characters, every third: a text and its copy share those between two changes."""
    plain = re.sub(r"\s+", "", text)
    cuts = [at for at in range(len(plain) - _SHINGLE + 1) if ord(plain[at]) % 3 == 0]  # by the text, not by the place
    return frozenset(plain[at : at + _SHINGLE] for at in cuts)


def _word_for_word(issue: Issue, name: str, other: str) -> bool:
    """Whether every paragraph is the same: that is PA002's matter."""
    first, second = (tuple(block.text for block in issue.articles[one].blocks) for one in (name, other))
    return first == second
