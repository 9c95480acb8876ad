"""The ledger's tables. A change here needs a migration in ``migrations/versions``; a test compares the two.

Times are ISO 8601 strings in UTC, so that SQLite and PostgreSQL sort and print them alike. ``value`` is the exact
decimal as text, for the same reason.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

# Large archives pass 2 GB; SQLite's own INTEGER holds that anyway.
_Offset = Integer().with_variant(BigInteger(), "postgresql")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

pages = Table(
    "pages",
    metadata,
    Column("url", Text, primary_key=True),
    Column("source", String(80), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("status", Integer, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", String(64), nullable=False),
    Column("warc_file", Text, nullable=False),
    Column("warc_offset", _Offset, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("fetched_at", String(32), nullable=False),
    Column("checked_at", String(32), nullable=False),
)

bulletins = Table(
    "bulletins",
    metadata,
    Column("id", String(120), primary_key=True),
    Column("source", String(80), nullable=False),
    Column("url", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("published", String(32)),
    Column("duplicate_of", String(120), ForeignKey("bulletins.id")),
    Column("views", Integer),
    Column("first_seen", String(32), nullable=False),
    Column("last_seen", String(32), nullable=False),
    # Another one whenever what the site shows of the bulletin may be another.
    Column("stamp", String(16), nullable=False, server_default=""),
    Index(None, "source"),
    Index(None, "published"),
    Index(None, "duplicate_of"),
)

addresses = Table(
    "addresses",
    metadata,
    Column("url", Text, primary_key=True),
    Column("bulletin_id", String(120), ForeignKey("bulletins.id"), nullable=False),
    Index(None, "bulletin_id"),
)

# A mark finds its few bearers in one place of the tree; nothing is looked up by bulletin, so there is no other index.
marks = Table(
    "marks",
    metadata,
    Column("mark", BigInteger, primary_key=True),
    Column("bulletin_id", String(120), ForeignKey("bulletins.id"), primary_key=True),
    sqlite_with_rowid=False,
)

revisions = Table(
    "revisions",
    metadata,
    Column("bulletin_id", String(120), ForeignKey("bulletins.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("seen_at", String(32), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("published", String(32)),
    Column("publisher_name", Text),
    Column("author", Text),
    Column("editor", Text),
    Column("paragraphs", JSON, nullable=False),
    Column("tables", JSON, nullable=False),
    Column("attachments", JSON, nullable=False),
    Column("pages", JSON, nullable=False),
    Column("official", Boolean, nullable=False),
    Column("warc_file", Text),
    Column("warc_offset", _Offset),
    # Which version read it, and when; not known of what was read before this was kept.
    Column("reader", String(60)),
    Column("read_at", String(40)),
)


OF_REVISION = ("bulletin_id", "revision", "number")
"""The first columns of what was read in a revision."""


def of_figure() -> tuple[Column[object], ...]:
    """Return the columns of a figure, in all tables that hold some: whose, what, how much, of when."""
    return (
        Column("region", Text, nullable=False),
        Column("region_code", String(60)),
        Column("measure", String(40), nullable=False),
        Column("value", String(40), nullable=False),
        Column("unit", String(12), nullable=False),
        Column("scope", String(12), nullable=False),
        Column("batch", Integer),
        Column("as_of", String(10)),
        Column("category", Text),
        Column("status", Text),
    )


def _of_revision(name: str, *columns: Column[object]) -> Table:
    """Return a table of things read in one revision, numbered in the order of the text."""
    bulletin_id, revision, number = OF_REVISION
    return Table(
        name,
        metadata,
        Column(bulletin_id, String(120), primary_key=True),
        Column(revision, Integer, primary_key=True),
        Column(number, Integer, primary_key=True),
        *columns,
        Column("span_start", Integer, nullable=False),
        Column("span_end", Integer, nullable=False),
        Column("quote", Text, nullable=False),
        ForeignKeyConstraint([bulletin_id, revision], ["revisions.bulletin_id", "revisions.number"]),
    )


observations = _of_revision(
    "observations",
    *of_figure(),
    Column("basis", String(12), nullable=False),
    Column("rule", String(60), nullable=False),
)

# The figures of the attachments; ``file`` is the place of one among them.
enclosed = _of_revision(
    "enclosed",
    Column("file", Integer, nullable=False),
    *of_figure(),
    Column("basis", String(12), nullable=False),
    Column("rule", String(60), nullable=False),
)

issues = _of_revision(
    "issues",
    Column("code", String(60), nullable=False),
    Column("message", Text, nullable=False),
    Column("severity", String(8), nullable=False),
)

cases = _of_revision(
    "cases",
    Column("case_id", Text, nullable=False),
    Column("key", Boolean, nullable=False),
    Column("batch", Integer),
    Column("region", Text),
    Column("categories", JSON, nullable=False),
    Column("verified", Text),
    Column("status", Text),
    Column("interviewed", Integer),
    Column("accountable", Integer),
)

# What was read in a revision before it was read again: rows of the tables above, as they were.
readings = Table(
    "readings",
    metadata,
    Column("bulletin_id", String(120), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("reader", String(60)),
    Column("read_at", String(40), nullable=False),
    Column("replaced_at", String(40), nullable=False),
    Column("observations", JSON, nullable=False),
    Column("issues", JSON, nullable=False),
    Column("cases", JSON, nullable=False),
    Column("enclosed", JSON, nullable=False, server_default="[]"),
    ForeignKeyConstraint(["bulletin_id", "revision"], ["revisions.bulletin_id", "revisions.number"]),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("command", String(20), nullable=False),
    Column("started_at", String(32), nullable=False),
    Column("finished_at", String(32)),
    Column("exit_code", Integer),
)

run_sources = Table(
    "run_sources",
    metadata,
    Column("run_id", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("source", String(80), primary_key=True),
    Column("fetched", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("errors", JSON, nullable=False),
    Index(None, "source"),
)

sweeps = Table(
    "sweeps",
    metadata,
    Column("source", String(80), primary_key=True),
    Column("swept_at", String(32), nullable=False),
)

health = Table(
    "health",
    metadata,
    Column("source", String(80), primary_key=True),
    Column("state", String(12), nullable=False),
    Column("since", String(32), nullable=False),
    Column("evidence", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("target", String(140), nullable=False),
    Column("action", String(12), nullable=False),
    Column("field", String(20)),
    Column("value", Text),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("made_at", String(40), nullable=False),
)
