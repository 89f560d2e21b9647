"""The sample pages of the painter, painted once."""

from tests.paint.conftest import fonts, pages, painted, press

__all__ = ["fonts", "pages", "painted", "press"]
