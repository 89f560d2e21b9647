"""Rules on what the metadata says about how the book can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.ebook_check.book import Book, pictured
from publisher.ebook_check.hits import at, rule
from publisher.findings import Severity
from publisher.rules.registry import Hit
from publisher.wording import Text

_MODES = frozenset(
    (
        "auditory",
        "chartOnVisual",
        "chemOnVisual",
        "colorDependent",
        "diagramOnVisual",
        "mathOnVisual",
        "musicOnVisual",
        "tactile",
        "textOnVisual",
        "textual",
        "visual",
    )
)
_HAZARDS = re.compile(
    "none|unknown|(no)?(flashing|motionSimulation|sound)(Hazard)?|unknown(Flashing|MotionSimulation|Sound)Hazard", re.I
)
_FEATURES = frozenset(
    [
        "alternativeText",
        "annotations",
        "ARIA",
        "audioDescription",
        "bookmarks",
        "braille",
        "captions",
        "ChemML",
        "chemOnVisual",
        "describedMath",
        "displayTransformability",
        "fullRubyAnnotations",
        "highContrastAudio",
        "highContrastDisplay",
        "horizontalWriting",
        "index",
        "largePrint",
        "latex",
        "latex-chemistry",
        "longDescription",
        "MathML",
        "MathML-chemistry",
        "none",
        "openCaptions",
        "pageBreakMarkers",
        "pageBreakSource",
        "pageNavigation",
        "printPageNumbers",
        "readingOrder",
        "rubyAnnotations",
        "signLanguage",
        "structuralNavigation",
        "synchronizedAudioText",
        "tableOfContents",
        "tactileGraphic",
        "tactileObject",
        "timingControl",
        "transcript",
        "transformedContent",
        "ttsMarkup",
        "unknown",
        "unlocked",
        "verticalWriting",
        "withAdditionalWordSegmentation",
        "withoutAdditionalWordSegmentation",
    ]
)
_CLAIM = re.compile(r"EPUB Accessibility 1\.[12] - WCAG 2\.[012] Level (A|AA|AAA)")
_ADDRESSES = ("http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-", "https://www.w3.org/")


@rule("EP070", "missing-access-data", Severity.WARNING)
def missing_access_data(book: Book) -> Iterator[Hit]:
    """The metadata does not say how the book can be read.

    Why:
        Shops and libraries show it, and the law of several countries asks for it.

    Bad:
        No schema:accessMode.
    Good:
        accessMode, accessModeSufficient, accessibilityFeature, accessibilityHazard, accessibilitySummary
    中文：缺少无障碍信息
        平台和图书馆会展示，一些国家的法律也有要求。
    """
    wanted = (
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    )
    missing = ", ".join(f"schema:{name}" for name in wanted if not book.of(f"schema:{name}"))
    if missing:
        told = Text(f"The metadata lacks {missing}.", f"元数据缺少 {missing}。")
        yield at(book.opf_path, 1, told, Text("Add them.", "请补上。"))


@rule("EP071", "false-access-data", Severity.WARNING)
def false_access_data(book: Book) -> Iterator[Hit]:
    """What the metadata says about reading the book is not so.

    Why:
        Who relied on it has bought a book that cannot be read.

    Bad:
        alternativeText stated, and a photograph without it.
    Good:
        Only what was checked.
    中文：无障碍信息与内容不符
        信了它的读者会买到读不了的书。
    """
    for wrong, name, why in _facts(book):
        if wrong:
            line = next((one.line for one in book.of(name)), 1)
            yield at(book.opf_path, line, why, Text("State what is so.", "请如实填写。"))


def _facts(book: Book) -> tuple[tuple[bool, str, Text], ...]:
    """What may be stated falsely: whether it is, in which statement, and how to say so."""
    shown = [node for document in book.stories for node in pictured(document.root)]
    described = all((node.get("alt") or "").strip() or node.get("role") in ("presentation", "none") for node in shown)
    modes = {value for text in book.values("schema:accessMode") for value in [text]}
    features = {text for text in book.values("schema:accessibilityFeature")}
    enough = book.values("schema:accessModeSufficient")
    return (
        (
            bool(shown) and bool(modes) and "visual" not in modes,
            "schema:accessMode",
            Text("There are pictures, and accessMode “visual” is not stated.", "有图片，却没有写 accessMode“visual”。"),
        ),
        (
            not shown and "visual" in modes,
            "schema:accessMode",
            Text("accessMode “visual” is stated, and there is no picture.", "写了 accessMode“visual”，却没有图片。"),
        ),
        (
            "alternativeText" in features and not described,
            "schema:accessibilityFeature",
            Text("alternativeText is stated, and a picture has none.", "写了 alternativeText，却有图片没有替代文字。"),
        ),
        (
            "alternativeText" in features and not shown,
            "schema:accessibilityFeature",
            Text("alternativeText is stated, and there is no picture.", "写了 alternativeText，却没有图片。"),
        ),
        (
            bool(shown) and described and bool(features) and "alternativeText" not in features,
            "schema:accessibilityFeature",
            Text(
                "All pictures are described, and alternativeText is not stated.",
                "图片都有替代文字，却没有写 alternativeText。",
            ),
        ),
        (
            "textual" in enough and not described,
            "schema:accessModeSufficient",
            Text(
                "Words alone are said to suffice, and a picture has none.",
                "写明仅凭文字即可阅读，却有图片没有替代文字。",
            ),
        ),
        (
            bool(features & {"pageNavigation", "printPageNumbers"})
            and bool(book.navs.get("toc"))
            and not book.navs.get("page-list"),
            "schema:accessibilityFeature",
            Text("pageNavigation is stated, and there is no list of pages.", "写了 pageNavigation，却没有版次列表。"),
        ),
    )


@rule("EP073", "unknown-access-word", Severity.WARNING)
def unknown_access_word(book: Book) -> Iterator[Hit]:
    """What the metadata says about reading the book is in words that nobody knows.

    Why:
        Programs compare them with a list; what is not on it counts as not said.

    Bad:
        <meta property="schema:accessibilityFeature">reading order</meta>
    Good:
        <meta property="schema:accessibilityFeature">readingOrder</meta>
    中文：无障碍信息用词不在词表中
        软件按词表核对，不在表中的等于没写。
    """
    for name, known in (("accessMode", _MODES), ("accessibilityFeature", _FEATURES)):
        for one in book.of(f"schema:{name}"):
            if one.text not in known:
                yield at(
                    book.opf_path,
                    one.line,
                    Text(f"{name} “{one.text}” is no word of the list.", f"{name}“{one.text}”不在词表中。"),
                    Text("Use the words of schema.org.", "请用 schema.org 的词。"),
                )
    for one in book.of("schema:accessibilityHazard"):
        if not _HAZARDS.fullmatch(one.text):
            yield at(
                book.opf_path,
                one.line,
                Text(
                    f"accessibilityHazard “{one.text}” is no word of the list.",
                    f"accessibilityHazard“{one.text}”不在词表中。",
                ),
                Text("Write none, or the hazard.", "请写 none 或具体危险。"),
            )
    for one in book.of("schema:accessModeSufficient"):
        if not one.text or not {part.strip() for part in one.text.split(",")} <= _MODES:
            yield at(
                book.opf_path,
                one.line,
                Text(
                    f"accessModeSufficient “{one.text}” is no list of modes.",
                    f"accessModeSufficient“{one.text}”不是方式列表。",
                ),
                Text("Write textual, or textual,visual.", "请写 textual 或 textual,visual。"),
            )


@rule("EP072", "unproved-claim", Severity.WARNING)
def unproved_claim(book: Book) -> Iterator[Hit]:
    """The book claims to conform to EPUB Accessibility, and nobody stands for it, or the claim is not in its words.

    Why:
        No program can earn that claim: a person has looked, and signs. Programs look for the exact words.

    Bad:
        <meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta> alone
    Good:
        The same with a11y:certifiedBy.
    中文：无障碍声明没有依据
        任何程序都无权自称合规：须有人查过并署名；措辞也须一字不差。
    """
    claims = [
        one for one in book.of("dcterms:conformsTo") if "access" in one.text.lower() or "wcag" in one.text.lower()
    ]
    claims += [one for one in book.metadata if one.name == "link" and one.attributes.get("rel") == "dcterms:conformsTo"]
    certified = book.of("a11y:certifiedBy")
    for one in claims:
        if not certified:
            yield at(
                book.opf_path,
                one.line,
                Text("Conformance is claimed, and nobody is named who certifies it.", "声明合规，却没有写明由谁认证。"),
                Text("Add a11y:certifiedBy, or take the claim out.", "请加 a11y:certifiedBy，或去掉声明。"),
            )
        elif not _CLAIM.fullmatch(one.text) and not one.text.startswith(_ADDRESSES):
            yield at(
                book.opf_path,
                one.line,
                Text(f"The claim reads “{one.text}”.", f"声明写作“{one.text}”。"),
                Text(
                    "Write: EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
                    "请写：EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
                ),
            )
    if certified and not claims:
        yield at(
            book.opf_path,
            certified[0].line,
            Text("Somebody certifies, and no conformance is claimed.", "有认证人，却没有合规声明。"),
            Text("Add dcterms:conformsTo, or take it out.", "请加 dcterms:conformsTo，或去掉。"),
        )
