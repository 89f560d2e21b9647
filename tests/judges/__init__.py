"""Independent judges of finished files. None of them shares code with the program.

``epubcheck`` and ``verapdf`` run in one warm Java inside this process: the first call takes some seconds, the next ones
a fraction of one. ``ace`` runs a browser and takes about four seconds for a book, fewer when it is given several.
A judge whose tool is missing raises ``JudgeMissing``, which names what to install: it never passes in silence.
"""

from tests.judges.ace import Violation, ace
from tests.judges.epubcheck import epubcheck
from tests.judges.pdf import Image, pdffonts, pdfimages, pdftotext, qpdf_check
from tests.judges.tools import JudgeMissing
from tests.judges.verapdf import Failure, verapdf

__all__ = [
    "Failure",
    "Image",
    "JudgeMissing",
    "Violation",
    "ace",
    "epubcheck",
    "pdffonts",
    "pdfimages",
    "pdftotext",
    "qpdf_check",
    "verapdf",
]
