"""What a layout allows when text must be cut or made to fit: where a jump may stand, and how far the levers go."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field


class Jumps(BaseModel):
    """How stories go on from page to page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    largest: float | None = Field(
        default=None, gt=0, description="points of the largest headline over a rest; none = any but its frame's largest"
    )
    near: float = Field(
        default=3, ge=0, description="lines a column may stay empty so that the cut falls between paragraphs"
    )
    least: int = Field(default=6, ge=2, description="lines that a jump should carry; fewer are told as JP007")


class Copyfit(BaseModel):
    """How far a story that is a little over or under may be made to fit; nothing, unless the layout says so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tracking: float = Field(
        default=0, ge=0, le=30, description="thousandths of the size by which letters may move together or apart"
    )
    picture: float = Field(
        default=0, ge=0, le=0.5, description="part of a picture's depth by which it may be cropped or deepened"
    )
    headline: int = Field(default=0, ge=0, description="steps by which the headline may be smaller")


@dataclass(frozen=True, slots=True)
class Fitting:
    """What was done to a story to make it fit: lines (and their share of the whole) added to its picture's depth.

    ``tracking`` is in thousandths of the size, ``headline`` the size it would have had and the one it has, in points.
    """

    picture: int = 0
    share: float = 0
    tracking: float = 0
    headline: tuple[float, float] | None = None
