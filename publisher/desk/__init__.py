"""The desk: an issue seen, mended and signed in a browser. It shows what the rest found and judges nothing itself."""
