"""``--diff REV`` in a real repository."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from check_data.cli import main
from check_data.commands.changed import only_changed
from check_data.texts import lint
from tests.documents.pdf_of import pdf_of
from tests.helpers import project

BAD = "全市共有15人，其中男5人、女6人。\n"
GOOD = "全市共有11人，其中男5人、女6人。\n"
OUTER = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(*arguments: str) -> None:
    own = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *own, *arguments], check=True, capture_output=True, env={**os.environ, **OUTER})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "a.txt").write_text(f"{BAD}\n一\n\n{GOOD}", encoding="utf-8")
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    main([*arguments, "-q", "--output-format", "concise", "--language", "en"])
    out, err = capsys.readouterr()
    assert err == ""
    return [re.sub(r"^(.*:\d+):\d+: \w+ (CD\d+) .*", r"\1 \2", line) for line in out.splitlines()]


def test_only_lines_that_changed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "a.txt") == ["a.txt:1 CD202"]
    assert found(capsys, "a.txt", "--diff", "HEAD") == []
    (here / "a.txt").write_text(f"{BAD}\n一\n\n{BAD}", encoding="utf-8")
    assert found(capsys, "a.txt", "--diff", "HEAD") == ["a.txt:5 CD202"]
    (here / "a.txt").write_text(f"新的一行\n++ b/b.txt\n@@ -1 +1 @@\n{BAD}\n一\n\n{GOOD}", encoding="utf-8")
    assert found(capsys, "a.txt", "--diff", "HEAD") == []
    (here / "a.txt").write_text("", encoding="utf-8")
    assert found(capsys, "a.txt", "--diff", "HEAD") == []


def test_since_an_older_revision_and_from_below(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.txt").write_text(f"{BAD}\n一\n\n{BAD}", encoding="utf-8")
    git("commit", "-am", "second")
    assert found(capsys, "a.txt", "--diff", "HEAD") == []
    assert found(capsys, "a.txt", "--diff", "HEAD~1") == ["a.txt:5 CD202"]
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    assert found(capsys, "../a.txt", "--diff", "HEAD~1") == ["../a.txt:5 CD202"]


@pytest.mark.parametrize("name", ["新 稿.txt", 'a"b\\c.txt', "tab\tin it.txt"])
def test_new_files_and_strange_names(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / name).write_text(f"{RIGHT}\n{ANIMALS}", encoding="utf-8")
    assert [line.rsplit(":", 1)[1] for line in found(capsys, ".", "--diff", "HEAD")] == ["3 CD202"]
    git("add", ".")
    git("commit", "-m", "second")
    assert found(capsys, ".", "--diff", "HEAD") == []
    (here / name).write_text(f"{ANIMALS}\n{ANIMALS}", encoding="utf-8")
    assert [line.rsplit(":", 1)[1] for line in found(capsys, ".", "--diff", "HEAD")] == ["1 CD202"]
    (here / "a.txt").unlink()
    assert [line.rsplit(":", 1)[1] for line in found(capsys, ".", "--diff", "HEAD")] == ["1 CD202"]


def test_a_binary_file_is_new_as_a_whole(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from docx import Document

    for text in (GOOD, BAD):
        document = Document()
        document.add_paragraph(text.strip())
        document.save(str(here / "a.docx"))
        git("add", ".")
    git("commit", "-m", "second")
    assert found(capsys, "a.docx", "--diff", "HEAD") == []
    assert found(capsys, "a.docx", "--diff", "HEAD~1") == ["a.docx:1 CD202"]


def test_the_lines_of_a_page_are_not_those_of_its_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF file of plain characters is a text to git."""
    pdf_of(here / "a.pdf", [RIGHT.strip()])
    git("add", ".")
    git("commit", "-m", "second")
    pdf_of(here / "a.pdf", [ANIMALS.strip()])
    assert found(capsys, "a.pdf", "--diff", "HEAD") == ["a.pdf:1 CD202"]


