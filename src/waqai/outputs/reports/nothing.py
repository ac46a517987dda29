"""Why there is nothing to report."""

from __future__ import annotations

from waqai.analysis import IncidentTable
from waqai.analysis.phases import MAX_SPAN_DAYS
from waqai.outputs.reports.request import ReportRequest


def nothing(request: ReportRequest, table: IncidentTable) -> str:
    """Why there is nothing to report, with the names that come near, so that a slip of writing is seen."""
    if not len(table):
        return "the register holds no incident that the filter means"
    if request.campaign:
        known = sorted({str(name) for name in table.rows["campaign"].dropna()})[:5]
        return f"no incident bears the campaign's name {request.campaign!r}; named in the register: {', '.join(known) or 'none'}"
    if request.actors:
        theirs = table.where(table.rows["attackers"].map(lambda cell: bool(set(request.actors) & set(cell))).to_numpy())
        if len(theirs):
            return f"no actual incident of {' or '.join(request.actors)} in the days and places asked for; {_when(theirs)}"
        counted = table.rows["attackers"].explode().dropna().value_counts()
        return f"no actual incident of {' or '.join(request.actors)} in these days and places; most often attackers: " + ", ".join(
            str(name) for name in counted.index[:6]
        )
    return "no actual incident in these days and places"


def _when(part: IncidentTable) -> str:
    """From when to when the incidents of a part are, and how many of them nobody dates to a week."""
    dated = part.days[part.span_days <= MAX_SPAN_DAYS]
    days = f", from {dated.min().item()} to {dated.max().item()}" if len(dated) else ""
    undated = f"; {len(part) - len(dated)} of them without a day" if len(dated) < len(part) else ""
    return f"of theirs the register holds {len(part)}{days}{undated}"
