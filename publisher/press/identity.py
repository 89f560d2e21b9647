"""What a finished file says of itself: PDF/X and PDF/A, its printing condition, its title, dates and numbers.

Nothing in it comes from a clock or from chance: the date is the issue's, the numbers are made from its name.
"""

from __future__ import annotations

import datetime
import uuid
import zlib
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher import __version__
from publisher.press.profile import PressProfile

_MAKER = f"publisher {__version__}"


@dataclass(frozen=True, slots=True)
class Identity:
    """Title, day and name of what is printed. ``key`` must differ from issue to issue; it makes the document's ID."""

    title: str
    date: datetime.date
    key: str


def identify(document: pikepdf.Pdf, identity: Identity, profile: PressProfile, *, archive: bool = True) -> None:
    """Write output intents, document information and XMP anew, in place. With ``archive`` it is PDF/A-2b as well."""
    archive = archive and profile.standard != "PDF/X-1a"
    _output_intents(document, profile, archive)
    stamp = f"D:{identity.date:%Y%m%d}000000+00'00'"
    info = document.docinfo
    for key in list(info.keys()):
        del info[key]
    info["/Title"] = identity.title
    info["/Creator"], info["/Producer"] = _MAKER, _MAKER
    info["/CreationDate"], info["/ModDate"] = stamp, stamp
    info["/Trapped"] = Name("/False")
    if profile.standard == "PDF/X-1a":
        info["/GTS_PDFXVersion"] = info["/GTS_PDFXConformance"] = String("PDF/X-1a:2003")
    metadata = document.make_stream(_xmp(identity, profile, archive).encode("utf-8"))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    document.Root.Metadata = metadata


def _output_intents(document: pikepdf.Pdf, profile: PressProfile, archive: bool) -> None:
    stream = document.make_stream(b"")
    stream.write(_packed(profile.icc), filter=Name.FlateDecode)
    stream.N, stream.Alternate = 4, Name.DeviceCMYK
    output = profile.output
    document.Root.OutputIntents = Array(
        document.make_indirect(
            Dictionary(
                Type=Name.OutputIntent,
                S=kind,
                OutputConditionIdentifier=String(output.condition),
                OutputCondition=String(output.info or output.condition),
                RegistryName=String(output.registry),
                Info=String(output.info or output.condition),
                DestOutputProfile=stream,
            )
        )
        for kind in ((Name.GTS_PDFA1, Name.GTS_PDFX) if archive else (Name.GTS_PDFX,))
    )


@lru_cache(maxsize=4)
def _packed(data: bytes) -> bytes:
    """A profile packed once, not anew for the file of every page."""
    return zlib.compress(data, 9)


def _xmp(identity: Identity, profile: PressProfile, archive: bool) -> str:
    stamp = f"{identity.date:%Y-%m-%d}T00:00:00+00:00"
    number = uuid.uuid5(uuid.NAMESPACE_URL, f"{identity.key}#{identity.date}#{profile.name}")
    simple = profile.standard == "PDF/X-1a"
    return _PACKET.format(
        version="PDF/X-1a:2003" if simple else "PDF/X-4",
        archive=_ARCHIVE if archive else "",
        stamp=stamp,
        number=number,
        title=escape(identity.title),
        maker=escape(_MAKER),
        schemas="".join(_SCHEMA.format(*each) for each in _EXTENSIONS),
    )


_EXTENSIONS = (
    ("PDF/X ID Schema", "http://www.npes.org/pdfx/ns/id/", "pdfxid", "GTS_PDFXVersion", "PDF/X version"),
    ("Adobe PDF Schema", "http://ns.adobe.com/pdf/1.3/", "pdf", "Trapped", "whether the file is trapped"),
)
"""PDF/A wants every property described that it does not know itself."""

_SCHEMA = """<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{0}</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>{1}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{2}</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>{3}</pdfaProperty:name>\
<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>{4}</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>
"""

_ARCHIVE = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>
{archive}
<pdf:Trapped>False</pdf:Trapped><pdf:Producer>{maker}</pdf:Producer><xmp:CreatorTool>{maker}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>\
<xmp:MetadataDate>{stamp}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{number}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{number}</xmpMM:InstanceID>\
<xmpMM:RenditionClass>default</xmpMM:RenditionClass><xmpMM:VersionID>1</xmpMM:VersionID>
<dc:format>application/pdf</dc:format>\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
