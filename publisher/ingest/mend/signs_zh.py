"""Signs that a Chinese paragraph is cut: each alone is near to proof."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.ingest.mend import shapes_zh as shapes
from publisher.ingest.mend.marks import CLOSING, HAN, PAIRS, PAUSE, TERMINAL, ended, pending, stray
from publisher.ingest.mend.seam import Seam
from publisher.ingest.mend.words_zh import crossing

_BOUND_FIRST = re.compile(
    rf"[的地得了着们吗呢吧](?![{HAN}]?[{HAN}]?[：:])(?!地|着|了)|等(?=[{HAN}，。、])(?!到|待|于|你|我|他)"
    r"|之[一间后前]|以[来下内上及]|左右|起来|下去|出来|者"
)
_NOT_BOUND_FIRST = re.compile(
    r"的[士确]|地[方区震铁处下面上理球点质市税产位域道]|得[知悉益到]|了[解不却]|着[力眼手重装火陆]|者也"
)
_BOUND_LAST = re.compile(
    r"(?:(?<![目有])的|以及|或者|对于|关于|通过|由于|为了|并且|而且|按照|随着|围绕|根据|包括|进一步|不断|正在"
    r"|(?<![温缓柔谐调饱总平共])和|[与及或在将从把被给据按并且])$"
)
_NOT_BOUND_LAST = re.compile(
    r"(?:目的|参与|给予|波及|普及|涉及|所在|存在|实在|内在|自在|现在|潜在|健将|干将|名将|票据|数据|证据|依据|合并|尚且|暂且"
    r"|授与|赠与|供给|送给)$"
)
_UNIT = re.compile(
    r"[年月日时分秒个人名元万亿千百多余倍%％‰℃°米公吨亩家户岁次项件条届级号位所张座辆台只棵头平方克度版页期厘美港欧英]"
    r"|[.．,，]\d"
)
_DIGITS_ON = re.compile(r"\d{1,8}(?!\s?[.．、)）年])|\d{1,2}年[来间内前后]")
STRONG = frozenset(
    ("closing-mark-first", "opening-mark-last", "pause-last", "pair-across", "number-across", "word-across",
     "bound-first", "bound-last", "seam-elsewhere", "no-indent")
)  # fmt: skip
"""Signs that can make a join certain; without one nothing is."""
_HAN = re.compile(rf"[{HAN}]+")


def signs(seam: Seam) -> Iterator[str]:
    """The names of the signs at a seam."""
    left, right = seam.left, seam.right
    yield from _marks(seam)
    if left[-1].isdigit() and (_UNIT.match(right) or _DIGITS_ON.match(right)):
        yield "number-across"
    if re.search("[A-Za-z]$", left) and re.match("[a-z]", right):
        yield "word-across"
    if left[-1] not in TERMINAL and crossing(left, right):
        yield "word-across"
    if _BOUND_FIRST.match(right) and not _NOT_BOUND_FIRST.match(right):
        yield "bound-first"
    if _BOUND_LAST.search(left[-4:]) and not _NOT_BOUND_LAST.search(left[-4:]):
        yield "bound-last"
    shared = 0 if ended(left) else _shared(seam)
    if shared:
        yield "seam-elsewhere" if shared == 4 else "short-seam-elsewhere"
    if seam.page.indented and not seam.right_indented and len(right) > 20:
        yield "no-indent"


def _marks(seam: Seam) -> Iterator[str]:
    left, right = seam.left, seam.right
    if _closes(right):
        yield "closing-mark-first"
    if left[-1] in PAIRS:
        yield "opening-mark-last"
    if left[-1] in PAUSE and not verse(seam):
        yield "pause-last"
    opened = pending(left)
    if opened and right[0] not in "“‘「『" and stray(right) == PAIRS[opened]:
        yield "pair-across"


def verse(seam: Seam) -> bool:
    """Lines of a poem: this one, the next, and one beside them, all short."""
    return max(len(seam.left), len(seam.right)) <= 20 and min(len(seam.before), len(seam.after)) <= 20


def _closes(right: str) -> bool:
    if right[0] in "，。、；：！？,;:!?":
        return True
    return right[0] in CLOSING and not re.match(r"[’']\d\d", right) and not shapes.LIST_ITEM.match(right)


def _shared(seam: Seam) -> int:
    """Length of the longest run of Han across the seam, 3 or 4, that stands unbroken elsewhere on the page; else 0."""
    for before, after in ((2, 2), (3, 1), (1, 3), (2, 1), (1, 2)):
        run = seam.left[-before:] + seam.right[:after]
        if len(run) == before + after and _HAN.fullmatch(run) and run in seam.page.text:
            return len(run)
    return 0
