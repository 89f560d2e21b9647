"""Import in a process of its own, which is stopped when a source takes too long or too much."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import InputError
from publisher.limits import apart
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an import may take: address space in megabytes, seconds by the clock."""

    memory_mb: int = 2000
    seconds: float = 120.0


def import_apart(
    sources: Sequence[Path], out: Path, layout: str, language: str | None = None, limits: Limits | None = None
) -> dict[str, int]:
    """Import as ``import_sources`` does, within limits; the counts of its report. Raises InputError."""
    limits = limits or Limits()
    given = [str(limits.memory_mb), str(limits.seconds), str(out.resolve()), layout, language or ""]
    try:
        _, said = apart("publisher.ingest.worker", [*given, *(str(one.resolve()) for one in sources)], limits.seconds)
        told = json.loads(said)
    except (TimeoutError, ValueError) as error:
        raise _too_much() from error
    if "error" in told:
        en, zh, hint_en, hint_zh = told["error"]
        raise InputError(Text(en, zh), Text(hint_en, hint_zh))
    return {str(key): int(value) for key, value in told["counts"].items()}


def _too_much() -> InputError:
    return InputError(
        Text("Reading these files takes too much time or memory.", "读取这些文件耗时或占用内存过多。"),
        Text("Save them as plain text or Word, and send fewer at a time.", "请另存为纯文本或 Word，并分批送入。"),
    )
