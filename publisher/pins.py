"""What an editor fixes before a page makes itself up: a story's place, its width, the size of its picture."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from publisher.located import Located

_Pair = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


class FramePin(Located):
    """A place on the page: first and last base column, counted from 1, first and end line of the grid, from 0."""

    columns: _Pair = Field(description="[first, last], counted from 1")
    lines: _Pair = Field(description="[first, end] in lines of the grid, counted from 0")


class PicturePin(Located):
    """The size of a story's picture."""

    columns: int = Field(ge=1, description="Base columns it takes")
    depth: int | None = Field(default=None, ge=3, description="Lines of the grid it takes, caption included")


class Pin(Located):
    """What of a story is not left to automatic make-up; the rest of the page makes itself up around it."""

    columns: int | None = Field(default=None, ge=1, description="Base columns the story takes")
    frame: FramePin | None = Field(default=None, description="Its place on the page")
    picture: PicturePin | None = Field(default=None, description="The size of its picture")


Spread = Annotated[
    Literal["auto"] | Annotated[int, Field(ge=1)] | None,
    Field(
        default=None,
        description="Pages that the articles take, from this one on: auto for as many as they need, or a number",
    ),
]
