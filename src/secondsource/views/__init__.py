"""What people and scripts see of a ledger: the command line and the dossier."""
