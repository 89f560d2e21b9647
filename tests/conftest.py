"""What tests of more than one folder share: a browser can be started once only in a process."""

from tests.papers import browser, paper

__all__ = ["browser", "paper"]
