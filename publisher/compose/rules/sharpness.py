"""Pictures at their printed size."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.compose.make_up import Layout
from publisher.compose.pages import Picture
from publisher.compose.rules.places import MM, in_mm
from publisher.findings import Severity
from publisher.model import Span
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_SHARP = 150
"""Pixels an inch a newspaper press asks for."""


@rule("IM001", "low-resolution", Severity.WARNING, scope="layout")
def low_resolution(layout: Layout) -> Iterator[Hit]:
    """A picture has too few pixels for the size it is printed at.

    Why:
        Under 150 pixels an inch a photograph shows its squares, even on newsprint.

    Bad:
        A picture of 400 pixels printed 143 mm wide (71 pixels an inch).
    Good:
        The same picture at 1,200 pixels, or printed 66 mm wide.

    中文: 图片分辨率不足
        按印刷尺寸不足每英寸 150 像素，新闻纸上也会露出方格。
    """
    for page in layout.composition.pages:
        for picture in page.items:
            if not isinstance(picture, Picture) or picture.image is None:
                continue
            pixels = layout.issue.pixels[picture.image]
            sharp = min(pixels[0] / picture.width, pixels[1] / picture.height) * 72
            if sharp >= _SHARP:
                continue
            size = f"{picture.width * MM:.0f} × {picture.height * MM:.0f} mm"
            needed = round(max(picture.width, pixels[0] / pixels[1] * picture.height) / 72 * _SHARP)
            yield Hit(
                Text(
                    f"{picture.image} has {sharp:.0f} pixels an inch at its printed size of {size}.",
                    f"{picture.image} 按印刷尺寸 {size} 只有每英寸 {sharp:.0f} 像素。",
                ),
                Text(
                    f"Supply it at least {needed} pixels wide, or print it smaller.",
                    f"请换宽 {needed} 像素以上的图，或缩小。",
                ),
                span=_written(layout, page.number, picture),
                article=picture.article,
                page=page.number,
                box=in_mm(picture.x, picture.y, picture.width, picture.height),
            )


def _written(layout: Layout, number: int, picture: Picture) -> Span | None:
    """Where the picture is named: by a figure of its article, an advertisement of the page, or a story announced."""
    if picture.article is not None:
        return layout.issue.articles[picture.article].figures[picture.figure].span_of("image")
    ads = [ad for page in layout.issue.manifest.pages if page.number == number for ad in page.ads]
    figures = [figure for article in layout.issue.articles.values() for figure in article.figures]
    named = [(one.image, one) for one in ads] + [(one.image, one) for one in figures]
    return next((one.span_of("image") for image, one in named if image == picture.image), None)
