"""The commands, one module for those that belong together; only the module of the command that is given is loaded."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infocenter.commands.base import Command

# In the order of the help.
_MODULES = {
    "crawling": ("run", "crawl", "newsroom"),
    "sourcing": ("source",),
    "archiving": ("replay", "import"),
    "reading": ("extract",),
    "rereading": ("explain", "reread"),
    "publishing": ("publish", "rollback", "serve"),
    "editing": ("review", "hold", "unhold", "correct"),
    "knowing": ("status", "export", "doctor"),
    "keeping": ("backup", "restore"),
}


def commands(name: str | None = None) -> tuple[Command, ...]:
    """Return the commands that stand in one module with the named one, or all if it names none."""
    modules = [module for module, names in _MODULES.items() if name in names] or list(_MODULES)
    return tuple(command for module in modules for command in import_module(f"{__name__}.{module}").COMMANDS)
