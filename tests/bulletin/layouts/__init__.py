"""Tables in every layout of ours, and what is read in them."""

from . import heads, kinds, rows
from .heads import THREE_LEVELS
from .telling import ALL, INTRO

__all__ = ["ALL", "INTRO", "LAYOUTS", "THREE_LEVELS"]

LAYOUTS = [*heads.LAYOUTS, *rows.LAYOUTS, *kinds.LAYOUTS]
