"""The second reading: a finished PDF, read back with PDFium, which knows nothing of how it was made."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from publisher.compose.pages import Composition, TextBlock
from publisher.conserve.compare import agreeing, bare
from publisher.conserve.telling import blocks_of, box_of, lost, span_of
from publisher.findings import Finding
from publisher.model import Issue
from publisher.wording import Text

# A hyphen at a line's end comes back as one of these.
_HYPHENS = {"\x02": "-", "￾": "-", "‐": "-"}
_AROUND = 12


def page_texts(pdf: bytes) -> Iterator[str]:
    """The characters of each page in the order they are painted, without those that PDFium adds."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text_page = page.get_textpage()
            yield "".join(_characters(text_page))
            text_page.close()
    finally:
        document.close()


def _characters(text_page: pypdfium2.PdfTextPage) -> Iterator[str]:
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if pdfium.FPDFText_IsGenerated(text_page, index) != 1:
            yield chr(code)


def origins(pdf: bytes, page: int) -> Iterator[tuple[str, float, float, float]]:
    """Every character of a page (counted from 0): its text, origin x, baseline and right edge, from the upper left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        left, _, _, top = document[page].get_cropbox()
        text_page = document[page].get_textpage()
        for index in range(text_page.count_chars()):
            if pdfium.FPDFText_IsGenerated(text_page, index) == 1:
                continue
            x, y, cell = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
            pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
            pdfium.FPDFText_GetLooseCharBox(text_page, index, cell)
            character = chr(pdfium.FPDFText_GetUnicode(text_page, index))
            yield _HYPHENS.get(character, character), x.value - left, top - y.value, cell.right - left
        text_page.close()
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Misread:
    """A block that the finished page does not hold as composed, with what stands there instead."""

    page: int
    block: TextBlock
    wanted: str
    found: str


def misread(composition: Composition, pdf: bytes, twins: Mapping[str, str]) -> tuple[Misread, ...]:
    """The blocks whose text the PDF does not give back. ``twins``: see :class:`publisher.paint.Painted`."""
    found: list[Misread] = []
    texts = list(page_texts(pdf))
    for page, text in zip(composition.pages, [*texts, *[""] * len(composition.pages)], strict=False):
        blocks = list(blocks_of(page).values())
        found += _compared(page.number, blocks, folded(text, twins), twins)
    return tuple(found)


def folded(text: str, twins: Mapping[str, str]) -> str:
    """The text as a PDF can give it: compatibility forms and characters of one glyph are not told apart."""
    plain = bare("".join(twins.get(c, c) for c in (_HYPHENS.get(c, c) for c in text)))
    return bare("".join(twins.get(c, c) for c in unicodedata.normalize("NFKC", plain)))


def _compared(page: int, blocks: Sequence[TextBlock], text: str, twins: Mapping[str, str]) -> Iterator[Misread]:
    at = 0
    for block in blocks:
        wanted = folded("".join(line.text for line in block.lines), twins)
        if text.startswith(wanted, at):
            at += len(wanted)
            continue
        same = agreeing(wanted, text[at : at + len(wanted)])
        yield Misread(page, block, wanted[same : same + _AROUND], text[at + same : at + same + _AROUND])
        # Go on behind the damage: where the rest of the block is found again, or else at the next one.
        rest = text.find(wanted[-_AROUND:], at + same)
        at = rest + len(wanted[-_AROUND:]) if 0 <= rest <= at + len(wanted) + _AROUND else at + same
    if text[at:]:
        last = blocks[-1] if blocks else None
        if last is not None:
            yield Misread(page, last, "", text[at : at + _AROUND])


def told(misread: Misread, edition: str, issue: Issue) -> Finding:
    """The finding for a block misread."""
    block, page = misread.block, misread.page
    who = f"{block.article}, {block.piece}" if block.article else block.piece
    return lost(
        Text(
            f"{edition}: read back, page {page} has “{misread.found}” where {who} has “{misread.wanted}”.",
            f"{edition}：从成品文件读回，第{page}版为“{misread.found}”，而 {who} 应为“{misread.wanted}”。",
        ),
        article=block.article,
        span=span_of(issue, block),
        page=page,
        box=box_of(block),
    )
