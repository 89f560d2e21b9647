"""The press that an issue names: its profile, its refusals."""

from __future__ import annotations

import json
from collections.abc import Callable

import pikepdf
from PIL import Image

from tests.edition.conftest import Ended, Place


def test_a_picture_that_no_press_takes_fails_the_build(place: Place, build: Callable[..., Ended]) -> None:
    Image.effect_noise((90, 60), 60).save(place.figure("images/market.png"))
    result = build("--edition", "print")
    assert result.status == 1
    assert "PF110" in result.out
    record = json.loads((place.dist / "small" / "build.json").read_text("utf-8"))
    assert record["press_ready"] is False
    assert {finding["rule"] for finding in record["findings"] if finding["severity"] == "error"} == {"PF110"}


def test_a_house_names_its_own_condition(place: Place, build: Callable[..., Ended]) -> None:
    place.change("layout: newspaper\n", "layout: newspaper\npress: house.toml\n")
    house = 'extends = "newsprint"\n[output]\ncondition = "IFRA26"\n[page]\nfiles = "A{page:02}.pdf"\n'
    (place.issue / "house.toml").write_text(house, "utf-8")
    assert build("--edition", "print").status == 0
    with pikepdf.open(place.dist / "small" / "print" / "A01.pdf") as document:
        assert {str(intent.OutputConditionIdentifier) for intent in document.Root.OutputIntents} == {"IFRA26"}


def test_a_press_that_is_not_there(place: Place, build: Callable[..., Ended]) -> None:
    place.change("layout: newspaper\n", "layout: newspaper\npress: rotary\n")
    result = build()
    assert (result.status, place.left()) == (2, [])
    assert "rotary" in result.err and "newsprint" in result.err


def test_a_profile_with_a_slip_names_the_field(place: Place, build: Callable[..., Ended]) -> None:
    place.change("layout: newspaper\n", "layout: newspaper\npress: house.toml\n")
    (place.issue / "house.toml").write_text('extends = "newsprint"\n[ink]\nlimmit = 220\n', "utf-8")
    result = build()
    assert (result.status, place.left()) == (2, [])
    assert "house.toml" in result.err and "limmit" in result.err
