"""The sentence at the top: whether the issue may go to press, and what is to be done first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.reports.report import CheckReport
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Verdict:
    """``letter`` is e, w or k: not ready, not all checked, ready."""

    letter: str
    sign: str
    headline: Text
    sentence: Text


def verdict(report: CheckReport, errors: Sequence[tuple[int | None, int]]) -> Verdict:
    """The verdict on a report; ``errors`` are the errors of each page, None standing for no page."""
    counts = report.counts
    if counts["error"]:
        return Verdict("e", "✕", Text("Not ready for press", "还不能付印"), _joined([_errors(errors), _others(counts)]))
    rest = _others(counts)
    if report.not_run:
        some = len(report.not_run)
        skipped = Text(
            f"{some} check{'s were' if some > 1 else ' was'} not made; the list below says why.",
            f"有 {some} 项没有检查，原因见下。",
        )
        return Verdict("w", "!", Text("Not everything was checked", "检查没有做完"), _joined([skipped, rest]))
    if not report.findings:
        return Verdict("k", "✓", Text("Ready for press", "可以付印"), Text("Nothing was found.", "没有发现问题。"))
    return Verdict("k", "✓", Text("Ready for press", "可以付印"), _joined([Text("No errors.", "没有错误。"), rest]))


def _errors(errors: Sequence[tuple[int | None, int]]) -> Text:
    places = [(number, count) for number, count in errors if count]
    english = ", ".join(
        f"{'page ' + str(number) if number else 'the issue'} has {count} error{'s' if count > 1 else ''}"
        for number, count in places
    )
    chinese = "，".join(f"{f'第 {number} 版' if number else '整期'}有 {count} 个错误" for number, count in places)
    return Text(f"{english[:1].upper()}{english[1:]} to be mended before sign-off.", f"{chinese}，改完才能签付印。")


def _others(counts: dict[str, int]) -> Text:
    warnings, notices = counts["warning"], counts["info"]
    parts: list[Text] = []
    if warnings:
        parts.append(Text(f"read {counted(warnings, 'warning')}", f"{warnings} 个警告请逐条看过"))
    if notices:
        parts.append(
            Text(f"{counted(notices, 'notice')} {'is' if notices == 1 else 'are'} for information",
                 f"{notices} 个提示供参考")
        )  # fmt: skip
    if not parts:
        return Text("", "")
    english = "; ".join(part.en for part in parts)
    lead = "Please " if warnings else ""
    return Text(f"{lead}{english}.", f"另有 {'，'.join(part.zh for part in parts)}。")


def counted(number: int, what: str) -> str:
    """So many of something, in English: 1 page, 2,679 characters."""
    return f"{number:,} {what}{'s' if number != 1 else ''}"


def _joined(parts: Sequence[Text]) -> Text:
    told = [part for part in parts if part.en]
    return Text(" ".join(part.en for part in told), "".join(part.zh for part in told))
