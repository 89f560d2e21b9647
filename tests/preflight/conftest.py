"""The sample pages, finished for the press: the clean file that every fault is put into."""

from tests.paint.conftest import fonts, pages, painted, press

__all__ = ["fonts", "pages", "painted", "press"]
