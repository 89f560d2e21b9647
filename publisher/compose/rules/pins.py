"""Pins that cannot be kept: the page makes itself up without them, and the editor must know."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.rules.places import headline
from publisher.findings import Severity
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_WHAT = {
    "frame": Text("frame", "版位"),
    "columns": Text("width", "栏数"),
    "picture": Text("picture size", "图片尺寸"),
}


@rule("LY060", "pin-not-kept", Severity.WARNING, scope="layout")
def not_kept(layout: Layout) -> Iterator[Hit]:
    """What an editor pinned cannot be kept: it lies off the grid, or on something else.

    Why:
        The page is made up without the pin, so it does not look as it was meant to.

    Bad:
        Two stories pinned to columns 1 to 3, lines 9 to 40.
    Good:
        One in columns 1 to 3, the other in columns 4 to 5.

    中文: 指定的版位排不了
        指定的版位超出版心，或与别的内容重叠，只好不按指定排，版面因此和设想不同。
    """
    for page, fault in layout.faults:
        pin, what = layout.issue.articles[fault.article].pin, _WHAT[fault.part]
        yield Hit(
            Text(
                f"The {what.en} pinned for “{headline(layout, fault.article)}” cannot be kept: {fault.why.en}.",
                f"《{headline(layout, fault.article)}》指定的{what.zh}无法照办：{fault.why.zh}。",
            ),
            Text("Change the pin, or take it out.", "请改正，或删去这项指定。"),
            span=pin.span_of(fault.part) if pin else None,
            article=fault.article,
            page=page,
        )
