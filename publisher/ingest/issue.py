"""``publisher import``: sources in, a new issue's folder out, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from publisher.errors import InputError
from publisher.ingest.account import Unaccounted, account
from publisher.ingest.again import REPORT, checksum, imported_before, merged, write_into
from publisher.ingest.manifest import article_ids, manifest
from publisher.ingest.page import Article, RecognisedPage
from publisher.ingest.pictures import with_pictures
from publisher.ingest.prose import body
from publisher.ingest.report import ImportReport, SourceReport
from publisher.ingest.sources import Leaf, leaves_of
from publisher.ingest.store import check_free, write_folder
from publisher.load import parse_prose
from publisher.wording import Text


def import_sources(
    sources: Sequence[Path], out: Path, *, layout: str = "newspaper", language: str | None = None
) -> ImportReport:
    """Make an issue in ``out`` from its sources, in the order given; a plain text is a page, a PDF as many as it has.

    Writes issue.yaml, articles/<id>.md, import-report.json and a copy of each source under source/; into a folder that
    an import made, only what its editors have not changed. ``language`` is a BCP 47 tag; None lets the letters decide.
    Raises InputError for sources that cannot be read, OutputError when ``out`` is not free or not writable; in either
    case nothing is left behind.
    """
    before = imported_before(out)
    if before is None:
        check_free(out)
    if not sources:
        raise InputError(
            Text("No source was named.", "没有指定源文件。"),
            Text(
                "Name at least one file: text, Markdown, Word, HTML or PDF.",
                "请至少给出一个文件：纯文本、Markdown、Word、HTML 或 PDF。",
            ),
        )
    contents = [_read(path) for path in sources]
    names = _names(sources)
    files: dict[str, bytes] = {}
    leaves: list[tuple[str, Leaf]] = []
    for content, path, name in zip(contents, sources, names, strict=True):
        for leaf in leaves_of(content, path, language):
            _refuse_loss(account(leaf.decoded.text, leaf.page), path)
            page = with_pictures(leaf.page, path, files, leaf.pictures)
            leaves.append((name, replace(leaf, page=page)))
    pages = [leaf.page for _, leaf in leaves]
    ids = article_ids(pages)
    written, guesses = manifest(pages, ids, layout, language, paged=any(leaf.number is not None for _, leaf in leaves))
    told = [
        SourceReport(f"{name}#{leaf.number}" if leaf.number else name, leaf.decoded, leaf.page, row)
        for (name, leaf), row in zip(leaves, ids, strict=True)
    ]
    report = ImportReport(out, tuple(told), guesses)
    files |= {f"source/{name}": content for name, content in zip(names, contents, strict=True)}
    for page, row in zip(pages, ids, strict=True):
        for article, name in zip(page.articles, row, strict=True):
            if article.blocks:
                files[f"articles/{name}.md"] = _body(article, page, name).encode()
    files["issue.yaml"] = written.encode()
    sums = {path: checksum(content) for path, content in sorted(files.items())}
    if before is None:
        write_folder(out, files | {REPORT: report.json(sums).encode()})
        return report
    merge = merged(out, files, before)
    report = replace(report, kept=merge.kept, aside=merge.aside)
    write_into(out, dict(merge.files) | {REPORT: report.json(sums).encode()})
    return report


def _body(article: Article, page: RecognisedPage, name: str) -> str:
    """The article's Markdown, read again by the loader: what is written must be what was recognised."""
    text = body(article.blocks, markdown=page.markdown)
    blocks, _ = parse_prose(text, Path(f"articles/{name}.md"), language=page.language)
    written = "".join(f"{block.marker}{block.text}" for block in blocks)
    recognised = "".join(block.text.text for block in article.blocks)
    if not page.markdown and "".join(written.split()) != "".join(recognised.split()):
        raise InputError(
            Text(
                f"The body of article {name} would read back differently.", f"稿件 {name} 的正文写出后读回的内容不同。"
            ),
            Text(
                "This is a fault of the program; please report it with the file.",
                "这是程序的错误，请连同该文件一起反馈。",
            ),
        )
    return text


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise InputError(
            Text(f"{path} cannot be read: {why}.", f"无法读取 {path}：{why}。"),
            Text("Check the name and the permissions.", "请检查文件名和权限。"),
        ) from fault


def _refuse_loss(lost: Sequence[Unaccounted], path: Path) -> None:
    if not lost:
        return
    first = lost[0]
    raise InputError(
        Text(
            f"{path}, line {first.line}: “{first.text[:20]}” would stand {first.times} times in the issue. "
            "Nothing was written.",
            f"{path} 第 {first.line} 行：“{first.text[:20]}”在新一期中会出现 {first.times} 次。没有写入任何文件。",
        ),
        Text(
            "This is a fault of the program; please report it with the file.", "这是程序的错误，请连同该文件一起反馈。"
        ),
    )


def _names(sources: Sequence[Path]) -> list[str]:
    """File names under source/, told apart by a number where two are the same."""
    names: list[str] = []
    for path in sources:
        name, again = path.name, 1
        while name in names:
            again += 1
            name = f"{path.stem}-{again}{path.suffix}"
        names.append(name)
    return names
