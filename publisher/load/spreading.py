"""``pages: auto`` and ``pages: 4``, written short for one page whose articles, all of them, are spread over others."""

from __future__ import annotations

from publisher.load.tree import Listing, Mapping, Scalar, child, listed, written


def spread_out(tree: Mapping) -> None:
    """Put the list of pages that is meant in the place of the word or number."""
    pages = tree.values.get("pages")
    if not isinstance(pages, Scalar) or not (pages.text == "auto" or pages.text.strip().isdecimal()):
        return
    names = [child(article, "id") for article in listed(tree.values.get("articles"))]
    ids = [name for name in names if written(name)]
    page = Mapping(
        {
            "number": Scalar("1", pages.span),
            "articles": Listing([name for name in ids if name is not None], pages.span),
            "spread": Scalar(pages.text, pages.span),
        },
        pages.span,
    )
    tree.values["pages"] = Listing([page], pages.span)
