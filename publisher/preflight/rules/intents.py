"""Rules on the output intent: which press the colours are meant for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import ImageCms

from publisher.findings import Severity
from publisher.preflight.facts import File
from publisher.preflight.hits import rule, whole
from publisher.rules.registry import Hit
from publisher.wording import Text

_REGISTRY = "http://www.color.org"
REGISTERED = frozenset(
    (
        "CGATS TR 001",
        "CGATS TR 002",
        "CGATS TR 003",
        "CGATS TR 005",
        "CGATS TR 006",
        "EUROSB104",
        "EUROSB204",
        "IFRA22",
        "IFRA26",
        "IFRA28",
        "IFRA30",
        "JC200103",
        "JC200104",
        "JCN2002",
        "JCW2003",
        "OF COM PO P1 F60",
        *(f"FOGRA{number}" for number in range(27, 61)),
        *(f"FOGRA{number}L" for number in range(27, 61)),
        *(f"CGATS21_CRPC{number}" for number in range(1, 8)),
        *(f"CGATS21-2-CRPC{number}" for number in range(1, 8)),
    )
)
"""Names of the ICC's registry of printing conditions."""
_HINT = Text("Export it for the condition the printing house names.", "请按印刷厂指定的印刷条件重新导出。")


@rule("PF020", "missing-output-intent", Severity.ERROR)
def missing_output_intent(file: File) -> Iterator[Hit]:
    """The file does not say for which press its colours are made, or says it twice.

    Why:
        The same inks look otherwise on newsprint and on coated paper; without the intent the plant cannot convert.

    Bad:
        A PDF/X-4 whose output intent only names a condition, without its profile.
    Good:
        One output intent for print, with its name and its profile.
    中文：缺少输出意图
        同样的油墨在新闻纸和铜版纸上颜色不同；须写明唯一的印刷条件并嵌入特性文件。
    """
    intents = file.intents
    if len(intents) != 1:
        yield whole(
            Text(
                f"The file has {len(intents)} output intents for print.",
                f"文件有 {len(intents)} 个印刷输出意图，应有一个。",
            ),
            _HINT,
        )
        return
    if not str(intents[0].get("/OutputConditionIdentifier", "")).strip():
        yield whole(Text("The output intent names no printing condition.", "输出意图没有写明印刷条件。"), _HINT)
    elif not isinstance(intents[0].get("/DestOutputProfile"), pikepdf.Stream):
        yield whole(Text("The output intent has no colour profile.", "输出意图没有嵌入特性文件（ICC）。"), _HINT)


@rule("PF021", "bad-output-profile", Severity.ERROR)
def bad_output_profile(file: File) -> Iterator[Hit]:
    """The profile of the output intent is no CMYK profile of a press.

    Why:
        Proofs and conversions are made through it; one for a screen gives colours that no ink can print.

    Bad:
        sRGB as the output profile.
    Good:
        The press's own profile, of class printer and space CMYK.
    中文：输出特性文件不适用
        打样和转换都靠它；屏幕特性文件给不出能印的颜色。
    """
    for intent in file.intents:
        profile = intent.get("/DestOutputProfile")
        if isinstance(profile, pikepdf.Stream) and (why := _wrong(profile)):
            yield whole(Text(f"The output profile is not for a press: {why}.", f"输出特性文件不适用：{why}。"), _HINT)


def _wrong(profile: Any) -> str:
    try:
        data = profile.read_bytes()
    except pikepdf.PdfError:
        return "damaged"
    if data[36:40] != b"acsp":
        return "damaged"
    if data[12:16] != b"prtr" or data[16:20] != b"CMYK":
        return f"{data[12:16].decode('latin-1')} {data[16:20].decode('latin-1')}"
    if int(profile.get("/N", 0)) != 4:
        return f"N {profile.get('/N')}"
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(data))
    except (OSError, ImageCms.PyCMSError):
        return "damaged"
    return ""


@rule("PF022", "unregistered-condition", Severity.WARNING)
def unregistered_condition(file: File) -> Iterator[Hit]:
    """The output intent names a condition of the ICC's registry that is not in it.

    Why:
        Programs look the name up; one they do not find is as good as none.

    Bad:
        “My newspaper” with the registry http://www.color.org.
    Good:
        “CGATS TR 002”, or a name of one's own without that registry.
    中文：印刷条件名称未登记
        名称须是 ICC 登记过的，否则软件查不到。
    """
    for intent in file.intents:
        name = str(intent.get("/OutputConditionIdentifier", ""))
        if name and str(intent.get("/RegistryName", "")).rstrip("/") == _REGISTRY and name not in REGISTERED:
            yield whole(
                Text(f"“{name}” is not in the registry of printing conditions.", f"“{name}”不在印刷条件登记表中。"),
                _HINT,
            )


@rule("PF023", "other-condition", Severity.WARNING)
def other_condition(file: File) -> Iterator[Hit]:
    """The file is made for another press than this one.

    Why:
        Inks mixed for coated paper run together on newsprint: dark, heavy, slow to dry.

    Bad:
        An advert for FOGRA39 in a newspaper.
    Good:
        The advert made for the newspaper's condition.
    中文：印刷条件与本机不符
        按铜版纸配的墨量印到新闻纸上会发暗、糊版、难干。
    """
    for intent in file.intents:
        name = str(intent.get("/OutputConditionIdentifier", ""))
        wanted = file.profile.output.condition
        if name in REGISTERED and name != wanted:
            yield whole(
                Text(f"The file is made for {name}, the press is {wanted}.", f"文件按 {name} 制作，本机为 {wanted}。"),
                _HINT,
            )
