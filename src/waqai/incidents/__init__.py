"""Which coded events of different articles are one incident, and what that incident adds up to.

    from waqai.incidents import fuse, reports_of

    reports = [report for line in coded_lines for report in reports_of(line)]
    for incident in fuse(reports):
        print(incident.id, incident.counts.get("killed"), incident.conflicts)

Reports that share a block (`block_keys`) are compared; what a pair has in common is worth what the pack `fusion.yaml` says, and every
merge shows its sum (`explain`). Knows nothing of storage. See docs/fusion.md.
"""

from waqai.incidents.blocking import block_keys
from waqai.incidents.field_fusion import FIELD_KEYS
from waqai.incidents.fusing import candidates, explain, explain_each, fuse, fuse_each
from waqai.incidents.lines import read_judgements, read_reports
from waqai.incidents.pack import feature_labels
from waqai.incidents.reports import reports_of, with_rivals

__all__ = [
    "FIELD_KEYS",
    "block_keys",
    "candidates",
    "explain",
    "explain_each",
    "feature_labels",
    "fuse",
    "fuse_each",
    "read_judgements",
    "read_reports",
    "reports_of",
    "with_rivals",
]
