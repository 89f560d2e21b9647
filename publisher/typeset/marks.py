"""What every character is to a line: may it begin or end one, how much of it is blank, what may open beside it.

Each character has a *kind*, one letter; every rule of spacing and breaking is a rule about two neighbouring kinds.

    H  Han, and whatever else stands in a square    K  kana and Hangul        b  a unit bound to the figure before it
    o  opening mark “（《     c  closing mark ”）》    p  ， 、 ；              s  。 ： ！ ？
    d  dash, e  ellipsis; f, g  the first half of a doubled one               n  ·
    m  ～ and others that begin no line
    A  letter    9  figure    (  )  Latin brackets and quotes    ,  Latin points    "  a quote that shows no direction
    %  after a figure    $  before one    =  hyphen that may end a line    -  hyphen that may not    /  slash
    D  Latin dash    F, Q  the first half of a doubled Latin dash or ellipsis
    ' ' space    N  space that does not break    I  U+3000    i  the same where it may not break    w  not painted
    h  soft hyphen    Z  zero-width space    J  word joiner    M  belongs to the character before it
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

OPENING = frozenset("（《“‘〈【「『〔［｛〖〝")
CLOSING = frozenset("）》”’〉】」』〕］｝〗〞〟")
PAUSES = frozenset("，、；")
STOPS = frozenset("。：！？．")
INTERPUNCTS = frozenset("·・")
QUOTES = frozenset("“‘”’")
_MIDDLE = frozenset("·・～〜％‰℃℉￮゠–％")
HANGING = frozenset("，、。")
_UNITS = frozenset("年月日时分秒点元角万亿千百十个名人岁米吨斤克里户家次件条项天周届期版号楼层度倍成亩升册页辆台套股票")
_BEFORE = frozenset("$¥£€₤＄￥￡№#")
_AFTER = frozenset("%‰°′″℃℉")
_LATIN_OPEN, _LATIN_CLOSE = frozenset("([{¿¡«‹"), frozenset(")]}»›")
_JOINERS = frozenset("\u2060\ufeff")
_TRAIL = "cps"
_LATIN = 'A9(),"%$=-/DFQ'
_SQUARE = "HKb"
NO_START = frozenset('cpsmnedbfg%),"-=/DFQMJNwi hZ')
NO_END = frozenset('o($JN"i')
FAST = "HocpsmnIi"  # kinds whose width is the same in any company, so that nothing need be shaped together


def kind_of(character: str, chinese: bool, full: bool) -> str:
    """The kind of a character by itself. ``chinese`` is the paragraph's manner, ``full`` whether it fills a square."""
    if character in _AFTER:
        return "%"
    if full and character in OPENING:
        return "o"
    if full and character in CLOSING:
        return "c"
    if full and character in PAUSES:
        return "p"
    if full and character in STOPS:
        return "s"
    if full and character in INTERPUNCTS:
        return "n"
    if character in "—―⸺":
        return "d" if chinese else "D"
    if character in "…⋯":
        return "e" if chinese else ","
    if character == "–":
        return "m" if chinese else "D"
    return _western(character) or _by_category(character)


def _western(character: str) -> str | None:
    if character in _LATIN_OPEN or character in OPENING:
        return "("
    if character in _LATIN_CLOSE or character in CLOSING:
        return ")"
    if character in ".,;:!?" or character in PAUSES or character in STOPS:
        return ","
    if character in "\"'":
        return '"'
    if character in _BEFORE:
        return "$"
    if character in _MIDDLE:
        return "m"
    return {
        "-": "-",
        "\u2010": "-",
        "\u2011": "-",
        "/": "/",
        "\u00ad": "h",
        "\u200b": "Z",
        "\u3000": "I",
        "\u00a0": "N",
        "\u202f": "N",
        "\u2007": "N",
    }.get(character)


def _by_category(character: str) -> str:
    if character in _JOINERS:
        return "J"
    category = unicodedata.category(character)
    code = ord(character)
    if category[0] == "M" or code == 0x200D or 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F:
        return "M"
    if character.isspace():
        return " "
    if 0x3040 <= code <= 0x30FF or 0x1100 <= code <= 0x11FF or 0xAC00 <= code <= 0xD7FF:
        return "K"
    if unicodedata.east_asian_width(character) in "WF" or character in "×○●□■△▲☆★※→←↑↓①②③④⑤⑥⑦⑧⑨⑩":
        return "H"
    return "9" if category == "Nd" else "A"


_APOSTROPHE = re.compile("(?<=[A9])[c)](?=A)")
_UNIT = re.compile("(?<=[9%])[H]{1,3}")
_RUN_OF_SPACES = re.compile("(?<= ) +")
_AFTER_OPENING = re.compile("(?<=[o($])[ I]")
_BEFORE_CLOSING = re.compile("[ I](?=w*[cpsmn),e])")
_HYPHEN = re.compile("(?<=AAA)-(?=AAA)")
_DOUBLED = re.compile("……")
_JOINED = re.compile("(?<=\u200d).")
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


