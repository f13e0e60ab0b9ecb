"""``python -m check_data``."""

from check_data.cli import command

if __name__ == "__main__":
    command()
