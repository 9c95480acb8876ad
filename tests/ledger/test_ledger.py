"""The ledger keeps whole transactions, revisions and history."""

from dataclasses import replace

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import String

from bulletin.document import document
from bulletin.errors import LedgerError
from bulletin.extract import read
from bulletin.ledger import Ledger, SourceResult, bulletins, runs, sightings
from bulletin.ledger import connection as connection_module
from bulletin.ledger.schema import metadata
from bulletin.model import Bulletin, Context

FIRST, LATER = "2022-04-22T01:00:00+00:00", "2022-04-23T01:00:00+00:00"
BULLETIN = Bulletin(
    id="daily-1",
    source="daily",
    url="https://daily.example/1.html",
    title="督察组转办信访件",
    published="2022-04-22",
    publisher_name="新疆日报",
    author=None,
    editor=None,
    paragraphs=("4月21日,督察组向新疆转办第二十七批信访件76件。",),
    views=5,
)


def reading(bulletin):
    return read(document(bulletin).text, Context(published="2022-04-22"))


def put(ledger, bulletin, seen_at=FIRST):
    with ledger.transaction() as connection:
        return bulletins.put(connection, bulletin, reading(bulletin), seen_at, ("a.warc.gz", 0))


def only(ledger):
    with ledger.transaction() as connection:
        (record,) = bulletins.records(connection)
    return record


def test_what_is_kept_comes_back(ledger):
    assert put(ledger, BULLETIN) == "new"
    record = only(ledger)
    assert record.bulletin == BULLETIN
    assert record.observations == reading(BULLETIN).observations
    assert record.observations[0].value == 76


def test_another_text_of_the_same_id_at_another_address_is_told(ledger):
    put(ledger, BULLETIN)
    elsewhere = replace(BULLETIN, url="https://www.daily.example/1.html")
    with ledger.transaction() as opened:
        assert bulletins.clash(opened, replace(elsewhere, title="另一篇")) == BULLETIN.url
        assert bulletins.clash(opened, elsewhere) is None
        assert bulletins.clash(opened, replace(BULLETIN, title="改过的")) is None
        assert bulletins.clash(opened, replace(elsewhere, id="daily-2")) is None


def test_the_same_again_changes_nothing_but_the_sighting(ledger):
    put(ledger, BULLETIN)
    assert put(ledger, BULLETIN, LATER) == "same"
    record = only(ledger)
    assert (record.revision, record.first_seen, record.last_seen) == (1, FIRST, LATER)


def test_the_views_counter_is_no_revision(ledger):
    put(ledger, BULLETIN)
    assert put(ledger, replace(BULLETIN, views=900), LATER) == "same"


def test_a_changed_page_is_a_new_revision_and_the_old_one_stays(ledger):
    put(ledger, BULLETIN)
    corrected = replace(BULLETIN, paragraphs=("4月21日,督察组向新疆转办第二十七批信访件78件。",))
    assert put(ledger, corrected, LATER) == "changed"
    record = only(ledger)
    assert record.revision == 2
    assert [each.bulletin.paragraphs for each in record.revisions] == [BULLETIN.paragraphs, corrected.paragraphs]
    assert [each.value for each in record.observations] == [78]


def test_a_failed_transaction_leaves_nothing(ledger):
    def cut_off() -> None:
        with ledger.transaction() as connection:
            bulletins.put(connection, BULLETIN, reading(BULLETIN), FIRST, None)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        cut_off()
    with ledger.transaction() as connection:
        assert list(bulletins.records(connection)) == []


def test_a_reader_cannot_write(url, ledger):
    put(ledger, BULLETIN)
    with Ledger(url, read_only=True) as other:
        assert only(other).bulletin == BULLETIN
        with pytest.raises(LedgerError), other.transaction() as connection:
            sightings.touch(connection, BULLETIN.url, LATER)


def test_a_file_that_is_no_ledger_is_named(tmp_path):
    path = tmp_path / "notes.sqlite"
    path.write_bytes(b"these are my notes, no database" * 100)
    with pytest.raises(LedgerError, match=r"notes\.sqlite"):
        Ledger(f"sqlite:///{path}")


def test_runs_are_remembered(ledger):
    with ledger.transaction() as connection:
        run = runs.start(connection, "run", FIRST)
        runs.finish(connection, run, [SourceResult("daily", 5, 1, 2, 0, ("no answer",))], 3, LATER)
    with ledger.transaction() as connection:
        assert [(each.command, each.exit_code) for each in runs.latest(connection, 5)] == [("run", 3)]
        assert runs.last_results(connection)["daily"][1].errors == ("no answer",)


def unlike(_context, _found, _column, database_type, wanted_type):
    """Compare types but for the length of texts, which no database looks at."""
    return False if isinstance(database_type, String) and isinstance(wanted_type, String) else None


def unlike_the_schema(connection):
    context = MigrationContext.configure(connection, opts={"target_metadata": metadata, "compare_type": unlike})
    return compare_metadata(context, metadata)


def migrated(url):
    """Make an empty ledger by all migrations, one after another; return what connects to it."""
    address, database = connection_module._address(url)
    engine = database.engine(address, read_only=False)
    config = Config()
    config.set_main_option("script_location", str(connection_module._MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        database.settle(connection)
    return engine


def test_the_migrations_make_the_tables_that_the_schema_names(url):
    engine = migrated(url)
    with engine.begin() as connection:
        assert unlike_the_schema(connection) == []
    engine.dispose()
    Ledger(url).close()  # which finds nothing to bring up to date
    known = ScriptDirectory(str(connection_module._MIGRATIONS))
    assert connection_module._known()[-1] == known.get_current_head()


def test_a_new_ledger_is_what_the_migrations_make(ledger):
    with ledger.transaction() as connection:
        assert unlike_the_schema(connection) == []
