"""Government sites of our own making: many content systems, each drawn anew from a seed, with all that must be read."""

from govsites.kinds import KINDS
from govsites.serving import serve
from govsites.site import Site
from govsites.stories import Story

__all__ = ["KINDS", "Site", "Story", "serve"]
