"""One e-book judged: read it, ask every rule."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.ebook_check.archive import Unreadable
from publisher.ebook_check.reading import read
from publisher.ebook_check.rules import RULES
from publisher.ebook_check.rules.containers import unreadable
from publisher.findings import Finding, NotRun, in_order
from publisher.rules.registry import Hit
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, and what was not looked at."""

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...] = ()


def check_book(data: bytes) -> Verdict:
    """Judge an EPUB. One that cannot be read gives that one finding."""
    try:
        book = read(data)
    except Unreadable as error:
        told = Text(f"The file cannot be read as an EPUB: {error.why.en}.", f"文件无法作为 EPUB 读取：{error.why.zh}。")
        return Verdict((unreadable.finding(Hit(told, error.hint, None)),))
    return Verdict(in_order(rule.finding(hit) for rule in RULES for hit in rule(book)))
