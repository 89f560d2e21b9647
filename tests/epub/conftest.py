from __future__ import annotations

from pathlib import Path

import pytest

from publisher.epub import build
from publisher.model import Issue
from tests.epub import samples
from tests.epub.opened import Opened


@pytest.fixture
def chinese(tmp_path: Path) -> Issue:
    return samples.chinese(tmp_path)


@pytest.fixture
def english(tmp_path: Path) -> Issue:
    return samples.english(tmp_path)


@pytest.fixture
def chinese_book(chinese: Issue) -> Opened:
    return Opened(build(chinese, samples.cover(), samples.CHINESE_PAGES))


@pytest.fixture
def english_book(english: Issue) -> Opened:
    return Opened(build(english, samples.cover(), samples.ENGLISH_PAGES))
