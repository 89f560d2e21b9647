"""Plain text and Markdown → an issue. Every character of the source is accounted for; every guess is told."""

from publisher.ingest.account import Unaccounted, account
from publisher.ingest.issue import import_sources
from publisher.ingest.page import RecognisedPage
from publisher.ingest.recognise import recognise
from publisher.ingest.report import ImportReport

__all__ = ["ImportReport", "RecognisedPage", "Unaccounted", "account", "import_sources", "recognise"]
