"""Characters that look right and are not: broken conversions, doubles of other characters, invisible ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.hits import quoted, searched
from publisher.rules.passages import HAN
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_MOJIBAKE = re.compile(
    r"""
      \ufffd | [\ue000-\uf8ff]
    | 锟斤拷 | 烫烫烫 | 屯屯屯 | 鈥[檚滄渵斺] | 銆[傚俓] | 锛[屽岃] | 涓€ | 浣犲ソ
    | Ã[\u0080-\u00bf©¨¢§¶¼¤] | â€[™œ\u009d“”˜¦] | Â[\u00a0£©®°·] | &(?:amp|nbsp|quot|lt|gt|ldquo|rdquo|mdash);
    """,
    re.VERBOSE,
)
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_DOUBLES = re.compile("[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a][\uff10-\uff19\uff21-\uff3a\uff41-\uff5a．％]*")
_OTHER_ALPHABET = re.compile(r"(?<=[A-Za-z])[\u0370-\u03ff\u0400-\u04ff]+(?=[A-Za-z])")
_LETTER_FOR_DIGIT = re.compile(
    r"(?<![A-Za-z0-9])(?:\d+[OoIl]\d+|[Il]\d{3}(?=年)|\d{2,}[OoIl](?=[年月日元万亿%])|\dO{2,}(?=[年月日元万亿%]))(?![A-Za-z0-9])"
)
_DIGIT = str.maketrans("OoIl", "0011")
_NAMING = (
    "阿埃艾安奥巴贝比波伯布查达戴德迪丁多尔恩法菲费弗福哈汉赫霍基加杰金卡凯克肯库拉莱兰勒雷里利琳隆卢鲁罗洛马玛迈曼梅蒙米莫姆"
    "娜奈内尼纽诺帕佩皮普琪乔切萨塞森沙莎什舒斯史丝索塔泰坦汤特廷图托瓦威韦维温沃乌希夏谢辛休雅亚伊尤约泽扎詹朱茨兹翰密德蒂芬珀佐赛翁"
)
"""Characters with which foreign names are written in Chinese."""
NAME_DOT = re.compile(rf"(?<=[{HAN}])[•‧∙⋅・](?=[{HAN}])|(?<=[{_NAMING}])[.．](?=[{_NAMING}]{{2}})")
_ZERO = re.compile(r"(?:[一二三四五六七八九][一二三四五六七八九零○O0ＯoО]{2,3}(?=年))")


@rule("TY005", "garbled-text", Severity.ERROR, alone=True)
def garbled_text(issue: Issue) -> Iterator[Hit]:
    """Characters were garbled by a conversion.

    Why:
        锟斤拷, â€™ and � are what is left of a text read in the wrong encoding. The words are lost there; only the
        source has them.

    Bad:
        body: The harbour masterâ€™s office was flooded on Monday night.
    Good:
        body: The harbour master’s office was flooded on Monday night.
    中文：乱码
        “锟斤拷”“â€™”是编码读错后的残骸，原来的字已经丢了，只能回查原稿。
    """
    yield from searched(
        issue,
        _MOJIBAKE,
        lambda found: quoted(found, "Garbled characters “{}”", "有乱码“{}”"),
        Text("Take the words from the source again.", "请按原稿重新录入。"),
    )


@rule("TY006", "invisible-character", Severity.WARNING, alone=True)
def invisible_character(issue: Issue) -> Iterator[Hit]:
    r"""The text has invisible characters.

    Why:
        Zero-width spaces, soft hyphens and marks of direction come along when text is copied from the web. They break
        words where nobody sees why, and a search for the word fails.

    Bad:
        body: "Waves broke over the har\u00adbour wall on Monday night."
    Good:
        body: Waves broke over the harbour wall on Monday night.
    中文：看不见的字符
        从网页复制来的零宽空格、软连字符看不见，却会在莫名其妙的地方断词，检索时也找不到这个词。
    """
    yield from searched(
        issue,
        _INVISIBLE,
        lambda found: quoted(f"U+{ord(found[0]):04X}", "An invisible character ({})", "有看不见的字符（{}）"),
        Text("Delete it.", "请删去。"),
        new=lambda found: "",
    )


@rule("TY007", "compatibility-character", Severity.ERROR, alone=True)
def compatibility_character(issue: Issue) -> Iterator[Hit]:
    """A character is the double of an ordinary one.

    Why:
        Text taken from a PDF has ⼈ (a radical) where 人 is meant. It looks the same, is missing in most fonts, and
        no search finds it.

    Bad:
        body: 昨天上午，⽼码头重新开放。
    Good:
        body: 昨天上午，老码头重新开放。
    中文：兼容字、部首冒充汉字
        从 PDF 取来的文字里，“⼈”（部首）会冒充“人”。看着一样，多数字库却没有，检索也找不到。
    """
    yield from searched(
        issue,
        _DOUBLES,
        lambda found: quoted(f"{found[0]} U+{ord(found[0]):04X}", "The double of a character ({})", "有冒充的字（{}）"),
        Text("Write the ordinary character.", "请改用通行的字。"),
        new=_ordinary,
    )


def _ordinary(found: re.Match[str]) -> str | None:
    plain = unicodedata.normalize("NFKC", found[0])
    return plain if plain != found[0] else None


@rule("TY008", "full-width-alphanumerics", Severity.WARNING, alone=True)
def full_width_alphanumerics(issue: Issue) -> Iterator[Hit]:
    """Latin letters or figures are full width.

    Why:
        １２３ and ＡＢＣ stand apart like single characters and break across lines. Figures and Latin words are set
        half width.

    Bad:
        body: 昨天上午，老码头重新开放，接待游客３２００人。
    Good:
        body: 昨天上午，老码头重新开放，接待游客3200人。
    中文：全角的字母、数字
        全角的“１２３”“ＡＢＣ”一字一格，松散难看，还会从中间断行。数字和西文应用半角。
    """
    yield from searched(
        issue,
        _FULL_WIDTH,
        lambda found: quoted(found, "Full-width “{}”", "有全角的“{}”"),
        Text("Write letters and figures half width.", "请改用半角字母、数字。"),
        new=lambda found: unicodedata.normalize("NFKC", found[0]),
    )


@rule("TY009", "foreign-letter", Severity.ERROR, alone=True)
def foreign_letter(issue: Issue) -> Iterator[Hit]:
    """A word mixes letters of two alphabets.

    Why:
        A Cyrillic а or a Greek ο inside a Latin word looks right and is wrong: it falls out of the face, and no search
        and no screen reader knows the word.

    Bad:
        body: Waves broke over the hаrbour wall on Monday night.
    Good:
        body: Waves broke over the harbour wall on Monday night.
    中文：一个单词里混有两种字母
        拉丁单词里夹了西里尔字母“а”，看不出来，却会换字体、搜不到，读屏软件也念不出。
    """
    yield from searched(
        issue,
        _OTHER_ALPHABET,
        lambda found: quoted(found, "A letter of another alphabet ({})", "的单词里夹有别的字母（{}）"),
        Text("Type the word again.", "请重新录入这个单词。"),
    )


@rule("TY010", "letter-for-figure", Severity.ERROR, alone=True)
def letter_for_figure(issue: Issue) -> Iterator[Hit]:
    """A number is written with the letters O or l.

    Why:
        2O26 and l998 come from scanned or carelessly typed copy. They look like numbers and are none.

    Bad:
        body: 老码头2O26年重新开放。
    Good:
        body: 老码头2026年重新开放。
    中文：数字里混进了字母
        “2O26”“l998”多来自扫描识别或误键，看着像数字，其实不是。
    """
    yield from searched(
        issue,
        _LETTER_FOR_DIGIT,
        lambda found: quoted(found, "A letter in the number “{}”", "的数字里有字母“{}”"),
        Text("Write the figure.", "请改成数字。"),
        new=lambda found: found[0].translate(_DIGIT),
    )


@rule("TY011", "wrong-name-dot", Severity.WARNING, tongue="zh", alone=True)
def wrong_name_dot(issue: Issue) -> Iterator[Hit]:
    """The dot in a foreign name is not a middle dot.

    Why:
        The parts of a foreign name are parted by · (U+00B7). A full stop or a bullet stands at the wrong height and
        looks like the end of a sentence.

    Bad:
        body: 昨天上午，约翰.史密斯来到老码头。
    Good:
        body: 昨天上午，约翰·史密斯来到老码头。
    中文：外国人名的间隔号不对
        外国人名各部分之间用间隔号“·”。用句点或项目符号，位置偏了，还像是句子完了。
    """
    yield from searched(
        issue,
        NAME_DOT,
        lambda found: quoted(found, "“{}” where a middle dot belongs", "的间隔号写成了“{}”"),
        Text("Write ·", "请改用“·”。"),
        new=lambda found: "·",
    )


@rule("TY012", "zero-in-han-year", Severity.INFO, tongue="zh", alone=True)
def zero_in_han_year(issue: Issue) -> Iterator[Hit]:
    """A year in Han figures has a zero that is not 〇.

    Why:
        GB/T 15835 writes 二〇二六年. 零, a circle ○ or a letter O in its place differs from issue to issue and is not
        found by a search.

    Bad:
        body: 二○二六年，老码头重新开放。
    Good:
        body: 二〇二六年，老码头重新开放。
    中文：汉字年份里的“〇”写错
        按 GB/T 15835，年份里的零写作“〇”，不写“零”、圆圈“○”或字母“O”。
    """
    yield from searched(
        issue,
        _ZERO,
        lambda found: quoted(found, "The year “{}”", "的年份“{}”"),
        Text("Write the zero as 〇.", "请把零写作“〇”。"),
        new=lambda found: re.sub("[零○O0ＯoО]", "〇", found[0]),
        keep=lambda passage, found: bool(re.search("[零○O0ＯoО]", found[0])),
    )
