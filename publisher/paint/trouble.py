"""What to say when the painting ends without pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from publisher.errors import InputError, MissingTool, PublisherError
from publisher.paint.painted import Limits
from publisher.wording import Text

_APT = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_BREW = "brew install pango harfbuzz"
_INSTALL = Text(f"Install it: {_APT} (Debian), {_BREW} (macOS).", f"请安装：{_APT}（Debian）或 {_BREW}（macOS）。")


def told(error: Mapping[str, Any], page: int | None, limits: Limits) -> PublisherError:
    """The error for what the child process has written down."""
    kind, detail = error["kind"], error.get("detail", "")
    if kind == "memory":
        return stopped("memory", page, limits)
    if kind == "picture":
        return InputError(Text(*error["message"]), Text(*error["hint"]))
    if kind == "library":
        return MissingTool(
            Text(f"Pango is missing, which draws the text ({detail}).", f"缺少绘制文字的 Pango（{detail}）。"), _INSTALL
        )
    if kind == "subset":
        return MissingTool(
            Text("libharfbuzz-subset is missing, which embeds the fonts.", "缺少嵌入字体所需的 libharfbuzz-subset。"),
            _INSTALL,
        )
    if kind == "address":
        return InputError(
            Text(
                f"The layout's template asks for “{detail}”, which is no file of the issue, the layout or the fonts.",
                f"版式模板引用了“{detail}”，它不属于本期、版式或字体的文件。",
            ),
            Text(
                "Put the file into the layout's folder and refer to it there.", "请把文件放进版式文件夹，并引用该处。"
            ),
        )
    return MissingTool(
        Text(f"No font has these characters: {detail}", f"所有字体都没有这些字符：{detail}"),
        Text(
            "Replace them, or add a font that has them to fonts.yaml.", "请换字，或在 fonts.yaml 中添加含有它们的字体。"
        ),
    )


def stopped(what: Literal["time", "memory"], page: int | None, limits: Limits) -> PublisherError:
    """The painting was stopped at a limit."""
    where = Text("" if page is None else f" at page {page}", "" if page is None else f"（第{page}版）")
    if what == "time":
        seconds = f"{limits.seconds:g}"
        message = Text(
            f"Painting was stopped{where.en}: it took longer than {seconds} seconds.",
            f"出版面已中止{where.zh}：超过 {seconds} 秒。",
        )
    else:
        message = Text(
            f"Painting was stopped{where.en}: it needed more than {limits.memory_mb} MB of memory.",
            f"出版面已中止{where.zh}：内存超过 {limits.memory_mb} MB。",
        )
    return PublisherError(
        message,
        Text("Make that page's pictures smaller, or build the issue in parts.", "请缩小该版的图片，或把本期拆开制作。"),
    )


def broken(said: str, page: int | None) -> PublisherError:
    """The engine failed in a way nobody foresaw."""
    where = Text("" if page is None else f" at page {page}", "" if page is None else f"（第{page}版）")
    return PublisherError(
        Text(f"The engine could not paint the pages{where.en}: {said}", f"排版引擎无法出版面{where.zh}：{said}"),
        Text(
            "Try without the layout's own page.html.j2 and page.css; if it stays, report it with this message.",
            "请先去掉版式自带的 page.html.j2 和 page.css 再试；仍出错时，请附上本信息报告问题。",
        ),
    )
