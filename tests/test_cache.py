"""The cache: what goes in comes out, and nothing stale, damaged or half-written ever does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publisher import cache as caching
from publisher.cache import Cache, key


def test_what_was_put_is_got(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    assert cache.get(key("a")) is None
    cache.put(key("a"), b"one")
    assert cache.get(key("a")) == b"one" and cache.get(key("b")) is None


def test_parts_of_a_key_do_not_run_together() -> None:
    assert len({key("ab", "c"), key("a", "bc"), key("abc"), key("c", "ab")}) == 4


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40])
def test_a_damaged_entry_is_none(damage: bytes, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("entry", b"whole")
    (tmp_path / "entry").write_bytes(damage)
    assert cache.get("entry") is None


def test_a_cut_entry_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("entry", b"whole")
    (tmp_path / "entry").write_bytes((tmp_path / "entry").read_bytes()[:-1])
    assert cache.get("entry") is None


def test_no_place_for_it_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for cache in (Cache(tmp_path / "file" / "below"), caching.NONE):
        cache.put("entry", b"data")
        assert cache.get("entry") is None
        cache.tidied()


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name, stamp in {"old": 20, "older": 10, "new": 30}.items():
        cache.put(name, b"x" * 100)
        os.utime(tmp_path / name, (stamp, stamp))
    cache.tidied(most=2 * 132)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["new", "old"]
