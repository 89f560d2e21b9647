"""Words for newspaper pages that nobody has seen: sentences, headlines, captions and names, put together at random.

All of it was written for this; no place, person or firm in it exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Phrases:
    """The material of one language. Braces in a frame are filled from the list of that name."""

    language: str
    title: str
    words: dict[str, tuple[str, ...]]
    sentences: tuple[str, ...]
    headlines: tuple[str, ...]
    kickers: tuple[str, ...]
    decks: tuple[str, ...]
    subheads: tuple[str, ...]
    captions: tuple[str, ...]
    names: tuple[str, ...]

    def fill(self, frame: str, random: Random) -> str:
        """The frame with its braces filled."""
        while "{" in frame:
            begin = frame.index("{")
            end = frame.index("}", begin)
            frame = frame[:begin] + random.choice(self.words[frame[begin + 1 : end]]) + frame[end + 1 :]
        return frame[:1].upper() + frame[1:]

    def paragraph(self, characters: int, random: Random) -> str:
        """Sentences up to about so many characters."""
        text = self.fill(random.choice(self.sentences), random)
        space = "" if self.language.startswith("zh") else " "
        while len(text) < characters:
            text += space + self.fill(random.choice(self.sentences), random)
        return text


CHINESE = Phrases(
    "zh-Hans",
    "青溪新闻",
    {
        "place": ("北坞乡", "青溪县", "石桥镇", "上坪村", "云和里", "白沙渡", "东门社区", "老街", "茶山片区", "江心岛"),
        "body": ("县交通局", "县水务局", "镇政府", "村民委员会", "县第一中学", "卫生院", "文化馆", "供电所", "合作社"),
        "thing": ("乡村公路", "灌溉渠", "老年食堂", "图书室", "茶叶交易市场", "污水管网", "便民服务点", "滨江步道"),
        "act": ("完成改造", "正式启用", "通过验收", "开工建设", "扩大规模", "对外开放", "进入收尾阶段"),
        "number": ("3", "8", "12", "27", "36", "48", "105", "230", "1600", "5.4万"),
        "unit": ("户", "人次", "公里", "万元", "亩", "个村", "家企业"),
        "when": ("5月12日", "上周五", "今年一季度", "汛期到来之前", "清明前后", "昨天上午", "本月底"),
        "who": ("周岚", "石宽", "何晓", "苏禾", "村支书葛有根", "工程师孟夏", "校长谷雨", "茶农毕成"),
    },
    (
        "{when}，{place}的{thing}{act}，{number}{unit}从中受益。",
        "记者从{body}了解到，{thing}项目总投资{number}万元，目前已{act}。",
        "“过去要走一个多小时，现在十几分钟就到了。”{who}说。",
        "{who}介绍，{place}共有{number}{unit}参与，比去年同期有所增加。",
        "{body}负责人表示，下一步将继续听取群众意见，把{thing}管好、用好。",
        "走进{place}，远远就能看到新修的{thing}沿着山脚伸向村口。",
        "按照计划，{thing}将于{when}{act}，届时{place}的出行和用水条件将明显改善。",
        "{place}位于山区，{thing}长期薄弱，群众反映强烈。",
        "为此，{body}多次到现场踏勘，邀请{number}{unit}代表座谈，最终确定了方案。",
        "截至目前，已有{number}{unit}报名，{body}正在逐一核实登记。",
        "{who}一边查看进度，一边叮嘱工人注意安全：“质量要经得起看，更要经得起用。”",
    ),
    (
        "{place}{thing}{act}", "{body}为{place}办好一件实事", "{number}{unit}喝上放心水", "{place} 茶香引来八方客",
        "{thing}修到家门口 {place}群众点赞", "{body}部署汛期安全工作", "{place}：老街换新颜", "一张图读懂{thing}",
        "{who}：守在山里的三十年", "{body}走访{number}{unit}", "{thing}今起{act}", "{place}举办春茶开采节",
    ),
    ("来自基层的报道", "聚焦民生实事", "春耕一线", "作风建设年", "{place}观察"),
    (
        "{when}，{body}就{thing}有关情况作出说明，{place}{number}{unit}将首先受益。",
        "{place}的{thing}{act}，记者走访了解这件事是怎样办成的。",
    ),
    ("先难后易定方案", "群众的事商量着办", "把账算清楚", "从一条路开始", "还有多少事要做"),
    ("{when}，{place}，工人正在检查{thing}。", "{who}在{place}向来访者介绍{thing}的使用情况。"),
    ("林一苇", "石宽", "周岚", "何晓", "苏禾", "葛小雨", "孟夏", "卫国强"),
)  # fmt: skip
ENGLISH = Phrases(
    "en-GB",
    "The Thornby Post",
    {
        "place": ("Marsh Lane", "the old harbour", "Thornby", "Upper Quay", "the market square", "Saint Brannock"),
        "body": ("the parish council", "the harbour board", "Thornby School", "the bus company", "the water trust"),
        "thing": ("footbridge", "library roof", "allotment scheme", "night bus", "sea wall", "village hall"),
        "act": ("reopened", "was approved", "will be repaired", "has run out of money", "opened a month early"),
        "number": ("three", "eleven", "forty-two", "more than 200", "some 1,600", "£48,000"),
        "when": ("On Tuesday", "Last week", "Before the end of the month", "In the spring", "By Friday noon"),
        "who": ("Nora Pell", "Councillor Dale Osgood", "Imre Lund", "the caretaker, Wyn Abbot", "Priya Castell"),
    },
    (
        "{when} the {thing} at {place} {act}, and {number} people came to see it.",
        "{who} said that {body} had been asked about the {thing} twice and had answered once.",
        "“We walked round it for years,” said {who}. “Now we can walk over it, which is shorter.”",
        "The cost, which {body} put at {number} in its first paper, is now thought to be lower.",
        "Nobody at {place} remembers when the {thing} was last painted, but everybody remembers the colour.",
        "A report for {body} lists {number} repairs and says which of them cannot wait.",
        "{who} will speak at {place} about what the {thing} means for those who have no car.",
        "The work begins at {place}; {body} asks drivers to be patient and cyclists to be careful.",
        "Meanwhile the {thing} stays open, in one direction, between eight and six.",
        "Of the {number} letters that reached {body}, most were in favour and one was in verse.",
    ),
    (
        "{thing} at {place} {act}", "{body} finds the money for a {thing}", "{place} waits for its {thing}",
        "Why {number} people wrote about a {thing}", "New life for {place}", "{who} steps down after {number} years",
        "Plan for {thing} divides {place}", "A day at {place}", "{body} thinks again", "Rain stops {thing}",
    ),
    ("Council", "Harbour", "Schools", "Transport", "Environment"),
    (
        "{body} has voted for the {thing}, but those who live at {place} ask who is going to pay for it",
        "After {number} meetings the {thing} {act}, to the surprise of nearly everybody",
    ),
    ("What it will cost", "Who decides", "The view from {place}", "What happens next"),
    ("Work on the {thing} at {place}, seen from the quay.", "{who} beside the {thing} that {act}."),
    ("Nell Barrow", "Sam Whitcombe", "Idris Cole", "Hester Bloom", "Leo Hart"),
)  # fmt: skip
