"""The base error of this package: its message names the address, the cause and what to do."""


class CrawlerError(Exception):
    """Something about a source, a page or the archive is wrong; the message is fit for a person."""


class DriftError(CrawlerError):
    """A page came, but a field that its family promises is not there: the site has probably changed."""
