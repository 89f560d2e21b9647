"""What the engine may read: files of the job, of the layout pack, and the fonts. Nothing else, and nothing afar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

LARGEST = 64_000_000
"""Bytes of one file."""


class Refused(ValueError):
    """An address the engine may not read."""


class JobFetcher(URLFetcher):  # type: ignore[misc]
    """Reads files below ``folders`` and the very ``files``; whatever else is asked for ends the painting."""

    def __init__(self, folders: Sequence[Path], files: Sequence[Path] = ()) -> None:
        super().__init__(allowed_protocols={"file"}, allow_redirects=False, fail_on_errors=True)
        self._folders = [folder.resolve() for folder in folders]
        self._files = {file.resolve() for file in files}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file at ``url``; Refused for any other place, kind of address, or a file too large."""
        parts = urlsplit(url)
        if parts.scheme.lower() != "file" or parts.netloc not in ("", "localhost"):
            raise Refused(url)
        # Symbolic links and “..” are followed first, so they cannot lead out.
        path = Path(url2pathname(parts.path)).resolve()
        if path not in self._files and not any(path.is_relative_to(folder) for folder in self._folders):
            raise Refused(url)
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise Refused(url)
        return URLFetcherResponse(path.as_uri(), path.read_bytes(), _kind(path))


def _kind(path: Path) -> dict[str, Any]:
    return {"Content-Type": "text/css"} if path.suffix == ".css" else {}
