"""The panel that stands for a picture still to come. Its words are set by the composer; this is only the drawing."""

from __future__ import annotations

_PANEL, _LINE = "#E9E7E3", "#8D8A86"
_MARGIN, _TICK = 9.0, 12.0
_ICON = 42.0, 30.0


def placeholder(width: float, height: float) -> str:
    """An SVG drawing of the panel, its four corner ticks and, where there is room, a picture icon; points."""
    ticks = "".join(
        f'<path d="M{x + dx * _TICK:.2f} {y:.2f}H{x:.2f}V{y + dy * _TICK:.2f}"/>'
        for x, dx in ((_MARGIN, 1), (width - _MARGIN, -1))
        for y, dy in ((_MARGIN, 1), (height - _MARGIN, -1))
    )
    roomy = width > 4 * (_MARGIN + _TICK) and height > 4 * (_MARGIN + _TICK)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.3f}pt" height="{height:.3f}pt" '
        f'viewBox="0 0 {width:.3f} {height:.3f}"><rect width="{width:.3f}" height="{height:.3f}" fill="{_PANEL}"/>'
        f'<g fill="none" stroke="{_LINE}" stroke-width="0.6">{ticks}{_icon(width, height) if roomy else ""}</g></svg>'
    )


def _icon(width: float, height: float) -> str:
    wide, high = _ICON
    # Above the middle: the composer sets its two lines of words below it.
    x, y = width / 2 - wide / 2, height / 2 - high - 9
    return (
        f'<g stroke-width="0.9"><rect x="{x:.2f}" y="{y:.2f}" width="{wide}" height="{high}"/>'
        f'<circle cx="{x + 11:.2f}" cy="{y + 9:.2f}" r="3"/>'
        f'<path d="M{x:.2f} {y + 26:.2f}l12 -11l8 7l9 -12l13 14"/></g>'
    )
