"""The language server on a text of a megabyte: the time from a change to its diagnostics, and that of a hover.

Usage: python benchmarks/editor.py
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from datetime import date

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from check_data.configuration import Configuration
from check_data.documents.document import Document
from check_data.editor.server import DELAY
from check_data.texts import lint_documents

ROUNDS = 7
URI = "untitled:long"
SENTENCE = (
    "{day}日，全市新增确诊病例{whole}例（甲市{a}例、乙市{b}例、丙市{c}例），出动人员约{people}人，"
    "发放口罩{masks}万只。\n\n"
)


def text() -> str:
    """A megabyte of UTF-8 in Chinese, of bulletins that add up but for ten."""
    parts, size, number = ["# 疫情通报\n\n"], 0, 0
    while size < 1_000_000:
        a, b, c = number % 97 + 3, number % 53 + 2, number % 31 + 1
        whole = a + b + c + (1 if number % 800 == 0 else 0)
        parts.append(
            SENTENCE.format(
                day=number % 28 + 1, whole=whole, a=a, b=b, c=c, people=100 + number, masks=number % 90 + 1.5
            )
        )
        size += len(parts[-1].encode())
        number += 1
    return "".join(parts)


async def main() -> None:
    """Print the medians."""
    client, long = LanguageClient("benchmark", "1"), text()
    published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def put(params: types.PublishDiagnosticsParams) -> None:
        published.put_nowait(params)

    await client.start_io(sys.executable, "-m", "check_data", "lsp")
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    item = types.TextDocumentItem(URI, "plaintext", 0, long)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    found = len((await published.get()).diagnostics)
    changes, hovers = [], []
    for version in range(1, ROUNDS + 1):
        began = time.perf_counter()
        of = types.VersionedTextDocumentIdentifier(version, URI)
        whole = types.TextDocumentContentChangeWholeDocument(f"{long}{version}")
        client.text_document_did_change(types.DidChangeTextDocumentParams(of, [whole]))
        await published.get()
        changes.append(time.perf_counter() - began)
        began = time.perf_counter()
        at = types.Position(long.count("\n") // 4 * 2, 12)
        await client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(URI), at))
        hovers.append(time.perf_counter() - began)
    await client.shutdown_async(None)
    client.exit(None)
    began = time.perf_counter()
    report = lint_documents([Document("long.txt", long, long)], Configuration(), date.today())
    alone = time.perf_counter() - began
    print(f"{len(long.encode())} bytes, {len(report.figure_list)} figures, {found} diagnostics")
    print(f"a change to its diagnostics  {statistics.median(changes):.2f} s, of which {DELAY} s are waited")
    print(f"the lint alone, for the first time in a process  {alone:.2f} s")
    print(
        f"a hover after it: the first {hovers[0] * 1000:.0f} ms, the median {statistics.median(hovers) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    asyncio.run(main())
