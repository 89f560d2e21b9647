"""Reading a text file: bytes to characters, and what is wrong with them."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from publisher.findings import Finding
from publisher.load.faults import CONTROL_CHARACTER, UNREADABLE_FILE
from publisher.model import Span
from publisher.wording import Text

LARGEST_MANIFEST = 32_000_000
"""Bytes; 10,000 articles written into the manifest itself take less."""

LARGEST_BODY = 4_000_000
"""Bytes; a novel is shorter. What is larger would keep the machine busy for minutes, and is no article."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's characters with line feeds as line ends, None when it is no text. ``path`` is as reported."""

    path: Path
    text: str | None
    findings: tuple[Finding, ...] = ()


def read_source(file: Path, path: Path, largest: int = LARGEST_MANIFEST) -> Source:
    """Read ``file``, which is reported as ``path``, of at most ``largest`` bytes. Faults become findings."""
    try:
        if not file.is_file():
            return Source(path, None, (_unreadable(path, *_NO_FILE),))
        if file.stat().st_size > largest:
            return Source(path, None, (too_large(Span(path), largest),))
        data = file.read_bytes()
    except OSError as error:
        return Source(path, None, (_not_opened(path, error),))
    return decode(data, path)


def decode(data: bytes, path: Path) -> Source:
    """Bytes as text: UTF-8 with or without its mark. Anything else is a finding with its place and the way out."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _mistaken_encoding(data, error.start, path)
    return cleaned(text.replace("\r\n", "\n").replace("\r", "\n"), path)


def cleaned(text: str, path: Path, first_line: int = 1) -> Source:
    """Text without the characters that have no place in any text; each stands as U+FFFD and is a finding."""
    if _CONTROLS.search(text) is None:
        return Source(path, text)
    findings = []
    for offset, line in enumerate(text.split("\n")):
        found = _CONTROLS.search(line)
        if found:
            span = Span(path, first_line + offset, found.start() + 1)
            findings.append(control_finding(span, line))
    return Source(path, replace_controls(text), tuple(findings))


def has_controls(text: str) -> bool:
    """Whether the text holds a control character, half of a surrogate pair or a noncharacter."""
    return _CONTROLS.search(text) is not None


def replace_controls(text: str) -> str:
    """The text with U+FFFD for each of them: visible, so that nothing goes missing unseen."""
    return _CONTROLS.sub("\ufffd", text)


def control_finding(span: Span, text: str) -> Finding:
    """One finding for all control characters of a line or value."""
    codes = sorted({f"U+{ord(character):04X}" for character in _CONTROLS.findall(text)})
    return CONTROL_CHARACTER.at(
        span,
        Text(
            f"Characters that cannot be printed stand here: {', '.join(codes)}.",
            f"此处有无法印刷的控制字符：{'、'.join(codes)}。",
        ),
        Text("Delete them; they were probably left by a conversion.", "请删除，多半是格式转换留下的。"),
    )


_NO_FILE = (
    Text("There is no such file.", "没有这个文件。"),
    Text("Put the file there, or correct the path.", "请放入该文件，或改正路径。"),
)


def too_large(span: Span, largest: int) -> Finding:
    """The finding for a text of more than ``largest`` bytes."""
    limit = largest // 1_000_000
    return UNREADABLE_FILE.at(
        span,
        Text(f"The text is larger than {limit} MB and was not read.", f"文字超过 {limit} MB，未予读取。"),
        Text("This is no article of a newspaper; check what was put here.", "这不像报纸稿件，请检查内容。"),
    )


def _unreadable(path: Path, message: Text, hint: Text) -> Finding:
    return UNREADABLE_FILE.at(Span(path), Text(f"{path}: {message.en}", f"{path}：{message.zh}"), hint)


def _not_opened(path: Path, error: OSError) -> Finding:
    why = error.strerror or type(error).__name__
    message = Text(f"The file cannot be opened: {why}.", f"文件打不开：{why}。")
    return _unreadable(path, message, Text("Check the file's permissions.", "请检查文件权限。"))


def _mistaken_encoding(data: bytes, start: int, path: Path) -> Source:
    """Name the encoding where it can be told. GB 18030 text is used all the same, so that its other faults show."""
    line = data.count(b"\n", 0, start) + 1
    column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace")) + 1
    encoding, text = _guess(data)
    byte = f"0x{data[start]:02X}"
    if encoding:
        message = Text(f"The file is not in UTF-8 but in {encoding}.", f"文件不是 UTF-8 编码，而是 {encoding}。")
        name = shlex.quote(str(path))
        command = f"iconv -f {encoding.replace(' ', '')} -t UTF-8 {name} > utf8.txt && mv utf8.txt {name}"
        hint = Text(f"Convert it: {command}", f"请转换：{command}")
    else:
        message = Text(
            f"Not UTF-8: byte {start + 1} ({byte}) on line {line} belongs to no character.",
            f"不是 UTF-8：第 {line} 行、第 {start + 1} 个字节（{byte}）不成字符。",
        )
        hint = Text("Save the file again as UTF-8.", "请另存为 UTF-8 编码。")
    finding = UNREADABLE_FILE.at(Span(path, line, column), message, hint)
    if text is None:
        return Source(path, None, (finding,))
    read = cleaned(text.replace("\r\n", "\n").replace("\r", "\n"), path)
    return Source(path, read.text, (finding, *read.findings))


def _guess(data: bytes) -> tuple[str, str | None]:
    """The encoding's name and the text, or an empty name."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16", _decoded(data, "utf-16")
    text = _decoded(data, "gb18030")
    # Broken UTF-8 often passes as GB 18030 too, but as rare characters: real text is mostly common Han.
    if text is not None and _mostly_common(text):
        return "GB 18030", text
    return "", None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mostly_common(text: str) -> bool:
    """Whether most non-ASCII characters are in GB 2312's level 1: two thirds of misread UTF-8 are not."""
    others = [character for character in text if ord(character) > 0x7F]
    common = sum(1 for character in others if _is_common(character))
    return bool(others) and bool(_HAN.search(text)) and common * 10 >= len(others) * 8


def _is_common(character: str) -> bool:
    try:
        encoded = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return 0xA1 <= encoded[0] <= 0xD7
