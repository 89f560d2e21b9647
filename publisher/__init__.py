"""One manifest in, a newspaper page, a screen edition and an e-book out; nothing lost on the way."""

__version__ = "0.1.0"
