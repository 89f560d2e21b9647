"""The inside of an element: the characters of a block with their emphasis and links, and the piece's name."""

from __future__ import annotations

from publisher.epub.links import safe_href
from publisher.epub.xhtml import Element, append, element
from publisher.model import Block, Run


def piece_id(article: str, key: str) -> str:
    """The id of the element that holds a piece: ``urban-village--figure-0-caption``."""
    return f"{article}--{key.replace('.', '-')}"


def with_runs(made: Element, block: Block) -> Element:
    """The element with the block's characters, emphasis and links in it."""
    for run in block.runs:
        append(made, _styled(run))
    return made


def _styled(run: Run) -> Element | str:
    made: Element | str = run.text
    if run.emphasis:
        made = element("em", {}, made)
    if run.strong:
        made = element("strong", {}, made)
    href = safe_href(run.href)
    return element("a", {"href": href}, made) if href else made


def insert_at(holder: Element, at: int, mark: Element) -> None:
    """Put an empty element before character ``at`` of an element's text; past its end, after all of it."""
    first = holder.text or ""
    if at <= len(first):
        mark.tail, holder.text = first[at:] or None, first[:at] or None
        holder.insert(0, mark)
        return
    at -= len(first)
    for place, child in enumerate(list(holder)):
        inside = sum(len(part) for part in child.itertext())
        if at < inside:
            insert_at(child, at, mark)
            return
        at -= inside
        after = child.tail or ""
        if at <= len(after):
            mark.tail, child.tail = after[at:] or None, after[:at] or None
            holder.insert(place + 1, mark)
            return
        at -= len(after)
    holder.append(mark)
