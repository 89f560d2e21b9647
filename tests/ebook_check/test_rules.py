"""A clean book has no finding; a book with one fault has that finding and no other."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from publisher.cli import run
from publisher.ebook_check.check import check_book
from publisher.ebook_check.rules import RULES
from publisher.epub import build
from tests.ebook_check.mutants import ALT, MEETING, MUTANTS, WITH_FALSE_CLAIM, Copy
from tests.epub import samples

HELD_ELSEWHERE = {"EP010", "EP045", "EP090", "EP091"}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    cover = samples.cover((700, 1000))
    chinese, english = (tmp_path_factory.mktemp(name) for name in ("chinese", "english"))
    return {
        "chinese": build(samples.chinese(chinese), cover, samples.CHINESE_PAGES),
        "english": build(samples.english(english), cover, samples.ENGLISH_PAGES),
    }


@pytest.fixture
def copy(books: dict[str, bytes]) -> Copy:
    with zipfile.ZipFile(io.BytesIO(books["chinese"])) as archive:
        return Copy({name: archive.read(name) for name in archive.namelist()})


def found(data: bytes) -> set[str]:
    return {finding.rule for finding in check_book(data)}


@pytest.mark.parametrize("name", ["chinese", "english"])
def test_a_clean_book_is_silent(name: str, books: dict[str, bytes]) -> None:
    assert check_book(books[name]) == ()


@pytest.mark.parametrize("name", MUTANTS)
def test_one_fault_one_finding(name: str, copy: Copy) -> None:
    code, spoil = MUTANTS[name]
    spoil(copy)
    assert found(copy.zipped()) == {code}


@pytest.mark.parametrize("name", WITH_FALSE_CLAIM)
def test_a_picture_without_words(name: str, copy: Copy) -> None:
    copy.sub(MEETING, ALT, WITH_FALSE_CLAIM[name])
    findings = check_book(copy.zipped())
    assert {finding.rule for finding in findings} - {"EP071"} == {"EP045"}
    (place,) = {finding.span for finding in findings if finding.rule == "EP045"}
    assert place and place.path == Path(MEETING) and place.line > 1


def test_every_rule_has_its_fault() -> None:
    assert {rule.code for rule in RULES} - HELD_ELSEWHERE == {code for code, _ in MUTANTS.values()}


@pytest.mark.parametrize(
    "data",
    [b"", b"not a zip", b"PK\x03\x04 broken off"],
    ids=["empty", "text", "broken off"],
)
def test_what_is_no_book_is_told(data: bytes) -> None:
    assert found(data) == {"EP010"}


def test_a_zip_without_a_package(copy: Copy) -> None:
    del copy.files["META-INF/container.xml"]
    assert found(copy.zipped()) == {"EP010"}


def test_a_bomb_is_not_unpacked(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    from publisher.ebook_check import archive

    monkeypatch.setattr(archive, "LARGEST", 1_000_000)
    copy.item("images/bomb.png", "image/png", bytes(2_000_000))
    copy.packed.add("EPUB/images/bomb.png")
    assert found(copy.zipped()) == {"EP010"}


def test_an_entity_is_not_followed(copy: Copy) -> None:
    copy.sub(MEETING, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>')
    copy.sub(MEETING, "会场。", "&x;")
    assert "EP040" in found(copy.zipped())


def test_encrypted(tmp_path: Path, books: dict[str, bytes]) -> None:
    data = bytearray(books["chinese"])
    # The flag of encryption, in the first entry's header and in the table at the end.
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert found(bytes(data)) == {"EP010"}


def test_the_command(tmp_path: Path, copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "book.epub"
    book.write_bytes(copy.zipped())
    assert run(["check", str(book), "-q"]) == 0
    assert "epubcheck" in capsys.readouterr().out
    MUTANTS["remote picture"][1](copy)
    book.write_bytes(copy.zipped())
    assert run(["check", str(book), "-q", "--format", "json"]) == 1
    out = capsys.readouterr().out
    assert '"EP031"' in out and '"EPUB/articles/meeting.xhtml"' in out
    assert run(["check", str(tmp_path / "gone.epub"), "-q"]) == 2


def test_epubcheck_is_asked_where_it_is_wanted(tmp_path: Path, copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    MUTANTS["spine twice"][1](copy)
    book = tmp_path / "book.epub"
    book.write_bytes(copy.zipped())
    # In a process of its own: a Java that runs already has other archives.
    command = [
        "-c",
        f"from publisher.cli import run; raise SystemExit(run(['check', {str(book)!r}, '-q', '--judges']))",
    ]
    import sys

    said = subprocess.run([sys.executable, *command], capture_output=True, text=True, timeout=120, check=False)
    assert said.returncode == 1
    assert "EP090" in said.stdout and "EP027" in said.stdout
