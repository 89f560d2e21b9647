"""The e-book: EPUB 3.3 from the same issue as the paper."""

from publisher.epub.book import build

__all__ = ["build"]
