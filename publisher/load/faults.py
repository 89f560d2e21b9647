"""Every kind of fault that loading can find, in one table; the rule reference lists it."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.findings import Finding, Severity
from publisher.model import Span
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault. ``bad`` and ``good`` are YAML: keys of issue.yaml laid over a clean issue."""

    code: str
    name: str
    severity: Severity
    title: Text
    why: Text
    bad: str
    good: str

    def at(self, span: Span, message: Text, hint: Text, article: str | None = None) -> Finding:
        """One fault of this kind."""
        return Finding(self.code, self.name, self.severity, message, hint, span, article)


def _story(lines: str) -> str:
    """A manifest part with one article, written as ``lines`` below its id and headline."""
    body = "".join(f"    {line}\n" for line in lines.splitlines())
    return f"articles:\n  - id: storm\n    headline: Storm hits coast\n{body}"


_SOUND = _story("body: Waves broke over the wall.")

BAD_MANIFEST = Fault(
    "MF001",
    "bad-manifest",
    Severity.ERROR,
    Text("The manifest has an unknown key or a value of the wrong kind.", "清单中有未知的键，或值的类型不对"),
    Text(
        "A misspelt key or a value of the wrong kind would be left out without a word, and so would what it says.",
        "键写错了，或者值的类型不对，内容就会在无人察觉时漏掉。",
    ),
    _story("body: Waves broke over the wall.\nby-line: Ada Park"),
    _story("body: Waves broke over the wall.\nbyline: Ada Park"),
)
DUPLICATE_KEY = Fault(
    "MF002",
    "duplicate-key",
    Severity.ERROR,
    Text("A key stands twice in one mapping.", "同一处有两个同名的键"),
    Text(
        "Of two values under one name only one can count; the other would be lost.",
        "同名的键只能有一个值，另一个会丢失。",
    ),
    _story("byline: Ada Park\nbyline: Tom Lee\nbody: Waves broke over the wall."),
    _story("byline: [Ada Park, Tom Lee]\nbody: Waves broke over the wall."),
)
DANGLING_REFERENCE = Fault(
    "MF003",
    "dangling-reference",
    Severity.ERROR,
    Text("A page and the articles do not name each other rightly.", "版面与稿件的引用对不上"),
    Text(
        "An article must be named in exactly one place. A wrong name leaves a hole on the page; one used twice prints "
        "a story twice.",
        "每篇文章只能在一处被引用：名字写错，版面就缺稿；引用两次，稿件就重复刊出。",
    ),
    "pages:\n  - {number: 1, articles: [storn]}\n" + _SOUND,
    "pages:\n  - {number: 1, articles: [storm]}\n" + _SOUND,
)
UNREADABLE_FILE = Fault(
    "MF004",
    "unreadable-file",
    Severity.ERROR,
    Text("A file of text is missing or not in UTF-8.", "文字文件不存在，或不是 UTF-8 编码"),
    Text(
        "A text that is not there, or not in UTF-8, cannot be set; guessing its characters would print wrong ones.",
        "正文文件不存在或不是 UTF-8 编码，就无法排版；靠猜测会印出错字。",
    ),
    _story("body: articles/nowhere.md"),
    _SOUND,
)
UNSUPPORTED_MARKUP = Fault(
    "MF005",
    "unsupported-markup",
    Severity.ERROR,
    Text("A body has markup that paper cannot carry.", "正文用了版面不支持的标记"),
    Text(
        "Paper knows no HTML or code. Such markup would be printed as it stands, for every reader to see.",
        "报纸版面不支持 HTML 和代码，这些标记会原样印出来。",
    ),
    _story("body: Waves broke <b>over</b> the wall."),
    _story("body: Waves broke **over** the wall."),
)
PATH_OUTSIDE = Fault(
    "MF006",
    "path-outside-issue",
    Severity.ERROR,
    Text("A path leads out of the issue's folder.", "路径指向本期文件夹之外"),
    Text(
        "An issue holds all that belongs to it. A path that leads out breaks on the next machine and could read "
        "private files.",
        "一期的全部内容都在它自己的文件夹里。指向外面的路径换一台电脑就失效，还可能读到私人文件。",
    ),
    _story("body: ../storm.md"),
    _SOUND,
)
BAD_PICTURE = Fault(
    "MF007",
    "unreadable-picture",
    Severity.ERROR,
    Text("A picture is damaged, too large, or no picture.", "图片损坏、过大，或不是图片"),
    Text(
        "A damaged picture prints as a grey field, and a gigantic one exhausts the machine's memory.",
        "损坏的图片印出来是一片灰，过大的图片会耗尽内存。",
    ),
    _story("body: Waves broke over the wall.\nfigures: [{image: issue.yaml, caption: The wall}]"),
    _story("body: Waves broke over the wall.\nfigures: [{caption: The wall}]"),
)
UNPLACED_ARTICLE = Fault(
    "MF008",
    "unplaced-article",
    Severity.WARNING,
    Text("An article stands on no page.", "稿件没有上任何版面"),
    Text(
        "A story that no page names is written and edited but never printed.",
        "没有任何版面引用的稿件写好了也不会刊出。",
    ),
    "pages:\n  - {number: 1, articles: []}\n" + _SOUND,
    "pages:\n  - {number: 1, articles: [storm]}\n" + _SOUND,
)
EMPTY_ARTICLE = Fault(
    "MF009",
    "empty-article",
    Severity.ERROR,
    Text("An article has nothing below its headline.", "稿件只有标题，没有内容"),
    Text(
        "A headline above nothing: the text was forgotten or put into the wrong file.",
        "只有标题、没有内容：正文漏交了，或放错了文件。",
    ),
    _story(""),
    _SOUND,
)
CONTROL_CHARACTER = Fault(
    "MF010",
    "control-character",
    Severity.ERROR,
    Text("The text has control characters.", "文字中有控制字符"),
    Text(
        "Invisible control characters come from broken conversions. They have no shape and break e-books.",
        "看不见的控制字符来自出错的转换，没有字形，还会使电子书失效。",
    ),
    _story('body: "Waves broke\\u0007 over the wall."'),
    _SOUND,
)
BAD_PROFILE = Fault(
    "MF011",
    "bad-profile",
    Severity.ERROR,
    Text("The house style cannot be read as written.", "采编规范有误，无法照用"),
    Text(
        "An entry of the house style that is passed over would be missed by nobody until it should have helped.",
        "规范里有一条被略过，平时谁也不会发觉，等到该起作用时才知道它没有生效。",
    ),
    "profile: newspaper-zhh\n" + _SOUND,
    "profile: newspaper-zh\n" + _SOUND,
)
VERTICAL_LANGUAGE = Fault(
    "MF012",
    "vertical-language",
    Severity.ERROR,
    Text("A vertical e-book is in a language that runs across.", "直排电子书的语言只能横排"),
    Text(
        "Only Chinese and Japanese are set in vertical lines. In any other language every word would lie on its side "
        "and the pages would turn the wrong way.",
        "只有中文和日文可以直排。其他语言直排，字都横躺着，翻页方向也是反的。",
    ),
    "ebook: {writing: vertical}\n" + _SOUND,
    "ebook: {writing: horizontal}\n" + _SOUND,
)

FAULTS = (
    BAD_MANIFEST,
    DUPLICATE_KEY,
    DANGLING_REFERENCE,
    UNREADABLE_FILE,
    UNSUPPORTED_MARKUP,
    PATH_OUTSIDE,
    BAD_PICTURE,
    UNPLACED_ARTICLE,
    EMPTY_ARTICLE,
    CONTROL_CHARACTER,
    BAD_PROFILE,
    VERTICAL_LANGUAGE,
)
