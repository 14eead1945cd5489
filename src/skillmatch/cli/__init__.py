"""The command line: thin commands over ``skillmatch.api`` and ``skillmatch.reports``."""

from skillmatch.cli.app import main

__all__ = ["main"]
