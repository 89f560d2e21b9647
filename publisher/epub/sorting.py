"""Keys by which shelves sort: pinyin for Chinese, surnames read as surnames; for English names the surname first."""

from __future__ import annotations

import re
from functools import cache

from publisher.model import Person

_HAN = re.compile(r"[\u3400-\u9fff]")
_SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "曾": "zeng", "查": "zha", "朴": "piao", "盖": "ge", "区": "ou",
    "尉": "wei", "覃": "qin", "任": "ren", "华": "hua", "乐": "yue", "纪": "ji", "应": "ying", "缪": "miao",
    "宁": "ning", "曲": "qu", "召": "shao", "折": "she", "黑": "he", "员": "yun", "种": "chong", "冼": "xian",
    "洗": "xian", "秘": "bi", "冯": "feng", "繁": "po", "薄": "bo", "翟": "zhai", "祭": "zhai", "牟": "mu",
    "郇": "xun", "葛": "ge", "过": "guo", "哈": "ha", "令狐": "ling hu", "尉迟": "yu chi", "万俟": "mo qi",
    "澹台": "tan tai", "长孙": "zhang sun", "单于": "chan yu", "宰父": "zai fu", "皇甫": "huang fu",
    "公冶": "gong ye", "宗政": "zong zheng", "濮阳": "pu yang", "淳于": "chun yu", "申屠": "shen tu",
    "公孙": "gong sun", "仲孙": "zhong sun", "轩辕": "xuan yuan", "钟离": "zhong li", "宇文": "yu wen",
    "慕容": "mu rong", "司徒": "si tu", "司空": "si kong", "欧阳": "ou yang", "上官": "shang guan",
    "夏侯": "xia hou", "诸葛": "zhu ge", "东方": "dong fang", "赫连": "he lian", "闻人": "wen ren",
    "司马": "si ma",
}  # fmt: skip
"""Surnames of two characters, and those of one that are read otherwise than the character is."""
_PARTICLES = frozenset(("van", "von", "de", "del", "della", "der", "den", "di", "da", "la", "le", "ten", "ter"))


def key_of_person(person: Person) -> str | None:
    """``shan tian fang`` for 单田芳, ``Park, Ada`` for Ada Park; what the manifest says, where it does; or None."""
    if person.sort:
        return person.sort
    name = " ".join(person.name.split())
    if _HAN.search(name):
        surname = next((start for start in (name[:2], name[:1]) if start in _SURNAMES), "")
        rest = _pinyin(name[len(surname) :])
        return f"{_SURNAMES[surname]} {rest}".strip() if surname else rest
    *given, last = name.split(" ")
    while given and given[-1].lower() in _PARTICLES:
        last = f"{given.pop()} {last}"
    return f"{last}, {' '.join(given)}" if given else None


def key_of_title(title: str, language: str) -> str | None:
    """Pinyin of a Chinese title; an English one without its article: ``Quayside Courier, The``."""
    if _HAN.search(title):
        return _pinyin(title)
    article, _, rest = title.partition(" ")
    if language.lower().startswith("en") and article.lower() in ("the", "a", "an") and rest:
        return f"{rest}, {article}"
    return None


@cache
def _pinyin(text: str) -> str:
    # It takes half a second to load, and only Chinese papers need it.
    from pypinyin import Style, lazy_pinyin

    return " ".join(" ".join(lazy_pinyin(text, style=Style.NORMAL)).split())
