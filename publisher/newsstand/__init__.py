"""The newsstand: all issues of a paper as plain files for any host: pages, feeds, catalogues, checksums, signatures."""
