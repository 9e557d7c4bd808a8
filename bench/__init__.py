"""Benchmarks: each prints ours beside an anchor on the same pages in the same run; it fails where it misses its bar."""
