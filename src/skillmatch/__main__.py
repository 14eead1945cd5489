"""``python -m skillmatch``: the command line."""

from skillmatch.cli import main

main()
