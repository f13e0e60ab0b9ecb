"""What Spark failed at, in one line of the pages that it says it in."""

from __future__ import annotations

import re

_PYTHON = re.compile(r"^(?:[a-zA-Z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Runnable): (.*)$", re.M)
_JAVA = re.compile(r"^(?:Caused by)?: (?:[a-z]\w*\.)+[A-Z][\w$]*: (.*)$", re.M)
_STATE = re.compile(r"\s*SQLSTATE: \w+$")
_GONE = "stopped SparkContext"
_REFUSED = "the cluster did not take the application; its master is no Spark of this version, or ended it"
_NEED = "the Python of the workers (PYSPARK_PYTHON names it) needs check-data[spark]"


def reason(error: Exception) -> str:
    """What an error says at its bottom: the last cause of Java's, or the last line of Python's."""
    text = str(error)
    if missing := re.search(r"^ModuleNotFoundError: (No module named .*)$", text, re.M):
        return f"{missing.group(1)}; {_NEED}"
    if _GONE in text:
        return _REFUSED
    causes = _JAVA.findall(text) or _PYTHON.findall(text) or text.splitlines()[:1] or [type(error).__name__]
    return _STATE.sub("", causes[-1].strip().removesuffix(";"))
