"""Rules on the pages as a set of sheets: how many there are, whether anything is on them that is not to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import File
from publisher.preflight.hits import on, rule, whole
from publisher.preflight.marks import Mark
from publisher.rules.registry import Hit
from publisher.wording import Text


@rule("PF037", "page-count", Severity.WARNING)
def page_count(file: File) -> Iterator[Hit]:
    """The number of pages does not fit the sheets they are printed on.

    Why:
        A sheet folded once has four pages; what is missing is printed white.

    Bad:
        A stitched magazine of 10 pages.
    Good:
        8 or 12 pages.
    中文：页数不合印张
        骑马订每张四页，页数不合就会印出白页。
    """
    count, multiple = len(file.pages), file.profile.page.multiple
    # A page alone is one of many; the rest come in other files.
    if count > 1 and count % multiple:
        yield whole(
            Text(f"{count} pages are no multiple of {multiple}.", f"共 {count} 页，不是 {multiple} 的倍数。"),
            Text("Add or take out pages.", "请增减页数。"),
        )


@rule("PF038", "nothing-painted", Severity.ERROR)
def empty_page(file: File) -> Iterator[Hit]:
    """Nothing is painted on the page.

    Why:
        A white page in a paper is a page that was lost.

    Bad:
        A page whose content did not come through the export.
    Good:
        The page with its content; a page left white on purpose says so.
    中文：空白页
        报纸上的白页，多半是内容丢了。
    """
    for page in file.pages:
        if not any(True for _ in page.inside()) and not page.oddities.get("content"):
            yield on(page, Text("The page is empty.", "页面是空的。"), Text("Export it again.", "请重新导出。"))


@rule("PF039", "annotation", Severity.ERROR)
def annotation(file: File) -> Iterator[Hit]:
    """A note, link or field lies on the page.

    Why:
        Whether such a thing is printed hangs on the program that prints.

    Bad:
        The editor's yellow note on the headline.
    Good:
        The page without notes; links only in the file for the screen.
    中文：页面上有批注或链接
        批注、链接是否印出，取决于输出软件。
    """
    for page in file.pages:
        for note in page.source.get("/Annots", ()):
            kind = str(note.get("/Subtype", "?"))
            outer = page.boxes.get("/BleedBox") or page.area
            try:
                x1, y1, x2, y2 = (float(side) for side in note["/Rect"])
                box = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
            except (KeyError, TypeError, ValueError):
                box = outer
            touches = box[0] < outer[2] and box[2] > outer[0] and box[1] < outer[3] and box[3] > outer[1]
            if touches and kind not in ("/TrapNet", "/PrinterMark"):
                message = Text(f"A {kind[1:]} annotation lies on the page.", f"页面上有批注或链接（{kind[1:]}）。")
                yield on(page, message, Text("Remove it.", "请删除。"), [Mark("path", box)])
                break
