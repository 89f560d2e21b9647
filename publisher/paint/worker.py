"""The child process that paints: limits first, then the engine, then job after job as they are asked for.

``python -m publisher.paint.worker HOME MEGABYTES`` reads the names of job folders, one a line. Each has ``job.json``
and ``pages.html``; ``painted.pdf`` and ``lines.json`` are left in it, and ``done`` is said. Where that cannot be,
``error.json`` is left there (or in HOME when no job could be begun) and the process ends; ``progress`` holds the
number of the page it is at.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import re
import resource
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

if TYPE_CHECKING:
    from publisher.paint.drawing import Pen

DONE = b"done\n"
ERROR = "error.json"
_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)")


class _Complaints(logging.Handler):
    """Keeps what the engine complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        self.missing: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(".notdef") and isinstance(record.args, tuple):
            self.missing.append(str(record.args[0]))
        else:
            self.said.append(record.getMessage())


class _Progress(logging.Handler):
    """Notes the page in the works, so that a painting that has to be stopped can be told by its page."""

    def __init__(self, note: Path) -> None:
        super().__init__(logging.INFO)
        # Written over in place: some file systems wait for the disk when a file is emptied.
        self._note = os.open(note, os.O_WRONLY | os.O_CREAT, 0o600)

    def emit(self, record: logging.LogRecord) -> None:
        found = _PAGE.search(record.getMessage())
        if found:
            self.at(int(found[1]))

    def at(self, page: int) -> None:
        """Page number ``page`` is being worked on."""
        os.pwrite(self._note, b"%-9d" % page, 0)

    def close(self) -> None:
        os.close(self._note)
        super().close()


def main(home: Path, memory_mb: int) -> int:
    """Paint the jobs named on standard input; 0 when there are no more, 1 when ``error.json`` says what went wrong."""
    # Looking for garbage among millions of live boxes costs a fifth of the time; between jobs it costs nothing.
    gc.disable()
    _limit(resource.RLIMIT_AS, memory_mb * 1024 * 1024)
    _limit(resource.RLIMIT_CORE, 0)
    folder = home
    try:
        engine = _engine()
        for line in sys.stdin:
            folder = Path(line.rstrip("\n"))
            _painted(folder, engine)
            sys.stdout.buffer.write(DONE)
            sys.stdout.buffer.flush()
            gc.collect()
    except MemoryError:
        return _failed(folder, "memory")
    except _Failed as failed:
        return _failed(folder, failed.kind, **failed.more)
    return 0


class _Failed(Exception):
    def __init__(self, kind: str, **more: Any) -> None:
        super().__init__(kind)
        self.kind, self.more = kind, more


def _limit(kind: int, amount: int) -> None:
    """Bind this process to so much of something. Systems that know no such limit go without."""
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (amount, resource.getrlimit(kind)[1]))


def _engine() -> Any:
    try:
        with warnings.catch_warnings():
            # There are no system fonts here, and that is meant.
            warnings.filterwarnings("ignore", message="No fonts configured")
            import weasyprint  # type: ignore[import-untyped]
            from weasyprint.text.ffi import harfbuzz_subset  # type: ignore[import-untyped]
    except OSError as error:
        raise _Failed("library", detail=str(error).splitlines()[0]) from error
    if harfbuzz_subset is None:
        raise _Failed("subset")
    import publisher.paint.pictures
    import publisher.paint.walk  # noqa: F401  everything is at hand when the first job comes

    logging.getLogger("weasyprint.progress").setLevel(logging.INFO)
    # Progress is no complaint.
    logging.getLogger("weasyprint.progress").propagate = False
    return weasyprint


def _painted(folder: Path, engine: Any) -> None:
    from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]

    from publisher.errors import PublisherError

    job = json.loads((folder / "job.json").read_text("utf-8"))
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, round(spent.ru_utime + spent.ru_stime + max(1.0, job["seconds"]) + 0.5))
    try:
        _pictures(folder, job)
        _rendered(folder, job, engine)
    except PublisherError as error:
        message, hint = [error.message.en, error.message.zh], [error.hint.en, error.hint.zh]
        raise _Failed("picture", message=message, hint=hint) from error
    except FatalURLFetchingError as error:
        raise _Failed("address", detail=str(error.__cause__ or error)) from error


