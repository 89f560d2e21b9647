"""What the engine may read, and every way out that was thought of."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.paint import fetcher
from publisher.paint.fetcher import JobFetcher, Refused


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("job", "pack", "fonts", "private"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file.txt").write_text(name)
    (tmp_path / "pack" / "way-out").symlink_to(tmp_path / "private")
    (tmp_path / "job" / "link.txt").symlink_to(tmp_path / "private" / "file.txt")
    return tmp_path


def fetched(place: Path, url: str) -> bytes:
    fetch = JobFetcher(place / "job", [place / "pack"], [place / "fonts" / "file.txt"])
    data: bytes = fetch.fetch(url.replace("ROOT", place.as_uri())).read()
    return data


@pytest.mark.parametrize(
    ("url", "found"),
    [("job:file.txt", b"job"), ("ROOT/pack/file.txt", b"pack"), ("ROOT/fonts/file.txt", b"fonts")],
)
def test_what_belongs_to_the_job(url: str, found: bytes, place: Path) -> None:
    assert fetched(place, url) == found


@pytest.mark.parametrize(
    "url",
    [
        "ROOT/private/file.txt",
        "ROOT/pack/../private/file.txt",
        "ROOT/pack/%2e%2e/private/file.txt",
        "ROOT/pack/way-out/file.txt",
        "job:link.txt",
        "job:../private/file.txt",
        "job:///etc/hostname",
        "file://elsewhere/etc/hostname",
        "file:///etc/hostname",
        "FILE:///etc/hostname",
        "ROOT/fonts/",
        "ROOT/pack/missing.png",
        "http://127.0.0.1/",
        "https://example.org/x.css",
        "ftp://127.0.0.1/x",
        "data:text/css,p{color:red}",
    ],
)
def test_refused(url: str, place: Path) -> None:
    with pytest.raises(Refused):
        fetched(place, url)


def test_too_large(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetcher, "LARGEST", 3)
    with pytest.raises(Refused):
        fetched(place, "ROOT/pack/file.txt")
