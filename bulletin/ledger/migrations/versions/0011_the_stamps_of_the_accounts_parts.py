"""The account's parts have stamps, so that nobody needs to read all to know which are new."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger forward."""
    op.create_table(
        "parts",
        sa.Column("inspection", sa.String(80), nullable=False),
        sa.Column("stamp", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("inspection", name=op.f("pk_parts")),
    )
    op.create_index(op.f("ix_entries_as_of"), "entries", ["as_of"])
    names = "SELECT inspection FROM entries UNION SELECT inspection FROM findings UNION SELECT id FROM inspections"
    op.execute(f"INSERT INTO parts (inspection, stamp) SELECT inspection, '' FROM ({names}) AS named")  # noqa: S608
