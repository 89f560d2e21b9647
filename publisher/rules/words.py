"""Words: confusables, misspellings, variant characters, and the house's own list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import Spot, quoted, searched, spotted
from publisher.rules.passages import HAN, passages, whole_text
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_DATA = Path(__file__).with_name("data")
_ARTICLE = re.compile(
    r"""
      \b(?P<a>[Aa])\s(?=(?:[aeio][a-z]|hours?\b|honest|honou?r|heirs?\b))(?!one\b|once\b|eu|ewe|ouija)\w+
    | \b(?P<an>[Aa]n)\s(?=(?:[bcdfgjklmnpqrstvwyz][a-z]|uni(?:form|t|vers|on|que|corn)|use[dr]?\b|euro|one\b|once\b))\w+
    """,
    re.VERBOSE,
)
_BRITISH = ("gb", "au", "nz", "ie", "in", "za")
_WORD = re.compile(r"[A-Za-z]{3,}")


@cache
def _listed(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a list, without its comments."""
    lines = (_DATA / name).read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def _confusable() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Each wrong word with the right one, and a pattern that takes the longer words in which it is right first."""
    found = {}
    for wrong, right, *unless in _listed("confusable-zh.tsv"):
        longer = f"(?:{unless[0]})|" if unless and unless[0] else ""
        found[wrong] = (right, re.compile(f"{longer}(?P<wrong>{re.escape(wrong)})"))
    return found


@cache
def _misspelt() -> dict[str, str]:
    return {wrong: right for wrong, right in _listed("misspelt-en.tsv")}


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = {wrong: right for wrong, right in _listed("phrases-en.tsv")}
    every = "|".join(sorted(map(re.escape, pairs), key=len, reverse=True))
    return re.compile(rf"\b(?:{every})\b", re.IGNORECASE), pairs


@cache
def _variants() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = {row[0]: row[1] for row in _listed("variants-zh.tsv")}
    return re.compile(f"[{''.join(pairs)}]"), pairs


@rule("TY040", "confused-word", Severity.WARNING, tongue="zh", alone=True)
def confused_word(issue: Issue) -> Iterator[Hit]:
    """A word is written with a character that sounds or looks like the right one.

    Why:
        既使, 截止到, 再接再励: pinyin input offers them first. They are the errors that count most in the yearly
        inspection of a paper (编校差错率).

    Bad:
        body: 老码头将在接再厉，欢迎各地游客。
    Good:
        body: 老码头将再接再厉，欢迎各地游客。
    中文：别字
        “既使”“截止到”“再接再励”：拼音输入法最先给出的往往是它们。年度质检扣分最多的就是这类错字。
    """
    text = whole_text(issue)
    for wrong, (right, pattern) in _confusable().items():
        if wrong in text:  # a search for each word is far quicker than one for all of them at once
            yield from searched(
                issue,
                pattern,
                lambda found: quoted(found, "“{}”, usually a slip,", "的“{}”多半是别字"),
                Text(f"Perhaps {right} is meant.", f"是否应为“{right}”？"),
                new=_always(right),
                keep=lambda passage, found: found["wrong"] is not None,
                among=lambda passage, wrong=wrong: wrong in passage.text,  # type: ignore[misc]
                sure=False,
            )


@rule("TY041", "variant-character", Severity.WARNING, tongue="zh", alone=True)
def variant_character(issue: Issue) -> Iterator[Hit]:
    """A character is traditional or a variant.

    Why:
        戶 beside 户, 內 beside 内: they come from copied text. Papers in simplified characters print those of
        通用规范汉字表; a name that keeps its old form is allowed with its reason.

    Bad:
        body: 老码头旁的十戶渔民回来了。
    Good:
        body: 老码头旁的十户渔民回来了。
    中文：繁体字、异体字
        “戶”与“户”、“內”与“内”混用，多来自复制的文字。简体报纸应用《通用规范汉字表》的字；姓名保留旧字形的，放行并写明理由。
    """
    if "Hant" in issue.language or issue.language.lower().startswith(("zh-tw", "zh-hk", "zh-mo")):
        return
    pattern, plain = _variants()
    yield from searched(
        issue,
        pattern,
        lambda found: Text(
            f"The variant {found[0]} (plain: {plain[found[0]]})",
            f"有繁体或异体字“{found[0]}”（规范字“{plain[found[0]]}”）",
        ),
        Text("Write the plain character.", "请改用规范字。"),
        new=lambda found: plain[found[0]],
        keep=lambda passage, found: not passage.key.startswith("byline") and not passage.key.endswith("credit"),
        sure=False,
    )


@rule("TY042", "misspelt-word", Severity.ERROR, tongue="en", alone=True)
def misspelt_word(issue: Issue) -> Iterator[Hit]:
    """A word is one of those that are often misspelt.

    Why:
        “recieve” and “accomodation” are no words. Only misspellings that can be nothing else are listed.

    Bad:
        body: The harbour could not accomodate all the boats.
    Good:
        body: The harbour could not accommodate all the boats.
    中文：英文拼写错误
        “recieve”“accomodation”都不是词。只列出绝不会是别的词的误拼。
    """
    right = _misspelt()
    yield from searched(
        issue,
        _WORD,
        lambda found: quoted(found, "The misspelling “{}”", "的英文“{}”拼错"),
        Text("Correct the spelling.", "请改正拼写。"),
        new=lambda found: _like(found[0], right[found[0].lower()]),
        keep=lambda passage, found: found[0].lower() in right,
        among=lambda passage: not passage.key.startswith("byline"),
        sure=False,
    )


def _always(words: str) -> Callable[[re.Match[str]], str]:
    return lambda found: words


def _like(written: str, right: str) -> str:
    """The right word with the capitals of the wrong one."""
    if written.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if written[0].isupper() else right


@rule("TY043", "wrong-phrase", Severity.WARNING, tongue="en", alone=True)
def wrong_phrase(issue: Issue) -> Iterator[Hit]:
    """A phrase is written as it sounds.

    Why:
        “could of” is “could have”, “free reign” is “free rein”: spell checkers pass them, readers do not.

    Bad:
        body: The wall could of held, said the harbour master.
    Good:
        body: The wall could have held, said the harbour master.
    中文：英文短语写成了谐音
        “could of”应为“could have”：拼写检查查不出，读者看得出。
    """
    pattern, right = _phrases()
    yield from searched(
        issue,
        pattern,
        lambda found: quoted(found, "The phrase “{}”", "的“{}”有误"),
        Text("Write the right phrase.", "请改正。"),
        new=lambda found: _like(found[0], right[found[0].lower()]),
        sure=False,
    )


@rule("TY044", "wrong-article", Severity.WARNING, tongue="en", alone=True)
def wrong_article(issue: Issue) -> Iterator[Hit]:
    """“a” stands where “an” belongs, or the other way round.

    Why:
        The noun was changed and its article was not. The sound decides: an hour, a union.

    Bad:
        body: Waves broke over the wall for a hour.
    Good:
        body: Waves broke over the wall for an hour.
    中文：英文冠词 a、an 用错
        换了名词忘了换冠词。以读音为准：an hour，a union。
    """
    yield from searched(
        issue,
        _ARTICLE,
        lambda found: quoted(found, "“{}”", "的“{}”冠词有误"),
        Text("Write “an” before a vowel’s sound, “a” before any other.", "元音读音前用 an，其他用 a。"),
        new=lambda found: _swapped(found[0]),
        keep=lambda passage, found: passage.text[found.start() - 1 : found.start()] not in ("-", "’", "'", "/", "."),
        sure=False,
    )


def _swapped(words: str) -> str:
    article, _, rest = words.partition(" ")
    return f"{article[0]} {rest}" if len(article) == 2 else f"{article}n {rest}"


@rule("TY045", "spelling-drift", Severity.INFO, tongue="en")
def spelling_drift(issue: Issue) -> Iterator[Hit]:
    """British and American spellings stand in one issue.

    Why:
        One house, one spelling. The language tag decides (en-GB, en-US); without one the more frequent spelling does.

    Bad:
        body: The harbour was closed, the centre was flooded, and the harbor wall held.
    Good:
        body: The harbour was closed, the centre was flooded, and the harbour wall held.
    中文：英式与美式拼写混用
        一家报纸一种拼写。以语言代码（en-GB、en-US）为准；没有写明的，以出现多的为准。
    """
    british = {row[0]: row[1] for row in _listed("spelling-en.tsv")}
    american = {us: uk for uk, us in british.items()}
    every = [
        (passage, found)
        for passage in passages(issue)
        for found in re.finditer(r"[a-z]{4,}", passage.text)
        if found[0] in british or found[0] in american
    ]
    count = sum(found[0] in british for _, found in every)
    region = issue.language.lower().partition("-")[2]
    british_here = region in _BRITISH or (not region and count * 2 >= len(every))
    other = american if british_here else british
    for passage, found in every:
        if found[0] in other:
            yield spotted(
                passage,
                [Spot(*found.span(), other[found[0]], sure=False)],
                quoted(found, "The other spelling, “{}”,", "的“{}”拼法与全刊不同"),
                Text(f"Write {other[found[0]]}, as elsewhere.", f"请与别处一致，写作 {other[found[0]]}。"),
            )


@rule("TY046", "chinese-mark-in-english", Severity.WARNING, tongue="en", alone=True)
def chinese_mark_in_english(issue: Issue) -> Iterator[Hit]:
    """English text has full-width marks.

    Why:
        ， and （ come from a Chinese keyboard and tear a hole into an English line.

    Bad:
        body: Waves broke over the wall， and the town was flooded.
    Good:
        body: Waves broke over the wall, and the town was flooded.
    中文：英文里用了全角标点
        “，”“（”来自中文输入法，在英文行里留下一个大空当。
    """
    plain = {"，": ", ", "。": ". ", "；": "; ", "：": ": ", "！": "! ", "？": "? ", "（": " (", "）": ") "}
    yield from searched(
        issue,
        re.compile(rf"(?<![{HAN}]) ?[，。；：！？（）] ?(?![{HAN}])"),
        lambda found: quoted(found[0].strip(), "The full-width mark “{}”", "有全角标点“{}”"),
        Text("Write it half width.", "请改用半角。"),
        new=lambda found: (
            plain[found[0].strip()].rstrip() if found.end() == len(found.string) else plain[found[0].strip()]
        ),
        sure=False,
    )
