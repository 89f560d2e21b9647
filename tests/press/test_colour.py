"""Colours of the screen become inks: recipes first, neutrals in black alone, the rest within the limit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from publisher.press.colour import Recipe, Separation, really_grey
from publisher.press.profile import load_profile

PRESSES = {name: load_profile(name) for name in ("newsprint", "magazine")}
SEPARATIONS = {name: Separation(profile, {}) for name, profile in PRESSES.items()}
level = st.integers(0, 255)


@pytest.mark.parametrize("press", PRESSES)
@settings(deadline=None)
@given(level)
def test_a_neutral_is_black_alone_and_darker_is_never_less_ink(press: str, value: int) -> None:
    grey = value / 255
    inks = SEPARATIONS[press].flat(grey, grey, grey).cmyk
    assert inks[:3] == (0, 0, 0)
    lighter = min(1.0, grey + 1 / 255)
    assert inks[3] >= SEPARATIONS[press].flat(lighter, lighter, lighter).cmyk[3]


@pytest.mark.parametrize("press", PRESSES)
def test_paper_is_bare_and_near_black_is_solid(press: str) -> None:
    assert SEPARATIONS[press].flat(1, 1, 1).cmyk == (0, 0, 0, 0)
    assert SEPARATIONS[press].flat(0x1A / 255, 0x1A / 255, 0x1A / 255).cmyk == (0, 0, 0, 1)
    assert SEPARATIONS[press].flat(0x66 / 255, 0x66 / 255, 0x66 / 255).cmyk[3] < 0.9


@pytest.mark.parametrize("press", PRESSES)
@settings(deadline=None)
@given(st.tuples(level, level, level))
def test_no_flat_colour_takes_more_ink_than_the_press(press: str, rgb: tuple[int, int, int]) -> None:
    inks = SEPARATIONS[press].flat(*(value / 255 for value in rgb)).cmyk
    assert sum(inks) * 100 <= PRESSES[press].ink.limit
    assert all(0 <= ink <= 1 for ink in inks)


def test_the_papers_own_recipe_is_exact() -> None:
    red = Recipe((0, 1, 0.8, 0.1))
    separation = Separation(PRESSES["newsprint"], {(0xB5, 0x23, 0x2A): red})
    assert separation.flat(0xB5 / 255, 0x23 / 255, 0x2A / 255) is red
    assert separation.flat(0xB6 / 255, 0x23 / 255, 0x2A / 255) != red


@pytest.mark.parametrize("press", PRESSES)
def test_a_picture_keeps_within_the_limit_in_every_pixel(press: str) -> None:
    # Every sixteenth of each channel, so the darkest mixtures are among them.
    colours = [(r, g, b) for r in range(0, 256, 15) for g in range(0, 256, 15) for b in range(0, 256, 15)]
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    inked = SEPARATIONS[press].picture(image)
    assert inked.mode == "CMYK"
    data = inked.tobytes()
    worst = max(sum(data[at : at + 4]) for at in range(0, len(data), 4))
    assert worst / 2.55 <= PRESSES[press].ink.limit


def test_a_grey_picture_is_told_by_its_pixels() -> None:
    grey = Image.merge("RGB", [Image.linear_gradient("L")] * 3)
    assert really_grey(grey)
    assert SEPARATIONS["newsprint"].picture(grey).mode == "L"
    spot = grey.copy()
    spot.paste((200, 30, 30), (100, 100, 140, 140))
    assert not really_grey(spot)
    assert SEPARATIONS["newsprint"].picture(spot).mode == "CMYK"
