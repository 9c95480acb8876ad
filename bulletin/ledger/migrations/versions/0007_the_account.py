"""The account of all bulletins, kept up to date instead of made anew each time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger forward: every bulletin that is known waits to be reckoned."""
    _unreckoned()
    _reckoning()
    _claims()
    _stays()
    _inspections()
    _inspected()
    _counted()
    _entries()
    _findings()
    op.execute("INSERT INTO unreckoned (bulletin_id) SELECT id FROM bulletins")


def _unreckoned() -> None:
    op.create_table(
        "unreckoned",
        sa.Column("bulletin_id", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("bulletin_id", name=op.f("pk_unreckoned")),
    )


def _reckoning() -> None:
    op.create_table(
        "reckoning",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_reckoning")),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("bulletin_id", sa.String(length=120), nullable=False),
        sa.Column("province", sa.String(length=60), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("round", sa.Integer(), nullable=True),
        sa.Column("stay", sa.Text(), nullable=True),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("bulletin_id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_province_day"), "claims", ["province", "day"])


def _stays() -> None:
    op.create_table(
        "stays",
        sa.Column("stay", sa.Text(), nullable=False),
        sa.Column("province", sa.String(length=60), nullable=False),
        sa.Column("bulletins", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stay", name=op.f("pk_stays")),
    )
    op.create_index(op.f("ix_stays_province"), "stays", ["province"])


def _inspections() -> None:
    op.create_table(
        "inspections",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.String(length=12), nullable=False),
        sa.Column("territory", sa.String(length=60), nullable=False),
        sa.Column("round", sa.Integer(), nullable=True),
        sa.Column("round_batch", sa.Integer(), nullable=True),
        sa.Column("team", sa.Text(), nullable=True),
        sa.Column("begins", sa.String(length=10), nullable=True),
        sa.Column("ends", sa.String(length=10), nullable=True),
        sa.Column("look_back", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspections")),
    )


def _inspected() -> None:
    op.create_table(
        "inspected",
        sa.Column("inspection", sa.String(length=80), nullable=False),
        sa.Column("bulletin_id", sa.String(length=120), nullable=False),
        sa.Column("stay", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("inspection", "bulletin_id", name=op.f("pk_inspected")),
    )
    op.create_index(op.f("ix_inspected_bulletin_id"), "inspected", ["bulletin_id"])


def _counted() -> None:
    op.create_table(
        "counted",
        sa.Column("bulletin_id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=140), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("published", sa.String(length=32), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("amends", sa.Boolean(), nullable=False),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("announces", sa.Boolean(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("region_code", sa.String(length=60), nullable=True),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=12), nullable=False),
        sa.Column("scope", sa.String(length=12), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=True),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("inspection", sa.String(length=80), nullable=False),
        sa.Column("moment", sa.String(length=140), nullable=False),
        sa.PrimaryKeyConstraint("bulletin_id", "position", name=op.f("pk_counted")),
    )
    op.create_index(op.f("ix_counted_inspection_announces"), "counted", ["inspection", "announces"])
    op.create_index(op.f("ix_counted_inspection_as_of"), "counted", ["inspection", "as_of"])
    op.create_index(op.f("ix_counted_inspection_moment"), "counted", ["inspection", "moment"])


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("inspection", sa.String(length=80), nullable=False),
        sa.Column("moment", sa.String(length=140), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("serial", sa.Boolean(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("region_code", sa.String(length=60), nullable=True),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=12), nullable=False),
        sa.Column("scope", sa.String(length=12), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=True),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("standing", sa.String(length=12), nullable=False),
        sa.Column("support", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("inspection", "moment", "number", name=op.f("pk_entries")),
    )
    op.create_index(op.f("ix_entries_inspection_serial_place"), "entries", ["inspection", "serial", "place"])


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("home", sa.String(length=240), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("inspection", sa.String(length=80), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("severity", sa.String(length=8), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("region_code", sa.String(length=60), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("one", sa.JSON(), nullable=False),
        sa.Column("other", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("home", "number", name=op.f("pk_findings")),
    )
