"""Values that remember where an editor wrote them, and people named in a manifest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file. Lines and columns count from 1; ``path`` is relative to the issue's folder."""

    path: Path
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Allowed:
    """A rule that an editor lets pass where this stands, and why."""

    code: str
    reason: str
    span: Span


class Located(BaseModel):
    """A mapping of the manifest that remembers where each of its values was written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    _spans: Mapping[str, Span] = PrivateAttr(default_factory=dict)

    def span_of(self, field: str = "") -> Span:
        """Where ``field`` was written; without a name, or when the editor left it out, where the mapping begins."""
        return self._spans.get(field) or self._spans.get("") or Span(Path("issue.yaml"))

    def located(self, spans: Mapping[str, Span]) -> Self:
        """This value with its places (only the loader calls this, once, right after validation)."""
        self._spans = dict(spans)
        return self


class Person(Located):
    """Somebody named in a byline or credit."""

    name: str = Field(min_length=1, description="Name as it is to be printed")
    role: str | None = Field(
        default=None, description="reporter, correspondent, photographer, text and photo, editor, translator …"
    )
    sort: str | None = Field(
        default=None, description="Key to sort the name by, where it is not read as usual: shan tian fang"
    )


def _people(value: Any) -> Any:
    """A plain name or a list of names means persons without a role."""
    if value is None:
        return ()
    if isinstance(value, str | Mapping):
        value = [value]
    if isinstance(value, list | tuple):
        return tuple({"name": item} if isinstance(item, str) else item for item in value)
    return value


People = Annotated[
    tuple[Person, ...], BeforeValidator(_people, json_schema_input_type=str | Person | list[str | Person])
]
