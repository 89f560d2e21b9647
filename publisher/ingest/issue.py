"""``publisher import``: sources in, a new issue's folder out, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publisher.errors import InputError
from publisher.ingest import markdown
from publisher.ingest.account import Unaccounted, account
from publisher.ingest.decode import Decoded, decode
from publisher.ingest.manifest import article_ids, manifest
from publisher.ingest.page import Article, RecognisedPage
from publisher.ingest.pictures import with_pictures
from publisher.ingest.prose import body
from publisher.ingest.recognise import recognise
from publisher.ingest.report import ImportReport, SourceReport
from publisher.ingest.store import check_free, write_folder
from publisher.load import parse_prose
from publisher.wording import Text

TEXT = (".txt", ".text", "")
MARKDOWN = (".md", ".markdown")


def import_sources(
    sources: Sequence[Path], out: Path, *, layout: str = "newspaper", language: str | None = None
) -> ImportReport:
    """Make an issue in ``out`` from one source per page, in the order given.

    Writes issue.yaml, articles/<id>.md, import-report.json and a copy of each source under source/. ``language`` is a
    BCP 47 tag; None lets the letters decide. Raises InputError for sources that cannot be read, OutputError when
    ``out`` is not free or not writable; in either case nothing is left behind.
    """
    check_free(out)
    if not sources:
        raise InputError(
            Text("No source was named.", "没有指定源文件。"),
            Text("Name at least one text or Markdown file.", "请至少给出一个文本或 Markdown 文件。"),
        )
    contents = [_read(path) for path in sources]
    decoded = [decode(content, path) for content, path in zip(contents, sources, strict=True)]
    pages = [_page(text, path, language) for text, path in zip(decoded, sources, strict=True)]
    for page, text, path in zip(pages, decoded, sources, strict=True):
        _refuse_loss(account(text.text, page), path)
    files: dict[str, bytes] = {}
    pages = [with_pictures(page, path, files) for page, path in zip(pages, sources, strict=True)]
    ids = article_ids(pages)
    written, guesses = manifest(pages, ids, layout, language)
    names = _names(sources)
    report = ImportReport(out, tuple(map(SourceReport, names, decoded, pages, ids)), guesses)
    files |= {f"source/{name}": content for name, content in zip(names, contents, strict=True)}
    for page, row in zip(pages, ids, strict=True):
        for article, name in zip(page.articles, row, strict=True):
            if article.blocks:
                files[f"articles/{name}.md"] = _body(article, page, name).encode()
    files["issue.yaml"] = written.encode()
    files["import-report.json"] = report.json().encode()
    write_folder(out, files)
    return report


def _page(text: Decoded, path: Path, language: str | None) -> RecognisedPage:
    if path.suffix.lower() in MARKDOWN and markdown.has_marks(text.text):
        return markdown.recognise_markdown(text.text, language)
    page = recognise(text.text, language)
    if not page.articles:
        raise InputError(
            Text(f"{path} holds no article: only page furniture was found.", f"{path} 里没有稿件，只有版面信息。"),
            Text("Check that the right file was given.", "请检查文件是否选对。"),
        )
    return page


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
    if path.suffix.lower() not in TEXT + MARKDOWN:
        raise InputError(
            Text(f"{path}: {path.suffix} files cannot be imported.", f"{path}：不能导入 {path.suffix} 文件。"),
            Text(
                "Save it as plain text (.txt, UTF-8) or Markdown (.md) first.",
                "请先另存为纯文本（.txt，UTF-8）或 Markdown（.md）。",
            ),
        )
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
