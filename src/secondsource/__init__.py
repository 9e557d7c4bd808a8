"""Second Source reads news pages and keeps a sourced ledger of who reports what, and from whom."""

__version__ = "0.1.0"
