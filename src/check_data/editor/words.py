"""What only an editor says, in the reader's language."""

from __future__ import annotations

from check_data.messages import English, Words

WORDS = Words(
    {
        "replace": English("Replace {quote} by {suggestion}"),
        "waive": English("Waive {check} (write the reason)"),
        "unchecked": English("in no check"),
    }
)
