"""What the engine may read: files of the job, of the layout pack, and the fonts. Nothing else, and nothing afar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

_ANY = "application/octet-stream"
_KINDS = {".css": "text/css", ".svg": "image/svg+xml"}
LARGEST = 64_000_000
"""Bytes of one file."""


class Refused(ValueError):
    """An address the engine may not read."""


class JobFetcher(URLFetcher):  # type: ignore[misc]
    """Reads ``job:NAME`` from the job's folder, and files below ``folders`` or the very ``files``.

    Whatever else is asked for ends the painting. The engine derives names in the PDF from addresses, so what lies
    in the job's folder, which has another name each time, is asked for without it.
    """

    def __init__(self, job: Path, folders: Sequence[Path], files: Sequence[Path] = ()) -> None:
        super().__init__(allowed_protocols={"file", "job"}, allow_redirects=False, fail_on_errors=True)
        self._job = job.resolve()
        self._folders = [folder.resolve() for folder in folders]
        self._files = {file.resolve() for file in files}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file at ``url``; Refused for any other place, kind of address, or a file too large."""
        path = self._place(url)
        if path is None or not path.is_file() or path.stat().st_size > LARGEST:
            raise Refused(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _KINDS.get(path.suffix, _ANY)})

    def _place(self, url: str) -> Path | None:
        parts = urlsplit(url)
        # Symbolic links and “..” are followed first, so they cannot lead out.
        path = Path(self._job, url2pathname(parts.path)).resolve()
        if parts.netloc not in ("", "localhost"):
            return None
        if parts.scheme.lower() == "job":
            return path if path.parent == self._job else None
        if parts.scheme.lower() != "file":
            return None
        allowed = path in self._files or any(path.is_relative_to(folder) for folder in self._folders)
        return path if allowed else None
