"""Edits of an issue's files that leave every other byte as it was, and never write over what somebody else wrote."""
