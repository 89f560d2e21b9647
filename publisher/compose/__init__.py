"""Articles into frames, frames onto pages: every line gets its place."""
