"""Who wrote it, who took the picture: the value that both languages' grammars of bylines and credits make."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.ingest.trace import Traced

_PICTURE = frozenset({"photographer", "photo", "text and photo", "graphic", "courtesy", "illustrator"})


@dataclass(frozen=True, slots=True)
class Named:
    """One person of a byline or credit; ``role`` is None when the source does not tell it."""

    name: Traced
    role: str | None = None

    @property
    def written(self) -> str | dict[str, str]:
        """As the manifest writes a person."""
        return {"name": self.name.text, "role": self.role} if self.role else self.name.text


@dataclass(frozen=True, slots=True)
class Signature:
    """A byline or credit.

    ``whole`` is all of its characters, marks and words such as 记者 or “By” included. ``sure``, from 0 to 1, is how
    plainly it is one: words such as 记者 and “Photo by” are plain, a bare name is not.
    """

    whole: Traced
    people: tuple[Named, ...]
    sure: float

    @property
    def credits_picture(self) -> bool:
        """Somebody took, drew or gave a picture."""
        return any(person.role in _PICTURE for person in self.people)

    @property
    def signs_text(self) -> bool:
        """Somebody wrote."""
        return any(person.role not in _PICTURE or person.role == "text and photo" for person in self.people)
