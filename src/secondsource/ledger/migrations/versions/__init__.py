"""One module for each revision of the tables, numbered in order."""
