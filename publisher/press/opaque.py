"""PDF/X-1a for houses that still ask for it: PDF 1.4 without transparency. Never a label that is not true."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from publisher.errors import InputError
from publisher.press.masks import graphics_states
from publisher.wording import Text

_CHINESE = {
    "a picture with a soft mask": "带透明通道的图片",
    "a soft mask": "软蒙版",
    "opacity": "不透明度",
    "a blend mode": "混合模式",
}
_NORMAL = ("/Normal", "/Compatible")


def make_opaque(document: pikepdf.Pdf) -> None:
    """Bring a finished document to what PDF/X-1a allows, in place.

    Raises:
        InputError: transparency remains; the message says which. Nothing here flattens it.
    """
    why = sorted({reason for item in document.objects for reason in _reasons(item)})
    if why:
        en, zh = ", ".join(why), "、".join(_CHINESE[reason] for reason in why)
        raise InputError(
            Text(f"PDF/X-1a knows no transparency, and the pages have {en}.", f"PDF/X-1a 不支持透明，而版面含有{zh}。"),
            Text("Deliver PDF/X-4, or take the transparent parts out.", "请改交 PDF/X-4，或去掉透明对象。"),
        )
    for page in document.pages:
        if "/Group" in page.obj:
            del page.obj["/Group"]
    for item in document.objects:
        if isinstance(item, Stream) and "/Group" in item:
            del item["/Group"]
        if isinstance(item, Dictionary) and item.get("/Type") == Name.FontDescriptor:
            _plain_font(document, item)


def _reasons(item: Any) -> list[str]:
    if not isinstance(item, Stream | Dictionary):
        return []
    found = ["a picture with a soft mask"] if item.get("/Subtype") == Name.Image and "/SMask" in item else []
    for state in graphics_states(item):
        if isinstance(state.get("/SMask"), Dictionary):
            found.append("a soft mask")
        if float(state.get("/ca", 1)) < 1 or float(state.get("/CA", 1)) < 1:
            found.append("opacity")
        if str(state.get("/BM", "/Normal")) not in _NORMAL:
            found.append("a blend mode")
    return found


def _plain_font(document: pikepdf.Pdf, descriptor: Any) -> None:
    """An OpenType wrapper, which is PDF 1.6, taken off: what is within was known before."""
    program = descriptor.get("/FontFile3")
    if not isinstance(program, Stream) or program.get("/Subtype") != Name.OpenType:
        return
    data = program.read_bytes()
    table = _table(data, b"CFF ")
    del descriptor["/FontFile3"]
    if table is not None:
        descriptor["/FontFile3"] = document.make_stream(table, Subtype=Name.CIDFontType0C)
    else:
        descriptor["/FontFile2"] = document.make_stream(data, Length1=len(data))


def _table(data: bytes, wanted: bytes) -> bytes | None:
    count = int.from_bytes(data[4:6], "big")
    for at in range(12, 12 + 16 * count, 16):
        if data[at : at + 4] == wanted:
            start, length = (int.from_bytes(data[at + skip : at + skip + 4], "big") for skip in (8, 12))
            return data[start : start + length]
    return None
