"""Bytes of a source file → text: encoding told, line ends made one kind, characters no page can carry put aside."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import InputError
from publisher.wording import Text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 (BOM)"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Invisible characters and non-characters; a soft hyphen or a zero-width space would hide inside a word for ever.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff]"
)
LARGEST = 20_000_000  # bytes; a year of a daily's text is smaller


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source's text with line feeds at its line ends, how it was encoded, and what had to be said about it."""

    text: str
    encoding: str
    notes: tuple[Text, ...] = ()


def decode(data: bytes, path: Path) -> Decoded:
    """Read UTF-8, UTF-16 with a byte order mark, or GB 18030; raise InputError for anything else, and for emptiness."""
    if len(data) > LARGEST:
        raise InputError(
            Text(f"{path} is larger than {LARGEST // 1_000_000} MB.", f"{path} 超过 {LARGEST // 1_000_000} MB。"),
            Text("Give one file per page or per article.", "请按版面或按稿件分成多个文件。"),
        )
    text, encoding, notes = _characters(data, path)
    text = _BREAKS.sub("\n", text)
    text, dropped = _UNPRINTABLE.subn("", text)
    if dropped:
        notes.append(
            Text(
                f"{dropped} control or invisible characters were left out.",
                f"略去 {dropped} 个控制字符或不可见字符。",
            )
        )
    if not text.strip():
        raise InputError(
            Text(f"{path} has no text in it.", f"{path} 里没有文字。"),
            Text("Check that the right file was given, and that it was saved.", "请检查文件是否选对、是否已保存。"),
        )
    return Decoded(text, encoding, tuple(notes))


def _characters(data: bytes, path: Path) -> tuple[str, str, list[Text]]:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec, name, path), name, []
    try:
        return data.decode("utf-8"), "UTF-8", []
    except UnicodeDecodeError as fault:
        utf8_fault = fault
    if b"\x00" not in data:
        text = _as_gb18030(data)
        if text is not None:
            note = Text("Read as GB 18030, because the bytes are not UTF-8.", "该文件不是 UTF-8，已按 GB 18030 读取。")
            return text, "GB 18030", [note]
    raise _undecodable(path, "UTF-8, GB 18030", utf8_fault.start)


def _as_gb18030(data: bytes) -> str | None:
    """The text, if the bytes are GB 18030 and read like Chinese: Latin-1 bytes often decode to rare characters."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [char for char in text if ord(char) > 0x7F]
    # The 6,763 characters of GB 2312 have a first byte from 0xB0 to 0xF7 and a second from 0xA1.
    common = sum(1 for char in foreign if _in_gb2312(char))
    return text if foreign and common >= 0.8 * len(foreign) else None


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _strictly(data: bytes, codec: str, name: str, path: Path) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as fault:
        raise _undecodable(path, name, fault.start) from fault


def _undecodable(path: Path, tried: str, at: int) -> InputError:
    return InputError(
        Text(
            f"{path} is not text in a known encoding (tried {tried}; first bad byte at offset {at}).",
            f"{path} 不是已知编码的文本（试过 {tried}；第一个无法识别的字节在偏移 {at} 处）。",
        ),
        Text(
            "Save it as UTF-8, for example: iconv -f ENCODING -t UTF-8 FILE > NEW.",
            "请另存为 UTF-8，例如：iconv -f 原编码 -t UTF-8 原文件 > 新文件。",
        ),
    )
