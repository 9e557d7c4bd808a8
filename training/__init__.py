"""How the files of numbers that ship with the package were made; each script tells its use."""
