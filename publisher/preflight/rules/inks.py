"""Rules on the sum of inks."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import File
from publisher.preflight.hits import rule
from publisher.preflight.ink import Coverage
from publisher.rules.registry import Hit
from publisher.wording import Text


@rule("PF120", "too-much-ink", Severity.WARNING)
def too_much_ink(file: File) -> Iterator[Hit]:
    """Somewhere on the page there is more ink than the paper can take.

    Why:
        It does not dry: it sets off on the next sheet, and the web may break. It is the mean of a square of 15 mm that
        counts, not a speck.

    Bad:
        The night sky of a photograph at 320 % on newsprint.
    Good:
        The same photograph separated for newsprint, 220 %.
    中文：总墨量超限
        墨量过大干不了，会蹭脏下一张，甚至断纸。以十五毫米见方的平均值为准。
    """
    limit, side = file.profile.ink.limit, file.profile.ink.square
    for page, coverage in zip(file.pages, file.coverage, strict=False):
        if isinstance(coverage, Coverage) and coverage.worst > limit + 5:
            places = len(coverage.places)
            more = Text(f" ({places} places)", f"（共{places}处）") if places > 1 else Text("", "")
            yield Hit(
                Text(
                    f"{coverage.worst:.0f} % of ink in a square of {side:g} mm; the limit is {limit:g} %{more.en}.",
                    f"{side:g} 毫米见方内总墨量 {coverage.worst:.0f}%，上限 {limit:g}%{more.zh}。",
                ),
                Text("Separate the picture for this paper.", "请按本纸张重新分色。"),
                None,
                page=page.number,
                box=coverage.places[0] if coverage.places else None,
            )
