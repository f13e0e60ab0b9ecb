"""Which texts of a folder are linted, which are passed over and told so, and what makes a folder a project."""

import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import check_data
from check_data.cli import main
from check_data.configuration import Configuration, is_project, load_configuration
from check_data.documents.unread import Unread
from check_data.editor.analysis import target_of
from check_data.path_patterns import Exclude
from check_data.streaming import FEW
from check_data.texts import lint
from check_data.walk import REASONS, remark, texts_of
from tests.examples import fewer
from tests.helpers import project

BAD = "There were 15 animals (5 cats, 4 dogs and 4 birds).\n"
SCHEMA = json.loads((Path(check_data.__file__).parent / "report" / "findings.schema.json").read_text(encoding="utf-8"))


def texts(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(BAD, encoding="utf-8")
    return folder


def found(folder: Path, *patterns: str, base: Path | None = None) -> tuple[list[str], dict[str, int]]:
    passed = Counter[str]()
    settings = Configuration(exclude=(Exclude(os.path.realpath(base or folder), patterns),) if patterns else ())
    listed = list(texts_of(folder, settings, passed))
    paths = [path.relative_to(folder).as_posix() for path in listed if isinstance(path, Path)]
    assert len(paths) == len(listed)
    return paths, dict(passed)


def test_texts_of_a_folder(tmp_path: Path) -> None:
    texts(tmp_path, "b/2.md", "a.txt", ".git/x.md", "b/.y.md", "c.xyz")
    assert found(tmp_path) == (["a.txt", "b/2.md"], {"hidden": 1})


def test_the_texts_of_a_folder_are_in_the_order_of_their_paths(tmp_path: Path) -> None:
    texts(tmp_path, "b.md", "a/z.md", "a.md", "a/b/c.TXT", ".hidden/d.md", "a/.e.md", "f.png", "x.md/g.md", "a b/h.md")
    (tmp_path / "linked.md").symlink_to(tmp_path / "b.md")
    (tmp_path / "around").symlink_to(tmp_path)
    names, passed = found(tmp_path)
    assert names == ["a/b/c.TXT", "a/z.md", "a b/h.md", "a.md", "b.md", "linked.md", "x.md/g.md"]
    assert passed == {"hidden": 2}


def test_a_folder_that_cannot_be_listed(tmp_path: Path) -> None:
    gone = Unread(str(tmp_path / "gone"), None, "can't be listed: No such file or directory")
    assert list(texts_of(tmp_path / "gone", Configuration(), Counter())) == [gone]


def test_the_work_of_others(tmp_path: Path) -> None:
    texts(
        tmp_path,
        "a.md",
        "node_modules/x/README.md",
        "node_modules/x/y/z.md",
        "docs/vendor/b.md",
        "venv.md",
        ".venv/c.md",
    )
    assert found(tmp_path) == (["a.md", "venv.md"], {"vendored": 3, "hidden": 1})
    assert found(tmp_path / "node_modules") == (["x/README.md", "x/y/z.md"], {})
    assert found(tmp_path / ".venv") == (["c.md"], {})
    assert len(lint([tmp_path / "node_modules" / "x" / "README.md"]).findings) == 1


def test_links_out_of_the_folder(tmp_path: Path) -> None:
    texts(tmp_path, "in/a.md", "out.md")
    (tmp_path / "in" / "b.md").symlink_to("../out.md")
    (tmp_path / "in" / "c.md").symlink_to("a.md")
    assert found(tmp_path / "in") == (["a.md", "c.md"], {"linked": 1})
    assert len(lint([tmp_path / "in" / "b.md"]).findings) == 1


@pytest.mark.parametrize("repository", [True, False])
def test_what_git_ignores(repository: bool, tmp_path: Path) -> None:
    texts(tmp_path, "a.md", "out/b.md", "sub/keep.md", "sub/c.md", "sub/deep/d.md", "e.md", "# f.md")
    if repository:
        (tmp_path / ".git" / "info").mkdir(parents=True)
        (tmp_path / ".git" / "info" / "exclude").write_text("e.md\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text(
        "# a note\n\n!\nout/\r\n*.md\n!a.md\n!e.md\n!sub/\n", encoding="utf-8", newline=""
    )
    (tmp_path / "sub" / ".gitignore").write_text("!keep.md\n", encoding="utf-8")
    assert found(tmp_path) == (["a.md", "e.md", "sub/keep.md"], {"ignored": 4})
    (tmp_path / ".gitignore").write_text("out\n", encoding="utf-8")
    names, passed = found(tmp_path)
    assert ("e.md" in names) != repository
    assert passed == {"ignored": 2 if repository else 1}
    # A folder below: what the repository's files say holds there, unless they ignore the folder that was named.
    (tmp_path / ".gitignore").write_text("out\nc.md\n", encoding="utf-8")
    assert found(tmp_path / "sub") == (
        (["deep/d.md", "keep.md"], {"ignored": 1}) if repository else (["c.md", "deep/d.md", "keep.md"], {})
    )
    assert found(tmp_path / "out") == (["b.md"], {})


def test_as_git_ignores(tmp_path: Path) -> None:
    """Git itself is the oracle."""
    names = ("a.md", "b.md", "x/a.md", "x/b.md", "x/y/a.md", "build/c.md", "x/build/d.md", "x/y/z.md", "é.md", "s p.md")
    texts(tmp_path, *names)
    (tmp_path / ".gitignore").write_text("/a.md\nbuild/\nx/**/z.md\n!x/y/z.md\ns\\ p.md\n", encoding="utf-8")
    (tmp_path / "x" / ".gitignore").write_text("*\n!.gitignore\n!y\n!y/a.md\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.md"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    assert set(found(tmp_path)[0]) == set(listed.stdout.decode().split("\0")[:-1])


def test_what_is_excluded(tmp_path: Path) -> None:
    texts(tmp_path, "a.md", "drafts/b.md", "x/drafts/c.md", "x/d.html", "x/e.md")
    assert found(tmp_path, "drafts/", "*.html") == (["a.md", "x/e.md"], {"excluded": 3})
    assert found(tmp_path, "/drafts") == (["a.md", "x/d.html", "x/drafts/c.md", "x/e.md"], {"excluded": 1})
    assert found(tmp_path / "x", "/x/e.md", base=tmp_path) == (["d.html", "drafts/c.md"], {"excluded": 1})
    assert found(tmp_path / "x", "/e.md", base=tmp_path / "drafts") == (["d.html", "drafts/c.md"], {"excluded": 1})


def test_exclude_by_the_configuration_and_by_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts(tmp_path, "a.md", "sub/b.md", "sub/c.md", "sub/node_modules/d.md")
    (tmp_path / "check-data.toml").write_text('exclude = ["/sub/b.md"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["sub", "--exclude", "none", "--exclude", "c.m?", "--output-format", "json"]) == 2
    assert "sub: no texts and no checks in it; passed over 3 texts: 2 excluded, 1 in folders" in capsys.readouterr().err
    assert main([".", "--exclude", "c.m?", "--output-format", "json", "--fail-on", "note"]) == 1
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert [each["path"] for each in data["findings"]] == ["a.md"]
    assert data["summary"]["passed_over"] == {"excluded": 2, "vendored": 1}
    assert err == "check-data: passed over 3 texts: 2 excluded, 1 in folders of others' work\n"
    jsonschema.validate(data, SCHEMA)
    assert main(["sub/b.md", "-q", "--fail-on", "note"]) == 1
    capsys.readouterr()
    assert main([".", "--exclude", "!"]) == 2
    assert "argument --exclude: no pattern as in .gitignore" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_many_texts(jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts(tmp_path, *(f"{number}.md" for number in range(FEW + 4)), ".hidden.md")
    assert (
        main([str(tmp_path), "--output-format", "jsonl", "--jobs", jobs, "--exclude", "1?.md", "--fail-on", "note"])
        == 1
    )
    out, err = capsys.readouterr()
    *findings, last = (json.loads(line) for line in out.splitlines())
    assert len(findings) == 10
    assert {each["language"] for each in findings} == {"en"}
    assert last["summary"]["passed_over"] == {"excluded": 10, "hidden": 1}
    assert err == "check-data: passed over 11 texts: 10 excluded, 1 hidden\n"
    main([str(tmp_path), "--output-format", "jsonl", "-q", "--exclude", "1?.md"])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("value", ['"drafts"', "[1]", '["!"]'])
def test_no_patterns(value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "check-data.toml").write_text(f"exclude = {value}\n", encoding="utf-8")
    assert main([str(texts(tmp_path, "a.md"))]) == 2
    assert "check-data.toml: exclude: " in capsys.readouterr().err


def test_patterns_of_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.check-data]\nexclude = ["a"]\n', encoding="utf-8")
    (exclude,) = load_configuration(tmp_path / "pyproject.toml").exclude
    assert exclude == Exclude(os.path.realpath(tmp_path), ("a",))


def test_remarks_on_what_is_passed_over() -> None:
    assert remark(Counter()) == ""
    assert remark(Counter(linked=1)) == "passed over 1 text: 1 linked from outside (--follow-links takes them)"
    assert remark(Counter(REASONS.keys())).startswith("passed over 5 texts: 1 that git ignores, 1 excluded, 1 hidden")


def test_a_site_is_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every static site has a folder of data."""
    texts(tmp_path, "index.md", "data/a.md", "checks/b.md")
    (tmp_path / "data" / "menu.csv").write_text("name,link\na,b\n", encoding="utf-8")
    assert not is_project(tmp_path)
    assert target_of(str(tmp_path / "data" / "menu.csv"), None) is None
    assert main([str(tmp_path), "-q", "--output-format", "concise", "--fail-on", "note"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_declared_checks_make_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts(tmp_path, "index.md")
    project(tmp_path, "figure,quote\na,3\n", '[one]\nholds = "a == 3"\n')
    assert is_project(tmp_path)
    for name in ("data/p.csv", "checks/p.toml"):
        assert target_of(str(tmp_path / name), None) == (str(tmp_path), True)
    assert main([str(tmp_path), "--output-format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["summary"]["passed_over"] == {}
    jsonschema.validate(data, SCHEMA)


_PATTERN = st.lists(
    st.sampled_from(["a", "b", "*", "**", "/", "!", "x", ".md", "?", "[ab]", "y", " "]), min_size=1, max_size=5
)
_FILES = ("a.md", "b.md", "x/a.md", "x/b.md", "x/y/a.md", "y/a.md", "y/x/b.md", "a/b.md", "b/a/y.md")


@fewer(10, 40)
@given(st.lists(_PATTERN.map("".join), max_size=4), st.lists(_PATTERN.map("".join), max_size=3))
def test_any_patterns_as_git(above: list[str], below: list[str]) -> None:
    """Git itself is the oracle, over patterns as they come."""
    with TemporaryDirectory() as name:
        folder = texts(Path(name), *_FILES)
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
        (folder / ".gitignore").write_text("\n".join(above), encoding="utf-8")
        (folder / "x" / ".gitignore").write_text("\n".join(below), encoding="utf-8")
        command = ["git", "-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard", "*.md"]
        listed = subprocess.run(command, cwd=folder, check=True, capture_output=True)
        assert set(found(folder)[0]) == set(listed.stdout.decode().split("\0")[:-1])


def as_git(folder: Path) -> set[str]:
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.md"]
    listed = subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return set(listed.stdout.decode().split("\0")[:-1])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("home/.config/git/ignore", ""),
        ("elsewhere/git/ignore", ""),
        ("home/.gitconfig", "[core]\n\texcludesFile = ~/mine\n"),
        ("home/.config/git/config", "[core]\n\texcludesfile = ~/mine\n"),
        ("home/.gitconfig", "[include]\n\tpath = more\n"),
        ("home/.gitconfig", "[core]\n\tabbrev = 12 # excludesfile\n"),
        ("given", "[core]\n\texcludesFile = ~/mine\n"),
    ],
)
def test_what_a_user_s_git_ignores_everywhere(
    settings: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git itself is the oracle."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    for name, text in ((settings, said or "b.md\n"), ("home/mine", "b.md\n"),
                       ("home/more", "[core]\nexcludesFile = ~/mine\n")):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    if settings == "elsewhere/git/ignore":
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    if settings == "given":
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "given"))
    repository = tmp_path / "repository"
    texts(repository, "a.md", "b.md", "kept/b.md")
    (repository / "kept" / ".gitignore").write_text("!b.md\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=repository, check=True)
    assert set(found(repository)[0]) == as_git(repository)
    assert ("b.md" in found(repository)[0]) == ("abbrev" in said)
    (repository / ".git").rename(repository / ".other")
    assert "b.md" in found(repository)[0]  # no repository's


def test_without_git_there_is_no_file_that_it_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".gitconfig").write_text("[core]\nexcludesFile = ~/mine\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    texts(tmp_path / "in", "a.md", ".git/x")
    assert found(tmp_path / "in")[0] == ["a.md"]
