"""`make bench`: every benchmark, one after the other."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks import check, desk, edits, magazine, mend, pages, press, publish, typeset, unseen

print("== 16 pages of the seed, cold, print and screen PDF ==")
pages.run()
print("== one article of them edited ==")
edits.run()
print("== a magazine of 64 pages ==")
magazine.run()
print("== from one page to many ==")
pages.growth()
print("== typesetting ==")
typeset.run()
print("== a page for the press ==")
press.run()
print("== pages that make themselves up, nobody has seen them ==")
unseen.run()
print("== a thousand articles checked ==")
check.run()
print("== at the desk ==")
desk.run()
print("== a newsstand of a thousand issues ==")
publish.run()
print("== paragraph mending ==")
corpus = Path(os.environ.get("PUBLISHER_CORPUS", "../shared/data/corpus"))
if corpus.is_dir():
    mend.run(corpus)
else:
    print("absent: name the folder of labelled pages in PUBLISHER_CORPUS")
