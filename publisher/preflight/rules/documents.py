"""Rules on the file: can it be read, what does it say of itself, does it do anything by itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

from publisher.findings import Severity
from publisher.preflight.facts import File
from publisher.preflight.hits import rule, whole
from publisher.rules.registry import Hit, declare
from publisher.wording import Text

_EXPORT = Text("Export it again as PDF/X-4.", "请重新导出为 PDF/X-4。")
_KNOWN = re.compile(r"PDF/X-(4|1a:200[13]|3:200[23])")

unreadable = declare(
    "PF001",
    "unreadable-file",
    Severity.ERROR,
    """The file cannot be read as a PDF.

    Why:
        What one program repairs, the next refuses: a plate-setter has no one to ask at midnight.

    Bad:
        An upload that broke off: the table at the end of the file is missing.
    Good:
        The whole file.
    中文：文件无法读取
        传输中断或损坏的文件，有的软件能勉强打开，制版设备却打不开。
    """,
    firm=True,
)

too_heavy = declare(
    "PF003",
    "beyond-limits",
    Severity.ERROR,
    """Reading the file takes more time or memory than is allowed.

    Why:
        A page that cannot be looked at within the limits will hold up the plant's own programs too, and a file made
        to do so must not stop the others.

    Bad:
        A stream of two megabytes that unpacks to twenty gigabytes.
    Good:
        The same page with its pictures at the size they are printed.
    中文：超出处理限度
        读取此文件耗费的时间或内存超限，制版流程同样会被拖住。
    """,
    firm=True,
)


@rule("PF002", "encrypted-file", Severity.ERROR)
def encrypted_file(file: File) -> Iterator[Hit]:
    """The file is encrypted.

    Why:
        Nobody at the plant knows the password, and PDF/X forbids encryption even with none.

    Bad:
        An advert saved with a password against changes.
    Good:
        The same advert saved without security.
    中文：文件已加密
        印刷厂没有密码；即使密码为空，PDF/X 也不许加密。
    """
    if file.document.is_encrypted:
        yield whole(
            Text("The file is encrypted.", "文件已加密。"), Text("Save it without security.", "请取消安全设置后另存。")
        )


@rule("PF004", "damaged-structure", Severity.WARNING)
def damaged_structure(file: File) -> Iterator[Hit]:
    """The file is damaged and could be read only after repair.

    Why:
        Every program repairs in its own way, so what is proofed need not be what is printed.

    Bad:
        A cross-reference table whose numbers are a few bytes off.
    Good:
        The file as it was exported, not edited by hand or by mail.
    中文：文件结构受损
        文件结构有损，经修复才读出；各软件修法不同，付印与校样可能不一致。
    """
    if file.repaired:
        what = file.repaired[0]
        yield whole(Text(f"The file is damaged: {what}.", f"文件结构受损：{what}。"), _EXPORT)


@rule("PF005", "missing-file-id", Severity.ERROR)
def missing_file_id(file: File) -> Iterator[Hit]:
    """The file has no ID.

    Why:
        Plants tell versions of a page apart by it.

    Bad:
        A trailer without the entry ID.
    Good:
        The entry that every PDF/X export writes.
    中文：缺少文件标识
        印刷厂靠文件标识（ID）区分版本，PDF/X 必须有。
    """
    if "/ID" not in file.document.trailer:
        yield whole(Text("The file has no ID.", "文件没有标识（ID）。"), _EXPORT)


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
    if version > most and _version(file) is not None and not (version == "1.7" and most == "1.6"):
        yield whole(
            Text(f"The file is PDF {version}; {most} is wanted.", f"文件为 PDF {version}，应为 {most}。"), _EXPORT
        )


@rule("PF011", "interactive-file", Severity.ERROR)
def interactive_file(file: File) -> Iterator[Hit]:
    """The file has scripts, forms or actions.

    Why:
        A page for the press does nothing by itself; a field or script may change what is shown.

    Bad:
        A coupon left as a form to fill in.
    Good:
        The same coupon as lines and text.
    中文：含有脚本、表单或动作
        付印文件不应自行动作；表单和脚本可能改变版面显示。
    """
    root = file.root
    found = [key[1:] for key in ("/OpenAction", "/AA", "/AcroForm", "/XFA") if key in root]
    names = root.get("/Names")
    if isinstance(names, Dictionary) and "/JavaScript" in names:
        found.append("JavaScript")
    found += [f"AA, page {page.number}" for page in file.pages if "/AA" in page.source]
    if "JavaScript" not in found and "OpenAction" not in found and _scripted(file.document):
        found.append("JavaScript")
    if found:
        what = ", ".join(found)
        yield whole(
            Text(f"The file has scripts, forms or actions: {what}.", f"文件含有脚本、表单或动作：{what}。"),
            Text("Flatten forms and remove actions.", "请拼合表单并删除动作。"),
        )


def _scripted(document: pikepdf.Pdf) -> bool:
    return any(isinstance(item, Dictionary) and item.get("/S") == Name.JavaScript for item in document.objects)


@rule("PF012", "embedded-file", Severity.ERROR)
def embedded_file(file: File) -> Iterator[Hit]:
    """The file has other files in it.

    Why:
        They are never printed, may be of any size, and nobody at the plant opens them.

    Bad:
        An advert with its office document attached.
    Good:
        The advert alone.
    中文：夹带附件
        附件不会付印，印刷厂也不会打开。
    """
    names = file.root.get("/Names")
    if isinstance(names, Dictionary) and "/EmbeddedFiles" in names:
        yield whole(
            Text("Other files are embedded in the file.", "文件夹带附件。"), Text("Remove them.", "请删除附件。")
        )


@rule("PF013", "hidden-layers", Severity.WARNING)
def hidden_layers(file: File) -> Iterator[Hit]:
    """The file has layers that are off, or several settings of its layers.

    Why:
        Which layers are printed then hangs on the program that prints.

    Bad:
        Two languages on two layers, one of them off.
    Good:
        A file for each language.
    中文：含有隐藏图层
        有关闭的图层或多套图层设置，印出哪些图层取决于输出软件。
    """
    layers = file.root.get("/OCProperties")
    if not isinstance(layers, Dictionary):
        return
    usual = layers.get("/D")
    off = isinstance(usual, Dictionary) and (len(usual.get("/OFF", ())) > 0 or usual.get("/BaseState") == Name.OFF)
    if off or "/Configs" in layers:
        yield whole(
            Text("Layers are off, or have several settings.", "有关闭的图层，或有多套图层设置。"),
            Text("Flatten the layers to what is to be printed.", "请只保留要付印的图层并拼合。"),
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
