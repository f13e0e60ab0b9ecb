"""The reader's language, and the words of the reports in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from check_data.findings import ByLanguage, Language, Severity, Verdict
from check_data.languages.written_in import UNKNOWN, is_chinese, written_in

_SEVERITIES: Mapping[Language, Mapping[Severity, str]] = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"},
}
SEVERITIES = ByLanguage(_SEVERITIES)
_VERDICTS: Mapping[Language, Mapping[Verdict, str]] = {
    "en": {verdict: verdict.value for verdict in Verdict},
    "zh": {
        Verdict.AGREES: "相符",
        Verdict.AGREES_AS_ROUNDED: "按约数相符",
        Verdict.DISAGREES: "不符",
        Verdict.UNDETERMINED: "无法判定",
    },
}
VERDICTS = ByLanguage(_VERDICTS)
_WHY: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "missing": "a figure is missing",
        "zero": "a divisor may be 0",
        "much": "too much to decide",
        "units": "units do not fit",
    },
    "zh": {"missing": "缺少数据", "zero": "除数可能为零", "much": "计算量过大，无法判定", "units": "单位不一致"},
}
WHY = ByLanguage(_WHY)
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "because": "because",
        "label": "label",
        "owner": "owner",
        "origin": "origin",
        "tags": "tags",
        "since": "since",
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
        "kinds": "          In a check: ",
        "of kind": "{checked} of {total} {kind}",
        "and": ", ",
        "stop": ".",
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
        "hidden": "          {number} of them are not shown (--first N shows more, --all FILE writes all).",
    },
    "zh": {
        "because": "依据",
        "label": "名称",
        "owner": "负责人",
        "origin": "来源",
        "tags": "标签",
        "since": "起始日期",
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
        "kinds": "　　　其中已核对：",
        "of kind": "{kind} {checked}/{total}",
        "and": "，",
        "stop": "。",
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
        "hidden": "　　　其中 {number} 项未显示（--first N 显示更多，--all FILE 写出全部）。",
    },
}
WORDS = ByLanguage(_WORDS)

KINDS: ByLanguage[Mapping[str, str]] = ByLanguage(
    {
        "en": {
            "count": "counts",
            "measure": "measures",
            "money": "amounts of money",
            "percent": "percentages",
            "points": "percentage points",
            "times": "factors",
            "date": "dates",
            "span": "lengths of time",
            "age": "ages",
            "ratio": "ratios",
            "range": "ranges",
        },
        "zh": {
            "count": "数目",
            "measure": "计量",
            "money": "金额",
            "percent": "百分比",
            "points": "百分点",
            "times": "倍数",
            "date": "日期",
            "span": "时长",
            "age": "年龄",
            "ratio": "比值",
            "range": "区间",
        },
    }
)
"""Kinds of figures (see `reading.mention`), for summaries."""


def counted(level: Severity, number: int, language: Language) -> str:
    """So many findings of a severity: ``1 error``, ``2 warnings``, ``错误 1``."""
    name = SEVERITIES[language][level]
    return f"{name} {number}" if language == "zh" else f"{number} {name}{'' if number == 1 else 's'}"


def message_language(language: str | None) -> Language:
    """The language that a text's findings are told in, by that which `written_in` says it is in: in both scripts of
    Chinese in the one that messages are written in, English where none is known.
    """
    if language in (None, UNKNOWN):
        return "en"
    return "zh" if is_chinese(language) else language


def most(languages: Iterable[Language]) -> Language:
    """The language of most texts, the first of several; English where there are none."""
    found = Counter(languages).most_common(1)
    return found[0][0] if found else "en"


def language_of(texts: Iterable[str]) -> Language:
    """Chinese where what is printed and told of figures has Han characters as a Chinese text has; else English."""
    return "zh" if is_chinese(written_in(" ".join(texts))) else "en"
