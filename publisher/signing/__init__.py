"""Who has read what: signing a stage of review, and where an issue stands. Signatures are lines of review.yaml."""
