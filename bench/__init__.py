"""Benchmarks: each prints ours beside an anchor on the same pages in the same run, and fails where its bar is missed."""
