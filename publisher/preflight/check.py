"""Preflight of one PDF, in this process: open it, read it, ask every rule."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pikepdf

from publisher.findings import Finding, NotRun, Severity, in_order
from publisher.preflight.reading import read
from publisher.preflight.rules import RULES
from publisher.preflight.rules.documents import unreadable
from publisher.preflight.rules.inks import too_much_ink
from publisher.press.profile import PressProfile
from publisher.rules.registry import Hit, Rule
from publisher.rules.run import check_press
from publisher.wording import Text

_LOCKED = "PF002"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What preflight found, and what it could not look at."""

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether its pages could be looked at at all."""
        return not any(finding.rule in (unreadable.code, _LOCKED) for finding in self.findings)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What a printing house would refuse the file for."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def preflight(data: bytes, profile: PressProfile, rules: Sequence[Rule] = RULES, *, grave: bool = False) -> Verdict:
    """Judge a PDF for a press.

    A file that needs a password or cannot be read at all gives that one finding. With ``grave``, only its errors
    are asked for: ink, which takes longest to measure, is then left alone unless the press refuses a file for it.
    """
    ink = not grave or profile.weights.get(too_much_ink.code) == "error"
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if not len(document.pages):
                return _refused("there is no page in it", "里面没有页面")
            file, not_run = read(document, data, profile, ink=ink)
            return Verdict(_weighed(check_press(file, rules), profile), tuple(not_run))
    except pikepdf.PasswordError:
        return Verdict((_locked(),))
    except pikepdf.PdfError as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        return _refused(why, why)


def _weighed(findings: Sequence[Finding], profile: PressProfile) -> tuple[Finding, ...]:
    kept = []
    for finding in findings:
        weight = profile.weights.get(finding.rule)
        if weight == "off":
            continue
        kept.append(replace(finding, severity=Severity[weight.upper()]) if weight else finding)
    return in_order(kept)


def _refused(en: str, zh: str) -> Verdict:
    hit = Hit(
        Text(f"The file cannot be read as a PDF: {en}.", f"文件无法作为 PDF 读取：{zh}。"),
        Text("Export or send it again.", "请重新导出或发送。"),
        None,
    )
    return Verdict((unreadable.finding(hit),))


def _locked() -> Finding:
    rule = next(one for one in RULES if one.code == _LOCKED)
    return rule.finding(
        Hit(
            Text("The file is encrypted and needs a password.", "文件已加密，需要密码。"),
            Text("Save it without security.", "请取消安全设置后另存。"),
            None,
        )
    )
