"""Chinese newspaper pages made of free text, cut at random places: for fitting and for measuring, never shipped.

The text is that of the reports on the work of the government of the PRC (official documents, outside copyright). What a
newspaper has and a report has not is made: headlines of the reports' own short lines, bylines, decks and pull quotes of
whole sentences without their stop.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

Record = dict[str, Any]
HELD = frozenset((1979, 1983, 1994, 2001, 2003, 2007, 2009, 2011, 2019, 2024))
"""Years kept for measuring."""
PAGES = frozenset((1982, 1988, 1995, 2002, 2008, 2015, 2021))
"""Years that the pages are made of; the words are counted in the others."""
_NOTICE = re.compile("本作品(?:是|来自|在)|Public domain|↑")
_INVISIBLE = re.compile("[\u200b\u200d]")
_TORN = re.compile("\n+(?=[，。、；：！？》”）]|2\\.5）)|(?<=[《的“（，、])\n+|(?<=PM)\n+")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])")
_HALF = str.maketrans("，：；（）？！", ",:;()?!")
_NAMES = (
    "林一苇",
    "石宽",
    "周岚",
    "何晓",
    "苏禾",
    "陈有根",
    "葛小雨",
    "谷雨",
    "孟夏",
    "卫国强",
    "姬小满",
    "毕成",
    "蒋文涛",
    "吴妮",
)
_SHORT_LINES = (
    ("获奖名单", "一等奖", "周岚　何晓　林一苇", "二等奖", "石宽　苏禾　陈有根", "何平　周一帆　林小满　石岩"),
    ("山那边的风", "你从山那边走来，", "带着一身的雨；", "我在桥头等你，", "等一盏灯亮起。"),
    ("春天的渡口", "船靠岸了", "没有人下来", "只有风", "把柳条吹成一个个问号"),
    ("今日天气", "多云转晴，偏北风二到三级", "最高气温18℃，最低气温9℃", "明天起气温回升"),
    ("比分速递", "青溪一中 3:1 北坞中学", "上坪中学 0:2 县职校", "决赛周六下午三点在县体育场举行"),
    ("图书馆新书", "《山河故人》　周岚著", "《数学之路》　何晓译", "《小城旧事》　苏禾编"),
    ("停电预告", "5月16日8:00—17:00", "北坞乡上坪村、石桥村", "原因：线路检修", "咨询电话：0578—2190000"),
    ("群众来信", "编辑同志：", "我们是北坞乡上坪村的村民", "盼望早日修好村口的桥", "上坪村村民 陈有根", "5月10日"),
    ("读者热线", "地址：青溪县人民路12号", "邮编：323000", "投稿邮箱：bao@example.org"),
    ("文艺节目单", "1.合唱《春到上坪》", "2.独舞《采茶》", "3.小品《路通了》", "4.器乐合奏《丰收》"),
    ("县领导会见客人", "周岚、何晓等参加会见", "石宽主持"),
    ("广告", "北坞茶叶　清明前采摘", "零售批发　量大从优", "县城西门菜场旁"),
    ("新老干部座谈会召开", "周岚出席并讲话", "何晓 石宽 苏禾参加"),
    ("本版导读", "茶乡第一场雨", "路修好了，车来了", "一位老师和十二个学生", "县医院新大楼启用"),
    ("图①：村民在田间插秧", "图②：新修的机耕路", "图③：合作社的大棚", "何晓摄"),
    ("走出去，请进来", "——青溪县干部培训侧记", "学了就用，用了就灵", "——从课堂到田头"),
)
"""Lists, tables, verse and notices as newspapers have them, written for this."""


def reports(source: Path) -> dict[int, list[str]]:
    """The paragraphs of the reports since 1978, by year, from ``government_work_reports.jsonl``."""
    found: dict[int, list[str]] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        year = int(report["year"] or 0)
        if year >= 1978:
            text = _INVISIBLE.sub("", _NOTICE.split(report["content"])[0].replace("\u3000", " "))
            lines = (one.strip() for one in _TORN.sub("", text).split("\n"))
            found[year] = [one for one in lines if len(one) >= 6]
    return found


def pages(paragraphs: Sequence[str], count: int, random: Random, cut_share: float = 0.12) -> Iterator[Record]:
    """Pages of two to four articles, as ``benchmarks.mend`` reads them; ``odd`` are whole paragraphs without a stop."""
    bodies = [part for text in paragraphs if text[-1] in "。！" and len(text) >= 40 for part in _parts(text, random)]
    heads = [_NUMBERED.sub("", text) for text in paragraphs if len(text) <= 30 and text[-1] not in "。！？：:；;，,"]
    for _ in range(count):
        whole: list[tuple[str, str]] = []
        for _ in range(random.randint(2, 4)):
            whole.extend(_article(bodies, heads, random))
        indent = random.random() < 0.2
        half = random.random() < 0.4
        yield _record(whole, random, cut_share, indent="　　" if indent else "", half=half)


def cut_record(paragraphs: Sequence[str], random: Random, cut_share: float) -> Record:
    """A page written by somebody, with cuts in its long paragraphs."""
    return _record([(text, "body") for text in paragraphs], random, cut_share, indent="", half=False)


def _parts(text: str, random: Random) -> list[str]:
    """The paragraph, or parts of it as long as a newspaper's."""
    if random.random() < 0.3:
        return [text]
    parts, wanted = [""], random.randint(40, 180)
    for sentence in re.split("(?<=[。！？])(?![”）])", text):
        if len(parts[-1]) > wanted:
            parts.append("")
            wanted = random.randint(40, 180)
        parts[-1] += sentence
    return [part for part in parts if part and part[-1] in "。！？”"]


