"""Conservation: every character of every article stands in every edition, once and in order, and where it can be seen.

Two readings of the pages must agree: the walk over the engine's boxes, and the finished PDF read back by another
program (PDFium). The e-book is read back from its file.
"""

from publisher.conserve.book import prove_epub
from publisher.conserve.compare import Difference, compare
from publisher.conserve.proof import Account, Proof, prove

__all__ = ["Account", "Difference", "Proof", "compare", "prove", "prove_epub"]
