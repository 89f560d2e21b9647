"""Errors that end a command: what happened, what to do next, and the exit status."""

from __future__ import annotations

from enum import IntEnum

from publisher.wording import Text, reader_tongue


class ExitCode(IntEnum):
    """Exit statuses that scripts rely on. A crash is never 1."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    MISSING = 3
    PLUGIN = 4
    INTERRUPTED = 130


class PublisherError(Exception):
    """A command cannot go on. ``hint`` says what the user can do about it."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message.said(reader_tongue()))
        self.message = message
        self.hint = hint


class MissingTool(PublisherError):
    """A font, a system library or a program that the work needs is not on this machine."""

    exit_code = ExitCode.MISSING


class InputError(PublisherError):
    """The input cannot be read at all, so no findings can be made from it."""


class OutputError(PublisherError):
    """The result cannot be written: disk full, folder not writable."""
