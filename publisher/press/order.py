"""The job for the press, made from an issue and its pages: what the file is called, the paper's inks, the slug line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.compose.inks import Ink
from publisher.compose.pack import Pack
from publisher.compose.pages import Composition, Picture
from publisher.model import Issue
from publisher.press.adverts import Advert
from publisher.press.colour import Recipe, Rgb
from publisher.press.finish import Job
from publisher.press.identity import Identity
from publisher.press.profile import PressProfile, load_profile
from publisher.typeset.fonts import FontLibrary
from publisher.wording import Text, tongue_of


def profile_of(issue: Issue, pack: Pack) -> PressProfile:
    """The press that the issue names, else the layout's; a path is relative to whoever names it.

    Raises:
        InputError: there is no such profile, or it cannot be understood.
    """
    if issue.manifest.press:
        return load_profile(issue.manifest.press, issue.folder)
    return load_profile(pack.press, pack.folder)


def job_of(issue: Issue, pack: Pack, composition: Composition, fonts: FontLibrary, profile: PressProfile) -> Job:
    """What the press must know of an issue."""
    face = fonts.faces[fonts.roles["label"].face].path if "label" in fonts.roles else None
    return Job(
        Identity(composition.title, issue.manifest.issue.date, _key(issue)),
        composition.bleed,
        {_rgb(composition.colors[name]): _recipe(ink) for name, ink in pack.inks.items() if name in composition.colors},
        tuple(_slug(composition, issue, page.number, profile) for page in composition.pages),
        Path(face) if face else None,
        tuple(_adverts(composition, issue)),
    )


def _adverts(composition: Composition, issue: Issue) -> Iterator[Advert]:
    for index, page in enumerate(composition.pages):
        for item in page.items:
            if isinstance(item, Picture) and item.vector and item.image is not None:
                foot = composition.height - item.y - item.height
                box = (item.x, foot, item.x + item.width, foot + item.height)
                yield Advert(index, box, issue.resolved[item.image], item.image)


def _key(issue: Issue) -> str:
    info = issue.manifest.issue
    paper = issue.manifest.publication.identifier or issue.manifest.publication.title
    return f"{paper}#{info.volume or ''}#{info.number or ''}"


def _slug(composition: Composition, issue: Issue, page: int, profile: PressProfile) -> str:
    where = Text(f"page {page} of {len(composition.pages)}", f"第{page}版，共{len(composition.pages)}版")
    words = (
        composition.title,
        issue.manifest.issue.date.isoformat(),
        where.said(tongue_of(composition.language)),
        profile.output.condition,
        profile.standard,
    )
    return "   ".join(words)


def _rgb(color: str) -> Rgb:
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue


def _recipe(ink: Ink) -> Recipe:
    cyan, magenta, yellow, black = (share / 100 for share in ink.cmyk)
    return Recipe((cyan, magenta, yellow, black), ink.spot, ink.tint / 100)
