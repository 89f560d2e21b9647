"""Bylines and credits in the many forms newspapers give them."""

from __future__ import annotations

import pytest

from publisher.ingest.signature import signature
from publisher.ingest.trace import Traced

CHINESE = {
    "本报记者 林一苇 石宽": [("林一苇", "reporter"), ("石宽", "reporter")],
    "□记者 苏禾": [("苏禾", "reporter")],
    "■苏禾": [("苏禾", None)],
    "游千喻": [("游千喻", None)],
    "吴妮贞 文/图": [("吴妮贞", "text and photo")],
    "文/李明 图/王建国": [("李明", "text"), ("王建国", "photo")],
    "李明/文 王建国/图": [("李明", "text"), ("王建国", "photo")],
    "文：李明　摄影：王芳": [("李明", "text"), ("王芳", "photographer")],
    "记者 李明 文 王建国 摄": [("李明", "text"), ("王建国", "photographer")],
    "王建国摄": [("王建国", "photographer")],
    "记者林一苇通讯员石宽": [("林一苇", "reporter"), ("石宽", "correspondent")],
    "本报记者 张　三 李四平 文/图": [("张三", "text and photo"), ("李四平", "text and photo")],
    "本报全媒体记者 李明 实习生 赵云": [("李明", "reporter"), ("赵云", "intern")],
    "（学生记者 谷雨 孟夏）": [("谷雨", "reporter"), ("孟夏", "reporter")],
    "县融媒体中心 供图": [("县融媒体中心", "courtesy")],
    "梅林新村 贺春生": [("贺春生", None)],
    "編譯 歐陽雪": [("歐陽雪", "translator")],
    "記者許庭瑋／綜合報導": [("許庭瑋", "reporter")],
    "编译 阿卜杜·热合曼": [("阿卜杜·热合曼", "translator")],
}
ENGLISH = {
    "By Theo Brennan · Triplicate Staff Writer": [("Theo Brennan", "Triplicate Staff Writer")],
    "BY ADA PARK AND TOM LEE": [("ADA PARK", None), ("TOM LEE", None)],
    "By Ada Park, Tom Lee and Kim Oh": [("Ada Park", None), ("Tom Lee", None), ("Kim Oh", None)],
    "By Ada Park, Grade 11": [("Ada Park", "Grade 11")],
    "By the Editorial Board": [("the Editorial Board", None)],
    "Ada Park, Staff Writer": [("Ada Park", "Staff Writer")],
    "Story and photos by Ada Park": [("Ada Park", "text and photo")],
    "(Photo by Maria de la Cruz)": [("Maria de la Cruz", "photographer")],
    "Courtesy of Jane Roe": [("Jane Roe", "courtesy")],
    "Triplicate / J. Okafor": [("Triplicate / J. Okafor", "photo")],
    "— Margaret Hale, Cole Street": [("Margaret Hale", "Cole Street")],
}
NOT_SIGNATURES = [
    ("zh", "党建引领情感拆迁新模式"),
    ("zh", "插秧正当时"),
    ("zh", "（作者单位：县委党校）"),
    ("zh", "5月20日"),
    ("zh", "用好“问海借力”金钥匙 侨商走进开发区"),
    ("en", "By noon the road was closed"),
    ("en", "Council votes to close bridge"),
    ("en", "Why recycling?"),
]


@pytest.mark.parametrize(("text", "people"), CHINESE.items(), ids=CHINESE)
def test_chinese(text: str, people: list[tuple[str, str | None]]) -> None:
    _agree(text, "zh", people)


@pytest.mark.parametrize(("text", "people"), ENGLISH.items(), ids=ENGLISH)
def test_english(text: str, people: list[tuple[str, str | None]]) -> None:
    _agree(text, "en", people)


def _agree(text: str, language: str, people: list[tuple[str, str | None]]) -> None:
    found = signature(Traced.of(text, 0, len(text)), language)
    assert found is not None
    assert [(person.name.text, person.role) for person in found.people] == people
    assert found.whole.text == text


@pytest.mark.parametrize(("language", "text"), NOT_SIGNATURES)
def test_what_is_none(language: str, text: str) -> None:
    assert signature(Traced.of(text, 0, len(text)), language) is None


def test_a_word_that_could_be_a_name_is_less_sure_than_a_name() -> None:
    word, name = (signature(Traced.of(text, 0, 2), "zh") for text in ("高度", "杨承"))
    assert word is not None and name is not None and word.sure < 0.5 < name.sure
