"""What was read before a bulletin was read again, and which version reads it now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger forward; of what was read until now the reader stays unknown."""
    op.add_column("revisions", sa.Column("reader", sa.String(length=60), nullable=True))
    op.add_column("revisions", sa.Column("read_at", sa.String(length=40), nullable=True))
    op.create_table(
        "readings",
        sa.Column("bulletin_id", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(length=60), nullable=True),
        sa.Column("read_at", sa.String(length=40), nullable=False),
        sa.Column("replaced_at", sa.String(length=40), nullable=False),
        sa.Column("observations", sa.JSON(), nullable=False),
        sa.Column("issues", sa.JSON(), nullable=False),
        sa.Column("cases", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bulletin_id", "revision"],
            ["revisions.bulletin_id", "revisions.number"],
            name=op.f("fk_readings_revisions"),
        ),
        sa.PrimaryKeyConstraint("bulletin_id", "revision", "number", name=op.f("pk_readings")),
    )
