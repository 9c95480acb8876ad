"""The sample newsroom: ten families of sites on loopback, with the quirks, faults and corrections of real ones."""

from infocenter.newsroom.server import Newsroom, start

__all__ = ["Newsroom", "start"]
