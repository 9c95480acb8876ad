"""What does not fit is looked up by its inspection: the account is read a part at a time."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger forward."""
    op.create_index(op.f("ix_findings_inspection"), "findings", ["inspection"])
