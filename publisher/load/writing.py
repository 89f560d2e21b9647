"""Which way the e-book's lines run, and whether its language can follow."""

from __future__ import annotations

from publisher.findings import Finding
from publisher.load.faults import VERTICAL_LANGUAGE
from publisher.model import Manifest
from publisher.wording import Text, runs_downwards


def check_writing(manifest: Manifest) -> tuple[Finding, ...]:
    """A finding where vertical lines are asked for in a language that has none; the book is then made horizontal."""
    language = manifest.publication.language
    if manifest.ebook.writing == "horizontal" or runs_downwards(language):
        return ()
    return (
        VERTICAL_LANGUAGE.at(
            manifest.ebook.span_of("writing"),
            Text(
                f"The e-book cannot be vertical: its language is “{language}”.",
                f"电子书不能直排：语言是“{language}”。",
            ),
            Text(
                "Write “writing: horizontal”; or, if the text is Chinese or Japanese, correct “language” below "
                "“publication:”, such as zh-Hans or ja.",
                "请写“writing: horizontal”；若文字本是中文或日文，请改正“publication:”下的“language”，"
                "例如 zh-Hans、ja。",
            ),
        ),
    )
