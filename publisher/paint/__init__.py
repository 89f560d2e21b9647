"""Painting: composed pages become one tagged PDF, and a walk over the painted boxes tells where each line stands."""

from publisher.paint.job import Painter, paint
from publisher.paint.painted import Limits, Painted, WalkedLine

__all__ = ["Limits", "Painted", "Painter", "WalkedLine", "paint"]
