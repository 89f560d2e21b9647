"""What a layout allows when text must be cut or made to fit: where a jump may stand, and how far the levers go."""

from __future__ import annotations

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
