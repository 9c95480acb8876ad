"""The commands, one module for those that belong together."""

from infocenter.commands import archiving, crawling, editing, keeping, knowing, publishing, reading, sourcing
from infocenter.commands.base import Command

COMMANDS: tuple[Command, ...] = (
    *crawling.COMMANDS,
    *sourcing.COMMANDS,
    *archiving.COMMANDS,
    *reading.COMMANDS,
    *publishing.COMMANDS,
    *editing.COMMANDS,
    *knowing.COMMANDS,
    *keeping.COMMANDS,
)

__all__ = ["COMMANDS", "Command"]
