"""Broken paragraphs: one paragraph in two pieces because a column or a page ended there.

``find_joins`` tells where, ``mend`` puts the pieces together, ``split_paragraphs`` reads paragraphs from plain text;
``mend_file`` and ``joined_in_place`` do so for a file, whose other lines stay as they are.
Chinese and English; every character is kept or said to be dropped.
"""

from publisher.ingest.mend.finding import find_joins, mend
from publisher.ingest.mend.in_place import joined_in_place, mend_file
from publisher.ingest.mend.joins import Join, Mended
from publisher.ingest.mend.paragraphs import Paragraph, split_paragraphs

__all__ = ["Join", "Mended", "Paragraph", "find_joins", "joined_in_place", "mend", "mend_file", "split_paragraphs"]
