"""Typesetting: fonts and what they cover, shaping, line breaking, justification, display lines."""
