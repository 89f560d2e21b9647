"""How a paragraph opens and closes: 本报讯(记者 X), SMITH RIVER —, and at its end (记者 X), X 摄, (Photo by X)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.ingest.names import HAN, chinese_name
from publisher.ingest.script import simplified
from publisher.ingest.signature import signature
from publisher.ingest.signed import Named, Signature
from publisher.ingest.trace import Traced

_NEWS = (
    rf"(?:本报|本刊|本网|[{HAN}]{{2,4}})讯"
    rf"|(?:据)?(?:新华社|中新社|中新网|人民网|本报|本网)[{HAN}\d\s]{{0,14}}?(?:\d{{1,2}}日)?电"
)
_DATELINE_ZH = re.compile(rf"[【\[]?\s*(?P<line>{_NEWS})\s*[】\]]?")
_BRACKET = re.compile(r"\s*[（(【\[](?P<inside>[^（）()【】\[\]]{2,60})[）)】\]]\s*")
_REPORT = re.compile(
    rf"\s*(?P<inside>(?:本报|本刊)?(?:(?:记者|通讯员|实习生)[\s{HAN}、]{{2,12}}){{1,4}}?)(?:报道|摄影报道)?\s*[:：]\s*"
)
_DATELINE_EN = re.compile(
    r"(?P<line>[A-Z][A-Z.'’-]+(?:[ ,]+(?:[A-Z][A-Z.'’-]*|[A-Z][a-z]{1,4}\."
    r"|[A-Z][a-z]+))*(?:\s\([A-Z][\w ]+\))?)\s*(?P<dash>—|–|--|\s-)\s*"
)
_TAIL_ZH = re.compile(
    r"(?P<before>.*[。！？”…])\s*(?:[（(](?P<inside>[^（）()]{2,40})[）)]"
    r"|(?P<bare>[□■●◎]?\s*[^。！？，,；（）()]{2,30}))",
    re.S,
)
_TAIL_EN = re.compile(
    r"(?P<before>.*[.!?”\"])\s+[(\[—–-]*\s*(?P<inside>(?:staff |file |submitted )?(?:photos?|illustrations?|graphics?)"
    r"(?: and story)? (?:by|courtesy)\b[^()]{3,60}|(?:photo )?courtesy (?:of )?[A-Z][^()]{2,60}|(?:photo"
    r"|credit):\s[^()]{3,50}"
    r"|(?:story )?by [A-Z][\w.'’-]+ [A-Z][\w.'’ -]{1,40})[)\]]?\.?",
    re.S | re.I,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The dateline of a first paragraph, the people named in it, and the text that goes on after them.

    Without people the dateline stays in the paragraph: ``rest`` is then the whole paragraph.
    """

    dateline: Traced
    people: tuple[Named, ...]
    whole: Traced
    rest: Traced


@dataclass(frozen=True, slots=True)
class Closing:
    """A signature at the end of a paragraph, and the paragraph before it."""

    signature: Signature
    rest: Traced


def opening(text: Traced, language: str) -> Opening | None:
    """The dateline and the reporters that open a first paragraph, or None."""
    if language != "zh":
        found = _DATELINE_EN.match(text.text)
        if found and len(found["line"]) <= 50 and found.end() < len(text):
            return Opening(text[: found.end("line")], (), Traced(), text)
        return None
    return _opening_zh(text)


def _opening_zh(text: Traced) -> Opening | None:
    head = simplified(text.text[:120])
    news = _DATELINE_ZH.match(head)
    at = news.end() if news else 0
    people = _BRACKET.match(head, at) or (_REPORT.match(head, at) if news else None)
    who = signature(text[people.start("inside") : people.end("inside")].strip(), "zh") if people else None
    if who and people and who.sure >= 0.9 and (news or any(person.role for person in who.people)):
        line = text[news.start("line") : news.end("line")] if news else Traced()
        return Opening(line, who.people, text[: people.end()], text[people.end() :].strip())
    if (news and not re.match(rf"[{HAN}]{{2,4}}讯", head)) or (
        news and head.startswith(("本报讯", "【本报讯", "[本报讯"))
    ):
        return Opening(text[news.start("line") : news.end("line")], (), Traced(), text)
    return None


def closing(text: Traced, language: str) -> Closing | None:
    """A byline or credit that closes a paragraph, or None. Bare names count in Chinese brackets only."""
    tail = (_TAIL_ZH if language == "zh" else _TAIL_EN).fullmatch(text.text)
    if not tail:
        return None
    inside = "inside" if tail["inside"] else "bare"
    who = signature(text[tail.start(inside) : tail.end(inside)].strip(), language)
    if who is None or who.sure < (0.7 if language == "zh" and tail["inside"] else 0.9):
        return None
    if (
        language == "zh"
        and not any(p.role for p in who.people)
        and not all(chinese_name(p.name.text) == 1 for p in who.people)
    ):
        return None
    rest = text[: tail.end("before")].strip()
    return Closing(Signature(text[tail.end("before") :].strip(), who.people, who.sure), rest)
