"""The commands, one module for those that belong together."""

from infocenter.commands import crawling, knowing, publishing, reading
from infocenter.commands.base import Command

COMMANDS: tuple[Command, ...] = (
    *crawling.COMMANDS,
    *reading.COMMANDS,
    *publishing.COMMANDS,
    *knowing.COMMANDS,
)

__all__ = ["COMMANDS", "Command"]
