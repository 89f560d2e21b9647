"""The newest issue as a letter: its contents, and the e-book attached, for readers by mail and for a Kindle."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from publisher.newsstand.feeds import title_of
from publisher.newsstand.summary import Summary
from publisher.wording import Text, tongue_of

LARGEST = 25_000_000
"""Bytes that most mail servers take; a larger book is linked and not attached."""


def digest(base: str, issue: Summary, book: bytes | None) -> bytes:
    """The letter as an .eml file, the same for the same issue; sender and readers are the mail program's to fill in."""
    tongue = tongue_of(issue.language)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = title_of(issue)
    message["Message-ID"] = f"<{issue.identifier.rpartition(':')[2]}.{issue.version}@newsstand.invalid>"
    address = f"{base}{issue.folder}/"
    lines = [f"· {line.headline}" for line in issue.lines]
    read = Text("Read it here: ", "在线阅读：").said(tongue)
    message.set_content("\n".join([title_of(issue), "", *lines, "", read + address, ""]), charset="utf-8", cte="base64")
    items = "".join(
        f'<li><a href="{address}articles/{line.id}.html">{escape(line.headline)}</a></li>' for line in issue.lines
    )
    message.add_alternative(
        f'<html lang="{issue.language}"><body><h1>{escape(title_of(issue))}</h1><ul>{items}</ul>'
        f'<p>{read}<a href="{address}">{address}</a></p></body></html>',
        subtype="html",
        charset="utf-8",
        cte="base64",
    )
    if book is not None and len(book) <= LARGEST:
        message.add_attachment(book, maintype="application", subtype="epub+zip", filename=f"{issue.slug}.epub")
    _name_boundaries(message, issue.identifier)
    return message.as_bytes()


def _name_boundaries(message: EmailMessage, name: str) -> None:
    """Python draws boundaries at random; the same issue must give the same bytes."""
    for place, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{name.rpartition(':')[2]}_{place}")
