"""The reader's language, and the words of the reports in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from check_data.findings import Language, Severity, Verdict

SEVERITIES: Mapping[Language, Mapping[Severity, str]] = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"},
}
VERDICTS: Mapping[Language, Mapping[Verdict, str]] = {
    "en": {verdict: verdict.value for verdict in Verdict},
    "zh": {
        Verdict.AGREES: "相符",
        Verdict.AGREES_AS_ROUNDED: "按约数相符",
        Verdict.DISAGREES: "不符",
        Verdict.UNDETERMINED: "无法判定",
    },
}
WHY: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "missing": "a figure is missing",
        "zero": "a divisor may be 0",
        "units": "units do not fit",
    },
    "zh": {"missing": "缺少数据", "zero": "除数可能为零", "units": "单位不一致"},
}
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "because": "because",
        "perhaps": "{quote}: perhaps {suggestion}",
        "line": "line {line}",
        "waived": "waived: {reason}",
        "waived until": "waived until {until}: {reason}",
        "known": ", {number} known",
        "clean": "No findings.",
        "nothing": "Nothing was compared, so nothing could be found.",
        "silent": "Not compared: nothing in {number} of {total} texts.",
        "empty": "Not compared: {path} holds no records.",
        "not compared": "Not compared: no record of {path} by {check}.",
        "unread": "Not read: {told}",
        "findings": "Findings: {errors}, {warnings}, {notes}; {waived} waived{known}.",
        "checks": "Checks:   {total}: {agrees} agree, {rounded} agree as rounded, {disagrees} disagree, "
        "{undetermined} undetermined.",
        "figures": "Figures:  {total}: {checked} in a check, {unchecked} in none{hint}.",
        "hint": " (--show-unchecked lists them)",
        "texts": "Texts:    {read} read, {unread} can't be read, {none} records without one.",
        "unchecked": "In no check:",
        "figure": "figure",
        "quote": "quote",
        "stated": "stated",
        "rounded": "rounded",
        "place": "place",
        "check": "check",
        "verdict": "verdict",
        "arithmetic": "arithmetic",
        "missing": "missing",
        "records": "Records:  {records} of {path}, by {engine}.",
        "share": "share that disagrees",
        "severity": "severity",
        "rule": "rule",
        "finding": "finding",
        "left out": "{number} more findings are left out here.",
    },
    "zh": {
        "because": "依据",
        "perhaps": "{quote}或为{suggestion}",
        "line": "第 {line} 行",
        "waived": "已豁免：{reason}",
        "waived until": "豁免至 {until}：{reason}",
        "known": "，已知 {number}",
        "clean": "没有发现问题。",
        "nothing": "没有可以核对的内容，无从发现问题。",
        "silent": "未核对：{total} 篇文本中有 {number} 篇没有可以核对的内容。",
        "empty": "未核对：{path} 中没有记录。",
        "not compared": "未核对：{path} 的记录均无法按 {check} 核对。",
        "unread": "未读取：{told}",
        "findings": "发现：{errors}，{warnings}，{notes}；已豁免 {waived}{known}。",
        "checks": "核对：共 {total} 项，相符 {agrees}，按约数相符 {rounded}，不符 {disagrees}，"
        "无法判定 {undetermined}。",
        "figures": "数字：共 {total} 个，已核对 {checked}，未核对 {unchecked}{hint}。",
        "hint": "（用 --show-unchecked 列出）",
        "texts": "文本：已读 {read} 篇，无法读取 {unread} 篇，没有文本的记录 {none} 条。",
        "unchecked": "未核对的数字：",
        "figure": "数字",
        "quote": "原文",
        "stated": "原数",
        "rounded": "约数",
        "place": "位置",
        "check": "核对项",
        "verdict": "结论",
        "arithmetic": "算式",
        "missing": "缺失",
        "records": "记录：{path} 共 {records} 条，引擎 {engine}。",
        "share": "不符占比",
        "severity": "级别",
        "rule": "规则",
        "finding": "发现",
        "left out": "另有 {number} 项发现未在此列出。",
    },
}


def counted(level: Severity, number: int, language: Language) -> str:
    """So many findings of a severity: ``1 error``, ``2 warnings``, ``错误 1``."""
    name = SEVERITIES[language][level]
    return f"{name} {number}" if language == "zh" else f"{number} {name}{'' if number == 1 else 's'}"


def language_of(quotes: Iterable[str]) -> Language:
    """Chinese where any quote is, else English."""
    others = (quote for quote in quotes if not quote.isascii())
    return "zh" if any("\u4e00" <= char <= "\u9fff" for quote in others for char in quote) else "en"
