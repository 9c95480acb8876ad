"""An editors' office: a configuration and a ledger with bulletins put there by hand, without a crawl."""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from bulletin.decisions import decided, ids
from bulletin.ledger import Ledger, bulletins, decisions
from bulletin.model import Bulletin
from infocenter import config as configuration
from infocenter.cli import main
from infocenter.store import digest

SEEN = "2022-04-22T01:00:00+00:00"
TEXTS = (
    "4月21日，督察组向新疆转办第二十七批信访件76件，其中自治区65件，兵团11件。",
    "自治区65件中，乌鲁木齐市28件，伊犁州、昌吉州各6件。电话另有特指1234567。",
)
CONFIG = """
[site]
base_url = "https://site.example"
[[source]]
name = "daily"
publisher = "新疆日报"
urls = ["http://127.0.0.1:9/"]
territory = "新疆维吾尔自治区"
"""


def bulletin(number=1, paragraphs=TEXTS, **changes):
    values = {
        "id": f"daily-{number}",
        "source": "daily",
        "url": f"https://daily.example/{number}.html",
        "title": f"督察组向新疆转办信访件之{number}",
        "published": "2022-04-22",
        "publisher_name": "新疆日报",
        "author": None,
        "editor": None,
        "paragraphs": tuple(paragraphs),
    }
    return Bulletin(**values | changes)


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


class Office:
    """A folder with a configuration and a ledger."""

    def __init__(self, folder: Path, *found: Bulletin) -> None:
        (folder / "infocenter.toml").write_text(CONFIG, "utf-8")
        self.folder = folder
        self.config = configuration.load(folder / "infocenter.toml")
        self.put(*found)

    def put(self, *found: Bulletin, seen_at: str = SEEN) -> None:
        source = self.config.sources[0]
        with Ledger(self.config.store_url) as ledger, ledger.transaction() as connection:
            for each in found:
                bulletins.put(connection, each, digest(each, source).rows, seen_at, None)

    def run(self, *arguments: str) -> Done:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main([*arguments, "--config", str(self.config.path)])
        return Done(code, out.getvalue(), err.getvalue())

    def records(self):
        with Ledger(self.config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            return list(decided(bulletins.records(connection), decisions.every(connection)))

    def decisions(self):
        with Ledger(self.config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            return decisions.every(connection)

    def numbers(self):
        """Return the numbers by their ids."""
        return {
            id_: each for record in self.records() for id_, each in zip(ids(record), record.observations, strict=True)
        }

    def number(self, region, number=1):
        """Return the id of a region's first number in a bulletin."""
        return next(
            id_ for id_, each in self.numbers().items() if each.region == region and id_.startswith(f"daily-{number}~")
        )

    def page(self, number=1):
        """Return a bulletin's page on the site."""
        return (self.folder / "output" / "current" / "news" / f"daily-{number}.html").read_text("utf-8")
