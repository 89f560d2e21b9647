"""What a paper prints for its own colours: ``inks`` of a layout, beside the colours of the screen."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Percent = Annotated[float, Field(ge=0, le=100)]


class Ink(BaseModel):
    """Cyan, magenta, yellow and black in percent; with ``spot``, a tint of that ink, which they stand in for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cmyk: tuple[Percent, Percent, Percent, Percent]
    spot: str | None = Field(default=None, min_length=1)
    tint: Percent = 100


def _mapped(value: Any) -> Any:
    """``accent: [0, 100, 85, 10]`` is short for ``accent: {cmyk: [0, 100, 85, 10]}``."""
    if isinstance(value, dict):
        return {name: {"cmyk": ink} if isinstance(ink, list | tuple) else ink for name, ink in value.items()}
    return value


Inks = Annotated[dict[str, Ink], BeforeValidator(_mapped)]
