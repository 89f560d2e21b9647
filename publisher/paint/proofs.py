"""Page proofs as pictures. A page whose every part is as it was before need not be drawn again."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import PIL
import pypdfium2  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from publisher import cache as caching
from publisher.cache import Cache

DPI = 110.0
# Of the PNG levels the one that is small and quick for pages: the default takes half as long again for a larger file.
_PACKING = 3
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)")
_UPWARD = ("/Parent", "/P", "/StructParents", "/StructParent", "/Annots")


def proofs(pdf: bytes, dpi: float = DPI, *, pages: slice = slice(None), cache: Cache = caching.NONE) -> Iterator[bytes]:
    """Each of the pages as a PNG picture, ``dpi`` pixels to the inch."""
    recipe = (
        pypdfium2.PDFIUM_INFO.version,
        pypdfium2.PYPDFIUM_INFO.version,
        PIL.__version__,
        Path(__file__).read_bytes(),
    )
    document = pypdfium2.PdfDocument(pdf)
    try:
        numbers = range(len(document))[pages]
        for number, made_of in zip(numbers, page_digests(pdf)[pages], strict=True):
            name = caching.key("proof", *recipe, dpi, made_of)
            found = cache.get(name)
            if found is None:
                found = _drawn(document[number], dpi)
                cache.put(name, found)
            yield found
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage, dpi: float) -> bytes:
    out = io.BytesIO()
    page.render(scale=dpi / 72).to_pil().convert("RGB").save(out, "PNG", compress_level=_PACKING)
    return out.getvalue()


def page_digests(pdf: bytes) -> tuple[bytes, ...]:
    """For each page a digest of all that it is drawn of: its boxes, its content, and each resource that it names.

    Pages of one document share one dictionary of resources; what a page does not name cannot change it.
    """
    with Pdf.open(io.BytesIO(pdf)) as document:
        digests = _Digests()
        return tuple(digests.page(page) for page in document.pages)


class _Digests:
    """Digests of a document's objects, each reckoned once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}

    def page(self, page: pikepdf.Page) -> bytes:
        contents = page.obj.get("/Contents", Array())
        streams = list(contents) if isinstance(contents, Array) else [contents]
        content = b"\n".join(stream.read_bytes() for stream in streams)
        whole = hashlib.sha256(content)
        named = {name.decode("latin-1") for name in _NAMED.findall(content)}
        whole.update(self._of(page.obj.get("/Resources", Dictionary()), named))
        for box in ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group"):
            if box in page.obj:
                whole.update(box.encode() + self._of(page.obj[box]))
        return whole.digest()

    def _of(self, item: object, named: set[str] | None = None) -> bytes:
        if not isinstance(item, Object) or isinstance(item, Name | pikepdf.String):
            return hashlib.sha256(repr(item).encode()).digest()
        place = item.objgen
        if named is None and place in self._known and place != (0, 0):
            return self._known[place]
        if place != (0, 0) and named is None:
            self._known[place] = b"around in a circle"
        found = self._reckoned(item, named)
        if place != (0, 0) and named is None:
            self._known[place] = found
        return found

    def _reckoned(self, item: Object, named: set[str] | None) -> bytes:
        whole = hashlib.sha256()
        if isinstance(item, Array):
            for part in item:
                whole.update(self._of(part))
            return whole.digest()
        fields = dict(item.stream_dict if isinstance(item, Stream) else item)
        for key in sorted(fields):
            if key in _UPWARD:
                continue
            value = fields[key]
            if named is not None and isinstance(value, Dictionary):
                # A kind of resources: fonts, pictures, states.
                kept = Dictionary({name: value[name] for name in dict(value) if name[1:] in named})
                whole.update(key.encode() + self._of(kept))
            else:
                whole.update(key.encode() + self._of(value))
        if isinstance(item, Stream):
            whole.update(item.read_raw_bytes())
        return whole.digest()
