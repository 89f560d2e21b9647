"""Word documents made by hand: paragraphs with styles, bold words, lists and a picture."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from PIL import Image

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
_PARTS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/image" Target="media/image1.png"/></Relationships>"""
_PICTURE = f"""<w:p><w:r><w:drawing><wp:inline
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="p"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>
<a:blip xmlns:r="{_OFFICE}" r:embed="rId2"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r></w:p>"""

PICTURE = "picture"


def png() -> bytes:
    """A picture of a few pixels."""
    out = io.BytesIO()
    Image.new("RGB", (6, 4), "#b3121d").save(out, "PNG")
    return out.getvalue()


def docx(paragraphs: Sequence[tuple[str, str]], **extra: bytes) -> bytes:
    """A document of (style, words); ``**words**`` are bold, style “picture” is a picture. ``extra``: more entries."""
    styles = sorted({style for style, _ in paragraphs if style not in ("", PICTURE)})
    body = "".join(_PICTURE if style == PICTURE else _paragraph(style, words, styles) for style, words in paragraphs)
    names = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="{escape(style)}"/></w:style>'
        for at, style in enumerate(styles)
    )
    entries = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELS.encode(),
        "word/_rels/document.xml.rels": _PARTS.encode(),
        "word/styles.xml": f"<w:styles {_W}>{names}</w:styles>".encode(),
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>".encode(),
        "word/media/image1.png": png(),
    } | extra
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def _paragraph(style: str, words: str, styles: Sequence[str]) -> str:
    named = f'<w:pPr><w:pStyle w:val="s{styles.index(style)}"/></w:pPr>' if style else ""
    runs = "".join(
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" if at % 2 else ""}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for at, part in enumerate(words.split("**"))
    )
    return f"<w:p>{named}{runs}</w:p>"
