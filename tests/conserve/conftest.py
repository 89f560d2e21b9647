"""The painter's sample pages."""

from tests.paint.conftest import fonts, pages, painted, press, screen

__all__ = ["fonts", "pages", "painted", "press", "screen"]