def _article(bodies: Sequence[str], heads: Sequence[str], random: Random) -> Iterator[tuple[str, str]]:
    """The paragraphs of an article, each with what it is."""
    yield from ((_headline(bodies, heads, random), "headline") for _ in range(random.choice((1, 1, 2, 2, 3))))
    start = random.randrange(len(bodies) - 6)
    body = bodies[start : start + random.randint(2, 5)]
    sentences = [one for one in re.split("[。！？]", random.choice(bodies)) if len(one) >= 18]
    if sentences and random.random() < 0.3:
        yield random.choice(sentences), "odd"
    if random.random() < 0.4:
        yield random.choice(("本报记者 ", "记者", "通讯员 ", "", "", "")) + random.choice(_NAMES), "byline"
    for number, text in enumerate(body):
        if number and random.random() < 0.08:
            yield _headline(bodies, heads, random), "subhead"
        if number and sentences and random.random() < 0.1:
            yield random.choice(sentences), "odd"
        if text[-1] == "。" and random.random() < 0.06:
            yield text[:-1], "odd"
        else:
            yield (
                (f"本报讯（记者 {random.choice(_NAMES)}）" if not number and random.random() < 0.2 else "") + text,
                "body",
            )

    if random.random() < 0.3:
        yield from ((text, "line") for text in random.choice(_SHORT_LINES))
    if sentences and random.random() < 0.15:
        yield min(sentences, key=len), "caption"
        yield f"{random.choice(_NAMES)}{random.choice((' 摄', '摄', ' 文/图'))}", "credit"


def _headline(bodies: Sequence[str], heads: Sequence[str], random: Random) -> str:
    """A short line of a report, or a clause or two out of a paragraph, as headlines are made."""
    if random.random() < 0.4:
        return random.choice(heads)
    clauses = [one for one in re.split("[。！？，；：、]", random.choice(bodies)) if 3 <= len(one) <= 20]
    at = random.randrange(len(clauses)) if clauses else 0
    return random.choice(("　", " ", "，")).join(clauses[at : at + random.choice((1, 1, 2))]) or random.choice(heads)


def _record(whole: Sequence[tuple[str, str]], random: Random, cut_share: float, *, indent: str, half: bool) -> Record:
    broken: list[str] = []
    breaks: list[Record] = []
    odd: list[int] = []
    for text, kind in whole:
        text = text.translate(_HALF) if half else text
        at = _place(text, random) if kind == "body" and random.random() < cut_share else 0
        pieces = [text[:at], text[at:]] if at else [text]
        broken.extend([(indent if kind == "body" else "") + pieces[0], *pieces[1:]])
        if at:
            breaks.append({"at": len(broken) - 2, "kind": _kind(text[at - 1], text[at])})
        if kind == "odd":
            odd.append(len(broken) - 1)
    paragraphs = [text.translate(_HALF) if half else text for text, _ in whole]
    return {"lang": "zh", "paragraphs": paragraphs, "broken": broken, "breaks": breaks, "odd": odd}


def _place(text: str, random: Random) -> int:
    """Where to cut: anywhere, seldom at the end of a sentence; 0 if the paragraph is too short."""
    if len(text) < 24:
        return 0
    while True:
        at = random.randint(6, len(text) - 6)
        if text[at - 1] not in "。！？!?；;：:" or random.random() < 0.05:
            return at


def _kind(last: str, first: str) -> str:
    if last in "。！？!?":
        return "sent"
    if last in "，,、":
        return "comma"
    return "digit" if last.isdigit() or first.isdigit() else "char" if last.isalpha() and first.isalpha() else "mark"
