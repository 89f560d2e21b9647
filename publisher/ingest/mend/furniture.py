"""Lines that belong to the page and not to a story: page numbers, running heads, jump lines, editors' lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from publisher.ingest.mend.marks import HAN

_LONGEST = 70
_N = r"(?:第?\s*[A-Za-z]?\d{1,3}|第?\s*[一二三四五六七八九十]{1,3})"
_POST = (
    r"(?:责任编辑|责编|本版(?:责任)?编辑|本版责编|编辑|主编|校对|版式|排版|组版|美编|美术编辑|审校|值班\S{2}|见习编辑|投稿邮箱|邮箱"
    r"|电子邮箱|电话|热线|新闻热线|广告热线|零售价|邮编|网址)"
)
_DAY = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE_ZH = rf"(?:[0-9]{{4}}|[〇○零一二三四五六七八九]{{4}})\s*年\s*{_DAY}\s*月\s*{_DAY}\s*日"
_DATE_EN = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?,?\s+\d{4})"
)
_PAGE = r"(?:page|pages|p\.|pg\.?)\s*[A-Z]?-?\d{1,3}[A-Z]?"
_CHINESE = re.compile(
    rf"[■□▲▼●◆※]?\s*[（(【\[]?\s*(?:紧?接|上接|下转|转|续|见|上转|接)\s*{_N}\s*[版页][^。]{{0,16}}"
    rf"|[-—–·•]?\s*(?:{_N}\s*[版页]|[A-Za-z]?\d{{1,3}}|[A-Z]\d{{2}})\s*[-—–·•]?"
    rf"|(?:{_N}\s*版|[A-Z]?\d{{2}})\s*[:：|｜·\s]\s*[{HAN}]{{1,8}}"
    rf"|[{HAN}·]{{2,10}}\s*[|｜·\s]?\s*(?:第\s*[A-Za-z]?\d{{1,3}}\s*版|[A-Z]\d{{2}}(?:\s*版)?|第\s*\d{{1,3}}\s*页)"
    rf"|(?:[《]?[{HAN}]{{2,10}}[》]?\s*[|｜·]?\s*)?{_DATE_ZH}[^。，,]{{0,50}}"
    rf"|.{{0,14}}{_POST}\s*[:：/／]\s*[^。]{{0,60}}"
)
_ENGLISH = re.compile(
    r"[(\[]?(?:please\s+)?(?:see|turn to|continue[sd]?|cont['’]?d?\.?|jumps? to)\b[^.!?]{0,50}?"
    rf"\b(?:{_PAGE}|[A-Z]?\d{{1,3}})[)\]]?\.?"
    r"|[(\[]?(?:[\w'’&-]+[:,]?\s+){0,4}(?:from|on)\s+(?:the\s+)?"
    rf"(?:{_PAGE}|front page|page one|previous page|next page|[A-Z]\d{{1,2}})[)\]]?\.?"
    rf"|(?:more|story|stories)\s+on\s+{_PAGE}"
    rf"|[-–—•|]?\s*(?:{_PAGE}(?:\s+of\s+\d{{1,3}})?|\d{{1,3}}|[A-Z]-?\d{{1,2}})\s*[-–—•|]?"
    rf"|(?:[A-Z]?\d{{1,3}}\s*[|•·–—]?\s*)?(?:[\w'’.&:-]+\s+){{0,7}}[\w'’.&:-]*\s*[|•·–—,]\s*{_DATE_EN}.{{0,30}}"
    rf"|{_DATE_EN}(?:\s*[|•·–—,]\s*.{{0,40}})?"
    rf"|{_PAGE}\s*[|•·–—,]?\s*(?:[\w'’.&-]+\s*){{1,5}}|(?:[\w'’.&-]+\s+){{1,5}}[|•·–—]?\s*{_PAGE}"
    rf"|(?:[A-Z]?\d{{1,3}}\s*[|•·–—]\s*(?:[\w'’.&-]+\s*){{1,6}}|(?:[\w'’.&-]+\s+){{1,6}}[|•·–—]\s*[A-Z]?\d{{1,3}})"
    rf"|continued(?:\s+(?:below|above|overleaf|next column|next page))?",
    re.I,
)
_DIGITS = re.compile(r"\d+")


def furniture(texts: Sequence[str], tongue: str) -> tuple[int, ...]:
    """Indices of the lines that are furniture: by their form, or because the same short line heads page after page."""
    form = _CHINESE if tongue == "zh" else _ENGLISH
    repeated = Counter(_DIGITS.sub("0", text) for text in texts if _could_run(text))
    return tuple(
        index
        for index, text in enumerate(texts)
        if text and len(text) <= _LONGEST and (form.fullmatch(text) or repeated[_DIGITS.sub("0", text)] > 2)
    )


def _could_run(text: str) -> bool:
    """A running head carries a number: of the page or of the day."""
    return 3 < len(text) <= _LONGEST and text[-1] not in "。！？!?；;，,、" and bool(_DIGITS.search(text))
