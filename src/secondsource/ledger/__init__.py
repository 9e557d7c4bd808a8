"""The ledger: the store of pages, reports, readings, links and stories. Only this package touches the database.

:class:`Ledger` opens one; :meth:`Ledger.writing` gives a :class:`Writer`, which is one transaction.
"""

from __future__ import annotations

from secondsource.ledger.claims import NearClaim
from secondsource.ledger.names import acronym, entity_keys, informant_key, name_key
from secondsource.ledger.queries import Queries
from secondsource.ledger.records import Added, Counts, Hit, IndexRow, Placement, Standing, StoredReport
from secondsource.ledger.store import Ledger
from secondsource.ledger.writer import Snapshot, Writer

__all__ = [
    "Added",
    "Counts",
    "Hit",
    "IndexRow",
    "Ledger",
    "NearClaim",
    "Placement",
    "Queries",
    "Snapshot",
    "Standing",
    "StoredReport",
    "Writer",
    "acronym",
    "entity_keys",
    "informant_key",
    "name_key",
]
