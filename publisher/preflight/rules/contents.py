"""Rules on what pages are made of: things a press cannot use, or that print as something else than they show."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.findings import Severity
from publisher.preflight.facts import File
from publisher.preflight.hits import odd, on, rule
from publisher.rules.registry import Hit
from publisher.wording import Text

_EXPORT = Text("Export the page again from its own program.", "请从原排版软件重新导出该页。")


@rule("PF040", "missing-resource", Severity.ERROR)
def missing_resource(file: File) -> Iterator[Hit]:
    """The page calls for something that is not in the file.

    Why:
        What is missing is not printed, and most programs say nothing.

    Bad:
        A picture named in the page and not in its resources.
    Good:
        Everything the page names is there.
    中文：缺少资源
        页面调用的图片、字体等不在文件里，缺的就印不出来。
    """
    yield from odd(file, "missing", Text("The page calls for what is not there", "页面调用了文件中没有的资源"), _EXPORT)


@rule("PF041", "broken-content", Severity.ERROR)
def broken_content(file: File) -> Iterator[Hit]:
    """The page's drawing instructions are damaged.

    Why:
        Each program skips what it does not understand, and not the same.

    Bad:
        A state that is saved and never restored, an operator nobody knows.
    Good:
        Content as an export writes it.
    中文：页面内容受损
        看不懂的指令各软件跳过的方式不同，印出结果难料。
    """
    yield from odd(file, "content", Text("The page's content is damaged", "页面内容受损"), _EXPORT)


@rule("PF042", "endless-form", Severity.ERROR)
def endless_form(file: File) -> Iterator[Hit]:
    """A part of the page is drawn within itself.

    Why:
        Drawing it would never end; programs stop somewhere, or do not.

    Bad:
        A form that calls itself.
    Good:
        Forms that call only others.
    中文：循环嵌套
        图形对象嵌套自身，绘制不会结束。
    """
    yield from odd(file, "recursion", Text("A part is drawn within itself", "图形对象嵌套自身"), _EXPORT)


@rule("PF043", "transfer-function", Severity.ERROR)
def transfer_function(file: File) -> Iterator[Hit]:
    """The page changes tones on its way to the plate (a transfer function).

    Why:
        The proof shows one tone and the plate gets another.

    Bad:
        A graphics state with TR.
    Good:
        Tones as they are to be printed.
    中文：含有传递函数
        校样与印版的阶调会不一致。
    """
    yield from odd(file, "transfer", Text("A graphics state has a transfer function", "图形状态含有传递函数"), _EXPORT)


@rule("PF044", "own-halftone", Severity.ERROR)
def own_halftone(file: File) -> Iterator[Hit]:
    """The page brings a screen of its own.

    Why:
        The plant's screen is made for its press and paper.

    Bad:
        A halftone with a phase, or of a type PDF/X does not know.
    Good:
        No halftone in the file.
    中文：自带网屏设置
        网屏应由印刷厂按机器和纸张决定。
    """
    yield from odd(file, "halftone", Text("A graphics state brings its own screen", "图形状态自带网屏"), _EXPORT)


@rule("PF045", "postscript-inside", Severity.ERROR)
def postscript_inside(file: File) -> Iterator[Hit]:
    """PostScript is embedded in the page.

    Why:
        It is printed on one machine and passed over by another.

    Bad:
        An old EPS placed as PostScript.
    Good:
        The same drawing as PDF.
    中文：夹带 PostScript
        有的设备会执行，有的会略过。
    """
    yield from odd(file, "postscript", Text("PostScript is embedded", "夹带 PostScript"), _EXPORT)


@rule("PF046", "stand-in-picture", Severity.ERROR)
def stand_in_picture(file: File) -> Iterator[Hit]:
    """A picture has another one to be printed in its place.

    Why:
        Which of them comes out hangs on the program that prints.

    Bad:
        A low-resolution picture with an OPI comment or an alternate.
    Good:
        The picture itself.
    中文：图片带替代图
        印出哪一张取决于输出软件。
    """
    yield from odd(
        file,
        "alternate",
        Text("A picture has a stand-in (OPI, Alternates)", "图片带有替代图（OPI、Alternates）"),
        _EXPORT,
    )


@rule("PF047", "outside-content", Severity.ERROR)
def outside_content(file: File) -> Iterator[Hit]:
    """A part of the page lies in another file.

    Why:
        The other file does not come along to the plant.

    Bad:
        A picture referred to on a server.
    Good:
        The picture in the file.
    中文：内容在别的文件里
        引用的外部文件不会随稿到厂。
    """
    message = Text("A part of the page lies in another file", "部分内容在别的文件里")
    yield from odd(file, "external", message, _EXPORT)
    yield from odd(file, "reference", message, _EXPORT)


@rule("PF048", "bad-gradient", Severity.ERROR)
def bad_gradient(file: File) -> Iterator[Hit]:
    """A gradient's colours do not fit its colour space.

    Why:
        Viewers show something or nothing; printed it is nothing.

    Bad:
        A gradient of red, green and blue in a space of four inks.
    Good:
        Four inks at either end.
    中文：渐变有误
        渐变颜色的分量数与色彩空间不符，印出来是空白。
    """
    yield from odd(file, "shading", Text("A gradient does not fit its colour space", "渐变与色彩空间不符"), _EXPORT)


@rule("PF049", "lzw-picture", Severity.WARNING)
def lzw_picture(file: File) -> Iterator[Hit]:
    """A picture is packed with LZW.

    Why:
        PDF/X keeps old plate-setters in mind, and PDF/A forbids it.

    Bad:
        LZWDecode.
    Good:
        FlateDecode or JPEG.
    中文：图片用 LZW 压缩
        PDF/A 不许使用 LZW。
    """
    yield from odd(file, "lzw", Text("A picture is packed with LZW", "图片用 LZW 压缩"), _EXPORT)


@rule("PF050", "other-blend-space", Severity.ERROR)
def other_blend_space(file: File) -> Iterator[Hit]:
    """Transparency on the page is mixed in another colour space than the press's inks.

    Why:
        Where things overlap the colours turn out otherwise than on the screen, and black text may turn to four inks.

    Bad:
        A page group in DeviceRGB.
    Good:
        DeviceCMYK.
    中文：透明混合空间不是 CMYK
        重叠处会偏色，黑字可能变成四色。
    """
    for page in file.pages:
        if page.blends:
            names = ", ".join(sorted(page.blends))
            yield on(
                page,
                Text(f"Transparency is blended in {names}.", f"透明效果在 {names} 空间混合。"),
                Text("Set the blend space to CMYK.", "请将透明混合空间设为 CMYK。"),
            )


@rule("PF051", "unsaid-blend-space", Severity.WARNING)
def unsaid_blend_space(file: File) -> Iterator[Hit]:
    """The page has transparency and does not say in which colours it is mixed.

    Why:
        The program that prints chooses for itself.

    Bad:
        A soft shadow on a page without a group.
    Good:
        A page group in DeviceCMYK.
    中文：未说明透明混合空间
        由输出软件自行决定，重叠处颜色难料。
    """
    for page in file.pages:
        group = page.source.get("/Group")
        if page.transparency and (group is None or "/CS" not in group):
            what = ", ".join(sorted(page.transparency))
            yield on(
                page,
                Text(
                    f"The page has transparency ({what}) and no blend space.",
                    f"页面有透明效果（{what}），却未说明混合空间。",
                ),
                Text("Set the blend space to CMYK.", "请将透明混合空间设为 CMYK。"),
            )


@rule("PF052", "transparency", Severity.ERROR)
def transparency(file: File) -> Iterator[Hit]:
    """The page has transparency, which the standard that the file names does not know.

    Why:
        A press that asks for PDF/X-1a or X-3 cannot print it.

    Bad:
        A soft shadow in a PDF/X-1a.
    Good:
        The shadow flattened, or the file as PDF/X-4.
    中文：标准不允许透明效果
        PDF/X-1a、X-3 不支持透明。
    """
    said = str((file.metadata or {}).get("GTS_PDFXVersion") or file.document.docinfo.get("/GTS_PDFXVersion") or "")
    strict = said.startswith(("PDF/X-1a", "PDF/X-3")) or file.profile.standard == "PDF/X-1a"
    for page in file.pages:
        if strict and page.transparency:
            what = ", ".join(sorted(page.transparency))
            yield on(
                page,
                Text(f"The page has transparency ({what}).", f"页面有透明效果（{what}）。"),
                Text("Flatten it, or deliver PDF/X-4.", "请拼合透明，或改交 PDF/X-4。"),
            )
