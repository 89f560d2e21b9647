"""Broken paragraphs: one paragraph in two pieces because a column or a page ended there.

``find_joins`` tells where, ``mend`` puts the pieces together, ``split_paragraphs`` reads paragraphs from plain text.
Chinese and English; every character is kept or said to be dropped.
"""

from publisher.ingest.mend.finding import find_joins, mend
from publisher.ingest.mend.joins import Join, Mended
from publisher.ingest.mend.paragraphs import Paragraph, split_paragraphs

__all__ = ["Join", "Mended", "Paragraph", "find_joins", "mend", "split_paragraphs"]
