"""Numbers as they are written: GB/T 15835, amounts with their units, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import quoted, searched
from publisher.rules.passages import HAN
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_MIXED = re.compile(
    r"(?<![\d.〇一二三四五六七八九十第])\d+(?:\.\d+)?[千百](?![克米瓦伏赫帕卡焦兆\d分万亿年日度禧周岁])(?=[\d元人多余名个户吨斤家公平次件])"
)

_MIXED_DATE = re.compile(
    r"\d{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}|\d{1,2})日|\d{1,2}月[一二三四五六七八九十]{1,3}日"
)

_PERCENT_RANGE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?[-—–~～至到]\d+(?:\.\d+)?%")

_RANGE_HYPHEN = re.compile(
    r"(?<![\d\-/.A-Za-z号话])(\d{1,4})-(\d{1,4})(?=[年月日时号元人岁个名次天小吨米斤公亩度层万亿页]|\s?[℃])"
)

_TWO_DIGIT_YEAR = re.compile(
    rf"(?<![\d.、/第零])(?:[5-9]\d|0\d)年(?=[{HAN}]*(?:以来|以后|之后|初|底|末|春|夏|秋|冬|毕业|入学|开始|出生))"
)

_UNIT = re.compile(
    r"(?<=\d)\s?(?P<unit>KG|Kg|KM|Km|MM|Mm|CM|Cm|HZ|hz|Khz|KHz|KHZ|mhz|Mhz|KWh|KWH|Kwh|kwh|kpa|Kpa|KPa|KW|Kw|ML|Ml)(?![A-Za-z])"
)

_UNITS = {
    "KG": "kg", "Kg": "kg", "KM": "km", "Km": "km", "MM": "mm", "Mm": "mm", "CM": "cm", "Cm": "cm", "HZ": "Hz",
    "hz": "Hz",
    "Khz": "kHz", "KHz": "kHz", "KHZ": "kHz", "mhz": "MHz", "Mhz": "MHz", "KWh": "kWh", "KWH": "kWh", "Kwh": "kWh",
    "kwh": "kWh", "kpa": "kPa", "Kpa": "kPa", "KPa": "kPa", "KW": "kW", "Kw": "kW", "ML": "mL", "Ml": "mL",
}  # fmt: skip

_TIMES = re.compile(r"(?<=\d)\s?[xX*]\s?(?=\d+(?:\.\d+)?\s?(?:米|厘米|毫米|公里|m|cm|mm|km)(?![A-Za-z]))")

_DEGREE = re.compile(r"(?<=\d)\s?(?:°\s?[CcＣ]|º\s?C|度C|o C)(?![A-Za-z])")


@rule("DT010", "figures-mixed-with-han", Severity.INFO, tongue="zh", alone=True)
def figures_mixed_with_han(issue: Issue) -> Iterator[Hit]:
    """A number mixes Arabic figures with 千 or 百.

    Why:
        GB/T 15835 lets only 万 and 亿 stand behind Arabic figures: 3000元 or 三千元, not 3千元.

    Bad:
        body: 老码头重新开放，接待游客3千人。
    Good:
        body: 老码头重新开放，接待游客3000人。
    中文：阿拉伯数字与“千”“百”混用
        按 GB/T 15835，阿拉伯数字后只能用“万”“亿”作单位：写“3000元”或“三千元”，不写“3千元”。
    """
    yield from searched(
        issue,
        _MIXED,
        lambda found: quoted(found, "The number “{}”", "的“{}”数字混用"),
        Text("Write it out in figures, or all in Han.", "请全用阿拉伯数字，或全用汉字。"),
    )


@rule("DT011", "date-in-two-scripts", Severity.WARNING, tongue="zh", alone=True)
def date_in_two_scripts(issue: Issue) -> Iterator[Hit]:
    """A date is half in Arabic and half in Han figures.

    Why:
        2026年五月12日 is a slip of two hands at one sentence; a date is in one kind of figures (GB/T 15835).

    Bad:
        body: 2026年五月十二日，老码头重新开放。
    Good:
        body: 2026年5月12日，老码头重新开放。
    中文：一个日期里两种数字
        同一个日期要么全用阿拉伯数字，要么全用汉字（GB/T 15835）。
    """
    yield from searched(
        issue,
        _MIXED_DATE,
        lambda found: quoted(found, "The date “{}” in two kinds of figures", "的日期“{}”用了两种数字"),
        Text("Write it in one kind of figures.", "请统一成一种数字。"),
    )


@rule("DT012", "percent-range", Severity.INFO, tongue="zh", alone=True)
def percent_range(issue: Issue) -> Iterator[Hit]:
    """A range of percentages has only one %.

    Why:
        10～20% may be read as 10 to 0.2. GB/T 15834 and 15835 write 10%～20%.

    Bad:
        body: 老码头的客流增长了10—20%。
    Good:
        body: 老码头的客流增长了10%—20%。
    中文：百分数范围只写了一个百分号
        “10—20%”容易误读，两个数都要带百分号：“10%—20%”。
    """
    yield from searched(
        issue,
        _PERCENT_RANGE,
        lambda found: quoted(found, "The range “{}”", "的范围“{}”"),
        Text("Give both numbers their %", "两个数都加上百分号。"),
        new=lambda found: re.sub(r"(?<=\d)(?=[-—–~～至到])", "%", found[0], count=1),
        sure=False,
    )


@rule("DT013", "range-with-hyphen", Severity.INFO, tongue="zh", alone=True)
def range_with_hyphen(issue: Issue) -> Iterator[Hit]:
    """A range of numbers has a hyphen.

    Why:
        Chinese ranges take — (dates, places) or ～ (amounts), GB/T 15834, 4.13. A hyphen belongs to telephone and model
        numbers.

    Bad:
        body: 老码头每天接待10-20人。
    Good:
        body: 老码头每天接待10～20人。
    中文：数值范围用了半角连字符
        范围用一字线“—”（时间、地点）或浪纹线“～”（数值），半角“-”只用在电话、型号里（GB/T 15834）。
    """
    yield from searched(
        issue,
        _RANGE_HYPHEN,
        lambda found: quoted(found, "The range “{}” with a hyphen", "的范围“{}”用了连字符"),
        Text("Write — for dates and ～ for amounts.", "时间用“—”，数值用“～”。"),
        new=lambda found: (
            f"{found[1]}—{found[2]}"
            if found.string[found.end() : found.end() + 1] in "年月日时"
            else f"{found[1]}～{found[2]}"
        ),
        sure=False,
    )


@rule("DT014", "two-figure-year", Severity.INFO, tongue="zh", alone=True)
def two_figure_year(issue: Issue) -> Iterator[Hit]:
    """A year is cut to two figures.

    Why:
        98年 may be a year or a number of years; GB/T 15835 writes years in full.

    Bad:
        body: 98年以来，老码头从未关闭。
    Good:
        body: 1998年以来，老码头从未关闭。
    中文：年份省成两位
        “98年”分不清是年份还是年数，年份应写全（GB/T 15835）。
    """
    yield from searched(
        issue,
        _TWO_DIGIT_YEAR,
        lambda found: quoted(found, "The year “{}” cut to two figures", "的年份“{}”只写了两位"),
        Text("Write all four figures.", "请写全四位。"),
    )


@rule("DT020", "wrong-unit-symbol", Severity.WARNING, alone=True)
def wrong_unit_symbol(issue: Issue) -> Iterator[Hit]:
    """The symbol of a unit has a wrong capital.

    Why:
        kg, km and kW are fixed by international agreement; KG and KW are none, and Mm is a million times mm.

    Bad:
        body: The harbour wall is 3 Km long.
    Good:
        body: The harbour wall is 3 km long.
    中文：计量单位符号大小写不对
        kg、km、kW 是法定符号，写成 KG、KM、KW 不合规定。
    """
    yield from searched(
        issue,
        _UNIT,
        lambda found: quoted(found["unit"], "The unit “{}”", "的单位“{}”"),
        Text("Write kg, km, kW, kWh, Hz, kHz, MHz, kPa, mL.", "请写作 kg、km、kW、kWh、Hz、kHz、MHz、kPa、mL。"),
        new=lambda found: found[0].replace(found["unit"], _UNITS[found["unit"]]),
        keep=lambda passage, found: (
            not (found["unit"] in ("KM", "MM", "CM") and passage.text[found.start() - 1 : found.start()] == "0")
        ),
        sure=False,
    )


@rule("DT021", "letter-for-times", Severity.INFO, alone=True)
def letter_for_times(issue: Issue) -> Iterator[Hit]:
    """A size is written with the letter x or a star.

    Why:
        The sign of multiplication is ×; an x between figures is read as a letter and sits too low.

    Bad:
        body: 老码头的平台为30x20米。
    Good:
        body: 老码头的平台为30×20米。
    中文：乘号写成了字母
        尺寸用乘号“×”，不用字母 x 或星号。
    """
    yield from searched(
        issue,
        _TIMES,
        lambda found: quoted(found[0].strip(), "“{}” where × belongs", "的乘号写成了“{}”"),
        Text("Write ×", "请改用“×”。"),
        new=lambda found: found[0].replace(found[0].strip(), "×"),
    )


@rule("DT022", "degree-sign", Severity.INFO, tongue="zh", alone=True)
def degree_sign(issue: Issue) -> Iterator[Hit]:
    """Degrees Celsius are put together from other characters.

    Why:
        °C, ºC and 度C differ from paragraph to paragraph; Chinese papers print ℃.

    Bad:
        body: 昨天气温升到30°C，老码头重新开放。
    Good:
        body: 昨天气温升到30℃，老码头重新开放。
    中文：摄氏度符号不统一
        请用“℃”，不用拼成的“°C”“度C”。
    """
    yield from searched(
        issue,
        _DEGREE,
        lambda found: quoted(found[0].strip(), "“{}” where ℃ belongs", "的“{}”"),
        Text("Write ℃", "请改用“℃”。"),
        new=lambda found: "℃",
    )
