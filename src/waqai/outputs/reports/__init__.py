"""Reports: a question over incidents answered in five sentences, with figures, tables, caveats and sources, in Arabic and English.

    from waqai.outputs.reports import ReportRequest, gather, make_report

    with Register.open("news.db") as register:
        material = gather(register, Filter())
    made = make_report(ReportRequest(kind="response", actors=("Houthis",), pivot=date(2015, 8, 3)), material)
    made.write(Path("houthis"))                     # houthis.html, houthis.pdf, houthis.json, houthis.data.jsonl.gz

See docs/reports.md.
"""

from waqai.outputs.reports.making import FORMATS, MadeReport, Rerun, make_report, read_rerun
from waqai.outputs.reports.material import Material, MaterialError, gather
from waqai.outputs.reports.request import KINDS, LANGUAGES, ReportRequest, RequestError, request_of, window_of
from waqai.outputs.reports.typeset import TypesettingError

__all__ = [
    "FORMATS",
    "KINDS",
    "LANGUAGES",
    "MadeReport",
    "Material",
    "MaterialError",
    "ReportRequest",
    "RequestError",
    "Rerun",
    "TypesettingError",
    "gather",
    "make_report",
    "read_rerun",
    "request_of",
    "window_of",
]
