"""The ground floor: what a bulletin is, how it is read, and the ledger that keeps what was read."""
