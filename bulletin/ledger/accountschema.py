"""The tables of the account: all of it follows from bulletins and decisions and can be made again from them.

There are no foreign keys: what is reckoned may for a while speak of what was just taken away.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, Text, false

from bulletin.ledger.schema import metadata, of_figure

unreckoned = Table("unreckoned", metadata, Column("bulletin_id", String(120), primary_key=True))
"""The bulletins that something changed in since the account was last brought up to date."""

reckoning = Table(
    "reckoning",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("value", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("bulletin_id", String(120), primary_key=True),
    Column("province", String(60), nullable=False),
    Column("day", String(10)),
    Column("round", Integer),
    Column("stay", Text),
    Column("said", JSON, nullable=False),
    Index(None, "province", "day"),
)

# The stays that bulletins state, each with how many do.
stays = Table(
    "stays",
    metadata,
    Column("stay", Text, primary_key=True),
    Column("province", String(60), nullable=False),
    Column("bulletins", Integer, nullable=False),
    Index(None, "province"),
)

inspections = Table(
    "inspections",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("name", Text, nullable=False),
    Column("level", String(12), nullable=False),
    Column("territory", String(60), nullable=False),
    Column("round", Integer),
    Column("round_batch", Integer),
    Column("team", Text),
    Column("begins", String(10)),
    Column("ends", String(10)),
    Column("look_back", Boolean, nullable=False),
)

# The parts of the account, one an inspection and an empty one for what is of none; a stamp is new whenever its part is.
parts = Table(
    "parts",
    metadata,
    Column("inspection", String(80), primary_key=True),
    Column("stamp", String(16), nullable=False),
)

inspected = Table(
    "inspected",
    metadata,
    Column("inspection", String(80), primary_key=True),
    Column("bulletin_id", String(120), primary_key=True),
    Column("stay", Text, nullable=False),
    Index(None, "bulletin_id"),
)

# The numbers that count: as ``bulletin.accounts.counted``, then where they stand. An inspection that is none is empty.
counted = Table(
    "counted",
    metadata,
    Column("bulletin_id", String(120), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("number", String(140), nullable=False),
    Column("source", String(80), nullable=False),
    Column("published", String(32), nullable=False),
    Column("official", Boolean, nullable=False),
    Column("amends", Boolean, nullable=False),
    Column("corrected", Boolean, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("announces", Boolean, nullable=False),
    Column("past", Boolean, nullable=False, server_default=false()),
    *of_figure(),
    Column("rule", String(60), nullable=False),
    Column("inspection", String(80), nullable=False),
    Column("moment", String(140), nullable=False),
    Index(None, "inspection", "moment"),
    Index(None, "inspection", "announces"),
    Index(None, "inspection", "as_of"),
)

entries = Table(
    "entries",
    metadata,
    Column("inspection", String(80), primary_key=True),
    Column("moment", String(140), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("place", Text, nullable=False),
    Column("serial", Boolean, nullable=False),
    *of_figure(),
    Column("standing", String(12), nullable=False),
    Column("support", JSON, nullable=False),
    Column("why", Text, nullable=False),
    Column("in_force", Boolean, nullable=False),
    Index(None, "inspection", "serial", "place"),
    Index(None, "as_of"),
)

# ``home`` is what a finding was found in: a bulletin, a moment, a series, a calendar. It is made again with it.
findings = Table(
    "findings",
    metadata,
    Column("home", String(240), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("inspection", String(80), nullable=False),
    Column("code", String(40), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("region", Text, nullable=False),
    Column("region_code", String(60)),
    Column("message", Text, nullable=False),
    Column("one", JSON, nullable=False),
    Column("other", JSON, nullable=False),
    Index(None, "inspection"),
)
