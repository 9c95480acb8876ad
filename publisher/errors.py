"""The base error of this package: its message names the file or page, the cause and what to do."""


class PublisherError(Exception):
    """A release cannot be built, checked or swapped; the site in service is untouched."""
