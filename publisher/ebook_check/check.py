"""One e-book judged: read it, ask every rule."""

from __future__ import annotations

from publisher.ebook_check.archive import Unreadable
from publisher.ebook_check.reading import read
from publisher.ebook_check.rules import RULES
from publisher.ebook_check.rules.containers import unreadable
from publisher.findings import Finding, in_order
from publisher.rules.registry import Hit
from publisher.wording import Text


def check_book(data: bytes) -> tuple[Finding, ...]:
    """What is wrong with an EPUB. One that cannot be read gives that one finding."""
    try:
        book = read(data)
    except Unreadable as error:
        told = Text(f"The file cannot be read as an EPUB: {error.why.en}.", f"文件无法作为 EPUB 读取：{error.why.zh}。")
        return (unreadable.finding(Hit(told, error.hint, None)),)
    return in_order(rule.finding(hit) for rule in RULES for hit in rule(book))
