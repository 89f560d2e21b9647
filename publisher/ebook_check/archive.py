"""The zip of an e-book, opened warily: nothing is unpacked to disk, and nothing unpacks to more than is allowed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from publisher.wording import Text

MOST_FILES, MOST_BYTES, LARGEST = 20_000, 1_500_000_000, 300_000_000
"""Files in one book, and bytes that all of them, and one alone, may unpack to."""
MIMETYPE = "mimetype"


class Unreadable(Exception):
    """The file cannot be looked at; ``why`` it cannot, ``hint`` what to do."""

    def __init__(self, why: Text, hint: Text) -> None:
        super().__init__(why.en)
        self.why, self.hint = why, hint


@dataclass(frozen=True, slots=True)
class Archive:
    """Entries in their order in the file, and the bytes of each by its name (of entries of one name, the last)."""

    entries: tuple[zipfile.ZipInfo, ...]
    files: Mapping[str, bytes]

    @property
    def names(self) -> list[str]:
        """Names of the files, folders left out."""
        return [entry.filename for entry in self.entries if not entry.is_dir()]


_AGAIN = Text("Export the book again, or ask for the file once more.", "请重新导出，或请对方重发文件。")


def opened(data: bytes) -> Archive:
    """All that is in the zip. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            entries = tuple(source.infolist())
            _refuse(entries)
            return Archive(entries, {entry.filename: _read(source, entry) for entry in entries if not entry.is_dir()})
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        if not data.startswith(b"PK"):
            why = Text("it is not a zip archive", "它不是 zip 压缩包")
        else:
            why = Text(f"its zip archive is damaged ({error})", f"压缩包已损坏（{error}）")
        raise Unreadable(why, _AGAIN) from error


def _refuse(entries: tuple[zipfile.ZipInfo, ...]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(
            Text("its zip archive is encrypted", "压缩包已加密"),
            Text("Ask for a copy without a password.", "请索取未加密的文件。"),
        )
    if len(entries) > MOST_FILES:
        raise Unreadable(
            Text(
                f"it holds {len(entries)} files, more than {MOST_FILES}",
                f"它含 {len(entries)} 个文件，超过 {MOST_FILES}",
            ),
            _AGAIN,
        )
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES or any(entry.file_size > LARGEST for entry in entries):
        raise Unreadable(
            Text(f"it would unpack to {total // 1_000_000} MB", f"解压后达 {total // 1_000_000} MB"),
            Text(
                "Make its pictures smaller; if it is a stranger's, do not open it.", "请缩小图片；来历不明的请勿打开。"
            ),
        )


def _read(source: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # The size that an entry states may be a lie.
    with source.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise zipfile.BadZipFile(f"{entry.filename} is longer than it says")
    return data
