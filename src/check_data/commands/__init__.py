"""The subcommands of `check-data`, one a file: each parses its own arguments and returns the exit code."""

COMMANDS = {
    "baseline": "known.main",
    "calibrate": "calibrate.main",
    "clean": "clean.main",
    "completion": "completion.main",
    "edit": "edit.main",
    "explain": "explain.main",
    "import": "imported.main",
    "init": "drafts.init",
    "list": "check.listing",
    "lsp": "lsp.main",
    "read": "drafts.read",
    "rules": "rules.main",
    "schema": "schema.main",
    "suggest": "drafts.suggest",
}
"""The module and function of each command, imported only for its own."""
