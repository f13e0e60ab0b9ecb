"""Chinese, Simplified and Traditional: data for the engine that reads languages without blanks between words."""

from __future__ import annotations

from pathlib import Path

from check_data.languages.unspaced import UnspacedPack

PACK = UnspacedPack("zh", Path(__file__).parent)
