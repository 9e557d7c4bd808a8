"""What one report says: sentences, quotes, rare terms, and vectors to compare it by."""

from secondsource.reading.read import is_analysed, read

__all__ = ["is_analysed", "read"]
