"""English."""

from check_data.languages.spaced import SpacedPack

PACK = SpacedPack("en")
