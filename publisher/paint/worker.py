"""The child process that paints: limits first, then pictures, layout, the walk, and the PDF.

``python -m publisher.paint.worker JOB``: JOB is a folder with ``job.json`` and ``pages.html``. It leaves there
``painted.pdf`` and ``lines.json``, or ``error.json``; ``progress`` holds the number of the page it is at.
"""

from __future__ import annotations

import gc
import json
import logging
import re
import resource
import sys
import warnings
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publisher.paint.drawing import Pen

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
        self._note = note

    def emit(self, record: logging.LogRecord) -> None:
        found = _PAGE.search(record.getMessage())
        if found:
            self._note.write_text(found[1], "ascii")


def main(folder: Path) -> int:
    """Paint the job in ``folder``; 0 when done, 1 when ``error.json`` says why not."""
    job = json.loads((folder / "job.json").read_text("utf-8"))
    # One job and out: looking for garbage among millions of live boxes costs a fifth of the time and frees little.
    gc.disable()
    limited(job["memory_mb"], job["seconds"])
    try:
        return _painted(folder, job)
    except MemoryError:
        return _failed(folder, "memory")


def limited(memory_mb: int, seconds: float) -> None:
    """Bind this process to so much memory and processor time. Systems that know no such limit go without."""
    wanted = ((resource.RLIMIT_AS, memory_mb * 1024 * 1024), (resource.RLIMIT_CPU, max(1, round(seconds))))
    for kind, amount in (*wanted, (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (amount, amount))


def _painted(folder: Path, job: dict[str, Any]) -> int:
    from publisher.errors import PublisherError

    try:
        _pictures(folder, job)
    except PublisherError as error:
        return _failed(
            folder,
            "picture",
            message=[error.message.en, error.message.zh],
            hint=[error.hint.en, error.hint.zh],
        )
    try:
        with warnings.catch_warnings():
            # There are no system fonts here, and that is meant.
            warnings.filterwarnings("ignore", message="No fonts configured")
            import weasyprint  # type: ignore[import-untyped]
            from weasyprint.text.ffi import harfbuzz_subset  # type: ignore[import-untyped]
    except OSError as error:
        return _failed(folder, "library", detail=str(error).splitlines()[0])
    if harfbuzz_subset is None:
        return _failed(folder, "subset")
    from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]

    try:
        return _rendered(folder, job, weasyprint)
    except FatalURLFetchingError as error:
        return _failed(folder, "address", detail=str(error.__cause__ or error))


def _pictures(folder: Path, job: dict[str, Any]) -> None:
    from publisher.paint.pictures import prepared

    for file, cut in job["pictures"].items():
        (folder / "progress").write_text(str(cut["page"]), "ascii")
        data = prepared(Path(cut["source"]), cut["name"], cut["width"], cut["height"], tuple(cut["focus"]))
        (folder / file).write_bytes(data)


def _rendered(folder: Path, job: dict[str, Any], weasyprint: Any) -> int:
    from publisher.paint.drawing import install
    from publisher.paint.fetcher import JobFetcher
    from publisher.paint.walk import walked

    complaints = _Complaints()
    logging.getLogger("weasyprint").addHandler(complaints)
    progress = logging.getLogger("weasyprint.progress")
    progress.addHandler(_Progress(folder / "progress"))
    progress.setLevel(logging.INFO)
    # Progress is no complaint.
    progress.propagate = False
    fetcher = JobFetcher(folder, [Path(name) for name in job["folders"]], [Path(name) for name in job["files"]])
    pen = _pen(job)
    install(pen, list(job["faces"]))
    text = (folder / "pages.html").read_text("utf-8")
    document = weasyprint.HTML(string=text, base_url="job:", url_fetcher=fetcher).render()
    lines = [asdict(line) for line in walked(document)]
    document.fonts = pen.faces
    pdf = document.write_pdf(pdf_variant="pdf/ua-1", finisher=_numbered_fonts)
    missing = dict.fromkeys((*complaints.missing, *pen.missing))
    if missing:
        return _failed(folder, "glyph", detail="".join(missing))
    (folder / "painted.pdf").write_bytes(pdf)
    said = list(dict.fromkeys(complaints.said))
    result = {"pages": len(document.pages), "lines": lines, "warnings": said}
    (folder / "lines.json").write_text(json.dumps(result, ensure_ascii=False), "utf-8")
    return 0


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
    (folder / "error.json").write_text(json.dumps({"kind": kind, **more}, ensure_ascii=False), "utf-8")
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
