"""The language that an editor is spoken to in: that of the text, else that of the environment."""

from pathlib import Path

import pytest

from check_data.editor.analysis import Options, Target, scene_of
from tests.helpers import project


def test_what_belongs_to_no_text_is_in_the_language_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, "figure,quote\na,3\nb,4\n", '[same]\nholds = "a == b"\n', config="select = []")
    text, options = str(folder / "a.md"), Options()
    told = [scene_of(Target(text, is_project=False), {text: "15 = 5 + 4 + 4\n"}, options).language]
    told.append(scene_of(Target(str(folder), is_project=True), {}, options).language)
    monkeypatch.setenv("LANG", "nl_BE.UTF-8")
    told.append(scene_of(Target(text, is_project=False), {text: "15 = 5 + 4 + 4\n"}, options).language)
    told.append(scene_of(Target(str(folder), is_project=True), {}, options).language)
    assert told == ["en", "en", "nl", "nl"]
    assert scene_of(Target(text, is_project=False), {text: "There were 15 of the cats.\n"}, options).language == "en"
