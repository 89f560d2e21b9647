"""What the engine's tags leave to be desired: places of figures, what links say, elements with nothing in them."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from publisher.compose.pages import Composition, TextBlock
from publisher.wording import Text, tongue_of

_POINTS = 0.75
_ANCHOR = "article-"


def mend(document: Pdf, composition: Composition) -> None:
    """Mend the structure tree and the links of a painted document, in place."""
    root = document.Root.get("/StructTreeRoot")
    if root is not None:
        for child in _children(root):
            _mended(child, composition.height)
    headlines = _headlines(composition)
    tongue = tongue_of(composition.language)
    to = Text("Go to: ", "转到：").said(tongue)
    for page in document.pages:
        for annotation in page.get("/Annots", Array()):
            name, _, number = str(annotation.get("/Dest", "")).removeprefix(_ANCHOR).partition("#")
            if name in headlines:
                # A screen reader would read the anchor's name aloud.
                there = Text(f", page {number}", f"，第{number}版").said(tongue) if number else ""
                annotation["/Contents"] = String(to + headlines[name] + there)


def _headlines(composition: Composition) -> dict[str, str]:
    found: dict[str, str] = {}
    for page in composition.pages:
        for item in page.items:
            if isinstance(item, TextBlock) and item.article is not None and item.piece == "headline":
                text = " ".join(line.text for line in item.lines)
                found[item.article] = f"{found[item.article]} {text}" if item.article in found else text
    return found


def _children(element: Object) -> list[Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _mended(element: Object, height: float) -> bool:
    """Mend an element and all below it; whether anything of the page hangs on it."""
    if not isinstance(element, Dictionary) or "/S" not in element:
        return True
    if element["/S"] == Name.Figure and "/A" in element and "/BBox" in element["/A"]:
        # The engine writes pixels from the upper left; readers expect points from the lower left.
        x1, y1, x2, y2 = (float(side) * _POINTS for side in element["/A"]["/BBox"])
        element["/A"]["/BBox"] = Array([round(side, 4) for side in (x1, height - y2, x2, height - y1)])
    kept = [child for child in _children(element) if _mended(child, height)]
    element["/K"] = Array(kept)
    # Rules, tints and panels are drawn as artifacts and leave empty elements behind.
    return bool(kept)
