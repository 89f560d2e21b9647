"""A small sound e-book and small PDFs, made without the program, to try the judges on."""

from __future__ import annotations

import zipfile
from pathlib import Path

from weasyprint import HTML  # type: ignore[import-untyped]

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:0f6f3c8e-4f2b-5d55-9c8e-0d6b7a1f2e3d</dc:identifier>
    <dc:title>The Record</dc:title><dc:language>en</dc:language>
    <meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">structuralNavigation</meta>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">Text only.</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="story" href="story.xhtml" media-type="application/xhtml+xml"/>
    <item id="dot" href="dot.png" media-type="image/png"/>
  </manifest>
  <spine><itemref idref="story"/></spine>
</package>"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>{title}</title></head><body>{body}</body></html>"""
_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
_NAV = (
    '<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol><li><a href="story.xhtml">Story</a></li></ol></nav>'
)
STORY = '<h1>Story</h1><p>Nothing is lost.</p><p><img src="dot.png" alt="A dot"/></p>'
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def book(path: Path, story: str = STORY) -> Path:
    """A sound e-book of one story; ``story`` is the body of its only document."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("EPUB/package.opf", _PACKAGE)
        archive.writestr("EPUB/nav.xhtml", _PAGE.format(title="Contents", body=_NAV))
        archive.writestr("EPUB/story.xhtml", _PAGE.format(title="Story", body=story))
        archive.writestr("EPUB/dot.png", _DOT)
    return path


def page(path: Path, variant: str | None = "pdf/ua-1") -> Path:
    """A PDF of one page; tagged for PDF/UA unless ``variant`` is None."""
    html = "<html lang=en><title>The Record</title><h1>Story</h1><p>Nothing is lost.</p></html>"
    HTML(string=html).write_pdf(path, pdf_variant=variant)
    return path