def in_context(text: str, kinds: str) -> str:
    """The kinds corrected by their neighbours: apostrophes, units of figures, doubled dashes, runs of white space."""
    if " " in kinds:
        kinds = _RUN_OF_SPACES.sub(lambda found: "w" * len(found[0]), kinds)
        kinds = _BEFORE_CLOSING.sub(_unbroken, _AFTER_OPENING.sub(_unbroken, kinds))
    elif "I" in kinds:
        kinds = _BEFORE_CLOSING.sub(_unbroken, _AFTER_OPENING.sub(_unbroken, kinds))
    if "9" in kinds:
        kinds = _UNIT.sub(lambda found: _bound(text, found.start(), found[0]), kinds)
    if "dd" in kinds or "ee" in kinds:
        kinds = kinds.replace("dd", "fd").replace("ee", "ge")
    if "DD" in kinds:
        kinds = kinds.replace("DD", "FD")
    if ",," in kinds and "……" in text:
        kinds = _placed(kinds, [(found.start(), "Q,") for found in _DOUBLED.finditer(text)])
    if "’" in text:
        kinds = _APOSTROPHE.sub(lambda found: "A" if text[found.start()] == "’" else found[0], kinds)
    if "-" in kinds:
        kinds = _HYPHEN.sub("=", kinds)
    if "\u200d" in text:
        kinds = _placed(kinds, [(found.start(), "M") for found in _JOINED.finditer(text)])
    return kinds if text.isascii() else _placed(kinds, [(found.start(), "HM") for found in _FLAGS.finditer(text)])


def _placed(kinds: str, changes: list[tuple[int, str]]) -> str:
    """The kinds with some of them replaced, each run of them at its place."""
    if not changes:
        return kinds
    changed = list(kinds)
    for at, new in changes:
        changed[at : at + len(new)] = new
    return "".join(changed)


def _unbroken(found: re.Match[str]) -> str:
    return "N" if found[0] == " " else "i"


def _bound(text: str, start: int, han: str) -> str:
    bound = 0
    while bound < len(han) and text[start + bound] in _UNITS:
        bound += 1
    return "b" * bound + han[bound:]


@dataclass(frozen=True, slots=True)
class Seam:
    """Between two neighbours, in ems: what is added, how much it may give and take, and the price of a break there.

    ``price`` is None where no line may end; ``glued`` where not even an emergency may break. ``turn`` says when its
    space is taken: of the seams of a line those of the lowest turn give, or take, first.
    """

    gap: float = 0.0
    shrink: float = 0.0
    stretch: float = 0.0
    price: float | None = None
    glued: bool = False
    turn: int = 0


OPEN_LIMIT = 0.12  # the most that neighbours in a Chinese line may be moved apart, in ems
WORDS, INTERPUNCT, BRACKETS, COMMAS, HAN_BY_LATIN, FULL_STOPS = range(6)
"""In this order a Chinese line is squeezed (CLREQ 3.6.3): the spaces of Latin words first, the full stops last."""
_RANGE_PRICE = 40.0  # 1—4月 is better kept in one line
HAN_LATIN, HAN_LATIN_SHRINK, HAN_LATIN_STRETCH = 0.125, 0.09, 0.21  # so that the gap grows to a third of an em


def seam(left: str, right: str) -> Seam:
    """The rule between two kinds."""
    if right in "MJ" or left == "J" or left + right in ("fd", "ge", "FD", "Q,"):
        return Seam(glued=True)
    if left == "w" or right == "w":
        return Seam(price=None if left != "w" or right in NO_START else 0.0)
    if right == "Z" or left == "Z":
        return Seam(price=0.0 if left == "Z" and right not in NO_START else None)
    left = "H" if left == "M" else left
    if left in " N":
        return Seam(price=0.0 if left == " " and right not in NO_START else None)
    if left in _LATIN and (right in _LATIN or right in " Nh"):
        return Seam(price=_latin_break(left, right))
    price = None if right in NO_START or left in NO_END or left in "fgFQ" else 0.0
    if price is not None and left in "dm" and right == "9":
        price = _RANGE_PRICE
    if left == "h" or right == "h":
        return Seam(price=price)
    return _chinese(left, right, price)


def _latin_break(left: str, right: str) -> float | None:
    if right in NO_START:
        return None
    if left == "=" or left == "D":
        return 60.0 if right == "9" else 30.0
    return 80.0 if left == "/" and right == "A" else None


def _chinese(left: str, right: str, price: float | None) -> Seam:
    if (left in _TRAIL and right in _TRAIL + "o") or (left == "o" and right == "o"):
        return Seam(-0.5, 0.0, OPEN_LIMIT, price, turn=FULL_STOPS)
    if left in "nm" or right in "nm":  # a connector is not driven off what it connects
        return Seam(0.0, 0.25 if "n" in left + right else 0.0, 0.0, price, turn=INTERPUNCT)
    if left in "cp":
        return Seam(0.0, 0.5, OPEN_LIMIT, price, turn=BRACKETS if left == "c" else COMMAS)
    if left == "s":
        return Seam(0.0, 0.3, OPEN_LIMIT, price, turn=FULL_STOPS)
    if right == "o":
        return Seam(0.0, 0.5, OPEN_LIMIT, price, turn=BRACKETS)
    if (left in _SQUARE and right in "A9%$") or (left in "A9%" and right in _SQUARE):
        return Seam(HAN_LATIN, HAN_LATIN_SHRINK, HAN_LATIN_STRETCH, price, turn=HAN_BY_LATIN)
    return Seam(0.0, 0.0, OPEN_LIMIT, price, turn=FULL_STOPS)


class Seams(dict[str, Seam]):
    """All rules met so far, by the two kinds written together."""

    def __missing__(self, pair: str) -> Seam:
        self[pair] = found = seam(pair[0], pair[1])
        return found


SEAMS = Seams()
