"""Preflight: would a printing house accept this PDF? Any PDF, read without other programs."""

from publisher.preflight.check import preflight

__all__ = ["preflight"]
