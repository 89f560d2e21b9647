"""Pages that make themselves up: every story's shapes, and the search for the page they fill best (docs/make-up.md)."""
