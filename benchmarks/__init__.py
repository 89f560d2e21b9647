"""Measured workloads. Every figure is a ratio against a peer in the same run, never a bare time in a test."""