def _pictures(folder: Path, job: dict[str, Any]) -> None:
    from publisher.together import together

    files = list(job["pictures"].items())
    # Every other one: pictures of like size tend to come one after another.
    together(lambda: _made(folder, job, files[::2]), lambda: _made(folder, job, files[1::2]))


def _made(folder: Path, job: dict[str, Any], files: list[tuple[str, Any]]) -> None:
    from publisher.cache import Cache
    from publisher.paint.pictures import prepared

    cache = Cache(Path(job["cache"]) if job["cache"] else None)
    progress = _Progress(folder / "progress")
    for file, cut in files:
        progress.at(cut["page"])
        size, focus = (cut["width"], cut["height"]), tuple(cut["focus"])
        (folder / file).write_bytes(prepared(Path(cut["source"]), cut["name"], *size, focus, cache=cache))
    progress.close()


def _rendered(folder: Path, job: dict[str, Any], engine: Any) -> None:
    from publisher.paint.drawing import install
    from publisher.paint.fetcher import JobFetcher
    from publisher.paint.own_style import relieved
    from publisher.paint.walk import walked

    pen = _pen(job)
    install(pen, list(job["faces"]))
    fetcher = JobFetcher(folder, [Path(name) for name in job["folders"]], [Path(name) for name in job["files"]])
    text = (folder / "pages.html").read_text("utf-8")
    with _heard(folder / "progress") as complaints:
        document = relieved(_parsed(text, engine, fetcher), text).render()
        lines = [line.as_json() for line in walked(document)]
        document.fonts = pen.faces
        pdf = document.write_pdf(pdf_variant="pdf/ua-1", finisher=_numbered_fonts, uncompressed_pdf=not job["packed"])
    missing = dict.fromkeys((*complaints.missing, *pen.missing))
    if missing:
        raise _Failed("glyph", detail="".join(missing))
    (folder / "painted.pdf").write_bytes(pdf)
    said = list(dict.fromkeys(complaints.said))
    result = {"pages": len(document.pages), "lines": lines, "warnings": said}
    (folder / "lines.json").write_text(json.dumps(result, ensure_ascii=False), "utf-8")


def _parsed(text: str, engine: Any, fetcher: Any) -> Any:
    """The engine's document. Its HTML parser takes a fifth of the painting, so pages that are XML too go round it."""
    with suppress(ElementTree.ParseError):
        if "<!ENTITY" in text:
            raise ElementTree.ParseError
        tree = ElementTree.fromstring(text.strip())
        from cssselect2 import ElementWrapper  # type: ignore[import-untyped]

        document = engine.HTML(string="<p></p>", base_url="job:", url_fetcher=fetcher)
        document.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        document.etree_element = document.wrapper_element.etree_element
        return document
    return engine.HTML(string=text, base_url="job:", url_fetcher=fetcher)


@contextmanager
def _heard(note: Path) -> Iterator[_Complaints]:
    complaints, progress = _Complaints(), _Progress(note)
    handlers = {"weasyprint": complaints, "weasyprint.progress": progress}
    for name, handler in handlers.items():
        logging.getLogger(name).addHandler(handler)
    try:
        yield complaints
    finally:
        for name, handler in handlers.items():
            logging.getLogger(name).removeHandler(handler)
            handler.close()


def _pen(job: dict[str, Any]) -> Pen:
    from publisher.paint.drawing import Pen
    from publisher.typeset.fonts import Face, FontLibrary
    from publisher.typeset.shaping import Shaper

    faces = {key: Face.open(key, Path(path)) for key, path in job["faces"].items()}
    return Pen(Shaper(FontLibrary(faces, {}), job["language"]))


def _numbered_fonts(_document: Any, pdf: Any) -> None:
    from publisher.paint.cff import numbered

    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Subtype") == "/OpenType":
            item.stream = [numbered(b"".join(item.stream))]


def _failed(folder: Path, kind: str, **more: Any) -> int:
    (folder / ERROR).write_text(json.dumps({"kind": kind, **more}, ensure_ascii=False), "utf-8")
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
