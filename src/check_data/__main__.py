"""``python -m check_data``."""

import sys

if __name__ == "__main__":
    # -m puts the current folder first: what lies there is not ours to import.
    if not sys.flags.safe_path:
        del sys.path[0]
    from check_data.cli import command

    command()
