"""Reading a PDF for preflight: what of it can be known before any rule is asked."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from typing import Any

import pikepdf
from lxml import etree

from publisher.findings import NotRun
from publisher.preflight.facts import File, Page
from publisher.preflight.fonts import Font
from publisher.preflight.ink import DPI, Coverage, coverage
from publisher.preflight.plates import plates
from publisher.preflight.walk import TooMuch, walk
from publisher.press.colour import Separation
from publisher.press.matrix import Rect, rect
from publisher.press.profile import PressProfile
from publisher.wording import Text

_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
MOST_PAGES = 500
"""Pages whose ink is measured in one file: a newspaper has a fifth of that."""
_UNMEASURED = {
    "picture": Text("a picture could not be decoded", "有图片无法解码"),
    "gradient": Text("a gradient could not be evaluated", "有渐变无法计算"),
    "colour": Text("a colour is made of unknown inks", "有颜色的油墨未知"),
    "page": Text("PDFium cannot paint it", "PDFium 无法绘制"),
}


def read(document: pikepdf.Pdf, data: bytes, profile: PressProfile, *, ink: bool) -> tuple[File, list[NotRun]]:
    """The file with all its pages walked and, where wanted, their ink measured, and what could not be looked at."""
    seen: dict[tuple[int, int], Font] = {}
    not_run: list[NotRun] = []
    pages = []
    for number, source in enumerate(document.pages, 1):
        page = Page(number, source.obj, boxes_of(source.obj))
        try:
            walk(page, seen)
        except (TooMuch, RecursionError):
            why = Text(f"page {number} paints too much to be looked at", f"第{number}页对象过多，无法逐一检查")
            not_run.append(NotRun("page-content", why))
        pages.append(page)
    repaired = tuple(str(warning).splitlines()[0] for warning in document.get_warnings())
    measured = _inks(data, pages, profile, not_run) if ink else ()
    metadata = metadata_of(document)
    return File(document, profile, tuple(pages), metadata, repaired, measured), not_run


def _inks(data: bytes, pages: list[Page], profile: PressProfile, not_run: list[NotRun]) -> tuple[Coverage, ...]:
    if len(pages) > MOST_PAGES:
        why = Text(f"it has more than {MOST_PAGES} pages", f"超过 {MOST_PAGES} 页")
        not_run.append(NotRun("ink", why))
        return ()
    if any("recursion" in page.oddities for page in pages):
        # PDFium would draw what is drawn within itself until it is stopped.
        not_run.append(NotRun("ink", _UNMEASURED["page"]))
        return ()
    found: list[Coverage] = []
    try:
        for page, painted in zip(pages, plates(data, Separation(profile, {}), DPI), strict=True):
            media = page.boxes.get("/CropBox") or page.boxes.get("/MediaBox") or page.area
            found.append(coverage(painted, media, page.area, profile))
    except MemoryError:
        raise
    except Exception as error:  # whatever a damaged page leads the painter to
        why = _UNMEASURED["page"]
        detail = f"{type(error).__name__}"
        not_run.append(NotRun("ink", Text(f"{why.en} ({detail})", f"{why.zh}（{detail}）")))
    for reason in sorted({reason for one in found for reason in one.unmeasured}):
        not_run.append(NotRun("ink", _UNMEASURED[reason]))
    return tuple(found)


def boxes_of(source: Any) -> Mapping[str, Rect]:
    """The boxes of a page by their names in PDF; the media and crop box may be its parents'."""
    found = {}
    for key in _BOXES:
        holder = source
        for _ in range(50):
            if holder is None or key in holder or key not in ("/MediaBox", "/CropBox"):
                break
            holder = holder.get("/Parent")
        try:
            if holder is not None and key in holder:
                found[key] = rect(holder[key])
        except (TypeError, ValueError):
            continue
    return found


def metadata_of(document: pikepdf.Pdf) -> Mapping[str, str] | None:
    """Simple properties of the XMP by their names without prefix; None when there is none that can be read."""
    stream = document.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            root = etree.parse(io.BytesIO(stream.read_bytes()), parser).getroot()
    except (etree.XMLSyntaxError, pikepdf.PdfError, ValueError):
        return None
    found: dict[str, str] = {}
    for node in root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"):
        for name, value in node.attrib.items():
            found.setdefault(_bare(name), str(value))
        for child in node:
            if isinstance(child.tag, str):
                found.setdefault(_bare(child.tag), "".join(map(str, child.itertext())).strip())
    return found


def _bare(name: str | bytes) -> str:
    return str(name).rpartition("}")[2]
