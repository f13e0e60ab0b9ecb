"""A small picture of a check, as SVG: one file a kind. It repeats what the arithmetic beside it says."""

from __future__ import annotations

from markupsafe import Markup

from check_data.findings import Verdict
from check_data.report.html.pictures import order, parts, shares, timeline
from check_data.report.html.pictures.sides import compared
from check_data.report.result import Verified


def picture(each: Verified) -> Markup:
    """The picture of a check under the readings that decided its verdict; none where there is no verdict."""
    if each.outcome.verdict is Verdict.UNDETERMINED:
        return Markup("")
    what = compared(each)
    return timeline.draw(what) or parts.draw(what) or shares.draw(what) or order.draw(what)
