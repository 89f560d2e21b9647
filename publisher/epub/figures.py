"""Pictures with their captions and credits, and figures from the story set beside it."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.epub import words
from publisher.epub.inline import piece_id
from publisher.epub.xhtml import Child, Element, element
from publisher.model import Article, Figure, Number
from publisher.pieces import credit
from publisher.wording import Tongue, tongue_of


def figures(article: Article, images: Mapping[str, str], language: str) -> list[Element]:
    """The article's figures. ``images`` gives each picture's path from the document; one that is missing is awaited."""
    return [_figure(article, index, figure, images, language) for index, figure in enumerate(article.figures)]


def described(figure: Figure) -> bool:
    """Whether the editor said in words what the picture shows."""
    return bool(figure.alt and figure.alt.strip())


def _figure(article: Article, index: int, figure: Figure, images: Mapping[str, str], language: str) -> Element:
    tongue = tongue_of(language)
    path = images.get(figure.image) if figure.image else None
    if path:
        picture = element("img", {"src": path, "alt": _alternative(figure, tongue)})
    else:
        picture = element("p", {"class": "furniture awaited"}, words.PICTURE_AWAITED.said(tongue))
    lines = [
        _line(article.id, f"figure.{index}.caption", "caption", figure.caption),
        _line(article.id, f"figure.{index}.credit", "credit", credit(figure.credit, language)),
    ]
    caption = element("figcaption", {}, *lines) if any(line is not None for line in lines) else None
    return element("figure", {}, picture, caption)


def _alternative(figure: Figure, tongue: Tongue) -> str:
    if figure.alt and figure.alt.strip():
        return figure.alt
    # An empty text would tell a screen reader that there is nothing to see.
    return words.PICTURE.said(tongue)


def _line(article: str, key: str, style: str, text: str | None) -> Element | None:
    if not (text and text.strip()):
        return None
    return element("p", {"class": style, "id": piece_id(article, key)}, text)


def numbers(article: Article, tongue: Tongue, *, vertical: bool = False) -> Element | None:
    """The article's figures as a box of terms, each with what it counts; None when it has none.

    ``vertical``: the lines run downwards, and so does a share of a goal.
    """
    if not article.numbers:
        return None
    side = "height" if vertical else "width"
    made = [_number(article.id, index, number, tongue, side) for index, number in enumerate(article.numbers)]
    return element("aside", {"class": "numbers", "aria-label": words.KEY_FIGURES.said(tongue)}, *made)


def _number(article: str, index: int, number: Number, tongue: Tongue, side: str) -> Element:
    def part(tag: str, name: str, text: str | None) -> Element | None:
        if not (text and text.strip()):
            return None
        return element(tag, {"class": name, "id": piece_id(article, f"number.{index}.{name}")}, text)

    unit = part("span", "unit", number.unit)
    gap = " " if unit is not None and tongue == "en" else None
    figure: list[Child] = [part("span", "value", number.value), gap, unit]
    told = [made for made in (part("dd", "label", number.label), part("dd", "note", number.note)) if made is not None]
    if not told:
        # A term that nothing explains is no definition list.
        return element("p", {"class": "number"}, *figure, _bar(number, side))
    return element("dl", {"class": "number"}, element("dt", {}, *figure, _bar(number, side)), *told)


def _bar(number: Number, side: str) -> Element | None:
    if number.share is None:
        return None
    filled = element("span", {"class": "filled", "style": f"{side}:{number.share * 100:.4g}%"})
    return element("span", {"class": "bar", "aria-hidden": "true"}, filled)
