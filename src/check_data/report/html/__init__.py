"""One self-contained HTML page: the article with its figures underlined by verdict, the findings beside it.

No network, no framework, nothing that needs a script to be read. jinja2 is imported where a page is made.
"""

from __future__ import annotations

from check_data.report.formats import Options
from check_data.report.result import Report


def render(report: Report, options: Options) -> str:
    """The page; whatever is wanted of a terminal, it is the same."""
    from check_data.report.html.page import page

    return page(report)
