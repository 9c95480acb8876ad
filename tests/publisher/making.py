"""Records made by hand, read by the real reader."""

from datetime import UTC, datetime
from pathlib import Path

from bulletin.document import document
from bulletin.extract import read
from bulletin.model import Bulletin, Context, Issue, Record, Revision, Span
from publisher.settings import Contact, Outlet, SiteSettings

NOW = datetime(2022, 5, 1, 12, tzinfo=UTC)
TITLE = "督察组向新疆转办第二十七批信访件"
TEXT = (
    "4月21日,督察组向新疆转办第二十七批信访件76件,其中自治区65件,兵团11件。",
    "自治区65件中,乌鲁木齐市28件,伊犁州、昌吉州各6件。记者从有关方面了解到,各地正在办理。这里没有别的数字。",
)


def record(
    id_="daily-000000000001", title=TITLE, paragraphs=TEXT, published="2022-04-22T09:00:00+08:00", **changes
) -> Record:
    bulletin = Bulletin(
        id=id_,
        source="daily",
        url=changes.pop("url", f"https://daily.example/{id_}.html"),
        title=title,
        published=published,
        publisher_name=changes.pop("publisher_name", "新疆日报"),
        author=None,
        editor=None,
        paragraphs=tuple(paragraphs),
    )
    reading = read(document(bulletin).text, Context(published=_day(published), source="新疆日报"))
    stamp = "2022-04-22T02:00:00+00:00"
    values = {
        "bulletin": bulletin,
        "revision": 1,
        "first_seen": stamp,
        "last_seen": stamp,
        "duplicate_of": None,
        "addresses": (bulletin.url,),
        "warc_file": None,
        "warc_offset": None,
        "observations": reading.observations,
        "issues": reading.issues,
        "cases": reading.cases,
        "revisions": (Revision(1, stamp, bulletin),),
    }
    return Record(**values | changes)


def _day(published):
    try:
        return str(datetime.fromisoformat(published or "").date())
    except ValueError:
        return "2022-04-22"


def held(found: Record) -> Record:
    """The same record with its first figure on hold."""
    span = found.observations[0].span
    issue = Issue("sum-mismatch", "分项之和与合计不符", "hold", Span(span.start, span.end), found.observations[0].quote)
    return record(issues=(issue,))


def settings(output: Path, republish="full", **changes) -> SiteSettings:
    values = {
        "title": "资讯中心",
        "base_url": "https://site.example",
        "contact": Contact(("0991-4165463",), "XEEPIA@163.COM", "乌鲁木齐市南湖西路215号"),
        "outlets": {"daily": Outlet("新疆日报", "https://daily.example/", republish)},
        "output": output,
    }
    return SiteSettings(**values | changes)


def contents(bodies) -> dict[str, bytes]:
    """The files that a module of pages or outputs yields, made."""
    return {path: body if isinstance(body, bytes) else body.make() for path, body in bodies}
