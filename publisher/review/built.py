"""A build's folder read back: its findings from build.json, its texts from the e-book, its lines from the PDF."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from lxml import etree
from PIL import Image

from publisher.atomic import read
from publisher.conserve import pdf as finished
from publisher.errors import InputError
from publisher.findings import Box, Finding, NotRun, Severity
from publisher.model import Span
from publisher.record import MARK
from publisher.reports import CheckReport
from publisher.reports.proof import Mark, Proof, Sheet
from publisher.review.state import PageLine, State
from publisher.wording import Text

_MM = 25.4 / 72
_XHTML = "{http://www.w3.org/1999/xhtml}"
_LARGEST = 50_000_000
"""Bytes of one document of an e-book; ours are a thousandth of it, and a zip bomb is more."""


def is_build(folder: Path) -> bool:
    """Whether a build was left there."""
    return (folder / MARK).is_file()


def of_build(folder: Path, *, pictures: bool) -> State:
    """The state that a build left.

    Raises:
        InputError: build.json, the e-book or the PDF cannot be read.
    """
    try:
        record = json.loads(read(folder / MARK))
        findings = tuple(_finding(one) for one in record["findings"])
        not_run = tuple(NotRun(one["check"], _said(one, "why")) for one in record["not_run"])
        name = str(record["issue"])
        book = folder / f"{name}.epub"
        texts = _texts(book) if book.is_file() else {}
        pdf = next((one for one in (folder / "screen.pdf", folder / "print.pdf") if one.is_file()), None)
        lines = tuple(_lines(read(pdf))) if pdf else ()
        proof = _proof(folder, name, texts, pdf, findings) if pictures else None
    except (
        ValueError,
        KeyError,
        TypeError,
        OSError,
        zipfile.BadZipFile,
        etree.LxmlError,
        pypdfium2.PdfiumError,
    ) as fault:
        raise InputError(
            Text(f"{folder} is no whole build: {fault}.", f"{folder} 不是完整的成品文件夹：{fault}。"),
            Text("Build the issue again, or name its folder instead.", "请重新制作，或直接给出该期的文件夹。"),
        ) from fault
    return State(CheckReport(str(folder), findings, not_run, proof=proof), texts, lines)


def _finding(one: dict[str, Any]) -> Finding:
    span = Span(Path(one["file"]), int(one["line"]), int(one["column"])) if one["file"] else None
    box = Box(*(float(side) for side in one["box"])) if one["box"] else None
    severity = Severity[str(one["severity"]).upper()]
    message, hint = _said(one, "message"), _said(one, "hint")
    return Finding(one["rule"], one["name"], severity, message, hint, span, one["article"], one["page"], box)


def _said(one: dict[str, Any], key: str) -> Text:
    english = one[key]
    # Builds of before the record had both tongues say it in English alone.
    return Text(english, one.get(f"{key}_zh", english))


def _texts(book: Path) -> dict[str, dict[str, str]]:
    """Every piece of the book by the id of its element: ``article--body-3``."""
    found: dict[str, dict[str, str]] = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(book) as archive:
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            if PurePosixPath(entry.filename).suffix == ".xhtml" and entry.file_size < _LARGEST:
                for story in etree.fromstring(archive.read(entry), parser).iter(f"{_XHTML}article"):
                    for article, key, text in _pieces(story):
                        found.setdefault(article, {})[key] = text
    return found


def _pieces(story: etree._Element) -> Iterator[tuple[str, str, str]]:
    for node in story.iter():
        name = node.get("id") or ""
        article, between, key = name.rpartition("--")
        if between and isinstance(node.tag, str):
            marks = [child for child in node.iter() if child is not node and "--" in (child.get("id") or "")]
            inner = "".join(str(text) for mark in marks for text in mark.itertext())
            text = "".join(str(words) for words in node.itertext())
            yield article, key.replace("-", "."), text.replace(inner, "", 1) if inner else text


def _lines(pdf: bytes) -> Iterator[PageLine]:
    for number, characters in enumerate(finished.pages(pdf, edges=True), 1):
        row: list[finished.Character] = []
        for character in characters:
            if row and (abs(character.baseline - row[-1].baseline) > 0.5 or character.x < row[-1].x - 1):
                yield _line(number, row)
                row = []
            row.append(character)
        if row:
            yield _line(number, row)


def _line(number: int, row: list[finished.Character]) -> PageLine:
    left, right = row[0].x, max(one.right or one.x for one in row)
    # The size of the type is not told; a line of body text is about nine points high.
    sides = (left, row[0].baseline - 8, right - left, 9.5)
    box = Box(*(round(side * _MM, 2) for side in sides))
    return PageLine(number, "".join(one.text for one in row), box, row[0].baseline * _MM)


def _proof(
    folder: Path, name: str, texts: dict[str, dict[str, str]], pdf: Path | None, findings: tuple[Finding, ...]
) -> Proof:
    sizes = _sizes(pdf) if pdf else []
    pictures = sorted((folder / "proof").glob("p*.png"))
    sheets = []
    for number, picture in enumerate(pictures, 1):
        data = read(picture)
        with Image.open(io.BytesIO(data)) as image:
            pixels = image.size
        # Without a PDF the size is that of the resolution at which proofs are made.
        size = sizes[number - 1] if number <= len(sizes) else (pixels[0] / 110 * 25.4, pixels[1] / 110 * 25.4)
        sheets.append(Sheet(number, None, data, "image/png", pixels, *size))
    characters = sum(len("".join(text.split())) for pieces in texts.values() for text in pieces.values())
    headlines = {article: pieces.get("headline", article) for article, pieces in texts.items()}
    marks = tuple(Mark(one.page, (one.box,) if one.box else ()) if one.page else None for one in findings)
    return Proof(name, None, None, "und", "", characters, headlines, tuple(sheets), marks)


def _sizes(pdf: Path) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(read(pdf))
    try:
        boxes = [page.get_trimbox() for page in document]
        return [((right - left) * _MM, (top - bottom) * _MM) for left, bottom, right, top in boxes]
    finally:
        document.close()
