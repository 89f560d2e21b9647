"""Rules on the page: its boxes, its bleed, its size, how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import MM, File, Page
from publisher.preflight.hits import on, rule
from publisher.preflight.marks import Mark
from publisher.press.matrix import Rect
from publisher.rules.registry import Hit
from publisher.wording import Text

_NEAR = 0.02
_EDGE = 0.5
"""Points that artwork may end short of the trim and still be meant to reach it."""
_AGAIN = Text("Export it with the right trim and bleed.", "请按正确的成品尺寸和出血重新导出。")


def _within(inner: Rect, outer: Rect) -> bool:
    return (
        inner[0] >= outer[0] - _NEAR
        and inner[1] >= outer[1] - _NEAR
        and inner[2] <= outer[2] + _NEAR
        and inner[3] <= outer[3] + _NEAR
    )


@rule("PF030", "wrong-page-boxes", Severity.ERROR)
def wrong_page_boxes(file: File) -> Iterator[Hit]:
    """The page does not say where it is trimmed, or its boxes do not lie within one another.

    Why:
        The plant places a page by its trim box; without it the page stands somewhere on the plate.

    Bad:
        A page with a media box and no other.
    Good:
        Trim box within bleed box within media box.
    中文：页面框有误
        印刷厂按裁切框定位；缺少裁切框或各框不相套，版面位置就不对。
    """
    for page in file.pages:
        media, trim, bleed = (page.boxes.get(f"/{name}Box") for name in ("Media", "Trim", "Bleed"))
        if media is None:
            yield on(page, Text("The page has no media box.", "页面没有介质框（MediaBox）。"), _AGAIN)
        elif page.trim is None:
            yield on(page, Text("The page has no trim box.", "页面没有裁切框（TrimBox）。"), _AGAIN)
        elif trim is not None and "/ArtBox" in page.source:
            yield on(
                page,
                Text("The page has both a trim box and an art box.", "页面既有裁切框又有作品框（ArtBox）。"),
                _AGAIN,
            )
        elif not _within(page.trim, bleed or media) or not _within(bleed or media, media):
            yield on(page, Text("The page's boxes do not lie within one another.", "页面各框没有依次相套。"), _AGAIN)


@rule("PF031", "cropped-page", Severity.ERROR)
def cropped_page(file: File) -> Iterator[Hit]:
    """The page shows less than it holds: its crop box is not its media box.

    Why:
        Some programs place what is shown, others what is there, and the page moves.

    Bad:
        A crop box at the trim, so that the bleed seems not to be there.
    Good:
        No crop box.
    中文：裁剪框与介质框不同
        有的软件按裁剪框置入，有的按介质框，版面会错位。
    """
    for page in file.pages:
        crop, media = page.boxes.get("/CropBox"), page.boxes.get("/MediaBox")
        if crop and media and any(abs(a - b) > _NEAR for a, b in zip(crop, media, strict=True)):
            yield on(page, Text("The crop box is not the media box.", "裁剪框（CropBox）与介质框不同。"), _AGAIN)


@rule("PF032", "scaled-page", Severity.ERROR)
def scaled_page(file: File) -> Iterator[Hit]:
    """The page has a scale of its own (UserUnit).

    Why:
        Many programs do not know it and print the page at another size.

    Bad:
        A UserUnit of 2.
    Good:
        A page at its true size.
    中文：页面带缩放单位
        许多软件不认 UserUnit，印出的尺寸就错了。
    """
    for page in file.pages:
        if "/UserUnit" in page.source:
            yield on(
                page, Text("The page has a scale of its own (UserUnit).", "页面带有缩放单位（UserUnit）。"), _AGAIN
            )


@rule("PF033", "rotated-page", Severity.ERROR)
def rotated_page(file: File) -> Iterator[Hit]:
    """The page is turned by an entry instead of being drawn upright.

    Why:
        Imposition turns pages itself; one turned already comes out lying or upside down.

    Bad:
        A page with Rotate 90.
    Good:
        The page drawn the way it is read.
    中文：页面带旋转标记
        拼版时还要转页，已带旋转标记的页会横倒或颠倒。
    """
    for page in file.pages:
        turned = _inherited(page)
        if turned % 360:
            yield on(page, Text(f"The page is turned by {turned} degrees.", f"页面旋转了 {turned} 度。"), _AGAIN)


def _inherited(page: Page) -> int:
    source = page.source
    for _ in range(50):
        if source is None or "/Rotate" in source:
            break
        source = source.get("/Parent")
    try:
        return int(source["/Rotate"]) if source is not None else 0
    except (TypeError, ValueError):
        return 0


def _size(page: Page) -> tuple[float, float]:
    left, bottom, right, top = page.area
    return round((right - left) / MM, 1), round((top - bottom) / MM, 1)


@rule("PF034", "uneven-pages", Severity.ERROR)
def uneven_pages(file: File) -> Iterator[Hit]:
    """The pages are not all of one size.

    Why:
        They are printed and cut together.

    Bad:
        Three pages of 273 × 390 mm and one of A3.
    Good:
        Four pages of 273 × 390 mm.
    中文：各页尺寸不一
        各页要一起印、一起裁，尺寸必须一致。
    """
    if not file.pages:
        return
    first = _size(file.pages[0])
    # Where a page has no trim at all, that is told, and its size is not known.
    for page in (page for page in file.pages[1:] if page.trim and file.pages[0].trim):
        size = _size(page)
        if any(abs(a - b) > 0.15 for a, b in zip(size, first, strict=True)):
            said = f"{size[0]:g} × {size[1]:g} mm", f"{first[0]:g} × {first[1]:g} mm"
            yield on(
                page,
                Text(f"The page is {said[0]}, the first is {said[1]}.", f"本页为 {said[0]}，首页为 {said[1]}。"),
                _AGAIN,
            )


@rule("PF035", "missing-bleed", Severity.ERROR)
def missing_bleed(file: File) -> Iterator[Hit]:
    """The page has less bleed than the press asks for.

    Why:
        Paper is never cut to the hair: without bleed a white line is left at the edge.

    Bad:
        A magazine page whose bleed box is its trim box.
    Good:
        3 mm beyond the trim on every side.
    中文：出血不足
        裁切总有偏差，没有出血，边上会露白。
    """
    wanted = file.profile.page.bleed
    for page in file.pages:
        trim = page.boxes.get("/TrimBox")
        outer = page.boxes.get("/BleedBox") or page.boxes.get("/MediaBox")
        if not wanted or trim is None or outer is None or not _within(trim, outer):
            continue
        got = min(trim[0] - outer[0], trim[1] - outer[1], outer[2] - trim[2], outer[3] - trim[3]) / MM
        if got < wanted - 0.05:
            yield on(
                page,
                Text(
                    f"The bleed is {got:.1f} mm; {wanted:g} are wanted.", f"出血 {got:.1f} 毫米，应为 {wanted:g} 毫米。"
                ),
                _AGAIN,
            )


@rule("PF036", "artwork-stops-at-trim", Severity.WARNING)
def artwork_stops_at_trim(file: File) -> Iterator[Hit]:
    """A picture or tint reaches the trim and stops there instead of running on into the bleed.

    Why:
        Where the cut falls a hair outside, the paper shows as a white line.

    Bad:
        A cover picture of exactly the page's size.
    Good:
        The same picture 3 mm larger on every side.
    中文：图片或色块未出血
        图片或色块到裁切线就停，裁切稍偏便露白边。
    """
    wanted = file.profile.page.bleed * MM
    for page in file.pages:
        trim = page.boxes.get("/TrimBox")
        if wanted and trim is not None:
            marks = [mark for mark in page.inside() if _stops(mark, trim, wanted)]
            if marks:
                yield on(
                    page,
                    Text("Artwork stops at the trim.", "图片或色块止于裁切线。"),
                    Text("Let it run to the bleed's edge.", "请将其延伸到出血边。"),
                    marks,
                )


def _stops(mark: Mark, trim: Rect, wanted: float) -> bool:
    if mark.kind not in ("path", "picture") or mark.width is not None or all(colour.white for colour in mark.colours):
        return False
    beyond = trim[0] - mark.box[0], trim[1] - mark.box[1], mark.box[2] - trim[2], mark.box[3] - trim[3]
    return any(-_EDGE < side < 0.9 * wanted for side in beyond)
