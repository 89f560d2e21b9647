"""What stands on a page besides its stories: pull quotes, briefs under one standing head, advertisements."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from publisher.located import Located


class PullQuote(Located):
    """A sentence of the story set large among its columns. It repeats the text, which must have it word for word."""

    text: str = Field(min_length=1, description="Words of the body, as they stand there; “……” for what is left out")
    by: str | None = Field(default=None, description="Who says it")


class Briefs(Located):
    """简讯: short items in one box under a standing head, each with a small headline. The items are articles."""

    head: str | None = Field(default=None, description="Standing head; default: 简讯, In brief")
    articles: tuple[str, ...] = Field(min_length=1, description="Ids of the items, in their order")
    columns: int | None = Field(default=None, ge=1, description="Base columns the box takes; default: the layout's")


_Millimetres = Annotated[float, Field(gt=0)]


class Advertisement(Located):
    """An advertisement at the foot of a page. ``size`` in millimetres, or ``columns`` and ``lines`` of the grid."""

    image: str | None = Field(default=None, description="Path below the issue's folder")
    alt: str | None = Field(default=None, description="What the picture shows and says")
    headline: str | None = Field(default=None, min_length=1, description="Its largest words")
    text: str | None = Field(default=None, min_length=1, description="Its other words; a line turn is kept")
    columns: int | None = Field(default=None, ge=1, description="Width in base columns")
    lines: int | None = Field(default=None, ge=2, description="Depth in lines of the grid")
    size: tuple[_Millimetres, _Millimetres] | None = Field(default=None, description="[width, height] in millimetres")
    allow: dict[str, str] = Field(default_factory=dict, description="Rule code → why it is allowed here")

    @model_validator(mode="after")
    def _has_size(self) -> Self:
        if not self.size and not (self.columns and self.lines):
            raise PydanticCustomError("no_size", "an advertisement needs a size")
        return self
