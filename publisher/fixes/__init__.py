"""``check --fix``: what is safe to mend is mended in the source, and nothing else of it changes.

``mend_issue`` works on a copy of the texts (``workshop``), proves after each step that the issue says the same but for
what was to change (``proof``), and only then replaces the files that have changed.
"""

from publisher.fixes.mending import Changed, Mended, Offer, mend_issue

__all__ = ["Changed", "Mended", "Offer", "mend_issue"]
