"""The marks by which copies find each other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bulletin.identity import marks

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_AT_ONCE = 500


def upgrade() -> None:
    """Bring the ledger forward: every bulletin that is known gets its marks."""
    table = op.create_table(
        "marks",
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("bulletin_id", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["bulletin_id"], ["bulletins.id"], name=op.f("fk_marks_bulletins")),
        sa.PrimaryKeyConstraint("mark", "bulletin_id", name=op.f("pk_marks")),
        sqlite_with_rowid=False,
    )
    heads = sa.table("bulletins", sa.column("id"), sa.column("revision"))
    states = sa.table("revisions", sa.column("bulletin_id"), sa.column("number"), sa.column("paragraphs", sa.JSON()))
    current = sa.select(states.c.bulletin_id, states.c.paragraphs).join(
        heads, (heads.c.id == states.c.bulletin_id) & (heads.c.revision == states.c.number)
    )
    connection = op.get_bind()
    for part in connection.execute(current).partitions(_AT_ONCE):
        values = [{"mark": mark, "bulletin_id": id_} for id_, text in part for mark in marks(tuple(text))]
        if values:
            connection.execute(sa.insert(table), values)
