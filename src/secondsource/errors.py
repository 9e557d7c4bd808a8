"""Every error that this package raises on purpose.

::

    SecondSourceError
    ├── InputError            one input could not be read; the run goes on            exit status 1
    │   ├── FetchError        the network or the server said no
    │   ├── RefusedError      not fetched on purpose: robots.txt, a private address
    │   └── DecodeError       the bytes are not what they claim to be
    ├── VocabularyError       a vocabulary file is wrong                              exit status 2
    └── LedgerError           the ledger could not be opened, or is of a newer version    exit status 3

Messages name the input and, where the user can mend it, say how.
"""

from __future__ import annotations


class SecondSourceError(Exception):
    """Base of all errors of this package."""


class InputError(SecondSourceError):
    """One input could not be read; the rest of a run goes on."""


class FetchError(InputError):
    """The network or the server did not give the document."""


class RefusedError(InputError):
    """The document was not asked for, on purpose: robots.txt forbids it, or the address is private."""


class DecodeError(InputError):
    """The bytes are not what they claim to be."""


class VocabularyError(SecondSourceError):
    """A vocabulary file is wrong; the message names the file, the entry and the mend."""


class LedgerError(SecondSourceError):
    """The ledger could not be opened, or was written by a newer version."""
