"""Why two paragraphs were judged to be one, in words."""

from __future__ import annotations

from publisher.wording import Text

REASONS = {
    "closing-mark-first": Text(
        "the next paragraph begins with a mark that belongs to the end of a word",
        "下一段以只能跟在字后面的标点开头",
    ),
    "opening-mark-last": Text(
        "the paragraph ends with an opening quote or bracket",
        "段末是前引号或前括号",
    ),
    "pause-last": Text(
        "the paragraph ends with a comma",
        "段末是逗号或顿号",
    ),
    "pair-across": Text(
        "a quote or bracket opened here is closed in the next paragraph",
        "此处的引号或括号到下一段才收尾",
    ),
    "number-across": Text(
        "a number is cut from its digits or its unit",
        "数字与后面的数字或单位被拆开",
    ),
    "word-across": Text(
        "a word of the dictionary is cut in two",
        "词典里的一个词被拆成两半",
    ),
    "hyphen": Text(
        "a word is hyphenated at the end",
        "段末的单词用连字符断开",
    ),
    "bound-first": Text(
        "the next paragraph begins with a word that none begins with",
        "下一段以不能打头的字词开始",
    ),
    "bound-last": Text(
        "the paragraph ends in a word that wants another after it",
        "段末的字词后面必须有下文",
    ),
    "seam-elsewhere": Text(
        "the words across the seam stand together elsewhere in the text",
        "接缝两边的字在文中别处连在一起",
    ),
    "short-seam-elsewhere": Text(
        "the characters across the seam stand together elsewhere in the text",
        "接缝两边的字在文中别处连在一起",
    ),
    "small-letter-first": Text(
        "the next paragraph begins with a small letter",
        "下一段以小写字母开头",
    ),
    "abbreviation-last": Text(
        "the full stop belongs to an abbreviation",
        "段末的点是缩写的一部分",
    ),
    "no-indent": Text(
        "the next paragraph has no indent where all others have one",
        "下一段没有段首空格，而其他段落都有",
    ),
    "unfinished": Text(
        "the sentence has no end and the next paragraph reads as its rest",
        "句子没有结束，下一段读来是它的下文",
    ),
}
