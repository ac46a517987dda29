"""The nouns that every room shares: spans, mentions, counts, time spans, places, documents, events, reports and incidents."""

from waqai.model.document import Document, Issue
from waqai.model.event import COUNT_FIELDS, STATUSES, TACTIC_GROUPS, TACTICS, Event, Evidence
from waqai.model.incident import STANCES, Feature, Incident, Judgement, Link, Report, ReportKey, Version
from waqai.model.measure import Count, Place, TimeSpan
from waqai.model.refusal import Refusal
from waqai.model.span import Mention, Span

__all__ = [
    "COUNT_FIELDS",
    "STANCES",
    "STATUSES",
    "TACTICS",
    "TACTIC_GROUPS",
    "Count",
    "Document",
    "Event",
    "Evidence",
    "Feature",
    "Incident",
    "Issue",
    "Judgement",
    "Link",
    "Mention",
    "Place",
    "Refusal",
    "Report",
    "ReportKey",
    "Span",
    "TimeSpan",
    "Version",
]
