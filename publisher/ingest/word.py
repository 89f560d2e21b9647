"""Word documents: their styles tell headline, deck, byline and caption; their pictures come out as files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mammoth  # type: ignore[import-untyped]

from publisher.errors import InputError
from publisher.wording import Text

_LARGEST = 300_000_000
"""Bytes that a document may unpack to; pictures of a whole issue are smaller, and a zip bomb is larger."""
_LARGEST_TEXT = 60_000_000
_MOST_ENTRIES = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/tiff": "tif", "image/bmp": "bmp",
             "image/webp": "webp"}  # fmt: skip
_STYLES = {
    "h1.title:fresh": ("Title", "Headline", "标题", "主标题", "新闻标题"),
    "h2:fresh": ("Subhead", "Crosshead", "小标题"),
    "p.kicker:fresh": ("Kicker", "引题", "肩题"),
    "p.subtitle:fresh": ("Subtitle", "副标题", "副题"),
    "p.deck:fresh": ("Deck", "Standfirst", "Abstract", "提要", "导语", "摘要", "阅读提示"),
    "p.byline:fresh": ("Byline", "Author", "署名", "作者", "记者"),
    "p.caption:fresh": ("Caption", "caption", "题注", "图注", "图片说明", "图说"),
    "blockquote > p:fresh": ("Quote", "Intense Quote", "Block Text", "引用", "明显引用"),
}
"""HTML for the styles by which newsrooms mark what a paragraph is, in both languages."""


@dataclass(frozen=True, slots=True)
class WordText:
    """A document as HTML, and its pictures by the names the HTML gives them."""

    html: str
    pictures: Mapping[str, bytes]


def read_word(content: bytes, path: Path) -> WordText:
    """Convert a .docx.

    Raises:
        InputError: it is damaged, locked with a password, of the old format, or far too large once unpacked.
    """
    _checked(content, path)
    pictures: dict[str, bytes] = {}

    def keep(image: Any) -> dict[str, str]:
        kind = _PICTURES.get(image.content_type)
        name = f"word-{len(pictures) + 1}.{kind or 'picture'}"
        with image.open() as file:
            if kind:
                pictures[name] = file.read()
        return {"src": name}

    styles = "\n".join(f"p[style-name='{name}'] => {made}" for made, names in _STYLES.items() for name in names)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(content), style_map=styles, convert_image=mammoth.images.img_element(keep)
        )
    except (KeyError, ValueError, AttributeError, OSError, RecursionError, zipfile.BadZipFile, SyntaxError) as error:
        raise _damaged(path) from error
    except Exception as error:  # the XML parser raises a class of its own in every version
        raise _damaged(path) from error
    return WordText(f"<html><body>{result.value}</body></html>", pictures)


def _checked(content: bytes, path: Path) -> None:
    if content.startswith(_OLE):
        raise _locked(path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise _locked(path)
            text = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
            whole = sum(entry.file_size for entry in entries)
            if len(entries) > _MOST_ENTRIES or whole > _LARGEST or text > _LARGEST_TEXT:
                raise _too_large(path)
            # What an entry says of its size may be a lie: reading stops where it should have ended.
            document = archive.open("word/document.xml").read(_LARGEST_TEXT + 1)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged(path) from error
    if b"<!DOCTYPE" in document[:4096] or b"<!ENTITY" in document:
        raise _damaged(path)


def _locked(path: Path) -> InputError:
    return InputError(
        Text(
            f"{path} is locked with a password, or is in the format of Word 97 to 2003.",
            f"{path} 有密码保护，或是 Word 97–2003 的旧格式。",
        ),
        Text("Save it as .docx without a password.", "请另存为不带密码的 .docx。"),
    )


def _damaged(path: Path) -> InputError:
    return InputError(
        Text(f"{path} is no Word document that can be read.", f"{path} 不是可读的 Word 文档。"),
        Text("Open it in Word or LibreOffice and save it again as .docx.", "请用 Word 或 WPS 打开，另存为 .docx。"),
    )


def _too_large(path: Path) -> InputError:
    return InputError(
        Text(f"{path} would unpack to far more than a document holds.", f"{path} 解压后大得不像文档。"),
        Text("Do not open it; ask for the text again.", "请勿打开，请对方重新提供文稿。"),
    )
