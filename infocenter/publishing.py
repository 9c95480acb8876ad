"""Publishing from the ledger, as commands and the editors' page do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin.ledger import Ledger
from infocenter.account import renew
from infocenter.console import now

if TYPE_CHECKING:
    from infocenter.config import Config
    from publisher.release import PublishReport


def publish_site(config: Config, *, full: bool = False, dry_run: bool = False) -> PublishReport:
    """Build and swap a release from the ledger, its account brought up to date; ``full`` makes every file again."""
    # A crawl does not need the publisher; `publish` needs no crawler, which takes a third of a second to load.
    from publisher.release import publish  # noqa: PLC0415
    from publisher.source import Kept  # noqa: PLC0415

    renew(config)
    with Ledger(config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
        return publish(Kept(connection), config.site, now=now(), full=full, dry_run=dry_run)
