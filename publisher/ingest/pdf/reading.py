"""A PDF's pages → recognised pages: geometry tells the paragraphs and the heads, the words tell the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from publisher.errors import InputError
from publisher.ingest.page import RecognisedPage, Seam
from publisher.ingest.pdf.columns import Column, columns_of
from publisher.ingest.pdf.glyphs import glyphs_of
from publisher.ingest.pdf.nameplate import nameplate, titled
from publisher.ingest.pdf.order import in_reading_order
from publisher.ingest.pdf.paragraphs import Passage, passages_of, text_size
from publisher.ingest.pdf.rows import rows_of
from publisher.ingest.recognise import language_of, structure
from publisher.ingest.trace import Traced
from publisher.ingest.units import Unit, joined
from publisher.wording import Text

MOST_PAGES = 200
"""Pages; an issue of a newspaper has a tenth of it."""
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page with text: its rows in reading order, one a line, and what was recognised in them."""

    number: int
    text: str
    page: RecognisedPage


def read_pdf(data: bytes, path: Path, language: str | None = None) -> tuple[PdfPage, ...]:
    """The pages of a PDF that have text.

    Raises:
        InputError: the file is damaged or needs a password, has too many pages, or holds pictures of text only.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(path, str(error)) from error
    try:
        if len(document) > MOST_PAGES:
            raise _too_long(path, len(document))
        pages = [columns_of(rows_of(glyphs_of(page))) for page in document]
    except pypdfium2.PdfiumError as error:
        raise _unreadable(path, str(error)) from error
    finally:
        document.close()
    letters = sum(column.length for columns in pages for column in columns)
    if letters < 20 * len(pages):
        raise _scanned(path, len(pages))
    return tuple(_page(columns, number, language) for number, columns in enumerate(pages, 1) if columns)


def _page(columns: Sequence[Column], number: int, language: str | None) -> PdfPage:
    passages = passages_of(in_reading_order(columns, text_size(columns)))
    text = "".join(f"{row.text}\n" for passage in passages for row in passage.rows)
    tongue = language_of(text) if language is None else ("zh" if language.lower().startswith("zh") else "en")
    units = tuple(_units(passages, text))
    plate = nameplate(passages) if number == 1 else 0
    page = titled(structure(units[plate:], tongue), units[:plate])
    turns = tuple(_turns(passages))
    return PdfPage(number, text, replace(page, joins=tuple(sorted((*page.joins, *turns), key=lambda seam: seam.line))))


def _units(passages: Sequence[Passage], text: str) -> Iterator[Unit]:
    """Every passage as a unit, made of the lines of ``text`` that its rows are."""
    offset, line = 0, 0
    headed = any(passage.kind == "display" for passage in passages)
    for passage in passages:
        unit: Unit | None = None
        for row in passage.rows:
            line += 1
            piece = Unit(Traced.of(text, offset, offset + len(row.text)).strip(), (line,), 0)
            offset += len(row.text) + 1
            unit = piece if unit is None else _with(unit, piece, passage)
        if unit is not None:
            gap = 1 if passage.kind == "display" else 0
            yield replace(
                unit, gap=gap, indented=passage.indented, mark=_mark(passage, headed=headed), apart=passage.apart
            )


def _with(unit: Unit, piece: Unit, passage: Passage) -> Unit:
    if passage.kind == "display" and unit.plain[-1:] > "\u2e7f":
        # A Chinese headline is turned where its editor meant it to be; the manifest says so with a space.
        return replace(unit, text=unit.text + Traced.made(" ") + piece.text, lines=unit.lines + piece.lines)
    return joined(unit, piece)


def _mark(passage: Passage, *, headed: bool) -> str:
    """Large type is a head, and where there is any nothing else is; several rows of the text's size are a paragraph."""
    if passage.kind == "display":
        return "▲"
    if passage.kind == "text" and len(passage.rows) > 2:
        return "¶"
    return "△" if headed else ""


def _turns(passages: Sequence[Passage]) -> Iterator[Seam]:
    """The joins across columns, for the import's report."""
    line = 0
    for passage in passages:
        for turn in passage.turns:
            left, right = passage.rows[turn - 1].text, passage.rows[turn].text
            spaced = left[-1:].isascii() and right[:1].isascii()
            yield Seam(
                line + turn, line + turn + 1, left[-_SHOWN:], right[:_SHOWN], " " if spaced else "", 0.99,
                "column-turn", _TURNED,
            )  # fmt: skip
        line += len(passage.rows)


_TURNED = Text(
    "The next column begins without an indent: the paragraph goes on there.",
    "下一栏开头没有缩进，是同一段的下文。",
)


def _unreadable(path: Path, why: str) -> InputError:
    locked = "password" in why.lower()
    if locked:
        return InputError(
            Text(f"{path} is locked with a password.", f"{path} 有密码保护。"),
            Text("Save it again without a password.", "请另存为不带密码的 PDF。"),
        )
    return InputError(
        Text(f"{path} is no PDF that can be read: {why}.", f"{path} 不是可读的 PDF：{why}。"),
        Text("Export it again from the program that made it.", "请用原来的软件重新导出。"),
    )


def _too_long(path: Path, pages: int) -> InputError:
    return InputError(
        Text(
            f"{path} has {pages} pages; at most {MOST_PAGES} are read.",
            f"{path} 有 {pages} 页，最多读取 {MOST_PAGES} 页。",
        ),
        Text("Give the pages of one issue only.", "请只给出一期的版面。"),
    )


def _scanned(path: Path, pages: int) -> InputError:
    return InputError(
        Text(
            f"{path} holds pictures of its {pages} pages but no text: it was scanned, or set in outlines.",
            f"{path} 的 {pages} 页只有图像，没有文字：是扫描件，或文字已转成曲线。",
        ),
        Text(
            "Run it through OCR first (for example: ocrmypdf -l chi_sim IN.pdf OUT.pdf), or ask for the text.",
            "请先做文字识别（例如 ocrmypdf -l chi_sim 原文件.pdf 新文件.pdf），或索要文字稿。",
        ),
    )
