"""Plain text and Markdown → an issue. Every character of the source is accounted for; every guess is told.

Nothing is imported here: the rules ask only for ``mend``, and the rest takes a quarter of a second to load.
"""
