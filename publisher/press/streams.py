"""Content streams made ready for the press: every colour in inks, black type and thin rules overprinting, no tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Name, Operator

from publisher.press.colour import BLACK, Cmyk, Recipe, Separation
from publisher.press.matrix import IDENTITY, Matrix, matrix, scale, sides, times
from publisher.press.spaces import CMYK, GRAY, RGB, Space, first_colour, space_of
from publisher.press.srgb import srgb

_SHOWN = frozenset(("Tj", "TJ", "'", '"'))
_FILLED = frozenset(("f", "F", "f*"))
_STROKED = frozenset(("S", "s"))
_BOTH = frozenset(("B", "B*", "b", "b*"))
_DEVICE = {"g": GRAY, "G": GRAY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
OVER, KNOCK = "/Overprint", "/Knockout"
Instruction = ContentStreamInstruction | ContentStreamInlineImage


@dataclass
class Found:
    """What the streams of a document were seen to use: sizes in points of pictures by their object, spot inks."""

    sizes: dict[tuple[int, int], list[tuple[float, float]]] = field(default_factory=dict)
    spots: dict[str, Recipe] = field(default_factory=dict)


@dataclass(frozen=True)
class _State:
    fill: Cmyk | None = BLACK
    stroke: Cmyk | None = BLACK
    fill_space: Space = GRAY
    stroke_space: Space = GRAY
    ctm: Matrix = IDENTITY
    width: float = 1.0
    mode: int = 0
    over: bool | None = False


class Rewriter:
    """Rewrites one stream. ``thin`` is the width in points under which black rules overprint; 0: nothing does."""

    def __init__(self, resources: Any, separation: Separation, found: Found, thin: float, *, page: bool) -> None:
        self._resources = resources
        self._separation = separation
        self._found = found
        self._thin = thin
        self._page = page
        self._state = _State()
        self._saved: list[_State] = []
        self._path: list[tuple[float, float] | None] = []
        self._kept_tags: list[bool] = []
        self._used: set[str] = set()

    def rewritten(self, stream: Any) -> bytes:
        """The new content; the resources gain what it needs."""
        made: list[Instruction] = []
        for step in pikepdf.parse_content_stream(stream):
            made.extend(self._step(step))
        self._furnish()
        return pikepdf.unparse_content_stream(made)

    def _step(self, step: Instruction) -> Iterator[Instruction]:
        if isinstance(step, ContentStreamInlineImage):
            yield from self._overprinting(False)
            yield step
            return
        name = str(step.operator)
        handle = _HANDLERS.get(name)
        if handle is not None:
            yield from handle(self, name, step)
            return
        follow = _FOLLOWED.get(name)
        if follow is not None:
            follow(self, step.operands)
        yield step

    def _show(self, name: str, step: ContentStreamInstruction) -> Iterator[Instruction]:
        yield from self._overprinting(self._black_text())
        yield step

    def _paint(self, name: str, step: ContentStreamInstruction) -> Iterator[Instruction]:
        yield from self._overprinting(self._black_rule(name))
        self._path = []
        yield step

    def _place(self, name: str, step: ContentStreamInstruction) -> Iterator[Instruction]:
        yield from self._overprinting(False)
        if name == "Do":
            self._placed(step)
        yield step

    def _save(self, operands: Any) -> None:
        self._saved.append(self._state)

    def _restore(self, operands: Any) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: Any) -> None:
        self._state = replace(self._state, ctm=times(matrix(operands), self._state.ctm))

    def _box(self, operands: Any) -> None:
        self._path.append((abs(float(operands[2])), abs(float(operands[3]))))

    def _line(self, operands: Any) -> None:
        self._path.append(None)

    def _end(self, operands: Any) -> None:
        self._path = []

    def _width(self, operands: Any) -> None:
        self._state = replace(self._state, width=float(operands[0]))

    def _mode(self, operands: Any) -> None:
        self._state = replace(self._state, mode=int(operands[0]))

    def _graphics(self, operands: Any) -> None:
        found = _entry(self._resources, "/ExtGState", operands)
        if found is not None and ("/OP" in found or "/op" in found or "/OPM" in found):
            # Somebody else's overprint: whatever is wanted next is said anew.
            self._state = replace(self._state, over=None)

    def _black_text(self) -> bool:
        state = self._state
        filled = state.mode in (0, 2, 4, 6)
        stroked = state.mode in (1, 2, 5, 6)
        return (filled or stroked) and (not filled or state.fill == BLACK) and (not stroked or state.stroke == BLACK)

    def _black_rule(self, name: str) -> bool:
        state = self._state
        size = scale(state.ctm)
        if name not in _FILLED and (state.stroke != BLACK or state.width * size >= self._thin):
            return False
        if name in _STROKED:
            return True
        boxes = [min(box) * size < self._thin if box is not None else False for box in self._path]
        return state.fill == BLACK and bool(boxes) and all(boxes)

    def _overprinting(self, wanted: bool) -> Iterator[Instruction]:
        if self._thin and wanted is not self._state.over:
            self._state = replace(self._state, over=wanted)
            name = OVER if wanted else KNOCK
            self._used.add(name)
            yield ContentStreamInstruction([Name(name)], Operator("gs"))

    def _placed(self, step: ContentStreamInstruction) -> None:
        drawn = _entry(self._resources, "/XObject", step.operands)
        if drawn is not None and drawn.get("/Subtype") == Name.Image:
            # Inside a form nobody knows how large it will be drawn.
            size = sides(self._state.ctm) if self._page else (float("inf"), float("inf"))
            self._found.sizes.setdefault(drawn.objgen, []).append(size)

    def _space(self, name: str, step: ContentStreamInstruction) -> Iterator[Instruction]:
        stroke = name.isupper()
        space = space_of(step.operands[0], self._resources)
        if srgb(space, first_colour(space)) is not None or space.family == "cmyk":
            yield from self._coloured(space, list(first_colour(space)), stroke)
            return
        self._remember(None, space, stroke)
        yield step

    def _set(self, name: str, step: ContentStreamInstruction) -> Iterator[Instruction]:
        stroke = name.isupper()
        space = self._state.stroke_space if stroke else self._state.fill_space
        values = [value for value in step.operands if not isinstance(value, Name)]
        if len(values) == len(step.operands) and space.family not in ("spot", "pattern", "unknown"):
            yield from self._coloured(space, values, stroke)
        else:
            yield step

    def _device(self, name: str, step: ContentStreamInstruction) -> Iterator[Instruction]:
        yield from self._coloured(_DEVICE[name], list(step.operands), name.isupper())

    def _coloured(self, space: Space, operands: list[Any], stroke: bool) -> Iterator[Instruction]:
        values = tuple(float(value) for value in operands)
        if space.components == 4:
            yield from self._inked(Recipe((values[0], values[1], values[2], values[3])), space, stroke)
            return
        colour = srgb(space, values)
        if colour is not None:
            yield from self._inked(self._separation.flat(*colour), space, stroke)

    def _inked(self, recipe: Recipe, space: Space, stroke: bool) -> Iterator[Instruction]:
        self._remember(recipe.cmyk if recipe.spot is None else None, space, stroke)
        if recipe.spot is None:
            yield ContentStreamInstruction([round(ink, 4) for ink in recipe.cmyk], Operator("K" if stroke else "k"))
            return
        self._found.spots[recipe.spot] = recipe
        self._used.add(recipe.spot)
        yield ContentStreamInstruction([spot_name(recipe.spot)], Operator("CS" if stroke else "cs"))
        yield ContentStreamInstruction([round(recipe.tint, 4)], Operator("SCN" if stroke else "scn"))

    def _remember(self, inks: Cmyk | None, space: Space, stroke: bool) -> None:
        if stroke:
            self._state = replace(self._state, stroke=inks, stroke_space=space)
        else:
            self._state = replace(self._state, fill=inks, fill_space=space)

    def _tag(self, name: str, step: ContentStreamInstruction) -> Iterator[Instruction]:
        """Layers stay; tags, which a press has no use for, go."""
        if name in ("BMC", "BDC"):
            self._kept_tags.append(step.operands[0] == Name.OC)
            kept = self._kept_tags[-1]
        else:
            kept = name == "EMC" and bool(self._kept_tags) and self._kept_tags.pop()
        if kept:
            yield step

    def _furnish(self) -> None:
        for name in sorted(self._used & {OVER, KNOCK}):
            on = name == OVER
            _table(self._resources, "/ExtGState")[name] = Dictionary(Type=Name.ExtGState, OP=on, op=on, OPM=1)
        for name in sorted(self._used - {OVER, KNOCK}):
            _table(self._resources, "/ColorSpace")[str(spot_name(name))] = separation_space(
                name, self._found.spots[name]
            )


_HANDLERS: dict[str, Callable[[Rewriter, str, ContentStreamInstruction], Iterator[Instruction]]] = {
    **dict.fromkeys(_SHOWN, Rewriter._show),
    **dict.fromkeys(_FILLED | _STROKED | _BOTH, Rewriter._paint),
    **dict.fromkeys(("Do", "sh"), Rewriter._place),
    **dict.fromkeys(_DEVICE, Rewriter._device),
    **dict.fromkeys(("cs", "CS"), Rewriter._space),
    **dict.fromkeys(("sc", "scn", "SC", "SCN"), Rewriter._set),
    **dict.fromkeys(("BMC", "BDC", "EMC", "MP", "DP"), Rewriter._tag),
}
_FOLLOWED: dict[str, Callable[[Rewriter, Any], None]] = {
    "q": Rewriter._save, "Q": Rewriter._restore, "cm": Rewriter._transform, "re": Rewriter._box, "n": Rewriter._end,
    "w": Rewriter._width, "Tr": Rewriter._mode, "gs": Rewriter._graphics,
    **dict.fromkeys(("m", "l", "c", "v", "y", "h"), Rewriter._line),
}  # fmt: skip


def spot_name(ink: str) -> Name:
    """The name of a spot ink's colour space in resources."""
    return Name("/Spot-" + "".join(mark if mark.isascii() and mark.isalnum() else "-" for mark in ink))


def separation_space(ink: str, recipe: Recipe) -> pikepdf.Array:
    """A Separation space; on a press without that ink its recipe in process colours stands in."""
    full = [round(share / max(recipe.tint, 0.01), 4) for share in recipe.cmyk]
    fade = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=full, N=1)
    return pikepdf.Array([Name.Separation, Name("/" + ink), Name.DeviceCMYK, fade])


def _entry(resources: Any, kind: str, operands: Any) -> Any:
    table = resources.get(kind) if resources is not None else None
    return table.get(str(operands[0])) if table is not None and len(operands) else None


def _table(resources: Any, kind: str) -> Any:
    if kind not in resources:
        resources[kind] = Dictionary()
    return resources[kind]
