"""The face that the printed headlines are set in, put into the book with just the characters of its headlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import uharfbuzz as hb  # type: ignore[import-untyped]
from ebooklib import epub  # type: ignore[import-untyped]

from publisher.typeset.fonts import Face, FontLibrary

_OUTLINES_IN_CFF = b"OTTO"


@dataclass(frozen=True, slots=True)
class HeadlineFont:
    """The role of the layout's headlines, and the faces that may play it."""

    library: FontLibrary
    role: str

    def cut(self, headlines: Iterable[str]) -> tuple[tuple[epub.EpubItem, ...], bytes]:
        """The faces for these headlines, each with just its characters, and the style sheet that names them.

        A character that no face of the role has is left to the reader's own.
        """
        wanted: dict[str, set[str]] = {}
        for character in "".join(headlines):
            if character.isprintable() and (key := self.library.face_for(self.role, character)):
                wanted.setdefault(key, set()).add(character)
        items = tuple(_item(self.library.faces[key], wanted[key]) for key in sorted(wanted))
        declared = "".join(_DECLARED.format(name=item.id, file=item.file_name) for item in items)
        # The role's own face first: it has the marks and spaces that others have too.
        own = self.library.role(self.role).face
        names = sorted(wanted, key=lambda key: (key != own, key))
        families = "".join(f'"{_name(key)}", ' for key in names)
        return items, f"{declared}{_USED.format(families=families)}".encode()


# The face is as bold as it is; declared bold, a reader will not embolden it a second time.
_DECLARED = '@font-face {{ font-family: "{name}"; font-weight: bold; src: url("{file}"); }}\n'
_USED = ".story h1 {{ font-family: {families}serif; font-weight: bold; }}\n"


def _name(key: str) -> str:
    return f"headline-{key}"


def _item(face: Face, characters: set[str]) -> epub.EpubItem:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(character) for character in characters)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    data = hb.subset(face.font.face, wanted).blob.data
    kind = "otf" if data[:4] == _OUTLINES_IN_CFF else "ttf"
    return epub.EpubItem(_name(face.key), f"fonts/{face.key}.{kind}", f"font/{kind}", data)
