"""Whether two neighbouring Chinese paragraphs are one that was cut.

Signs are weighed. A few are proof (a word cut in two, a comma at the end); the others only add up: the sentence has no
end, the words on both sides seldom end or begin a clause, the left half reads as prose and not as a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log

from publisher.ingest.mend import shapes_zh as shapes
from publisher.ingest.mend.marks import CLOSING, HAN, PAIRS, PAUSE, TERMINAL, ended, pending, stray
from publisher.ingest.mend.seam import Seam, Verdict, whole
from publisher.ingest.mend.words_zh import crossing, unfinished

_CERTAIN = 3.0
"""Weight from which a seam with a proof is joined without asking."""
_CERTAIN_OF_SHORT = 5.0
_CERTAIN_WITHOUT_PROOF = 4.0
_BOUND_FIRST = re.compile(
    rf"[的地得了着们吗呢吧](?![{HAN}]?[{HAN}]?[：:])(?!地|着|了)|等(?=[{HAN}，。、])(?!到|待|于|你|我|他)|之[一间后前]|以[来下内]|左右|以[上及]|起来|下去|出来|者"
)
_FALSE_START = re.compile(r"的士|的确|地[方区震铁处下面上理球点质市税产位域道]|得[知悉益到]|了[解不却]|着[力眼手重装火陆]|者也")
_BOUND_LAST = re.compile(
    r"(?<![目有])的|(?:以及|或者|对于|关于|通过|由于|为了|并且|而且|按照|随着|围绕|根据|包括|进一步|不断|正在)|(?<![温缓柔谐调饱总平共])和|[与及或在将从把被给据按并且]"
)
_FALSE_LAST = re.compile(r"目的|参[与]|给予|波及|普及|涉及|以及其|所在|存在|实在|内在|自在|现在|潜在|正在进行|健将|干将|名将|票据|数据|证据|依据|合并|而且|尚且|暂且|授与|赠与|供给|送给")
_UNIT = re.compile(
    r"[年月日时分秒个人名元万亿千百多余倍%％‰℃°米公吨亩家户岁次项件条届级号位所张座辆台只棵头平方千克度版页期期厘美港欧英]|[.．,，]\d"
)
_DIGITS_ON = re.compile(r"\d{1,8}(?!\s?[.．、)）年])|\d{1,2}年[来间内前后]")
_MARKUP = re.compile(r"#{1,6}\s|[>|]|```|~~~|!\[|<[/a-zA-Z!]|\$\$|---|===|:::")


def judge(seam: Seam) -> Verdict:
    """Weigh the signs at one seam."""
    barred = _barred(seam)
    if barred:
        return barred
    signs = dict(_proofs(seam))
    if ended(seam.left) and "closing-mark-first" not in signs:
        return _after_stop(seam, signs)
    proof = max(signs, key=lambda name: signs[name], default="")
    weight = sum(sorted(signs.values(), reverse=True)[:2]) + _prose(seam)
    needed = (_CERTAIN if _running(seam) else _CERTAIN_OF_SHORT) if proof else _CERTAIN_WITHOUT_PROOF
    return Verdict(weight, proof or "unfinished", weight >= needed and (bool(proof) or _running(seam)))


def _barred(seam: Seam) -> Verdict | None:
    left, right = seam.left, seam.right
    if _MARKUP.match(left) or _MARKUP.match(right):
        return whole("markup")
    if shapes.LIST_MARK.fullmatch(left):
        return whole("list-number")
    if shapes.LIST_ITEM.match(right) and left[-1] not in PAUSE or shapes.DATELINE.match(right):
        return whole("list-item")
    if shapes.byline(left) or shapes.byline(right) or shapes.credit(right) and len(seam.left) <= 40:
        return whole("byline")
    if shapes.PLACE_DATE.fullmatch(left) or shapes.PLACE_DATE.fullmatch(right):
        return whole("date")
    if seam.page.indented and seam.right_indented and not crossing(left, right):
        return whole("indented")
    return None


def _proofs(seam: Seam) -> Iterator[tuple[str, float]]:
    left, right = seam.left, seam.right
    if _closes(right):
        yield "closing-mark-first", 7.0
    if left[-1] in PAIRS:
        yield "opening-mark-last", 7.0
    if left[-1] in PAUSE and not _verse(seam):
        yield "pause-last", 5.0
    if _pair_across(left, right):
        yield "pair-across", 3.5
    if left[-1].isdigit() and (_UNIT.match(right) or _DIGITS_ON.match(right)):
        yield "number-across", 3.5
    if re.search("[A-Za-z]$", left) and re.match("[a-z]", right):
        yield "word-across", 3.5
    if left[-1] not in TERMINAL and crossing(left, right):
        yield "word-across", 4.5
    if _BOUND_FIRST.match(right) and not _FALSE_START.match(right):
        yield "bound-first", 3.5
    tail = re.search(rf"(?:{_BOUND_LAST.pattern})$", left[-8:])
    if tail and not re.search(rf"(?:{_FALSE_LAST.pattern})$", left[-4:]):
        yield "bound-last", 3.0
    if seam.page.indented and not seam.right_indented and len(right) > 20:
        yield "no-indent", 3.0


def _closes(right: str) -> bool:
    if right[0] in "，。、；：！？,;:!?":
        return True
    return right[0] in CLOSING and not re.match(r"[’']\d\d", right) and not shapes.LIST_ITEM.match(right)


def _pair_across(left: str, right: str) -> bool:
    opened = pending(left)
    return bool(opened) and right[0] not in "“‘「『" and stray(right) == PAIRS[opened[-1]]


def _verse(seam: Seam) -> bool:
    """Lines of a poem: this one, the next, and one beside them, all short."""
    return max(len(seam.left), len(seam.right)) <= 20 and min(len(seam.before), len(seam.after)) <= 20


def _after_stop(seam: Seam, signs: dict[str, float]) -> Verdict:
    if "opening-mark-last" in signs:
        return Verdict(3.0, "opening-mark-last")
    if "pair-across" in signs and not shapes.LIST_ITEM.match(seam.right):
        return Verdict(2.0, "pair-across")
    if "no-indent" in signs and ended(seam.right) and shapes.with_pause(seam.right):
        return Verdict(1.0, "no-indent")
    return whole("sentence-end")


def _running(seam: Seam) -> bool:
    """Whether the left half is running text beyond doubt, so that it may be joined without asking."""
    if len(seam.left) <= 30 and shapes.headline(seam.left) and not seam.page.indented:
        return False
    return not (shapes.headline(seam.right) and not ended(seam.right) and len(seam.right) > 8)


def _prose(seam: Seam) -> float:
    """What the shapes of both halves and the words at the seam weigh together, against the odds of a cut at all."""
    left, right = seam.left, seam.right
    weight = -5.2 + 0.7 * log(len(left)) + 0.8 * unfinished(left, right)
    weight += 2.0 * ended(right) + 0.4 * shapes.with_pause(right)
    if shapes.with_pause(left):
        weight += 0.6 if shapes.headline(left) else 2.0
    if shapes.labelled(left):
        weight -= 3.0
    weight += 1.2 * bool(shapes.DATELINE.match(left)) - 1.2 * bool(shapes.START.match(right))
    if shapes.headline(right) and not ended(right):
        weight -= 1.6
    if shapes.headline(left):
        weight -= 0.7
    if len(left) <= 16 and len(right) <= 16:
        weight -= 3.0
    if left[-1] in CLOSING:
        weight -= 4.0
    if _verse(seam):
        weight -= 2.0
    if left[-1] in "：:":
        weight -= 3.6
    if left[-1] in "；;":
        weight -= 4.5
    if left[-1] in "—–-~～":
        weight -= 2.0
    if right[0] in "“‘「『《（(":
        weight -= 0.7
    if seam.page.finished < 0.6:
        weight -= 1.0
    return weight
