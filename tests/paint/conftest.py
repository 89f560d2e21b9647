"""The sample pages, painted once for all tests."""

from __future__ import annotations

import pytest

from publisher.paint import Painted, finish, paint
from publisher.typeset.fonts import FontLibrary
from tests.paint.pages import Sample, for_press, sample


@pytest.fixture(scope="session")
def fonts() -> FontLibrary:
    return FontLibrary.load()


@pytest.fixture(scope="session")
def pages(fonts: FontLibrary, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return sample(tmp_path_factory.mktemp("issue"), fonts)


@pytest.fixture(scope="session")
def painted(pages: Sample, fonts: FontLibrary) -> Painted:
    return paint(pages.composition, pages.issue, fonts)


@pytest.fixture(scope="session")
def screen(painted: Painted, pages: Sample) -> bytes:
    return finish.screen_pdf(painted.pdf, pages.composition)


@pytest.fixture(scope="session")
def press(painted: Painted, pages: Sample) -> bytes:
    return for_press(painted.pdf, pages.composition)
