"""``python -m check_data``."""

from check_data.cli import command

command()
