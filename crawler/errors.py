"""The base error of this package: its message names the address, the cause and what to do."""


class CrawlerError(Exception):
    """Something about a source, a page or the archive is wrong; the message is fit for a person."""


class DriftError(CrawlerError):
    """A page came, but a field that its family promises is not there: the site has probably changed."""


class GuardError(CrawlerError):
    """An address must not be asked."""


class UnreachableError(CrawlerError):
    """A server did not answer, or only with errors, after all tries."""


class BlockedError(CrawlerError):
    """A server refuses us: robots.txt, 401, 403, 412 or a challenge."""


class GoneError(CrawlerError):
    """A page is no longer there (404, 410)."""


class BudgetError(CrawlerError):
    """The run's time is used up."""


class ArchiveError(CrawlerError):
    """The archive cannot be written or read; nothing more is fetched, because nothing may be lost."""
