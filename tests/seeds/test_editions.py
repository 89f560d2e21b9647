"""What a build of the sample issues leaves, judged by programs that share nothing with it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from publisher.findings import Severity
from publisher.press.order import profile_of
from tests.judges import ace, epubcheck, pdffonts, qpdf_check, verapdf
from tests.seeds.conftest import Seed

AWAITED = {"lishui-kfq": ["CP003"], "quayside-courier": [], "aldersea-packet": []}
"""What is truly missing: the photograph of the Chinese page."""


def test_the_check_finds_what_is_truly_missing_and_nothing_else(seed: Seed) -> None:
    grave = [finding for finding in seed.built.report.findings if finding.severity > Severity.INFO]
    assert [finding.rule for finding in grave] == AWAITED[seed.name]
    assert seed.built.press_ready is not bool(AWAITED[seed.name])


def test_every_file_of_a_build_is_there_and_matches_its_checksum(seed: Seed) -> None:
    record = json.loads((seed.out / "build.json").read_text(encoding="utf-8"))
    pages = range(1, len(seed.layout.composition.pages) + 1)
    expected = {"print.pdf", "screen.pdf", f"{seed.name}.epub"}
    expected |= {f"print/p{page:02}.pdf" for page in pages} | {f"proof/p{page:02}.png" for page in pages}
    expected |= {f"text/{name}.txt" for name in seed.layout.issue.articles}
    assert set(record["files"]) == expected
    for name, digest in record["files"].items():
        assert hashlib.sha256((seed.out / name).read_bytes()).hexdigest() == digest
    assert {path.relative_to(seed.out).as_posix() for path in seed.out.rglob("*") if path.is_file()} == expected | {
        "build.json"
    }


def test_every_article_is_proved_whole_in_every_edition(seed: Seed) -> None:
    conservation = json.loads((seed.out / "build.json").read_text(encoding="utf-8"))["conservation"]
    assert set(conservation["editions"]) == {"print", "screen", "epub"}
    for accounts in conservation["editions"].values():
        assert set(accounts) == set(seed.layout.issue.articles)
        assert all(account["proved"] and account["characters"] > 0 for account in accounts.values())


_ELSEWHERE = """
import os, sys
os.umask(0o077)
os.cpu_count = lambda: {cores}
from publisher.cli import main
main()
"""
"""The program on a machine with so many cores and another user's habits."""


def test_the_same_issue_gives_the_same_bytes_on_another_machine(seed: Seed, tmp_path: Path) -> None:
    home = tmp_path / "另一台 machine"
    issue = home / seed.name
    shutil.copytree(seed.folder, issue)
    environment = {
        "PATH": os.environ["PATH"], "HOME": "/nonexistent", "TZ": "Asia/Shanghai", "LC_ALL": "C",
        "PYTHONHASHSEED": "99",
        "PYTHONPATH": os.pathsep.join(sys.path),
        # As a processor without vector instructions reckons.
        "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX2 FMA3 AVX512F", "JSIMD_FORCENONE": "1",
    }  # fmt: skip
    # One issue on a single core: twelve pages would take their time.
    program = _ELSEWHERE.format(cores=1 if seed.name == "lishui-kfq" else 2)
    command = [sys.executable, "-c", program, "build", str(issue), "--out", "made", "--no-cache", "--quiet"]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr[-2000:]
    there = home / "made" / seed.name
    files = {path.relative_to(seed.out).as_posix() for path in seed.out.rglob("*") if path.is_file()}
    assert files == {path.relative_to(there).as_posix() for path in there.rglob("*") if path.is_file()}
    for name in sorted(files - {"build.json"}):
        assert (seed.out / name).read_bytes() == (there / name).read_bytes(), name


def test_epubcheck_and_ace_have_nothing_to_say_of_the_book(seed: Seed) -> None:
    book = seed.out / f"{seed.name}.epub"
    assert epubcheck(book) == []
    assert ace(book) == []


def test_the_screen_edition_is_accessible_by_verapdf(seed: Seed) -> None:
    assert verapdf(seed.out / "screen.pdf", "ua1") == []


@pytest.mark.parametrize("name", ["print.pdf", "screen.pdf", "print/p01.pdf"])
def test_the_files_are_sound_and_their_fonts_embedded(seed: Seed, name: str) -> None:
    assert qpdf_check(seed.out / name) == []
    fonts = pdffonts(seed.out / name)
    assert fonts and all(fonts.values())


def test_boxes_of_the_press_and_of_the_screen(seed: Seed) -> None:
    composition = seed.layout.composition
    profile = profile_of(seed.layout.issue, seed.layout.pack)
    slug = profile.page.slug * 72 / 25.4 if profile.page.marks else 0.0
    for name, outside in (("print.pdf", composition.bleed + slug), ("screen.pdf", 0.0)):
        document = pypdfium2.PdfDocument(seed.out / name)
        for page in document:
            left, bottom, right, top = page.get_trimbox()
            assert right - left == pytest.approx(composition.width, abs=0.01)
            assert top - bottom == pytest.approx(composition.height, abs=0.01)
            media = page.get_mediabox()
            assert media[2] - media[0] == pytest.approx(composition.width + 2 * outside, abs=0.01)
        document.close()


@pytest.mark.parametrize("name", ["print.pdf", "print/p01.pdf"])
def test_the_print_edition_is_pdf_a_by_verapdf(seed: Seed, name: str) -> None:
    assert verapdf(seed.out / name, "2b") == []


def test_the_e_book_turns_the_page_where_the_print_does(seed: Seed) -> None:
    """What follows a mark within a story stands on that page of the screen edition, and what comes before does not."""
    turned = []
    with zipfile.ZipFile(seed.out / f"{seed.name}.epub") as book, pypdfium2.PdfDocument(seed.out / "screen.pdf") as pdf:
        shown = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
        for name in book.namelist():
            if not name.startswith("EPUB/articles/"):
                continue
            text = re.sub(r"<h1.*?</h1>|<header>.*?</header>", "", book.read(name).decode("utf-8"))
            for mark in re.finditer(r'<span epub:type="pagebreak"[^>]* id="page-(\d+)"[^>]*/>', text):
                before, after = (re.sub(r"<[^>]*>|\s", "", part) for part in (text[: mark.start()], text[mark.end() :]))
                number = int(mark[1]) - 1
                assert after[:20] in shown[number] and before[-20:] not in shown[number]
                turned.append(name)
    assert bool(turned) == (seed.name == "aldersea-packet")
