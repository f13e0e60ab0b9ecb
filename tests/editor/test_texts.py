"""Texts in an editor: what it shows while they are written."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types

from tests.editor.client import capabilities, editor, process

ARTICLE = """\
# 全市进出口概况 😀

截至2月1日，全市😀出口2124台，进口1639台，贸易顺差440台，企业186家。

全省出口3521台，进口2160台，贸易顺差1316台。
"""
WAIVE = "豁免 CD219（请填写理由）"
TOLD = "440台不等于两数之差\n2124台 − 1639台 = 485 ≠ 440台"


@pytest.mark.parametrize("encodings", [(), ("utf-8",), ("utf-32", "utf-16"), ("utf-16",), ("utf-7",)])
def test_positions_in_every_encoding(encodings: tuple[str, ...], tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor(capabilities(encodings)) as opened:
            known = {"utf-8": "utf-8", "utf-32": "utf-32"}
            assert opened.encoding == known.get(encodings[0] if encodings else "", "utf-16")
            uri = opened.open(tmp_path / "a.md", ARTICLE)
            first, second = await opened.shown(uri)
            assert first.range.start == opened.at(uri, "440台")
            assert opened.cut(uri, first.range) == "440台"
            assert opened.cut(uri, second.range) == "1316台"
            related = [opened.cut(uri, each.location.range) for each in first.related_information or ()]
            assert related == ["2124台", "1639台"]
            hovered = await opened.hover(uri, opened.at(uri, "440台"))
            assert hovered is not None
            assert hovered.startswith("```text\n440台\n")

    asyncio.run(scenario())


def test_what_is_said_of_a_finding(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            uri = opened.open(tmp_path / "a.md", ARTICLE)
            first, second = await opened.shown(uri)
            assert (first.code, first.source, first.severity) == ("CD219", "check-data", types.DiagnosticSeverity.Error)
            assert first.message == TOLD
            assert second.message.splitlines()[-1] == "1316台或为1361台"

    asyncio.run(scenario())


def test_a_note_is_a_hint(tmp_path: Path) -> None:
    async def scenario() -> None:
        (tmp_path / "check-data.toml").write_text(
            "[evidence]\nerror = 1.0\nwarning = 1.0\nnote = 0.0\n", encoding="utf-8"
        )
        async with editor() as opened:
            uri = opened.open(tmp_path / "a.md", ARTICLE)
            first, *_ = await opened.shown(uri)
            assert (first.code, first.severity) == ("CD219", types.DiagnosticSeverity.Hint)

    asyncio.run(scenario())


def test_as_you_type(tmp_path: Path) -> None:
    """Each change is judged by itself; what was waited for is the newest."""

    async def scenario() -> None:
        async with editor(delay=0.05) as opened:
            uri = opened.open(tmp_path / "a.md", ARTICLE)
            assert len(await opened.shown(uri)) == 2
            for end in range(len(ARTICLE), 0, -7):
                opened.change(uri, ARTICLE[:end])
            assert await opened.shown(uri) == []
            opened.change(uri, ARTICLE.replace("440台", "485台"))
            assert len(await opened.shown(uri)) == 1
            published = len([each for each in opened.published if each.uri == uri])
            assert published < 10

    asyncio.run(scenario())


def test_a_request_that_overtakes_the_analysis_is_answered_on_the_newest_text(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor(delay=30) as opened:
            uri = opened.open(tmp_path / "a.md", "无数字")
            opened.change(uri, ARTICLE * 40)
            waiting = [asyncio.create_task(opened.hover(uri, types.Position(2, 8))) for _ in range(5)]
            await asyncio.sleep(0.05)
            opened.change(uri, "新增186家")
            assert "186家" in (await opened.hover(uri, opened.at(uri, "186家")) or "")
            await asyncio.gather(*waiting)

    asyncio.run(scenario())


def test_a_request_that_is_cancelled(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor(delay=30) as opened:
            uri = opened.open(tmp_path / "a.md", ARTICLE * 40)
            params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(2, 8))
            asked = opened.client.protocol.send_request(types.TEXT_DOCUMENT_HOVER, params, msg_id="one")
            opened.client.protocol.notify(types.CANCEL_REQUEST, types.CancelParams("one"))
            with pytest.raises(Exception, match="canceled"):
                await asyncio.wrap_future(asked)
            assert "440台" in (await opened.hover(uri, opened.at(uri, "440台")) or "")

    asyncio.run(scenario())


def test_hover(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor(capabilities(modern=False)) as opened:
            uri = opened.open(tmp_path / "a.md", "# 186家企业\n\n186家企业复工，约2000人，第二段有1400人。\n")
            assert await opened.hover(uri, opened.at(uri, "186家", 2)) == (
                "186家\n原数: 186\n\nCD203 same-figure: 相符\n  186家 = 186家\n  依据: 两处所指为同一数据"
            )
            assert await opened.hover(uri, opened.at(uri, "1400人")) == (
                "1400人\n原数: 1400\n约数: 1350 … 1450\n\n未核对"
            )
            assert await opened.hover(uri, opened.at(uri, "复工")) is None
            assert await opened.hover(uri, types.Position(99, 0)) is None
            other = opened.open(tmp_path / "b.md", "They shipped 30 boxes of ``` 12 ```.\n")
            assert (
                await opened.hover(other, opened.at(other, "30"))
            ) == "30\nstated: 30\nrounded: 25 … 35\n\nin no check"

    asyncio.run(scenario())


def test_definition_and_references(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            uri = opened.open(tmp_path / "a.md", "出口2124台，进口1639台，贸易顺差485台，共34人。\n")
            whole, part = opened.at(uri, "485台"), opened.at(uri, "1639台")
            others = [("a.md", "2124台"), ("a.md", "485台")]
            assert sorted(await opened.definition(uri, part)) == sorted(others)
            assert ("a.md", "1639台") in await opened.definition(uri, whole)
            every = [("a.md", quote) for quote in ("485台", "2124台", "1639台")]
            assert sorted(await opened.references(uri, part)) == sorted(every)
            assert ("a.md", "1639台") not in await opened.references(uri, part, itself=False)
            assert await opened.references(uri, opened.at(uri, "34人"), itself=False) == []
            assert await opened.references(uri, opened.at(uri, "贸易")) == []
            assert await opened.definition(uri, opened.at(uri, "贸易")) == []

    asyncio.run(scenario())


@pytest.mark.parametrize("modern", [True, False])
def test_a_suggested_correction_is_put_in(modern: bool, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor(capabilities(modern=modern)) as opened:
            uri = opened.open(tmp_path / "a.md", ARTICLE)
            assert [each.title for each in await opened.actions(uri, opened.at(uri, "440台"))] == [WAIVE]
            for needle in ("1316台", "2160台"):
                action, _ = await opened.actions(uri, opened.at(uri, needle))
                assert (action.title, action.kind) == ("将1316台改为1361台", types.CodeActionKind.QuickFix)
                assert action.is_preferred
            opened.apply(action)
            assert "贸易顺差1361台" in opened.texts[uri]
            assert await opened.messages(uri) == [TOLD]
            assert await opened.actions(uri, types.Position(99, 0)) == []

    asyncio.run(scenario())


@pytest.mark.parametrize("modern", [True, False])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("name", "line", "added"),
    [
        ("a.md", "出口2124台，进口1639台，贸易顺差440台。", "{line} <!-- check-data: ignore[CD219]  -->"),
        ("a.html", "<p>出口2124台，进口1639台，贸易顺差440台。</p>", "{line} <!-- check-data: ignore[CD219]  -->"),
        ("a.txt", "出口2124台，进口1639台，贸易顺差440台。", "# check-data: ignore[CD219] {ends}{line}"),
        ("a.md", "| 合计 | 43 | 54 | 69 |", "{line} <!-- check-data: ignore[CD204]  -->"),
    ],
    ids=["Markdown", "HTML", "plain text", "a table"],
)
def test_a_finding_is_waived_with_a_comment(
    modern: bool, ends: str, name: str, line: str, added: str, tmp_path: Path
) -> None:
    table = (
        "| 地区 | 一 | 二 | 三 |\n|---|---|---|---|\n| 甲市 | 15 | 21 | 43 |\n| 乙市 | 27 | 33 | 26 |\n"
        if "合计" in line
        else "标题\n\n"
    )
    text = f"{table}{line}\n\n结束。\n".replace("\n", ends)

    async def scenario() -> None:
        async with editor(capabilities(modern=modern)) as opened:
            uri = opened.open(tmp_path / name, text)
            (found,) = await opened.shown(uri)
            action = (await opened.actions(uri, found.range.start))[-1]
            assert not action.is_preferred
            opened.apply(action)
            assert opened.texts[uri] == text.replace(line, added.format(line=line, ends=ends))
            codes = [each.code for each in await opened.shown(uri)]
            # Without a reason it accepts nothing, and findings on comments are not waived by comments.
            assert sorted(map(str, codes)) == [str(found.code), "CD901"]
            last = next(each for each in await opened.shown(uri) if each.code == "CD901")
            titles = [each.title for each in await opened.actions(uri, last.range.start)]
            assert not any("CD901" in title for title in titles)
            opened.change(uri, opened.texts[uri].replace("] ", "] 已更正 "))
            assert await opened.shown(uri) == []

    asyncio.run(scenario())


def test_no_comment_is_offered_within_a_tag(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            text = '<p>出口2124台，进口1639台，贸易顺差440台。<a\nhref="x">b</a></p>\n'
            uri = opened.open(tmp_path / "a.html", text)
            (found,) = await opened.shown(uri)
            assert await opened.actions(uri, found.range.start) == []

    asyncio.run(scenario())


def test_documents_that_are_not_ours(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            other = opened.open(tmp_path / "a.py", ARTICLE, "python")
            for answer in (
                await opened.hover(other, types.Position(0, 5)),
                await opened.definition(other, types.Position(0, 5)) or None,
            ):
                assert answer is None
            params = types.CodeActionParams(
                types.TextDocumentIdentifier(other),
                types.Range(types.Position(0, 0), types.Position(0, 0)),
                types.CodeActionContext([]),
            )
            assert await opened.client.text_document_code_action_async(params) == ()
            opened.close(other)
            uri = opened.open(tmp_path / "a.md", ARTICLE)
            assert len(await opened.shown(uri)) == 2
            assert opened.last(other) is None

    asyncio.run(scenario())


def test_untitled_documents_and_unknown_endings(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            for where, language in (
                ("untitled:Untitled-1", "markdown"),
                ((tmp_path / "notes").as_uri(), "plaintext"),
                ((tmp_path / "a.html.in").as_uri(), "html"),
            ):
                uri = opened.open(where, ARTICLE, language)
                assert [each.code for each in await opened.shown(uri)] == ["CD219", "CD219"]
                opened.apply((await opened.actions(uri, opened.at(uri, "1316台")))[0])
                assert len(await opened.shown(uri)) == 1

    asyncio.run(scenario())


def test_closing_clears(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor(delay=0.2) as opened:
            uri = opened.open(tmp_path / "a.md", ARTICLE)
            assert len(await opened.shown(uri)) == 2
            opened.close(uri)
            await opened.none(uri)
            # One that is closed before it was analysed is never told of.
            other = opened.open(tmp_path / "b.md", ARTICLE)
            opened.close(other)
            third = opened.open(tmp_path / "c.md", ARTICLE)
            await opened.shown(third)
            assert opened.last(other) is None

    asyncio.run(scenario())


def test_many_documents(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            uris = [opened.open(tmp_path / f"{number}.md", ARTICLE) for number in range(60)]
            for uri in uris[::2]:
                opened.change(uri, ARTICLE.replace("440台", "485台"))
            assert [len(await opened.shown(uri)) for uri in uris] == [1, 2] * 30

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800 5例",
        "\u2028 5例\x0c\n出口2124台，进口1639台，贸易顺差440台",
        "5例\r\r\n\n",
        "😀" * 5000 + "5例",
        "\x00 5例",
    ],
    ids=["empty", "half a pair", "ends of lines that only Python knows", "mixed line ends", "long", "nought"],
)
def test_odd_texts(text: str, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            uri = opened.open(tmp_path / "a.md", text)
            found = await opened.shown(uri)
            if "440台" in text:
                assert [opened.cut(uri, each.range) for each in found] == ["440台"]
                assert found[0].range.start.line == 1
            await opened.hover(uri, types.Position(0, 1))

    asyncio.run(scenario())


def test_the_configuration_is_found_upwards(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    config = tmp_path / "check-data.toml"
    config.write_text('language = "en"\n', encoding="utf-8")

    async def scenario() -> None:
        async with editor() as opened:
            uri = opened.open(tmp_path / "deep" / "a.md", ARTICLE)
            assert (await opened.messages(uri))[0].startswith("440台 is not the difference")
            config.write_text('ignore = ["CD219"]\n', encoding="utf-8")
            opened.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
            await opened.none(uri)
            config.write_text('ignor = ["CD219"]\n', encoding="utf-8")
            opened.save(uri)
            await opened.until(lambda: opened.last(config.as_uri()))
            last = opened.last(config.as_uri())
            assert last is not None
            (problem,) = last.diagnostics
            assert problem.message == "unknown key 'ignor'; did you mean 'ignore'?"
            assert await opened.hover(uri, opened.at(uri, "440台")) is None
            assert await opened.actions(uri, opened.at(uri, "440台")) == []
            config.write_text("", encoding="utf-8")
            opened.save(uri)
            await opened.none(config.as_uri())

    asyncio.run(scenario())


def test_the_command_over_standard_input_and_output(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with process("--stdio") as opened:
            uri = opened.open(tmp_path / "a.md", ARTICLE)
            assert (await opened.messages(uri))[0] == TOLD
            opened.apply((await opened.actions(uri, opened.at(uri, "1316台")))[0])
            assert await opened.messages(uri) == [TOLD]

    asyncio.run(scenario())
