from __future__ import annotations

import pytest

from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter


@pytest.fixture(scope="session")
def fonts() -> FontLibrary:
    return FontLibrary.load()


@pytest.fixture(scope="session")
def chinese(fonts: FontLibrary) -> Typesetter:
    return Typesetter(fonts, "zh-Hans")


@pytest.fixture(scope="session")
def english(fonts: FontLibrary) -> Typesetter:
    return Typesetter(fonts, "en-GB")
