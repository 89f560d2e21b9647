"""What each piece is to a screen reader: heading, paragraph or quotation, with no heading level left out."""

from __future__ import annotations

from publisher.compose.pages import Composition, PlacedPage, TextBlock
from publisher.model import Issue
from publisher.wording import Text, Tongue

NAMEPLATE = "nameplate"


class Tags:
    """Names of HTML elements for blocks. The nameplate, where there is one, is the only heading above headlines."""

    def __init__(self, composition: Composition, issue: Issue) -> None:
        self._issue = issue
        blocks = [item for page in composition.pages for item in page.items if isinstance(item, TextBlock)]
        # The nameplate is a first-level heading only where it comes before any other.
        first = next((block for block in blocks if _is_nameplate(block) or block.piece == "headline"), None)
        self._plate = first if first is not None and _is_nameplate(first) else None

    def tag(self, block: TextBlock) -> str:
        """``h1`` … ``h3``, ``blockquote`` or ``p``."""
        headline = 1 if self._plate is None else 2
        if block is self._plate:
            return "h1"
        if block.article is None or block.continued:
            return "blockquote" if self._kind(block) == "quote" else "p"
        if block.piece == "headline":
            return f"h{headline}"
        kind = self._kind(block)
        return f"h{headline + 1}" if kind == "subhead" else "blockquote" if kind == "quote" else "p"

    def _kind(self, block: TextBlock) -> str | None:
        name, _, rest = block.piece.partition(".")
        if name != "body" or not rest.isdigit() or block.article is None:
            return None
        article = self._issue.articles.get(block.article)
        blocks = article.blocks if article is not None else ()
        return blocks[int(rest)].kind if int(rest) < len(blocks) else None


def _is_nameplate(block: TextBlock) -> bool:
    return block.article is None and NAMEPLATE in (block.piece, block.style.name)


def page_label(page: PlacedPage, tongue: Tongue) -> str:
    """The page's bookmark: 第1版 要闻; Page 1: News."""
    name = Text(f"Page {page.number}", f"第{page.number}版").said(tongue)
    return Text(f"{name}: {page.section}", f"{name} {page.section}").said(tongue) if page.section else name
