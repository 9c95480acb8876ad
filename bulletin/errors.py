"""The base error of this package: its message names what, where and what to do."""


class BulletinError(Exception):
    """Something about a bulletin, its text or the ledger is wrong; the message is fit for a person."""


class UnreadableError(BulletinError):
    """A document cannot be read at all: no text, unknown format, broken file."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class LedgerError(BulletinError):
    """The ledger cannot be opened, read or written."""


class UnkeepableError(LedgerError):
    """What was to be kept holds a value that no ledger can: only a hostile page does."""


class BusyError(LedgerError):
    """Another run, perhaps on another machine, holds what this one needs."""
