"""Conservation: every character of every article stands in every edition, once and in order, and where it can be seen.

Three readings of the pages must agree: the walk over the engine's boxes, the finished PDF read back by another program
(PDFium), and a picture of the page, which must show ink wherever a line stands. The e-book is read back from its file.
"""

from publisher.conserve.book import prove_epub
from publisher.conserve.compare import Difference, compare
from publisher.conserve.proof import Account, Proof, Reading, proof_of, prove, prove_book, prove_pages, read_back

__all__ = [
    "Account",
    "Difference",
    "Proof",
    "Reading",
    "compare",
    "proof_of",
    "prove",
    "prove_book",
    "prove_epub",
    "prove_pages",
    "read_back",
]
