"""The painted pages finished for the press: a PDF that is PDF/X-4 and PDF/A-2b at once, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, Stream

from publisher.press import gradients, masks, pictures
from publisher.press.adverts import Advert, place
from publisher.press.colour import Recipe, Rgb, Separation
from publisher.press.identity import Identity, identify
from publisher.press.matrix import rect
from publisher.press.opaque import make_opaque
from publisher.press.profile import PressProfile
from publisher.press.sheet import Sheet, put_boxes, put_marks, sheet_of, slug_corner
from publisher.press.slug import outlined
from publisher.press.streams import Found, Rewriter

_OF_A_PAGE = ("/Annots", "/AA", "/Tabs", "/StructParents", "/PieceInfo", "/Metadata", "/Thumb", "/Trans", "/Dur")
_OF_THE_WHOLE = (
    "/OpenAction", "/AA", "/AcroForm", "/Names", "/Dests", "/Outlines", "/PageMode", "/StructTreeRoot", "/MarkInfo",
    "/ViewerPreferences", "/URI", "/Perms", "/Legal", "/SpiderInfo", "/PieceInfo", "/Collection", "/Threads",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Job:
    """What the file is told besides what is painted.

    ``bleed`` in points. ``slug`` is the line in the slug, one a page, in the face of the file ``face``.
    """

    identity: Identity
    bleed: float
    recipes: Mapping[Rgb, Recipe] = field(default_factory=dict)
    slug: tuple[str, ...] = ()
    face: Path | None = None
    adverts: tuple[Advert, ...] = ()


def finish(pdf: bytes, job: Job, profile: PressProfile) -> bytes:
    """The PDF for the press. Each page of ``pdf`` must have its TrimBox.

    Raises:
        InputError: the profile asks for PDF/X-1a and the pages have transparency.
    """
    with Pdf.open(io.BytesIO(pdf)) as document:
        strange = place(document, job.adverts)
        separate(document, Separation(profile, job.recipes), profile, strange)
        for number, page in enumerate(document.pages):
            sheet = sheet_of(rect(page.trimbox), job.bleed, profile, marks=profile.page.marks)
            _bare(page.obj, sheet)
            if profile.page.marks:
                put_marks(document, page, sheet, profile, _slug(job, number, sheet))
        for key in _OF_THE_WHOLE:
            if key in document.Root:
                del document.Root[key]
        if profile.standard == "PDF/X-1a":
            make_opaque(document)
        # Whether a stranger's fonts keep PDF/A nobody knows: what is not known is not claimed.
        identify(document, job.identity, profile, archive=not job.adverts)
        document.remove_unreferenced_resources()
        return saved(document, profile)


def separate(
    document: Pdf, separation: Separation, profile: PressProfile, strange: Set[tuple[int, int]] = frozenset()
) -> None:
    """Turn everything that a document paints to inks, in place. In ``strange`` forms overprint stays as it is."""
    found = Found()
    thin = profile.line.overprint
    masked = {group.objgen: group for group in masks.mask_groups(document)}
    for page in document.pages:
        resources = _own_resources(page.obj)
        content = Rewriter(resources, separation, found, thin, page=True).rewritten(page)
        page.obj.Contents = document.make_stream(content)
    streams = [item for item in document.objects if isinstance(item, Stream)]
    for item in streams:
        if item.objgen in masked:
            item.write(masks.greyed(item))
            masks.grey_group(item)
        elif item.get("/Subtype") == Name.Form or item.get("/PatternType") == 1:
            over = 0.0 if item.objgen in strange else thin
            _separate_form(item, Rewriter(_own_resources(item), separation, found, over, page=False))
    for shading, resources in list(gradients.shadings(document)):
        gradients.separate(document, shading, resources, separation)
    images = [item for item in streams if item.get("/Subtype") == Name.Image]
    soft = {image["/SMask"].objgen for image in images if isinstance(image.get("/SMask"), Stream)}
    for image in images:
        if image.objgen not in soft:
            pictures.separate(image, separation, found.sizes.get(image.objgen, ()), profile.picture.finest)


def _separate_form(form: Any, rewriter: Rewriter) -> None:
    form.write(rewriter.rewritten(form))
    if "/Group" in form:
        form["/Group"]["/CS"] = Name.DeviceCMYK
    for key in ("/StructParents", "/StructParent", "/PieceInfo", "/Metadata", "/OPI"):
        if key in form:
            del form[key]


def _own_resources(item: Any) -> Any:
    if "/Resources" not in item:
        item["/Resources"] = Dictionary()
    return item["/Resources"]


def _bare(page: Any, sheet: Sheet) -> None:
    for key in _OF_A_PAGE:
        if key in page:
            del page[key]
    put_boxes(page, sheet)
    page["/Group"] = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True)


def _slug(job: Job, number: int, sheet: Sheet) -> bytes:
    if job.face is None or number >= len(job.slug):
        return b""
    left, baseline, room = slug_corner(sheet)
    return outlined(job.slug[number], job.face, left, baseline, room)


def saved(document: Pdf, profile: PressProfile) -> bytes:
    """The document's bytes, the same on every run. PDF/X-4 is a PDF 1.6, X-1a a PDF 1.4, which packs no objects."""
    simple = profile.standard == "PDF/X-1a"
    version = "1.4" if simple else "1.6"
    out = io.BytesIO()
    document.save(
        out,
        min_version=version,
        force_version=version,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.disable if simple else ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
    )
    return out.getvalue()
