"""An issue made ready for people to look at: its pages as pictures, with every finding in its place."""

from publisher.review.proofs import proof_of

__all__ = ["proof_of"]
