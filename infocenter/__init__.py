"""The roof: command line, configuration, the run and its lock."""

__version__ = "0.1.0"
