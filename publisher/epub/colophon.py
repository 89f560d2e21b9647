"""The last page: which paper and issue this is, who made it, and how it can be read."""

from __future__ import annotations

from publisher.epub import words
from publisher.epub.metadata import Reading, identifier, summary
from publisher.epub.upright import stand_upright
from publisher.epub.xhtml import Element, element
from publisher.model import Issue, Page
from publisher.pieces import byline
from publisher.wording import Text, tongue_of


def colophon_body(issue: Issue, reading: Reading) -> Element:
    """The ``body`` element of the last document."""
    tongue = tongue_of(issue.language)
    publication = issue.manifest.publication
    rows = [
        (words.PAPER.said(tongue), publication.title),
        (words.ISSUE.said(tongue), words.when(issue)),
        (words.PUBLISHED_BY.said(tongue), publication.publisher),
        (words.STAFF.said(tongue), _staff(issue)),
        (words.IDENTIFIER.said(tongue), identifier(issue)),
        (words.ACCESSIBILITY.said(tongue), summary(issue, reading)),
    ]
    listed = element("dl")
    for term, told in rows:
        if told:
            listed.append(element("dt", {}, term))
            listed.append(element("dd", {}, told))
    section = element(
        "section",
        {"epub:type": "colophon", "role": "doc-colophon", "id": "colophon", "aria-labelledby": "colophon-heading"},
        element("h1", {"id": "colophon-heading"}, words.COLOPHON.said(tongue)),
        listed,
    )
    body = element("body", {"epub:type": "backmatter", "class": "colophon"}, section)
    return stand_upright(body) if issue.vertical else body


def _staff(issue: Issue) -> str:
    """Editors, page by page: 第1版：责编 林一苇 校对 石宽."""
    tongue = tongue_of(issue.language)
    colon = Text(": ", "：").said(tongue)
    return "\n".join(
        words.page(page.number, tongue) + colon + _names(page, issue.language)
        for page in issue.manifest.pages
        if page.editors
    )


def _names(page: Page, language: str) -> str:
    if tongue_of(language) == "zh":
        return byline(page.editors, language)
    return ", ".join(f"{person.name} ({person.role})" if person.role else person.name for person in page.editors)
