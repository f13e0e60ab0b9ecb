"""`check-data lsp` by the bytes that it reads and writes."""

import json
import os
import sys
from pathlib import Path

import pytest

from check_data.cli import main


def framed(*messages: dict[str, object]) -> bytes:
    bodies = [json.dumps({"jsonrpc": "2.0", **each}).encode() for each in messages]
    return b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)


TALK = framed(
    {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
    {"method": "initialized", "params": {}},
    {"id": 2, "method": "shutdown"},
    {"method": "exit"},
)


def test_a_session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said, answers, told = (tmp_path / name for name in ("said", "answers", "told"))
    said.write_bytes(TALK)
    with said.open() as stdin, answers.open("w") as stdout, told.open("w") as stderr:
        for name, stream in (("stdin", stdin), ("stdout", stdout), ("stderr", stderr)):
            monkeypatch.setattr(sys, name, stream)
        assert main(["lsp", "--stdio"]) == 0
        os.write(stdout.fileno(), b"noise")
    bodies = [json.loads(each.partition(b"\r\n\r\n")[2]) for each in answers.read_bytes().split(b"Content-Length")[1:]]
    capabilities = bodies[0]["result"]["capabilities"]
    assert capabilities["positionEncoding"] == "utf-16"
    assert capabilities["textDocumentSync"]["change"] == 1
    for provider in ("hoverProvider", "definitionProvider", "referencesProvider", "codeActionProvider"):
        assert capabilities[provider]
    assert bodies[1]["id"] == 2
    # What a schema prints does not reach the editor as an answer.
    assert told.read_bytes() == b"noise"


def test_without_pygls(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    assert main(["lsp"]) == 2
    says = 'check-data: the language server needs pygls: pip install "check-data[lsp]"\n'
    assert capsys.readouterr() == ("", says)


def test_an_unknown_argument(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lsp", "--tcp"]) == 2
    assert "unrecognized arguments: --tcp" in capsys.readouterr().err
