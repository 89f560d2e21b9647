"""The child process: limits, interruptions, missing libraries, forbidden files; the same bytes each time."""

from __future__ import annotations

import io
import select
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from publisher.compose.pages import Composition, PlacedPage, TextBlock
from publisher.errors import ExitCode, InputError, MissingTool, PublisherError
from publisher.paint import Limits, Painted, Painter, finish, paint
from publisher.paint.html import TEMPLATE, TEMPLATES
from publisher.paint.proofs import proofs
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.lines import Line, Segment
from tests.paint.pages import BODY, HEIGHT, WIDTH, Sample, for_press


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files; nothing may be left in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def one_line(pages: Sample, text: str, face: str = "song-regular") -> Composition:
    line = Line((Segment(text, face),), 0, len(text), 0, 9.0 * len(text), 126, True)
    page = PlacedPage(1, None, (TextBlock("lead", "body.0", BODY, 20, 40, 13.5, (line,)),))
    return replace(pages.composition, pages=(page,))


def test_same_bytes_in_another_process(
    pages: Sample, fonts: FontLibrary, painted: Painted, screen: bytes, press: bytes, temporary: Path
) -> None:
    again = paint(pages.composition, pages.issue, fonts)
    assert again == painted
    assert finish.screen_pdf(again.pdf, pages.composition) == screen
    assert for_press(again.pdf, pages.composition) == press


def test_nothing_to_complain_of(painted: Painted) -> None:
    assert painted.warnings == ()


def test_no_font_of_the_system_slips_in(pages: Sample, fonts: FontLibrary, temporary: Path) -> None:
    with pytest.raises(MissingTool, match="한") as caught:
        paint(one_line(pages, "甲한"), pages.issue, fonts)
    assert caught.value.exit_code is ExitCode.MISSING


def test_stopped_by_the_clock(pages: Sample, fonts: FontLibrary, temporary: Path) -> None:
    with pytest.raises(PublisherError) as caught:
        paint(one_line(pages, "甲"), pages.issue, fonts, limits=Limits(seconds=0.05))
    assert caught.value.message.en == "Painting was stopped at page 1: it took longer than 0.05 seconds."


def test_stopped_by_memory(pages: Sample, fonts: FontLibrary, temporary: Path) -> None:
    with pytest.raises(PublisherError) as caught:
        paint(one_line(pages, "甲"), pages.issue, fonts, limits=Limits(memory_mb=60))
    assert "needed more than 60 MB" in caught.value.message.en


def test_interruption_ends_the_child(
    pages: Sample, fonts: FontLibrary, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_pipes: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(select, "select", interrupted)
    with Painter() as painter, pytest.raises(KeyboardInterrupt):
        painter.paint(pages.composition, pages.issue, fonts)
    assert painter._child.returncode == -9


def test_one_process_paints_again_and_again(
    pages: Sample, fonts: FontLibrary, painted: Painted, temporary: Path
) -> None:
    with Painter() as painter:
        assert painter.paint(pages.composition, pages.issue, fonts) == painted
        shown = painter.paint(one_line(pages, "甲"), pages.issue, fonts)
        assert [line.text for line in shown.lines] == ["甲"]
        assert painter.paint(pages.composition, pages.issue, fonts) == painted


@pytest.mark.parametrize(
    ("module", "missing"),
    [
        ("raise OSError(\"cannot load library 'libpango-1.0-0'\")", "Pango is missing"),
        ("", "libharfbuzz-subset is missing"),
    ],
)
def test_missing_library(
    module: str,
    missing: str,
    pages: Sample,
    fonts: FontLibrary,
    tmp_path: Path,
    temporary: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = tmp_path / "modules" / "weasyprint" / "text"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").write_text(module)
    (package / "__init__.py").touch()
    (package / "ffi.py").write_text("harfbuzz_subset = None")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "modules"))
    with pytest.raises(MissingTool) as caught:
        paint(one_line(pages, "甲"), pages.issue, fonts)
    assert missing in caught.value.message.en
    assert "apt install" in caught.value.hint.en and "brew install" in caught.value.hint.zh


def test_a_template_that_is_html_and_not_xml_paints_the_same(
    pages: Sample, fonts: FontLibrary, painted: Painted, tmp_path: Path
) -> None:
    ours = (TEMPLATES / TEMPLATE).read_text("utf-8")
    (tmp_path / TEMPLATE).write_text(ours.replace('<meta charset="utf-8"/>', '<meta charset="utf-8">'), "utf-8")
    assert paint(pages.composition, pages.issue, fonts, template_folder=tmp_path) == painted


@pytest.mark.parametrize(
    "css", ["@import url(file:///etc/hostname);", ".page{background:url(http://127.0.0.1:1/x.png)}"]
)
def test_layout_may_not_read_elsewhere(
    css: str, pages: Sample, fonts: FontLibrary, tmp_path: Path, temporary: Path
) -> None:
    (tmp_path / "page.css").write_text(css)
    with pytest.raises(InputError, match="asks for"):
        paint(one_line(pages, "甲"), pages.issue, fonts, template_folder=tmp_path)


def test_layout_style_the_engine_does_not_know_is_told(pages: Sample, fonts: FontLibrary, tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text(".page{text-justify:kashida-of-old;background:url(tile.png)}")
    Image.new("L", (4, 4), 250).save(tmp_path / "tile.png")
    (warning,) = paint(one_line(pages, "甲"), pages.issue, fonts, template_folder=tmp_path).warnings
    assert "text-justify" in warning


def test_damaged_picture_is_named(pages: Sample, fonts: FontLibrary, tmp_path: Path, temporary: Path) -> None:
    bad = tmp_path / "factory.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\nnot really")
    issue = replace(pages.issue, resolved={"factory.png": bad})
    with pytest.raises(InputError, match=r"factory\.png"):
        paint(pages.composition, issue, fonts)


def test_half_a_character(pages: Sample, fonts: FontLibrary, temporary: Path) -> None:
    with pytest.raises(InputError, match="surrogate"):
        paint(one_line(pages, "甲\ud842"), pages.issue, fonts)


def test_colour_that_the_layout_lacks(pages: Sample, fonts: FontLibrary) -> None:
    with pytest.raises(InputError, match="accent"):
        paint(replace(pages.composition, colors={"ink": "#000000"}), pages.issue, fonts)


def test_template_that_cannot_be_used(pages: Sample, fonts: FontLibrary, tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("{% for %}")
    with pytest.raises(InputError, match=r"page\.html\.j2"):
        paint(pages.composition, pages.issue, fonts, template_folder=tmp_path)


def test_proofs_show_the_trimmed_page(screen: bytes) -> None:
    shown = [Image.open(io.BytesIO(data)) for data in proofs(screen, dpi=36)]
    assert [image.size for image in shown] == [(round(WIDTH / 2), round(HEIGHT / 2))] * 2
    # The tint reaches the trim's lower left corner.
    assert shown[0].getpixel((0, shown[0].height - 2)) == (0xF3, 0xEF, 0xE6)
