"""Codes whose findings are made outside the rules: by the loader, the typesetter and the proof of conservation."""

from __future__ import annotations

from publisher.findings import Severity
from publisher.load.faults import FAULTS
from publisher.rules.docs import RuleDoc
from publisher.rules.registry import declare

LOADING = tuple(
    declare(
        fault.code,
        fault.name,
        fault.severity,
        RuleDoc(fault.title, fault.why, fault.bad.rstrip(), fault.good.rstrip()),
        firm=fault.severity is Severity.ERROR,
    )
    for fault in FAULTS
)
"""The faults of the loader. An issue that cannot be read rightly cannot be allowed to pass; a warning can."""

missing_glyph = declare(
    "FT001",
    "missing-glyph",
    Severity.ERROR,
    """A character has no glyph in the layout's fonts.

    Why:
        It would be printed as an empty box, or borrowed from a face that does not belong to the paper. Rare names
        are where it happens, and nobody likes to see their name as a box.

    Bad:
        A surname written with a character of CJK Extension H, in a face that ends at Extension B.
    Good:
        The same name, and in fonts.yaml a licensed face that has the character.
    中文：字体缺字
        缺的字印出来是空框，或被别的字体顶替。多半出在人名的生僻字上，谁都不愿看见自己的名字变成方框。
    """,
    firm=True,
)

engine_warning = declare(
    "LY005",
    "engine-warning",
    Severity.WARNING,
    """The engine that paints the pages complained.

    Why:
        It says so when it passes over a line of a layout's style sheet or cannot show something; the page may then look
        other than it was meant to.

    Bad:
        A page.css with the unknown property “text-autospace”.
    Good:
        A page.css of properties that the engine knows.
    中文：出版引擎有警告
        版式的样式写法引擎不认识时，版面可能与设计不符。
    """,
)

text_lost = declare(
    "LY004",
    "text-lost",
    Severity.ERROR,
    """Text of the source is not in an edition, once and in order.

    Why:
        A line lost at the foot of a column is the worst a page can do to a story, and the hardest to see. Every
        character is counted in every edition; while one is missing, doubled or out of order no edition is left.

    Bad:
        A frame that clips its last line: the story ends “the harbour will open again on”.
    Good:
        The whole story on the page, or its rest on another page to which it jumps.
    中文：文字丢失
        栏底少一行，是版面最严重、也最难发现的差错。每个版本都逐字核对；只要有一字丢失、重复或错位，就不留下任何版本。
    """,
    firm=True,
)
