"""Text of a PDF with its geometry: characters → rows → columns → paragraphs, told by columns, indents and sizes."""

from publisher.ingest.pdf.reading import PdfPage, read_pdf

__all__ = ["PdfPage", "read_pdf"]
