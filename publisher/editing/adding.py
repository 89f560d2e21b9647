"""Articles added to a manifest, behind those it has; no other byte of it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from publisher.editing import lines
from publisher.editing.proving import elsewhere, proved
from publisher.editing.values import child, composed, end_of


def with_articles(text: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The manifest with these entries at the end of its articles, on no page.

    Raises:
        InputError: one of their ids is taken, or the list is written in a way that cannot be added to.
    """
    listed = child(composed(text), "articles")
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style or not listed.value:
        raise elsewhere()
    taken = {str(name.value) for node in listed.value if (name := child(node, "id")) is not None}
    if len({*taken, *(str(one["id"]) for one in entries)}) < len(taken) + len(entries):
        raise elsewhere()
    margin = " " * listed.start_mark.column
    dumped = yaml.safe_dump([dict(one) for one in entries], allow_unicode=True, sort_keys=False, width=2**20)
    written = lines.newline(text).join(f"{margin}{line}" for line in str(dumped).rstrip("\n").split("\n"))
    # A block of text ends on the next line already.
    at = end_of(listed.value[-1])
    at = at if text[:at].endswith("\n") else lines.after(text, at)
    new = lines.with_line(text, at, written)

    def meant(tree: Any) -> None:
        tree["articles"] = [*tree["articles"], *(dict(one) for one in entries)]

    return proved(text, new, meant)
