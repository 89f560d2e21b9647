"""The command line: statuses, shapes, words."""
