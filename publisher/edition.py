"""The story of an issue: load, check, typeset and compose, paint, prove, make the e-book, write.

Read this beside ARCHITECTURE.md: both tell the same steps in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import cache as caching
from publisher import load, record
from publisher.atomic import claim, replaced_folder
from publisher.cache import Cache
from publisher.compose.make_up import Layout, compose
from publisher.compose.packs import load_pack
from publisher.findings import Finding, Severity, in_order
from publisher.house import House
from publisher.model import Edition, Issue
from publisher.paint import Painter
from publisher.record import Stopwatch
from publisher.reports import CheckReport, NotRun
from publisher.rules.again import Again
from publisher.typeset.coverage import missing_glyphs
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter
from publisher.wording import Text

Say = Callable[[Text], None]
"""Is told each step as it begins."""

_NO_LAYOUT = Text("layout was switched off (--no-layout)", "已关闭版面检查（--no-layout）")
_BROKEN_SOURCE = Text("the manifest must be mended first", "须先改正清单文件")
_NO_GLYPHS = Text("characters without a glyph must be mended first", "须先处理字体缺少的字符")


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue with all its findings; ``layout`` is None when it could not be, or was not to be, laid out."""

    issue: Issue | None
    layout: Layout | None
    fonts: FontLibrary
    report: CheckReport


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left: the report, the files written (none when text was lost), and whether it may go to press."""

    report: CheckReport
    files: tuple[Path, ...]
    press_ready: bool


class Kept:
    """Fonts, paragraphs once set and what was found in each article, for whoever checks more than once."""

    def __init__(self) -> None:
        self.fonts = FontLibrary.load()
        self._setters: dict[str, Typesetter] = {}
        self.again = Again()

    def setter(self, language: str) -> Typesetter:
        """The typesetter of a language."""
        return self._setters.setdefault(language, Typesetter(self.fonts, language))


@dataclass(frozen=True, slots=True)
class LaidOut:
    """An issue on its pages, not judged yet; where ``layout`` is None, ``why`` says what stood in the way.

    ``faults`` are what reading it found; ``missing`` are characters without a glyph.
    """

    path: Path
    issue: Issue | None
    layout: Layout | None
    fonts: FontLibrary
    faults: tuple[Finding, ...]
    missing: tuple[Finding, ...] = ()
    why: Text | None = None


def check(
    path: Path,
    *,
    layout: bool = True,
    house: House | None = None,
    kept: Kept | None = None,
    say: Say = lambda step: None,
) -> Checked:
    """Load an issue, run every rule on its source and, unless switched off, on its laid-out pages.

    ``house`` takes the place of the profile that the manifest names.
    """
    laid = lay_out(path, layout=layout, house=house, kept=kept, say=say)
    return judged(laid, say, kept.again if kept else None)


def lay_out(
    path: Path,
    *,
    layout: bool = True,
    house: House | None = None,
    kept: Kept | None = None,
    say: Say = lambda step: None,
) -> LaidOut:
    """Load an issue and, unless switched off, set and compose its pages."""
    say(Text(f"Reading {path}", f"读取 {path}"))
    kept = kept or Kept()
    issue, faults = load.load(path, house)
    laid = LaidOut(path, issue, None, kept.fonts, tuple(faults))
    if issue is None:
        return replace(laid, why=_BROKEN_SOURCE)
    if not layout:
        return replace(laid, why=_NO_LAYOUT)
    if any(fault.severity is Severity.ERROR for fault in faults):
        return replace(laid, why=_BROKEN_SOURCE)
    pack = load_pack(issue.manifest.layout, issue.folder)
    missing = missing_glyphs(issue, kept.fonts, pack.roles)
    if missing:
        return replace(laid, missing=tuple(missing), why=_NO_GLYPHS)
    say(Text("Setting and composing the pages", "排字组版"))
    return replace(laid, layout=compose(issue, pack, kept.setter(issue.language)))


def judged(laid: LaidOut, say: Say = lambda step: None, again: Again | None = None) -> Checked:
    """The issue with what every rule finds in its text and, where it was laid out, on its pages.

    ``again`` remembers what was found in articles that are as they were.
    """
    # Loaded only now: a build has its pages painted meanwhile.
    from publisher.preflight.adverts import preflight_adverts
    from publisher.press.order import profile_of
    from publisher.rules.run import check_issue, check_layout, suppress, weighed

    issue, pages, name = laid.issue, laid.layout, str(laid.path)
    if issue is None:
        return Checked(None, None, laid.fonts, _report(name, laid.faults, _not_run("rules", laid.why)))
    say(Text("Checking the text", "检查文字"))
    findings = _each_once(weighed(laid.faults, issue.house), check_issue(issue, again=again))
    if pages is None:
        found = suppress([*findings, *laid.missing], issue, laid_out=False)
        return Checked(issue, None, laid.fonts, _report(name, found, _not_run("layout", laid.why)))
    adverts, not_run = preflight_adverts(issue, profile_of(issue, pages.pack))
    findings += (*check_layout(pages), *adverts)
    return Checked(pages.issue, pages, laid.fonts, _report(name, suppress(findings, issue), not_run))


def _not_run(what: str, why: Text | None) -> list[NotRun]:
    return [NotRun(what, why)] if why else []


def build(
    path: Path,
    out: Path,
    *,
    editions: Sequence[Edition] = (),
    cache: Cache = caching.NONE,
    say: Say = lambda step: None,
) -> Built:
    """Build an issue's editions into ``out/<issue>/``. Lost text fails the build and leaves no edition.

    ``cache`` saves pictures that would come out as they did before; nothing that is proved comes from it.
    """
    watch = Stopwatch()
    # The painter gets ready while the pages are being made, and paints while they are being judged.
    with Painter(cache=cache) as painter:
        with watch.stage("compose"):
            laid = lay_out(path, say=say)
        if laid.issue is None or laid.layout is None or _hopeless(laid.layout):
            return Built(judged(laid, say).report, (), False)
        issue, layout, target = laid.layout.issue, laid.layout, out / laid.issue.name
        claim(target, record.MARK)
        say(Text("Painting the pages", "出版面"))
        templates = layout.pack.folder_with("page.html.j2", "page.css")
        painter.begin(layout.composition, issue, laid.fonts, template_folder=templates)
        with watch.stage("check"):
            report = judged(laid, say).report
            from publisher.editions import made, ordered

            order = ordered(issue, layout, laid.fonts, tuple(editions) or issue.manifest.editions, cache)
        with watch.stage("paint"):
            painted = painter.finished()
    files, proof, verdict = made(order, painted, watch, say, ready=not _grave(report.findings))
    warned = [_complaint(text) for text in painted.warnings]
    # What a press merely dislikes is for the one who asks preflight, not for every build.
    found = (*report.findings, *warned, *proof.findings, *verdict.errors)
    report = _report(report.issue, found, (*report.not_run, *verdict.not_run))
    if proof.findings:
        return Built(report, (), False)
    ready = not _grave(report.findings)
    say(Text("Writing", "写出"))
    with replaced_folder(target, record.MARK) as folder:
        for name, data in files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        (folder / record.MARK).write_text(record.build_json(issue, files, watch, proof, report, ready), "utf-8")
    return Built(report, tuple(target / name for name in files if "/" not in name), ready)


def _grave(findings: Sequence[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _hopeless(layout: Layout) -> bool:
    """Whether so much is overset that pages of it help nobody; the findings say what does not fit."""
    pages = len(layout.issue.manifest.pages)
    return len(layout.composition.pages) > 2 * pages + 30


def _complaint(text: str) -> Finding:
    return Finding(
        "LY005",
        "engine-warning",
        Severity.WARNING,
        Text(f"The painting engine says: {text}", f"出版引擎提示：{text}"),
        Text("Correct the layout's page.css or page.html.j2.", "请改正版式的 page.css 或 page.html.j2。"),
    )


def _each_once(faults: Sequence[Finding], findings: Sequence[Finding]) -> list[Finding]:
    """Both together. A picture that is damaged or outside the issue is not told again as missing."""
    told = {fault.span for fault in faults}
    return [*faults, *(found for found in findings if found.rule != "CP003" or found.span not in told)]


def _report(name: str, findings: Sequence[Finding], not_run: Sequence[NotRun]) -> CheckReport:
    return CheckReport(name, in_order(findings), tuple(not_run))
