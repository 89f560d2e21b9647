"""A content stream painted as light: once what cyan, magenta and yellow take away, once what black and spot inks do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Name, Operator

from publisher.press.spaces import CMYK, GRAY, RGB, Space, first_colour, space_of

Light = tuple[float, float, float]
_DEVICE = {"g": GRAY, "G": GRAY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
_SHOWN = ("Tj", "TJ", "'", '"')
_MOVED = ("Td", "TD", "Tm", "T*", "ET")
_FILLED, _LINED = ("f", "F", "f*"), ("S", "s")


class Painter(Protocol):
    """Who knows what light a colour leaves."""

    unmeasured: set[str]

    def lights(self, space: Space, values: Sequence[float]) -> tuple[Light, Light] | None:
        """The colour as the two paintings have it; None where its inks are unknown."""


class PlateContent:
    """One stream, rewritten for both paintings; made for one use."""

    def __init__(self, painter: Painter, resources: Any) -> None:
        self._painter, self._resources = painter, resources
        self._spaces: tuple[Space, Space] = GRAY, GRAY
        self._black = [True, True]
        self._over = [False, False]
        self._mode = 0
        self._saved: list[tuple[Any, ...]] = []
        self._made: tuple[list[Any], list[Any]] = [], []
        self._unseen: list[int] = []

    def both(self, source: Any) -> tuple[bytes, bytes]:
        """The content for cyan, magenta and yellow, and that for black and spot inks."""
        black = ContentStreamInstruction([1, 1, 1], Operator("rg")), ContentStreamInstruction([0, 1, 1], Operator("rg"))
        lined = ContentStreamInstruction([1, 1, 1], Operator("RG")), ContentStreamInstruction([0, 1, 1], Operator("RG"))
        for made, *start in zip(self._made, black, lined, strict=True):
            made += start
        for step in pikepdf.parse_content_stream(source):
            if isinstance(step, ContentStreamInlineImage):
                self._painter.unmeasured.add("picture")
                continue
            self._step(str(step.operator), step)
        colours = [step for step in self._made[0] if step is not None]
        return pikepdf.unparse_content_stream(colours), pikepdf.unparse_content_stream(self._made[1])

    def _step(self, name: str, step: ContentStreamInstruction) -> None:
        if name in _DEVICE:
            self._colour(_DEVICE[name], [float(value) for value in step.operands], name.isupper())
        elif name in ("cs", "CS"):
            self._space(step, name == "CS")
        elif name in ("sc", "scn", "SC", "SCN"):
            self._set(step, name.isupper())
        elif name in _SHOWN or name in _FILLED or name in _LINED:
            self._paint(name, step)
        else:
            if name in _MOVED:
                self._drop_unseen()
            self._follow(name, step)
            self._keep(step)

    def _drop_unseen(self) -> None:
        """Unseen text that only moved on to a place that the next text does not start from: to paint it costs most."""
        for at in self._unseen:
            self._made[0][at] = None
        self._unseen.clear()

    def _keep(self, step: ContentStreamInstruction) -> None:
        for made in self._made:
            made.append(step)

    def _follow(self, name: str, step: ContentStreamInstruction) -> None:
        if name == "q":
            self._saved.append((self._spaces, list(self._black), list(self._over), self._mode))
        elif name == "Q" and self._saved:
            self._spaces, self._black, self._over, self._mode = self._saved.pop()
        elif name == "gs" and isinstance(self._resources, Dictionary):
            table = self._resources.get("/ExtGState")
            state = table.get(str(step.operands[0])) if isinstance(table, Dictionary) and len(step.operands) else None
            if isinstance(state, Dictionary):
                line = bool(state.get("/OP", self._over[1]))
                self._over = [bool(state.get("/op", line if "/OP" in state else self._over[0])), line]
                self._mode = int(state.get("/OPM", self._mode))

    def _paint(self, name: str, step: ContentStreamInstruction) -> None:
        line = name in _LINED
        if not (self._black[line] and self._over[line] and self._mode == 1):
            self._unseen.clear()
            self._keep(step)
            return
        self._made[1].append(step)
        if name in _SHOWN:
            # Unseen, yet the text moves on.
            if name in ("Tj", "TJ"):
                self._unseen += range(len(self._made[0]), len(self._made[0]) + 3)
            unseen, seen = (ContentStreamInstruction([mode], Operator("Tr")) for mode in (3, 0))
            self._made[0].extend((unseen, step, seen))
        else:
            self._made[0].append(ContentStreamInstruction([], Operator("n")))

    def _space(self, step: ContentStreamInstruction, line: bool) -> None:
        space = space_of(step.operands[0], self._resources) if len(step.operands) else GRAY
        if space.family == "pattern":
            self._remember(space, line, black=False)
            self._keep(step)
        else:
            self._colour(space, list(first_colour(space)), line)

    def _set(self, step: ContentStreamInstruction, line: bool) -> None:
        if len(step.operands) and isinstance(step.operands[-1], Name):
            self._remember(self._spaces[line], line, black=False)
            self._keep(step)
        else:
            self._colour(self._spaces[line], [float(value) for value in step.operands], line)

    def _colour(self, space: Space, values: list[float], line: bool) -> None:
        lights = self._painter.lights(space, values)
        if lights is None:
            self._painter.unmeasured.add("colour")
            lights = (1.0, 1.0, 1.0), (1.0, 1.0, 1.0)
        self._remember(space, line, black=lights[0] == (1, 1, 1))
        for made, light in zip(self._made, lights, strict=True):
            made.append(
                ContentStreamInstruction([round(value, 4) for value in light], Operator("RG" if line else "rg"))
            )

    def _remember(self, space: Space, line: bool, *, black: bool) -> None:
        self._spaces = (self._spaces[0], space) if line else (space, self._spaces[1])
        self._black[line] = black
