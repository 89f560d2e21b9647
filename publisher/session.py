"""For a process that stays: look at an issue again and again, and make anew only what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from publisher import edition
from publisher.compose.make_up import Layout
from publisher.compose.pages import Composition, Picture, PlacedPage
from publisher.edition import Checked, Kept, LaidOut
from publisher.model import Issue
from publisher.paint import Painter, finish
from publisher.paint.proofs import proofs


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page's picture, and everything that it was made of."""

    page: PlacedPage
    around: Composition
    files: tuple[tuple[str, int, int], ...]
    png: bytes


class Session:
    """Fonts, paragraphs once set, the painter and the pictures of pages, kept from one look to the next.

    To be used as a context: leaving it ends the painter.
    """

    def __init__(self) -> None:
        self._kept = Kept()
        self._painter = Painter(packed=False)
        self._shown: dict[tuple[Path, int], _Shown] = {}

    def __enter__(self) -> Self:
        self._painter.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._painter.__exit__(*error)

    def check(self, path: Path) -> Checked:
        """The issue as it is now, with all findings."""
        return edition.check(path, kept=self._kept)

    def lay_out(self, path: Path) -> LaidOut:
        """The issue on its pages as it is now, not judged yet."""
        return edition.lay_out(path, kept=self._kept)

    def judged(self, laid: LaidOut) -> Checked:
        """What was laid out, with all findings."""
        return edition.judged(laid, again=self._kept.again)

    def pictures(self, issue: Issue, layout: Layout) -> Mapping[int, bytes]:
        """A PNG of each page by its number; only pages that are not as they were are painted.

        Raises what painting raises: MissingTool, InputError for a picture that cannot be used.
        """
        whole = layout.composition
        around = replace(whole, pages=(), findings=())
        files = {page.number: _files(page, issue) for page in whole.pages}
        changed = [
            page
            for page in whole.pages
            if (before := self._shown.get((issue.folder, page.number))) is None
            or (before.page, before.around, before.files) != (page, around, files[page.number])
        ]
        if changed:
            part = replace(whole, pages=tuple(changed))
            templates = layout.pack.folder_with("page.html.j2", "page.css")
            painted = self._painter.paint(part, issue, self._kept.fonts, template_folder=templates)
            for page, png in zip(changed, proofs(finish.screen_pdf(painted.pdf, part, packed=False)), strict=True):
                self._shown[issue.folder, page.number] = _Shown(page, around, files[page.number], png)
        return {page.number: self._shown[issue.folder, page.number].png for page in whole.pages}


def _files(page: PlacedPage, issue: Issue) -> tuple[tuple[str, int, int], ...]:
    """The picture files on a page, with what changes when one is written again."""
    names = [item.image for item in page.items if isinstance(item, Picture) and item.image is not None]
    states = [(name, issue.resolved[name].stat()) for name in names if name in issue.resolved]
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
