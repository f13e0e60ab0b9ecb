"""Puts the package's tables of words into the wheel as JSON too, beside the TOML that they are written in."""

from __future__ import annotations

import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SOURCE = Path("src", "check_data")


class Tables(BuildHookInterface[Any]):
    """The hook that ``pyproject.toml`` names for wheels."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files; of an editable installation the TOML is read."""
        if version == "editable":
            return
        root = Path(self.root)
        spec = spec_from_file_location("packaged", root / _SOURCE / "packaged.py")
        assert spec is not None
        assert spec.loader is not None
        packaged = module_from_spec(spec)
        spec.loader.exec_module(packaged)
        self._made = tempfile.TemporaryDirectory()
        for number, file in enumerate(sorted((root / _SOURCE / "languages").rglob("*.toml"))):
            made = Path(self._made.name, f"{number}.json")
            made.write_text(packaged.made(file.read_bytes()), encoding="utf-8")
            build_data["force_include"][str(made)] = packaged.beside(str(file.relative_to(root / "src")))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take them away again."""
        if version != "editable":
            self._made.cleanup()
