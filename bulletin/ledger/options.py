"""What the databases have in common."""

READING = "reading"
"""The option of a connection that only reads, each statement by itself."""

LOCK_SECONDS = 30
"""How long a step waits for another that writes."""
