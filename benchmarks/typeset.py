"""How fast text is set: 50,000 characters of Chinese and of English. ``python -m benchmarks.typeset``."""

from __future__ import annotations

import time

from publisher.model import Run
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle

CHARACTERS = 50_000
_CHINESE = (
    "5月16日上午，集聚区（开发区）召开党工委（扩大）会议，传达学习有关文件精神，研究部署下一阶段工作。",
    "会议指出，今年1—4月，全区实现规上工业总产值375.6亿元，同比增长5.8%；固定资产投资增长9.1%，税收收入增长11.7%。",
    "“要进一步解放思想、真抓实干”，负责人强调，“各部门要对照目标任务，一项一项抓落实……确保实现‘双过半’。”",
    "记者在现场看到，新建成的厂房里，3条生产线正在调试——预计6月底投产后，年产值可达2亿元，带动就业300多人。",
)
_ENGLISH = (
    "The harbour board voted seven to two on Tuesday to keep the winter ferry, ending a fortnight of argument that had"
    " divided the island’s two villages. ",
    "“Nobody wanted to choose between a school and a boat,” said the chair, who had first proposed the cut; volunteers"
    " counted 1,240 signatures in nine days. ",
    "Engineers inspected the breakwater in October and found difficulty with the northern caissons, whose concrete had"
    " weathered considerably faster than the drawings assumed. ",
)


def _paragraphs(sentences: tuple[str, ...], length: int) -> list[str]:
    """Paragraphs no two of which are alike: what was set once is remembered."""
    made: list[str] = []
    while sum(map(len, made)) < CHARACTERS:
        turn = len(made)
        text = f"{turn + 1}. "
        while len(text) < length:
            text += sentences[turn % len(sentences)]
            turn += 1
        made.append(text.strip())
    return made


def _timed(setter: Typesetter, paragraphs: list[str], style: TextStyle, measure: float) -> tuple[float, int]:
    begun = time.process_time()
    lines = sum(len(setter.paragraph((Run(text),), style, measure)) for text in paragraphs)
    return time.process_time() - begun, lines


def run() -> None:
    """Print seconds of CPU, fonts already open; the second of each pair finds what the first has set."""
    begun = time.process_time()
    fonts = FontLibrary.load()
    print(f"open {len(fonts.faces)} faces: {time.process_time() - begun:.3f} s")
    body = TextStyle("body", "text", 9, 13.5, indent=2)
    text = TextStyle("text", "serif", 8.9, 11, indent=1, hyphenate=True)
    for name, language, sentences, length, style, measure in (
        ("Chinese, 14 characters a line", "zh-Hans", _CHINESE, 180, body, 126.0),
        ("Chinese, paragraphs of 5,000", "zh-Hans", _CHINESE, 5000, body, 126.0),
        ("English, 140 pt", "en-GB", _ENGLISH, 420, text, 140.0),
    ):
        setter = Typesetter(fonts, language)
        paragraphs = _paragraphs(sentences, length)
        for turn in ("first", "again"):
            seconds, lines = _timed(setter, paragraphs, style, measure)
            print(f"{name}, {turn}: {sum(map(len, paragraphs)):,} characters, {lines:,} lines, {seconds:.3f} s")


if __name__ == "__main__":
    run()
