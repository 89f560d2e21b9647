"""One file a page, each as complete for the press as the whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from pikepdf import Name, Pdf

from publisher.press.finish import saved
from publisher.press.identity import Identity, identify
from publisher.press.profile import PressProfile


def split(pdf: bytes, identity: Identity, profile: PressProfile) -> Iterator[bytes]:
    """Each page of a finished PDF as a finished PDF of its own, with its own number among documents."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        document.remove_unreferenced_resources()
        # A page may claim no more than the whole.
        archive = any(intent.S == Name.GTS_PDFA1 for intent in document.Root.OutputIntents)
        for number, page in enumerate(document.pages, 1):
            with Pdf.new() as single:
                single.pages.append(page)
                identify(single, replace(identity, key=f"{identity.key}/{number}"), profile, archive=archive)
                yield saved(single, profile)


def file_name(profile: PressProfile, identity: Identity, issue: str, page: int) -> str:
    """What the house calls the file of one page."""
    return profile.page.files.format(page=page, date=identity.date, issue=issue)
