"""E-books of anybody's making, judged in this process: the faults that readers stumble over."""
