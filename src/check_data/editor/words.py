"""What only an editor says, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from check_data.findings import ByLanguage, Language

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "replace": "Replace {quote} by {suggestion}",
        "waive": "Waive {check} (write the reason)",
        "unchecked": "in no check",
    },
    "zh": {
        "replace": "将{quote}改为{suggestion}",
        "waive": "豁免 {check}（请填写理由）",
        "unchecked": "未核对",
    },
}
WORDS = ByLanguage(_WORDS)
