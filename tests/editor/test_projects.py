"""Projects in an editor: the checks file and the figures table."""

import asyncio
import tomllib
from pathlib import Path

import pytest
from lsprotocol import types

from check_data.cli import main
from check_data.editor.analysis import Options
from tests.editor.client import Editor, capabilities, editor, process
from tests.helpers import ROOT, project

TABLE = """\
figure,quote,unit,note
members,3521名,人,😀
serving,2186人,人,
retired,772人,人,
unposted,536人,人,
"""
CHECKS = """\
# 党员
[adds-up]
holds = "members == serving + retired + unposted"
because = "😀都是党员"

# 其他
[order]
holds = "serving > retired"
"""
TOLD = (
    "adds-up does not hold, neither as stated nor as rounded\n2186人 + 772人 + 536人 = 3494 ≠ 3521名\n"
    "536人: perhaps 563人\nbecause: 😀都是党员"
)
TOUCHED = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\nprint('noise')\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path, TABLE, CHECKS)


def both(opened: Editor, folder: Path) -> tuple[str, str]:
    return opened.open(folder / "data/p.csv", TABLE, "csv"), opened.open(folder / "checks/p.toml", CHECKS, "toml")


def test_findings_stand_in_the_table_and_where_they_are_declared(folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            table, checks = both(opened, folder)
            for uri, quote, related in (
                (table, "3521名", ["2186人", "772人", "536人", "[adds-up]"]),
                (checks, "[adds-up]", ["3521名", "2186人", "772人", "536人"]),
            ):
                (found,) = await opened.shown(uri)
                assert (found.message, found.code) == (TOLD, "CD201")
                assert opened.cut(uri, found.range) == quote
                others = [each.location for each in found.related_information or ()]
                assert [opened.cut(each.uri, each.range) for each in others] == related

    asyncio.run(scenario())


def test_the_table_alone_shows_the_findings_of_both_and_closing_clears_them(folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            table = opened.open(folder / "data/p.csv", TABLE, "csv")
            checks = (folder / "checks/p.toml").as_uri()
            assert len(await opened.shown(table)) == 1
            await opened.until(lambda: opened.last(checks))
            opened.close(table)
            for uri in (table, checks):
                await opened.none(uri)

    asyncio.run(scenario())


def test_unsaved_buffers_are_what_is_checked(folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            table, checks = both(opened, folder)
            opened.change(table, TABLE.replace("536", "563"))
            assert await opened.shown(table) == []
            await opened.none(checks)
            opened.change(checks, CHECKS.replace("serving > retired", "serving < retired"))
            (found,) = await opened.shown(checks)
            assert opened.cut(checks, found.range) == "[order]"
            opened.close(table)
            # The file on disk counts again.
            await opened.until(lambda: opened.count(checks) == 2)

    asyncio.run(scenario())


def test_broken_toml_while_typing(folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            table, checks = both(opened, folder)
            for end in (60, 75, 90, 30, 12):
                opened.change(checks, CHECKS[:end])
                await opened.shown(checks)
            opened.change(checks, CHECKS.replace('holds = "serving', "holds = serving"))
            (found,) = await opened.shown(checks)
            assert found.range.start.line == 7
            assert found.message.startswith("not TOML:")
            assert await opened.hover(checks, types.Position(1, 3)) is None
            for broken, line, says in (
                (CHECKS.replace("members ==", "member =="), 1, "no figure is named 'member'; did you mean 'members'?"),
                (CHECKS.replace("because", "becuse"), 1, "unknown key 'becuse'; did you mean 'because'?"),
                (
                    CHECKS.replace("serving > retired", "serving >"),
                    7,
                    "[order] column 10: a figure, a number or a text is wanted, not the end",
                ),
            ):
                opened.change(checks, broken)
                (found,) = await opened.shown(checks)
                assert found.range.start.line == line
                assert says in found.message
            opened.change(checks, "")
            await opened.shown(checks)
            opened.change(checks, CHECKS)
            assert [each.message for each in await opened.shown(checks)] == [TOLD]
            opened.change(table, TABLE.replace("536人,人,", "536人,人"))
            (found,) = await opened.shown(table)
            assert (found.range.start.line, found.message) == (4, "3 cells under 4 columns")

    asyncio.run(scenario())


def test_a_project_without_checks_says_so_somewhere_that_can_be_seen(folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            checks = opened.open(folder / "checks/p.toml", "", "toml")
            (found,) = await opened.shown(checks)
            assert "no checks" in found.message

    asyncio.run(scenario())


def test_hover(folder: Path) -> None:
    async def scenario() -> None:
        async with editor(capabilities(modern=False)) as opened:
            table, checks = both(opened, folder)
            retired = (
                "772人 retired\nstated: 772\n\nadds-up: disagrees\n  2186人 + 772人 + 536人 = 3494 ≠ 3521名\n"
                "  because: 😀都是党员\n\norder: agrees\n  2186人 > 772人"
            )
            for uri, needle in ((table, "772人"), (table, "retired"), (checks, "retired + "), (checks, 'retired"')):
                assert await opened.hover(uri, opened.at(uri, needle, 2)) == retired
            assert await opened.hover(checks, opened.at(checks, "order")) == "order: agrees\n  2186人 > 772人"
            for needle in ("holds", "😀"):
                assert await opened.hover(checks, opened.at(checks, needle)) is None
            assert await opened.hover(table, opened.at(table, "figure")) is None

    asyncio.run(scenario())


def test_hover_on_what_is_missing(folder: Path) -> None:
    async def scenario() -> None:
        async with editor(capabilities(modern=False)) as opened:
            table = opened.open(folder / "data/p.csv", TABLE.replace("772人", ""), "csv")
            assert await opened.hover(table, opened.at(table, "retired")) == (
                "— retired\nmissing\n\nadds-up: undetermined\n  a figure is missing\n  because: 😀都是党员\n\n"
                "order: undetermined\n  a figure is missing"
            )

    asyncio.run(scenario())


def test_what_a_check_says_of_itself(folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            table = opened.open(folder / "data/p.csv", TABLE, "csv")
            labelled = CHECKS.replace("because", 'owner = "李"\nlabel = "L"\nbecause')
            checks = opened.open(folder / "checks/p.toml", labelled, "toml")
            (found,) = await opened.shown(checks)
            assert found.message == f"{TOLD}\nL; owner: 李"
            hovered = await opened.hover(table, opened.at(table, "3521名")) or ""
            assert "because: 😀都是党员\n  L; owner: 李" in hovered

    asyncio.run(scenario())


def test_hover_on_a_figure_in_very_many_checks_and_with_a_fence_in_it(folder: Path) -> None:
    checks = "".join(f'[c{number}]\nholds = "members > {number}"\nbecause = "```"\n' for number in range(25))

    async def scenario() -> None:
        async with editor() as opened:
            opened.open(folder / "checks/p.toml", checks, "toml")
            table = opened.open(folder / "data/p.csv", TABLE, "csv")
            hovered = await opened.hover(table, opened.at(table, "3521名")) or ""
            assert (hovered[:9], hovered[-10:]) == ("````text\n", "\n\n… 5\n````")
            assert hovered.count("because") == 20

    asyncio.run(scenario())


def test_definition_and_references(folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            table, checks = both(opened, folder)
            assert await opened.definition(checks, opened.at(checks, "unposted")) == [("p.csv", "536人")]
            assert await opened.definition(table, opened.at(table, "unposted")) == [("p.csv", "3521名")]
            assert await opened.definition(checks, opened.at(checks, "order")) == [
                ("p.csv", "2186人"),
                ("p.csv", "772人"),
            ]
            assert await opened.references(checks, opened.at(checks, "unposted"), itself=False) == [
                ("p.csv", "3521名"),
                ("p.csv", "2186人"),
                ("p.csv", "772人"),
                ("p.toml", "[adds-up]"),
            ]

    asyncio.run(scenario())


def test_a_suggested_correction_is_put_into_the_table(folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            table, checks = both(opened, folder)
            action = (await opened.actions(checks, opened.at(checks, "[adds-up]")))[0]
            assert action.title == "Replace 536人 by 563人"
            opened.apply(action)
            assert opened.texts[table] == TABLE.replace("536", "563")
            assert await opened.shown(table) == []

    asyncio.run(scenario())


def test_a_correction_goes_into_the_cell_of_the_quote(folder: Path) -> None:
    (folder / "checks/p.toml").write_text('[one]\nholds = "f12 == 13"\n', encoding="utf-8")

    async def scenario() -> None:
        async with editor() as opened:
            table = opened.open(folder / "data/p.csv", 'note,figure,quote\n"a, ""12""\n12",f12,12\n', "csv")
            (found,) = await opened.shown(table)
            opened.apply((await opened.actions(table, found.range.start))[0])
            assert opened.texts[table] == 'note,figure,quote\n"a, ""12""\n12",f12,13\n'

    asyncio.run(scenario())


@pytest.mark.parametrize("modern", [True, False])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_finding_is_waived_with_a_reason(modern: bool, ends: str, folder: Path) -> None:
    async def scenario() -> None:
        async with editor(capabilities(modern=modern)) as opened:
            checks = opened.open(folder / "checks/p.toml", CHECKS.replace("\n", ends), "toml")
            opened.change(checks, opened.texts[checks].replace("serving > retired", "serving < retired"))
            for number, head in enumerate(("[adds-up]", "[order]")):
                actions = await opened.actions(checks, opened.at(checks, head, 3))
                (action,) = (each for each in actions if each.title.startswith("Waive"))
                assert not action.is_preferred
                opened.apply(action)
                codes = [each.code for each in await opened.shown(checks)]
                # Without a reason it accepts nothing.
                assert codes == ["CD201", "CD201", "CD901"][number:]
                opened.change(checks, opened.texts[checks].replace('reason = ""', 'reason = "corrected"'))
                assert [each.code for each in await opened.shown(checks)] == ["CD201"] * (1 - number)
            read = tomllib.loads(opened.texts[checks])
            assert read["adds-up"]["waived"] == read["order"]["waived"] == {"reason": "corrected"}
            assert opened.texts[checks].index("waived") < opened.texts[checks].index("# 其他")
            assert ends == "\n" or "\n" not in opened.texts[checks].replace("\r\n", "")

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "checks",
    [
        'adds-up = { holds = "members == serving + retired + unposted" }\n',
        '[adds-up]\nholds = "members == serving + retired + unposted"\nwaived = { reason = "x", until = 2020-01-01 }\n',
        '[adds-up]\nholds = "members == serving + retired + unposted"\nbecause = """\n[one]\n"""\n',
    ],
    ids=["an inline table", "a waiver that ended", "a head within a text"],
)
def test_no_waiver_is_offered_where_it_would_not_hold(checks: str, folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            uri = opened.open(folder / "checks/p.toml", checks, "toml")
            found = (await opened.shown(uri))[0]
            assert [each.title for each in await opened.actions(uri, found.range.start)] == ["Replace 536人 by 563人"]

    asyncio.run(scenario())


def test_a_last_line_without_an_end(folder: Path) -> None:
    async def scenario() -> None:
        async with editor() as opened:
            text = '[adds-up]\nholds = "members == serving + retired + unposted"'
            uri = opened.open(folder / "checks/p.toml", text, "toml")
            await opened.shown(uri)
            opened.apply((await opened.actions(uri, types.Position(0, 0)))[1])
            assert opened.texts[uri] == f'{text}\nwaived = {{ reason = "" }}'

    asyncio.run(scenario())


def test_two_publications_with_checks_of_one_name(folder: Path) -> None:
    (folder / "data/q.csv").write_text("figure,quote\na,12\nb,13\n", encoding="utf-8")
    (folder / "checks/q.toml").write_text('[adds-up]\nholds = "a == b"\n[plain]\nholds = "1 == 2"\n', encoding="utf-8")

    async def scenario() -> None:
        async with editor() as opened:
            table, checks = both(opened, folder)
            assert len(await opened.shown(checks)) == 1
            other = (folder / "checks/q.toml").as_uri()
            await opened.until(lambda: opened.last(other))
            last = opened.last(other)
            assert last is not None
            assert sorted(each.range.start.line for each in last.diagnostics) == [0, 2]
            titles = [each.title for each in await opened.actions(table, opened.at(table, "3521名"))]
            assert titles == ["Replace 536人 by 563人", "Waive adds-up (write the reason)"]

    asyncio.run(scenario())


def test_the_text_that_is_kept_is_the_buffer_too(folder: Path) -> None:
    words = "3521名 2186人 772人 563人\n"
    (folder / "data/p.md").write_text(words, encoding="utf-8")

    async def scenario() -> None:
        async with editor() as opened:
            table = opened.open(folder / "data/p.csv", TABLE.replace("536", "563"), "csv")
            assert await opened.shown(table) == []
            text = opened.open(folder / "data/p.md", words)
            opened.change(text, words.replace("772", "727"))
            await opened.until(lambda: opened.count(table))
            assert [each.code for each in await opened.shown(table)] == ["CD101"]

    asyncio.run(scenario())


@pytest.mark.parametrize("trusted", [False, True])
def test_code_of_a_project_runs_only_where_the_user_says_so(trusted: bool, folder: Path) -> None:
    (folder / "schemas").mkdir()
    schema = "import pandera.pandas as pa\nfrom check_data import Count, figure\nclass P(pa.DataFrameModel):\n"
    fields = "".join(
        f"    {name}: Count = figure(unit='人')\n" for name in ("members", "serving", "retired", "unposted")
    )
    (folder / "schemas/p.py").write_text(TOUCHED + schema + fields, encoding="utf-8")

    async def scenario() -> None:
        async with process(*(["--run-code"] if trusted else [])) as opened:
            table = opened.open(folder / "data/p.csv", TABLE, "csv")
            assert await opened.messages(table) == [TOLD]

    asyncio.run(scenario())
    assert (folder / "schemas/ran").exists() is trusted


def test_files_on_disk_in_another_encoding(folder: Path) -> None:
    table = TABLE.replace("😀", "在职、离退休和无职党员就是全部党员" * 3)
    (folder / "data/p.csv").write_bytes(table.encode("gb18030"))

    async def scenario() -> None:
        async with editor(options=Options(encoding="gb18030")) as opened:
            checks = opened.open(folder / "checks/p.toml", CHECKS, "toml")
            (found,) = await opened.shown(checks)
            first = (found.related_information or ())[0].location
            assert first.range.start.line == 1
        async with editor(options=Options(encoding="shift_jis")) as opened:
            checks = opened.open(folder / "checks/p.toml", CHECKS, "toml")
            await opened.until(lambda: opened.last((folder / "data/p.csv").as_uri()))
            assert await opened.shown(checks) == []

    asyncio.run(scenario())


def test_other_toml_and_csv_files_are_not_ours(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()

    async def scenario() -> None:
        async with editor() as opened:
            opened.open(tmp_path / "checks/p.toml", "broken", "toml")
            opened.open(tmp_path / "other.csv", "a,b\n", "csv")
            text = opened.open(tmp_path / "a.md", "5例")
            await opened.shown(text)
            assert {each.uri for each in opened.published} == {text}

    asyncio.run(scenario())


def test_the_page() -> None:
    async def scenario() -> None:
        async with editor() as opened:
            path = ROOT / "checks/hunnan.toml"
            checks = opened.open(path, path.read_text(encoding="utf-8"), "toml")
            found = await opened.shown(checks)
            assert [opened.cut(checks, each.range) for each in found] == ["[firms-within-all]", "[insured-headline]"]
            assert [each.severity for each in found] == [
                types.DiagnosticSeverity.Error,
                types.DiagnosticSeverity.Warning,
            ]
            hovered = await opened.hover(checks, opened.at(checks, "resumption_rate_headline"))
            assert "94.5% … 95.5%" in (hovered or "")

    asyncio.run(scenario())


def test_known_findings_are_not_shown(folder: Path) -> None:
    assert main(["baseline", str(folder)]) == 0

    async def scenario() -> None:
        async with editor() as opened:
            table, checks = both(opened, folder)
            assert await opened.shown(checks) == []
            opened.change(table, TABLE.replace("536", "537"))
            assert len(await opened.shown(table)) == 1
            (folder / "check-data-baseline.json").write_text("{", encoding="utf-8")
            opened.save(table)
            broken = (folder / "check-data-baseline.json").as_uri()
            await opened.until(lambda: opened.count(broken))
            assert await opened.shown(table) == []

    asyncio.run(scenario())
