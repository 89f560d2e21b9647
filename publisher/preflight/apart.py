"""Preflight of a stranger's PDF in a process of its own, which is stopped when it takes too long or too much."""

from __future__ import annotations

import json
import signal
from dataclasses import dataclass
from pathlib import Path

from publisher.atomic import read as whole_file
from publisher.limits import BEYOND, apart
from publisher.preflight.check import Verdict
from publisher.preflight.record import read
from publisher.preflight.rules.documents import too_heavy, unreadable
from publisher.rules.registry import Hit, Rule
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Limits:
    """How much judging one file may take: address space in megabytes, seconds by the clock, bytes of the file."""

    memory_mb: int = 2000
    seconds: float = 120.0
    bytes: int = 1_000_000_000


_HINT = Text("Export the page again; if it is right, send it in parts.", "请重新导出；若文件无误，请拆分后再送。")


def preflight_apart(
    path: Path,
    press: str,
    limits: Limits | None = None,
    *,
    placed: bool = False,
    proofs: Path | None = None,
    guides: bool = False,
) -> Verdict:
    """Judge the PDF at ``path`` for the press of that name or TOML file, within limits.

    One that is ``placed`` stands within a page: it needs no bleed and may have text at its edge. Into the folder
    ``proofs`` go pictures of the pages as printed and maps of their ink, with ``guides`` for trim and safe zone.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    limits = limits or Limits()
    if len(whole_file(path)) > limits.bytes:
        return _verdict(
            too_heavy, Text(f"The file is over {limits.bytes // 10**6} MB.", f"文件超过 {limits.bytes // 10**6} MB。")
        )
    wanted = [str(proofs.resolve()), str(int(guides))] if proofs is not None else []
    given = [str(path.resolve()), press, str(int(placed)), str(limits.memory_mb), str(limits.seconds), *wanted]
    try:
        status, said = apart("publisher.preflight.worker", given, limits.seconds)
    except TimeoutError:
        return _slow(limits)
    return _judged(status, said, limits)


def _judged(status: int, said: bytes, limits: Limits) -> Verdict:
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return _slow(limits)
    if status == BEYOND or status == -signal.SIGABRT:
        return _verdict(
            too_heavy,
            Text(
                f"Reading it takes more than {limits.memory_mb} MB of memory.",
                f"读取所需内存超过 {limits.memory_mb} MB。",
            ),
        )
    try:
        return read(json.loads(said))
    except (ValueError, KeyError, TypeError):
        what = f"{status}"
        return _verdict(
            unreadable, Text(f"The program that reads it failed on it ({what}).", f"读取程序在该文件上出错（{what}）。")
        )


def _slow(limits: Limits) -> Verdict:
    return _verdict(
        too_heavy,
        Text(f"Reading it takes more than {limits.seconds:g} seconds.", f"读取时间超过 {limits.seconds:g} 秒。"),
    )


def _verdict(rule: Rule, message: Text) -> Verdict:
    return Verdict((rule.finding(Hit(message, _HINT, None)),))
