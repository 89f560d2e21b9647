"""A whole tree of issues built at once: in parallel, resumed where it was broken off, on a cluster where one asks."""
