"""Painting: composed pages become one tagged PDF, and a walk over the painted boxes tells where each line stands."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.paint.job import Painter, paint
    from publisher.paint.painted import Limits, Painted, WalkedLine

__all__ = ["Limits", "Painted", "Painter", "WalkedLine", "paint"]
_HOMES = {"Limits": "painted", "Painted": "painted", "Painter": "job", "WalkedLine": "painted", "paint": "job"}


def __getattr__(name: str) -> object:
    # The child process loads its part of this package only: what the rest needs would keep it from being ready.
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(name)