def test_a_project_by_figures_and_by_checks(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, checks = "figure,quote\na,3\nb,4\n", '[one]\nholds = "a == b"\n'
    project(here, table, checks)
    git("add", ".")
    git("commit", "-m", "second")
    assert found(capsys, "--diff", "HEAD") == []
    (here / "checks" / "p.toml").write_text(checks.replace("[one]", "[two]"), encoding="utf-8")
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:2 CD201"]
    project(here, table.replace("4", "5"), checks)
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:2 CD201"]
    project(here, table, checks.replace("]\n", "]\nwaived = { until = 2030-12-31 }\n"))
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:2 CD201", "checks/p.toml:1 CD901"]


TABLE, CHECKS = "figure,quote,line\na,3,1\nb,3,1\n", '[one]\nholds = "a == b"\n'


def test_a_text_that_no_longer_prints_a_quote(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(here, TABLE, CHECKS)
    commit(here / "data" / "p.txt", "3 and 3\n\n\nend\n")
    git("add", ".")
    git("commit", "-m", "all")
    write(here / "data" / "p.txt", "new\n3 and 3\n\n\nend\n")
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:2 CD101", "data/p.csv:3 CD101"]
    git("commit", "-am", "moved")
    assert found(capsys, "--diff", "HEAD") == []


def test_a_schema_that_is_another(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "import pandera.pandas as pa\n\n\nclass Model(pa.DataFrameModel):\n"
    project(here, TABLE, CHECKS, f"{head}    a: int\n")
    git("add", ".")
    git("commit", "-m", "all")
    write(here / "schemas" / "p.py", f"{head}    a: int = pa.Field(gt=5)\n    c: int\n")
    assert set(found(capsys, "--diff", "HEAD")) == {"data/p.csv:1 CD103", "data/p.csv:2 CD102"}
    git("commit", "-am", "stricter")
    assert found(capsys, "--diff", "HEAD") == []


def test_checks_of_one_name_in_two_files(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(here, TABLE, CHECKS)
    write(here / "data" / "q.csv", TABLE)
    write(here / "checks" / "q.toml", CHECKS)
    git("add", ".")
    git("commit", "-m", "all")
    write(here / "checks" / "p.toml", CHECKS.replace("a ==", "a + 1 =="))
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:2 CD201"]
    write(here / "checks" / "p.toml", CHECKS)
    write(here / "checks" / "q.toml", CHECKS.replace("a ==", "a + 1 =="))
    assert found(capsys, "--diff", "HEAD") == ["data/q.csv:2 CD201"]


def test_a_check_is_all_of_its_table(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two = '[one]\n# why\nholds = "a == b"\n\n[two]\nholds = "a <= b"\n'
    project(here, TABLE.replace("b,3", "b,4"), two)
    git("add", ".")
    git("commit", "-m", "all")
    write(here / "checks" / "p.toml", two.replace("a <= b", "b <= a"))
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:3 CD201"]
    write(here / "checks" / "p.toml", two.replace("# why", "# that is why"))
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:2 CD201"]
    dotted = 'one.holds = "a == b"\none.because = "so"\n'
    commit(here / "checks" / "p.toml", dotted)
    assert found(capsys, "--diff", "HEAD") == []
    write(here / "checks" / "p.toml", dotted.replace("so", "thus"))
    assert found(capsys, "--diff", "HEAD") == ["data/p.csv:2 CD201"]


def test_records(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, checks = "id,a,b\nx,1,1\ny,2,1\nz,3,3\n", '[one]\nholds = "a == b"\n'
    write(here / "data" / "r.csv", records)
    write(here / "checks" / "r.toml", '[one]\nholds = "a >= b"\n')
    git("add", ".")
    git("commit", "-m", "all")
    write(here / "data" / "r.csv", records.replace("z,3,3", "z,3,4"))
    assert found(capsys, "--diff", "HEAD") == ["data/r.csv:4 CD201"]
    write(here / "data" / "r.csv", records)
    write(here / "checks" / "r.toml", checks)
    assert found(capsys, "--diff", "HEAD") == ["data/r.csv:3 CD201"]
    git("commit", "-am", "more")
    assert found(capsys, "--diff", "HEAD") == []
    quoted = records.replace("id,a,b\n", 'id,a,b,c\n"x\nx",1,1,0\n').replace("1\n", "1,0\n").replace("3\n", "3,0\n")
    write(here / "data" / "r.csv", quoted.replace("1,0,0", "1,0"))
    git("commit", "-am", "a cell of two lines")
    write(here / "data" / "r.csv", quoted.replace("1,0,0", "1,0").replace("z,3,3", "z,3,4"))
    assert [line[-5:] for line in found(capsys, "--diff", "HEAD")] == ["CD201", "CD201"]


def test_a_form_of_records(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "in" / "march.csv", "id,a,b\nx,1,1\ny,2,1\n")
    write(here / "checks" / "r.toml", '[one]\nholds = "a >= b"\n')
    git("add", ".")
    git("commit", "-m", "all")
    write(here / "checks" / "r.toml", '[one]\nholds = "a == b"\n')
    assert found(capsys, "in/march.csv", "--form", "r", "--diff", "HEAD") == ["in/march.csv:3 CD201"]


def test_what_can_not_be(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--diff", "none"]) == 2
    assert "--diff: git diff: fatal: " in capsys.readouterr().err
    assert main(["a.txt", "--diff", "--output=x"]) == 2
    assert main(["a.txt", "--diff=--output=x"]) == 2
    assert not (here / "x").exists()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    (here / ".git").rename(here / "git")
    capsys.readouterr()
    assert main(["a.txt", "--diff", "HEAD"]) == 2
    assert "--diff: git rev-parse: fatal: not a git repository" in capsys.readouterr().err
    monkeypatch.setenv("PATH", "")
    assert main(["a.txt", "--diff", "HEAD"]) == 2
    assert capsys.readouterr().err == "check-data: --diff needs git, which can't be started\n"


ANIMALS = "There were 15 animals (5 cats, 4 dogs and 4 birds).\n"
RIGHT = ANIMALS.replace("15", "13")
ALL_SETTINGS = {
    "diff.noprefix": "true",
    "diff.mnemonicPrefix": "true",
    "diff.external": "false",
    "diff.relative": "true",
    "diff.renames": "copies",
    "diff.interHunkContext": "9",
    "diff.context": "9",
    "diff.submodule": "log",
    "diff.srcPrefix": "x/",
    "diff.dstPrefix": "y/",
    "color.ui": "always",
    "core.quotePath": "true",
}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def commit(path: Path, text: str) -> None:
    write(path, text)
    git("add", "-f", str(path))
    git("commit", "-m", "one more")


@pytest.mark.parametrize("char", "\u2028\u2029\x0b\x0c\x1c\x85")
def test_lines_are_those_of_git(char: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(here / "b.md", f"x{char}y\n\n{RIGHT}")
    write(here / "b.md", f"x{char}y\n\n{ANIMALS}")
    assert found(capsys, "b.md", "--diff", "HEAD") == ["b.md:3 CD202"]


def test_lines_that_end_as_on_an_old_mac(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(here / "b.md", f"x\r\ry\r\r{RIGHT}")
    assert found(capsys, "b.md", "--diff", "HEAD") == []
    write(here / "b.md", f"x\r\ry\r\r{ANIMALS}")
    assert found(capsys, "b.md", "--diff", "HEAD") == ["b.md:5 CD202"]


@pytest.mark.parametrize("setting", ALL_SETTINGS)
def test_settings_of_a_user(setting: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(here / "sub" / "b c.md", f"x\n\n{ANIMALS}\n{RIGHT}")
    git("config", setting, ALL_SETTINGS[setting])
    write(here / "sub" / "b c.md", f"x\n\n{ANIMALS}\n{ANIMALS}")
    assert found(capsys, "sub/b c.md", "--diff", "HEAD") == ["sub/b c.md:5 CD202"]


def test_settings_of_the_environment_and_of_attributes(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.md", "c.md", "z.md"):
        commit(here / name, f"x\n\n{ANIMALS}\n{RIGHT}")
    git("config", "diff.other.textconv", "head -c 1")
    write(here / ".gitattributes", "b.md diff=other\nc.md -diff\n")
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=5")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    for name in ("b.md", "c.md", "z.md"):
        write(here / name, f"x\n\n{ANIMALS}\n{ANIMALS}")
    assert found(capsys, "b.md", "--diff", "HEAD") == ["b.md:5 CD202"]
    assert found(capsys, "c.md", "--diff", "HEAD") == ["c.md:3 CD202", "c.md:5 CD202"]
    assert found(capsys, "z.md", "--diff", "HEAD") == ["z.md:5 CD202"]


@pytest.mark.parametrize("driver", ["x", "x=y"])
@pytest.mark.parametrize("asked", [0, 1])
def test_a_repository_runs_nothing(
    asked: int, driver: str, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(here / "b.md", f"x\n\n{ANIMALS}\n{RIGHT}")
    program = here / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch {here}/ran\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    (here / ".git" / "hooks").mkdir(exist_ok=True)
    (here / ".git" / "hooks" / "post-index-change").symlink_to(program)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "diff.x.command"):
        git("config", name, str(program))
    for end, value in (("clean", str(program)), ("process", str(program)), ("required", "true")):
        git("config", f"filter.{driver}.{end}", value)
    write(here / ".git" / "info" / "attributes", f"*.md diff=x filter={driver}\n")
    write(here / "b.md", f"x\n\n{ANIMALS}\n{ANIMALS}")
    os.utime(here / "a.txt", (1, 1))  # git would note in its index that it is the same, and run a hook
    if asked:
        monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
        monkeypatch.setenv("GIT_CONFIG_KEY_0", "diff.context")
        monkeypatch.setenv("GIT_CONFIG_VALUE_0", "7")
    assert found(capsys, "b.md", "--diff", "HEAD") == ["b.md:5 CD202"]
    assert not (here / "ran").exists()


def test_a_user_s_filters_are_run(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(here / "b.md", RIGHT)
    write(here / "own", '[filter "x"]\n\tclean = sed s/15/13/\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(here / "own"))
    write(here / ".gitattributes", "b.md filter=x\n")
    write(here / "b.md", ANIMALS)
    assert found(capsys, "b.md", "--diff", "HEAD") == []  # as git sees it, nothing changed


def test_what_git_does_not_follow_is_new(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / ".gitignore", "b.md\n")
    write(here / "b.md", ANIMALS)
    assert found(capsys, "b.md", "--diff", "HEAD") == ["b.md:1 CD202"]
    commit(here / "c.md", RIGHT)
    git("update-index", "--assume-unchanged", "c.md")
    write(here / "c.md", ANIMALS)
    assert found(capsys, "c.md", "--diff", "HEAD") == ["c.md:1 CD202"]
    commit(here / "d.md", ANIMALS)
    git("rm", "--cached", "-q", "d.md")
    assert found(capsys, "d.md", "--diff", "HEAD") == ["d.md:1 CD202"]
    git("mv", "a.txt", "e.txt")
    assert found(capsys, "e.txt", "--diff", "HEAD") == ["e.txt:1 CD202"]


def test_lines_that_are_gone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(here / "b.md", f"x\n\n{ANIMALS}y\n\n{ANIMALS}")
    write(here / "b.md", f"x\n\n{ANIMALS}\n{ANIMALS}")
    assert found(capsys, "b.md", "--diff", "HEAD") == ["b.md:3 CD202"]


def test_a_second_repository(
    here: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other, outside = tmp_path_factory.mktemp("other"), tmp_path_factory.mktemp("outside")
    write(outside / "o.md", ANIMALS)
    for inner in (other, here / "within"):
        inner.mkdir(exist_ok=True)
        monkeypatch.chdir(inner)
        git("init")
        commit(inner / "b.md", f"{ANIMALS}\n{RIGHT}")
        write(inner / "b.md", f"{ANIMALS}\n{ANIMALS}")
    monkeypatch.chdir(here)
    monkeypatch.setenv("GIT_DIR", str(here / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(here))
    told = found(capsys, "a.txt", "within/b.md", str(other / "b.md"), str(outside / "o.md"), "--diff", "HEAD")
    assert told == [f"{other}/b.md:3 CD202", f"{outside}/o.md:1 CD202", "within/b.md:3 CD202"]
    write(here / "a.txt", BAD + BAD)
    git("commit", "-am", "second")
    assert found(capsys, "a.txt", "--diff", "HEAD~1") == ["a.txt:2 CD202"]
    assert main(["a.txt", "within/b.md", "--diff", "HEAD~1"]) == 2
    assert "--diff: git diff: fatal: " in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_name_that_is_no_text(here: Path) -> None:
    name = os.fsdecode(b'q"\xff\n.md')
    commit(here / name, f"{ANIMALS}\n{RIGHT}")
    write(here / name, f"{ANIMALS}\n{ANIMALS}")
    kept = only_changed(lint([name]), "HEAD", ".")
    assert [finding.place.line for finding in kept.findings] == [3]


def test_standard_input_has_no_revision(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-", "--diff", "HEAD", "--stdin-filename", "a.txt"]) == 2
    assert "standard input" in capsys.readouterr().err


def test_lines_of_many_texts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--diff", "HEAD", "--output-format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
