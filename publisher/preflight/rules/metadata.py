"""Rules on what the file says of itself: its standard, its title and dates, whether it is trapped."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Name

from publisher.findings import Severity
from publisher.preflight.facts import File
from publisher.preflight.hits import rule, whole
from publisher.rules.registry import Hit
from publisher.wording import Text

_EXPORT = Text("Export it again as PDF/X-4.", "请重新导出为 PDF/X-4。")
_KNOWN = re.compile(r"PDF/X-(4|1a:200[13]|3:200[23])")


@rule("PF006", "not-pdfx", Severity.ERROR)
def not_pdfx(file: File) -> Iterator[Hit]:
    """The file does not say that it is PDF/X, or names a version that is not taken.

    Why:
        The label is the promise that the file was made for a press; without it the plant must guess.

    Bad:
        A PDF printed to file from an office program.
    Good:
        An export as PDF/X-4.
    中文：不是 PDF/X 文件
        没有 PDF/X 标识的文件，印刷厂无从知道它是否按付印要求制作。
    """
    version = _version(file)
    if version is None:
        yield whole(Text("The file does not say that it is PDF/X.", "文件没有标明是 PDF/X。"), _EXPORT)
    elif not _KNOWN.fullmatch(version):
        yield whole(
            Text(f"The file says it is {version}, which is not taken.", f"文件标明为 {version}，不予接收。"), _EXPORT
        )


def _version(file: File) -> str | None:
    said = (file.metadata or {}).get("GTS_PDFXVersion") or file.document.docinfo.get("/GTS_PDFXVersion")
    return str(said) if said is not None else None


@rule("PF007", "missing-metadata", Severity.ERROR)
def missing_metadata(file: File) -> Iterator[Hit]:
    """Something that PDF/X-4 wants said of the document is not there.

    Why:
        Title, dates and the document's numbers are how a plant files a page and finds its newer version.

    Bad:
        Metadata without the date of the last change.
    Good:
        Title, three dates, the document's ID, its version and its rendition.
    中文：文件说明不全
        PDF/X-4 要求写明标题、日期和文档编号，印刷厂据此归档和换版。
    """
    said = file.metadata
    if said is None:
        yield whole(Text("The file has no metadata (XMP) that can be read.", "文件没有可读的元数据（XMP）。"), _EXPORT)
        return
    if _version(file) not in (None, "PDF/X-4"):
        return
    wanted = ("title", "CreateDate", "ModifyDate", "MetadataDate", "DocumentID", "VersionID", "RenditionClass")
    missing = [name for name in wanted if not said.get(name)]
    if missing:
        names = ", ".join(missing)
        yield whole(Text(f"The metadata (XMP) lack {names}.", f"元数据（XMP）缺少 {names}。"), _EXPORT)


@rule("PF008", "metadata-disagrees", Severity.ERROR)
def metadata_disagrees(file: File) -> Iterator[Hit]:
    """The document's information and its metadata say different things.

    Why:
        Two programs will show two titles, and the plant cannot know which page it has.

    Bad:
        The title “A01” in one place and “A02” in the other.
    Good:
        The same title and dates in both.
    中文：两处文件说明不一致
        Info 与 XMP 的标题或日期不一致，印刷厂分不清手里是哪一版。
    """
    said, info = file.metadata or {}, file.document.docinfo
    pairs = (("/Title", "title"), ("/Producer", "Producer"), ("/Creator", "CreatorTool"))
    apart = [key[1:] for key, name in pairs if key in info and said.get(name) and str(info[key]) != said[name]]
    for key, name in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        if key in info and said.get(name) and _moment(str(info[key])) != _moment(said[name]):
            apart.append(key[1:])
    trapped = said.get("Trapped")
    if trapped and str(info.get("/Trapped", "")) in ("/True", "/False") and str(info["/Trapped"])[1:] != trapped:
        apart.append("Trapped")
    if apart:
        names = ", ".join(apart)
        yield whole(Text(f"Info and XMP differ in {names}.", f"Info 与 XMP 的 {names} 不一致。"), _EXPORT)


def _moment(text: str) -> datetime.datetime | str:
    """A date of PDF or of XMP as a moment; what is neither stays as it is."""
    digits = re.sub(r"[^0-9Z+-]", "", text.removeprefix("D:").replace("-", "", 2) if "T" in text else text)
    found = re.match(r"(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:\d*)?(Z|[+-]\d{4}|[+-]\d\d)?", digits)
    if not found:
        return text
    year, month, day, hour, minute, second = (
        int(part or default) for part, default in zip(found.groups(), (0, 1, 1, 0, 0, 0), strict=False)
    )
    zone = found[7] or "Z"
    away = 0 if zone == "Z" else int(zone[:3]) * 60 + int(zone[0] + (zone[3:5] or "0"))
    try:
        return datetime.datetime(
            year, month, day, hour, minute, second, tzinfo=datetime.timezone(datetime.timedelta(minutes=away))
        )
    except ValueError:
        return text


@rule("PF009", "trapping-unknown", Severity.ERROR)
def trapping_unknown(file: File) -> Iterator[Hit]:
    """The file does not say whether it is trapped.

    Why:
        A plant that traps a page twice, or not at all, prints white or dark seams between colours.

    Bad:
        Trapped is Unknown, or a word in quotes.
    Good:
        Trapped is True or False.
    中文：未说明是否做过陷印
        重复陷印或漏做陷印，色块相接处会露白或变深。
    """
    trapped = file.document.docinfo.get("/Trapped")
    if not isinstance(trapped, Name) or str(trapped) not in ("/True", "/False"):
        yield whole(
            Text("The file does not say whether it is trapped.", "文件没有说明是否做过陷印（Trapped）。"),
            Text("Set Trapped to False, or to True where it is.", "请将 Trapped 设为 False；已做陷印则设为 True。"),
        )


@rule("PF010", "newer-pdf", Severity.WARNING)
def newer_pdf(file: File) -> Iterator[Hit]:
    """The file is of a newer PDF version than its PDF/X standard is built on.

    Why:
        What came with the newer version is read by some programs and passed over by others.

    Bad:
        A PDF 2.0 that says it is PDF/X-4, which is PDF 1.6.
    Good:
        A PDF 1.6.
    中文：PDF 版本过新
        PDF/X-4 基于 PDF 1.6；更新版本的内容，有的软件会略过。
    """
    most = "1.4" if (_version(file) or "").startswith(("PDF/X-1a", "PDF/X-3")) else "1.6"
    version = file.document.pdf_version
    if version > most and _version(file) is not None:
        yield whole(
            Text(f"The file is PDF {version}; {most} is wanted.", f"文件为 PDF {version}，应为 {most}。"), _EXPORT
        )


@rule("PF014", "compressed-metadata", Severity.WARNING)
def compressed_metadata(file: File) -> Iterator[Hit]:
    """The metadata are compressed.

    Why:
        Programs that sort files by their label look for it without unpacking anything.

    Bad:
        A metadata stream with FlateDecode.
    Good:
        The metadata as plain text.
    中文：元数据被压缩
        分拣程序不解压文件就要读到元数据。
    """
    metadata = file.root.get("/Metadata")
    # Encryption, told by another rule, packs them anyhow.
    if isinstance(metadata, pikepdf.Stream) and "/Filter" in metadata and not file.document.is_encrypted:
        yield whole(Text("The metadata (XMP) are compressed.", "元数据（XMP）被压缩。"), _EXPORT)
