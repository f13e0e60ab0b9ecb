"""The subcommands of `check-data`, one a file: each parses its own arguments and returns the exit code."""
