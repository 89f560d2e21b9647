"""Hits of preflight rules: one a page and rule, told by its first place and how often it is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from publisher.findings import Severity
from publisher.preflight.facts import File, Page
from publisher.preflight.marks import Mark
from publisher.rules import registry
from publisher.rules.registry import Hit
from publisher.wording import Text

# Only a press profile may make a rule on files weigh less: an issue cannot allow what its printer refuses.
rule = partial(registry.rule, scope="press", firm=True)


def whole(message: Text, hint: Text, severity: Severity | None = None) -> Hit:
    """A hit on the file as a whole."""
    return Hit(message, hint, None, severity=severity)


def on(page: Page, message: Text, hint: Text, marks: Iterable[Mark] = (), severity: Severity | None = None) -> Hit:
    """A hit on a page, at the first of the marks."""
    listed = list(marks)
    if len(listed) > 1:
        message = Text(f"{message.en} ({len(listed)} places)", f"{message.zh}（共{len(listed)}处）")
    box = page.place(listed[0].box) if listed else None
    return Hit(message, hint, None, page=page.number, box=box, severity=severity)


def odd(file: File, kind: str, message: Text, hint: Text) -> Iterator[Hit]:
    """A hit on every page with an oddity of that kind; the message names what it was seen on."""
    for page in file.pages:
        seen = page.oddities.get(kind)
        if seen:
            names = ", ".join(seen[:5])
            yield on(page, Text(f"{message.en}: {names}.", f"{message.zh}：{names}。"), hint)
