"""A stamp for every bulletin that changes with it, so that a site knows which pages to make again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger forward: the known bulletins get one stamp, which no page was made from yet."""
    op.add_column("bulletins", sa.Column("stamp", sa.String(length=16), nullable=False, server_default=""))
