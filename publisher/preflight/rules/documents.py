"""Rules on the file: can it be read, what does it say of itself, does it do anything by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

from publisher.findings import Severity
from publisher.preflight.facts import File
from publisher.preflight.hits import rule, whole
from publisher.rules.registry import Hit, declare
from publisher.wording import Text

_EXPORT = Text("Export it again as PDF/X-4.", "请重新导出为 PDF/X-4。")

unreadable = declare(
    "PF001",
    "unreadable-pdf",
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
