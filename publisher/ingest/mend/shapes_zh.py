"""How lines of a Chinese page look that are no running text: headlines, bylines, credits, datelines, list items."""

from __future__ import annotations

import re

from publisher.ingest.mend.marks import HAN, PAUSE, TERMINAL

_NUMERAL = "一二三四五六七八九十百零〇"
LIST_ITEM = re.compile(
    rf"(?:[（(]\s*[{_NUMERAL}\d]{{1,3}}\s*[）)]|[{_NUMERAL}]{{1,3}}\s*[、.．]|\d{{1,3}}\s?[.．、)）](?!\d)|[①-⑳㈠-㈩]"
    r"|——|[-•·●■◆▲△◎□☆★※▶►◇○▪]\s?(?!\d)"
    rf"|第[{_NUMERAL}\d]+[条章节款届期]|[{_NUMERAL}]要|[{_NUMERAL}]是|[其第][{_NUMERAL}](?=[，,、：:是])|[问答甲乙][：:])"
)
LIST_MARK = re.compile(rf"[（(]?[\d{_NUMERAL}]{{1,3}}[）)]?[、.．]?|[①-⑳]")
DATELINE = re.compile(
    r"[（(【]?(?:本报|本刊|本台|据?新华社|中新社|中新网|据?人民网|据?央视)"
    rf"(?:讯|[{HAN}]{{1,10}}(?:\d|[{_NUMERAL}])+[月日].{{0,6}}[电讯]|.{{0,10}}[电讯](?=[\s（(：:]))|[{HAN}]{{2,8}}讯\s*[（(]"
)
START = re.compile(
    r"本报|新华社|人民网|中新|近日|日前|昨[日天]|今[年日天]|去年|近年|目前|此外|同时|另外|据(?:了解|悉|介绍|统计|报道)|截至|随着"
    rf"|下一步|[“‘]?当前|记者(?:昨|日前|近日|从|了解)|\d{{4}}年|\d{{1,2}}月\d{{1,2}}日|[{HAN}]{{2,4}}(?:说|表示|指出|介绍)[，,：:]"
)
_ROLES = (
    "记者|通讯员|特约记者|实习生|实习记者|作者|编辑|责编|校对|撰稿|摄影|撰文|供稿|文[/／]图|图[/／]文|文[/／]|图[/／]"
    "|翻译|执笔|主持人"
)
BYLINE = re.compile(
    r"(?:[□■◎●○△▲◇◆※]\s*)?[（(]?\s*"
    r"(?:本报|本刊|本台|本网|特约|全媒体|融媒体|见习|实习|首席|新华社|中新社|人民网|《[^》]{1,12}》)*\s*(?:驻\S{1,8})?"
    rf"(?:{_ROLES})(?:\s|[:：]|[{HAN}\s、]{{2,24}}$)"
)
CREDIT = re.compile(
    r"\S(?:摄|文[/／]图|图[/／]文|供图|制图|摄影报道|文并摄|影像中国|视觉中国|人民视觉|新华社发|摄影|文|图|供稿|整理|绘|编译|发)"
    r"\s*[）)]?$"
)
PLACE_DATE = re.compile(rf".{{0,24}}[{_NUMERAL}\d]{{1,4}}年[{_NUMERAL}\d]{{1,3}}月(?:[{_NUMERAL}\d]{{1,3}}日)?[）)]?")
LABEL = re.compile(
    r"(?:编者按|编者的话|编后|附记|附[：:]|相关链接|新闻链接|链接|新闻背景|背景资料|延伸阅读|小资料|资料|图片说明|核心提示|核心阅读"
    r"|阅读提示|内容提要|提要)(?:[：:｜|\s]|$)|图为"
)
SIGNED = re.compile(rf"[。！？”]\s?—{{1,2}}\s?[{HAN}《·]{{2,12}}[》]?$")
_SUBHEAD = re.compile(r"[^，。、；“”（(]{2,10}[：:](?!“)")
_INNER = re.compile(r"[，,。；;！？!?]")


def headline(text: str) -> bool:
    """Shaped like a headline, subhead, byline or label: short, without a stop, hardly a comma."""
    if BYLINE.match(text) or credit(text):
        return True
    if len(text) > 30 or text[-1] in TERMINAL + PAUSE or re.search("[。；;]", text):
        return False
    return len(re.findall("[，,]", text)) <= 2


def byline(text: str) -> bool:
    """Shaped like a byline standing on its own."""
    return len(text) <= 40 and bool(BYLINE.match(text))


def credit(text: str) -> bool:
    """A short line that ends in 摄, 文/图 or 供图: a picture's credit, or a caption with it."""
    return len(text) <= 12 and text[-1] not in TERMINAL and bool(CREDIT.search(text)) and not _INNER.search(text)


def with_pause(text: str) -> bool:
    """Whether a sentence mark or comma stands inside the text, as in running prose."""
    return bool(_INNER.search(text[:-1]))


def labelled(text: str) -> bool:
    """One short clause or two after a number or a label, as subheads have it: 镜头之二：民办医院."""
    return len(text) <= 45 and "。" not in text and bool(LIST_ITEM.match(text) or _SUBHEAD.match(text))
