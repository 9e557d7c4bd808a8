"""Schema migrations: run by Alembic when a ledger is opened, from code alone."""
