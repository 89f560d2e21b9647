"""One content stream followed from instruction to instruction: colours, paths, pictures, and the state they are in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import ContentStreamInlineImage, Dictionary, Name, Stream

from publisher.preflight.facts import Page
from publisher.preflight.marks import Colour, Mark, Raster, common
from publisher.preflight.resources import look_at_group, look_at_shading
from publisher.preflight.state import State
from publisher.preflight.texts import Texts, Walker
from publisher.press.matrix import Rect, bounds, matrix, scale, sides, times
from publisher.press.spaces import CMYK, GRAY, RGB, Space, first_colour, space_of

_DEVICE = {"g": GRAY, "G": GRAY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
_UNIT = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
_FILLED, _BOTH = ("f", "F", "f*"), ("B", "B*", "b", "b*")


class ContentStream(Texts):
    """The state while one stream is read."""

    def __init__(self, walk: Walker, page: Page, resources: Any, state: State, depth: int) -> None:
        super().__init__(walk, page, resources, state, depth)
        self._saved: list[State] = []
        self._points: list[tuple[float, float]] = []
        self._clipping = False

    def run(self, steps: Any) -> None:
        """Follow every instruction; what cannot be followed is noted on the page."""
        for step in steps:
            if isinstance(step, ContentStreamInlineImage):
                self._inline(step.iimage)
                continue
            name = str(step.operator)
            do = _OPERATORS.get(name)
            if do is None:
                if name not in _QUIET:
                    self._page.odd("content", name[:20])
                continue
            try:
                do(self, name, step.operands)
            except (ValueError, TypeError, IndexError, KeyError, AttributeError, pikepdf.PdfError) as error:
                self._page.odd("content", f"{name}: {str(error).splitlines()[0][:60] if str(error) else ''}")
        if self._saved:
            self._page.odd("content", "q without Q")

    def _save(self, name: str, operands: Any) -> None:
        self._saved.append(self._state)

    def _restore(self, name: str, operands: Any) -> None:
        if self._saved:
            self._state = self._saved.pop()
        else:
            self._page.odd("content", "Q without q")

    def _concat(self, name: str, operands: Any) -> None:
        self._set(ctm=times(matrix(operands), self._state.ctm))

    def _device(self, name: str, operands: Any) -> None:
        self._coloured(_DEVICE[name], tuple(float(value) for value in operands), name.isupper())

    def _space(self, name: str, operands: Any) -> None:
        space = space_of(operands[0], self._resources)
        if space.family == "unknown":
            self._page.odd("missing", f"ColorSpace {str(operands[0])[1:]}")
        self._coloured(space, first_colour(space), name == "CS")

    def _colour(self, name: str, operands: Any) -> None:
        line = name.isupper()
        space = self._state.line_space if line else self._state.fill_space
        values = tuple(float(value) for value in operands if not isinstance(value, Name))
        self._coloured(space, values, line)
        if len(values) < len(operands):
            self._pattern(operands[-1])

    def _pattern(self, name: Any) -> None:
        pattern = self._entry("/Pattern", name)
        if isinstance(pattern, Stream):
            # A tile lies somewhere in what is painted with it; where each copy falls matters to no rule.
            state = replace(self._first, ctm=self._first.ctm, clip=self._state.clip)
            self._walk.form(pattern, self._resources, state, self._depth + 1)
        elif isinstance(pattern, Dictionary) and "/Shading" in pattern:
            look_at_shading(self._page, pattern["/Shading"], self._resources)

    def _coloured(self, space: Space, values: tuple[float, ...], line: bool) -> None:
        colour = Colour(space.family, () if space.indexed else values, space.names)
        self._set(**({"line": colour, "line_space": space} if line else {"fill": colour, "fill_space": space}))

    def _line_width(self, name: str, operands: Any) -> None:
        self._set(width=float(operands[0]))

    def _graphics(self, name: str, operands: Any) -> None:
        found = self._entry("/ExtGState", operands[0])
        if found is None:
            return
        changes: dict[str, Any] = {}
        if "/OP" in found:
            changes["line_over"] = changes["fill_over"] = bool(found["/OP"])
        if "/op" in found:
            changes["fill_over"] = bool(found["/op"])
        if "/OPM" in found:
            changes["mode"] = int(found["/OPM"])
        if "/LW" in found:
            changes["width"] = float(found["/LW"])
        if "/Font" in found:
            changes.update(font=self._walk.font(found["/Font"][0]), size=float(found["/Font"][1]))
        self._set(**changes)

    def _point(self, name: str, operands: Any) -> None:
        numbers = [float(value) for value in operands]
        self._points += zip(numbers[::2], numbers[1::2], strict=True)

    def _box(self, name: str, operands: Any) -> None:
        x, y, width, height = (float(value) for value in operands)
        self._points += ((x, y), (x + width, y), (x + width, y + height), (x, y + height))

    def _clip(self, name: str, operands: Any) -> None:
        self._clipping = True

    def _paint(self, name: str, operands: Any) -> None:
        state = self._state
        if self._points:
            box = bounds(self._points, state.ctm)
            filled, lined = name in _FILLED or name in _BOTH, name not in _FILLED and name != "n"
            if filled or lined:
                self._path(box, filled, lined)
            if self._clipping:
                self._set(clip=common(state.clip, box))
        self._points, self._clipping = [], False

    def _path(self, box: Rect, filled: bool, lined: bool) -> None:
        state = self._state
        across, up = box[2] - box[0], box[3] - box[1]
        width = state.width * scale(state.ctm) if lined else None
        if not lined and len(self._points) <= 5 and max(across, up) > 4 * min(across, up):
            width = min(across, up)
        if lined:
            half = (width or 0) / 2
            box = box[0] - half, box[1] - half, box[2] + half, box[3] + half
        self._mark(Mark("path", box, state.fill if filled else None, state.line if lined else None, width=width))

    def _shade(self, name: str, operands: Any) -> None:
        shading = self._entry("/Shading", operands[0])
        if shading is not None:
            look_at_shading(self._page, shading, self._resources)
            space = space_of(shading.get("/ColorSpace"), self._resources)
            self._mark(Mark("shading", self._state.clip, Colour(space.family, (), space.names)))

    def _do(self, name: str, operands: Any) -> None:
        drawn = self._entry("/XObject", operands[0])
        if drawn is None:
            return
        kind = drawn.get("/Subtype")
        if kind == Name.Image:
            self._picture(drawn, str(operands[0])[1:])
        elif kind == Name.Form:
            look_at_group(self._page, drawn, soft=False)
            self._walk.form(drawn, self._resources, self._state, self._depth)

    def _picture(self, picture: Any, name: str) -> None:
        found = picture.get("/Filter")
        filters = (str(found),) if isinstance(found, Name) else tuple(str(one) for one in found or ())
        mask = bool(picture.get("/ImageMask", False))
        raster = Raster(
            int(picture.Width),
            int(picture.Height),
            1 if mask else int(picture.get("/BitsPerComponent", 8)),
            mask,
            filters,
        )
        if "/SMask" in picture:
            self._page.transparency.add("soft mask")
        space = space_of(picture.get("/ColorSpace"), self._resources)
        self._raster(raster, self._state.fill if mask else Colour(space.family, (), space.names), name)

    def _inline(self, picture: Any) -> None:
        try:
            mask = bool(picture.image_mask)
            raster = Raster(picture.width, picture.height, 1 if mask else picture.bits_per_component, mask)
            space = GRAY if mask else space_of(Name(str(picture.colorspace)), self._resources)
        except (ValueError, TypeError, KeyError, AttributeError, NotImplementedError, pikepdf.PdfError):
            self._page.odd("content", "BI")
            return
        self._raster(raster, self._state.fill if mask else Colour(space.family, (), space.names), "BI")

    def _raster(self, raster: Raster, colour: Colour, name: str) -> None:
        ctm = self._state.ctm
        self._mark(Mark("picture", bounds(_UNIT, ctm), colour, name=name, raster=raster, drawn=sides(ctm)))


_OPERATORS: dict[str, Callable[[ContentStream, str, Any], None]] = {
    "q": ContentStream._save,
    "Q": ContentStream._restore,
    "cm": ContentStream._concat,
    "gs": ContentStream._graphics,
    "w": ContentStream._line_width,
    **dict.fromkeys(("m", "l", "c", "v", "y"), ContentStream._point),
    "re": ContentStream._box,
    **dict.fromkeys(("W", "W*"), ContentStream._clip),
    **dict.fromkeys((*_FILLED, *_BOTH, "S", "s", "n"), ContentStream._paint),
    **dict.fromkeys(_DEVICE, ContentStream._device),
    **dict.fromkeys(("cs", "CS"), ContentStream._space),
    **dict.fromkeys(("sc", "scn", "SC", "SCN"), ContentStream._colour),
    "sh": ContentStream._shade,
    "Do": ContentStream._do,
    "BT": ContentStream._begin,
    "Tf": ContentStream._font,
    "Tm": ContentStream._place,
    **dict.fromkeys(("Td", "TD"), ContentStream._move),
    "T*": ContentStream._turn,
    **dict.fromkeys(("Tc", "TL", "Tz", "Tr"), ContentStream._setting),
    **dict.fromkeys(("Tj", "TJ", "'", '"'), ContentStream._show),
}
_QUIET = frozenset(
    ("J", "j", "M", "d", "ri", "i", "h", "ET", "Tw", "Ts", "BMC", "BDC", "EMC", "MP", "DP", "BX", "EX", "d0", "d1")
)
"""Operators that no rule asks for."""
