"""The account that a ledger keeps in parts, as one."""

from bulletin.accounts.model import Account
from bulletin.ledger import accounts

LISTS = [name for name in Account.__slots__ if name != "settled"]


def whole(connection) -> Account:
    parts = [part for _, part in accounts.parts(connection)]
    lists = {name: tuple(each for part in parts for each in getattr(part, name)) for name in LISTS}
    return Account(**lists, settled=all(part.settled for part in parts))
