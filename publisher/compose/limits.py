"""How far a layout lets typography go before the layout rules speak. A pack may name its own under ``limits``."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """Limits of a layout pack, in ems of the text's size, numbers of lines, or parts of the type area."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word_space: float = Field(default=0.6, gt=0, description="ems added to word spaces before a line is called loose")
    letter_space: float = Field(default=0.25, gt=0, description="ems added between Chinese characters, likewise")
    river: int = Field(default=4, ge=3, description="lines whose word spaces may not lie one below the other")
    hyphens: int = Field(default=2, ge=1, description="lines one below the other that may end in a hyphen")
    white: float = Field(default=0.08, gt=0, le=1, description="part of the type area that may stay empty")
    least_lines: int = Field(default=3, ge=1, description="lines of a story that a column must hold at least")
