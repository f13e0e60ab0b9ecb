"""Korean: data for the engine that reads languages whose particles follow the figure."""

from __future__ import annotations

from pathlib import Path

from check_data.languages.postposed import PostposedPack

PACK = PostposedPack("ko", Path(__file__).parent)
