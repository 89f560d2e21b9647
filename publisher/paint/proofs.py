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
from PIL import Image

from publisher import cache as caching
from publisher.cache import Cache
from publisher.paint import png as packing
from publisher.paint.png import png

DPI = 110.0
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)")
_UPWARD = ("/Parent", "/P", "/StructParents", "/StructParent", "/Annots")


class PageProofs:
    """The pictures of a PDF's pages, each drawn while whoever reads the file has that page open."""

    def __init__(self, pdf: bytes, dpi: float = DPI, cache: Cache = caching.NONE) -> None:
        self._dpi, self._cache = dpi, cache
        self._names = tuple(_names(pdf, dpi)) if cache.folder is not None else ()
        self.pictures: dict[int, bytes] = {}

    def draw(self, number: int, page: pypdfium2.PdfPage) -> Image.Image | None:
        """Keep the PNG of page ``number``, from 0, in ``pictures``; the picture, if it had to be drawn."""
        kept = self._cache.get(self._names[number]) if self._names else None
        if kept is not None:
            self.pictures[number] = kept
            return None
        pixels = page.render(scale=self._dpi / 72, rev_byteorder=True).to_numpy()
        self.pictures[number] = png(pixels)
        if self._names:
            self._cache.put(self._names[number], self.pictures[number])
        return Image.fromarray(pixels)


def proofs(pdf: bytes, dpi: float = DPI, *, cache: Cache = caching.NONE) -> Iterator[bytes]:
    """Each page as a PNG picture, ``dpi`` pixels to the inch."""
    made = PageProofs(pdf, dpi, cache)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document):
            made.draw(number, page)
            page.close()
            yield made.pictures.pop(number)
    finally:
        document.close()


def _names(pdf: bytes, dpi: float) -> Iterator[str]:
    """What the picture of each page is kept by: all that it is made of, and all that it is made with."""
    recipe = (
        pypdfium2.PDFIUM_INFO.version,
        pypdfium2.PYPDFIUM_INFO.version,
        PIL.__version__,
        *(Path(module).read_bytes() for module in (__file__, packing.__file__)),
    )
    return (caching.key("proof", *recipe, dpi, made_of) for made_of in page_digests(pdf))


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
