"""Bulletins made by hand and read by the real reader."""

from bulletin.document import document
from bulletin.enclosures import with_enclosed
from bulletin.extract import read
from bulletin.model import Attachment, Bulletin, Context, Record, Table

STAMP = "2022-04-22T02:00:00+00:00"


def record(
    id_,
    *paragraphs,
    published="2022-04-22",
    title="转办信访件",
    source=None,
    paper="新疆日报",
    tables=(),
    files=(),
    **changes,
):
    """Return a bulletin as the ledger would hold it; its id begins with its source's name."""
    bulletin = Bulletin(
        id=id_,
        source=source or id_.rpartition("-")[0],
        url=changes.pop("url", f"https://{id_}.example/"),
        title=title,
        published=published,
        publisher_name=paper,
        author=None,
        editor=None,
        paragraphs=paragraphs,
        tables=tuple(Table(tuple(map(tuple, grid))) for grid in tables),
        attachments=tuple(Attachment(f"https://{id_}.example/{text[:2]}.xlsx", "", text) for text in files),
        official=changes.pop("official", False),
    )
    context = Context(published=published and published[:10], source=paper)
    reading = with_enclosed(read(document(bulletin).text, context), bulletin, context)
    values = {
        "bulletin": bulletin,
        "revision": 1,
        "first_seen": STAMP,
        "last_seen": STAMP,
        "duplicate_of": None,
        "addresses": (bulletin.url,),
        "warc_file": None,
        "warc_offset": None,
        "observations": reading.observations,
        "issues": reading.issues,
        "cases": reading.cases,
        "revisions": (),
        "enclosed": reading.enclosed,
    }
    return Record(**values | changes)
