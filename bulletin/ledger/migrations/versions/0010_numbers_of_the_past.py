"""Numbers of earlier revisions stand beside those of the present one in the account."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger forward; the account is made again, for its rules are others."""
    op.add_column("counted", sa.Column("past", sa.Boolean(), nullable=False, server_default=sa.false()))
