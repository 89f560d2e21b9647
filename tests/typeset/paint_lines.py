"""Paint lines with WeasyPrint by the painter's rules, and tell where each begins and ends. JSON in, JSON out.

A process of its own, because Fontconfig reads its configuration once: here it must see no font of the machine.
In: {faces: {key: path}, language, size, lines: [{offset, segments: [[text, face, tracking, word], …]}, …]}.
Out: for each line its left and right edge in points from the measure's left edge, by the box tree (``boxes``) and by
the character cells that pdfium reads from the finished PDF (``cells``).
"""

from __future__ import annotations

import html
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

MARGIN, HEIGHT = 100.0, 20.0


def page(job: dict[str, Any]) -> str:
    faces = "".join(f"@font-face{{font-family:{key};src:url('file://{path}')}}" for key, path in job["faces"].items())
    lines = "".join(
        f'<div style="top:{at * HEIGHT}pt;left:{MARGIN + line["offset"]:.4f}pt">'
        + "".join(
            f'<span style="font-family:{face};letter-spacing:{tracking:g}pt;word-spacing:{word:g}pt">'
            f"{html.escape(text)}</span>"
            for text, face, tracking, word in line["segments"]
        )
        + "</div>"
        for at, line in enumerate(job["lines"])
    )
    return (
        f'<html lang="{job["language"]}"><style>{faces}@page{{size:800pt {HEIGHT * len(job["lines"]) + 50}pt;margin:0}}'
        f"body{{margin:0}}div{{position:absolute;white-space:pre;font-size:{job['size']}pt;line-height:12pt}}</style>"
        f"<body>{lines}"
    )


def painted(job: dict[str, Any], pdf: Path) -> list[list[float]]:
    from weasyprint import HTML  # type: ignore[import-untyped]

    document = HTML(string=page(job)).render()
    edges = [[1e9, -1e9] for _ in job["lines"]]
    for box in document.pages[0]._page_box.descendants(placeholders=True):
        if type(box).__name__ == "TextBox":
            line = edges[int((box.position_y * 0.75 + 6) // HEIGHT)]
            line[0] = min(line[0], box.position_x * 0.75 - MARGIN)
            line[1] = max(line[1], (box.position_x + box.width) * 0.75 - MARGIN)
    document.write_pdf(pdf)
    return edges


def read_back(pdf: Path, job: dict[str, Any]) -> list[list[float]]:
    """Left and right edge of the character cells of every line, by pdfium."""
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    page = PdfDocument(pdf)[0]
    text, height = page.get_textpage(), page.get_height()
    edges = [[1e9, -1e9] for _ in job["lines"]]
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at, loose=True)
        line = int((height - (bottom + top) / 2) // HEIGHT)
        if right > left and 0 <= line < len(edges):
            edges[line] = [min(edges[line][0], left - MARGIN), max(edges[line][1], right - MARGIN)]
    return edges


def main() -> None:
    job = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "fonts.conf"
        settings.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<cachedir>{folder}</cachedir></fontconfig>"
        )
        os.environ["FONTCONFIG_FILE"] = str(settings)
        pdf = Path(folder) / "lines.pdf"
        boxes = painted(job, pdf)
        json.dump({"boxes": boxes, "cells": read_back(pdf, job)}, sys.stdout)


if __name__ == "__main__":
    main()
