"""Preflight: would a printing house accept this PDF? Any PDF, read without other programs."""

from publisher.preflight.check import Verdict, preflight

__all__ = ["Verdict", "preflight"]
