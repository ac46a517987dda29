"""The nouns that every room shares: spans, mentions, counts, time spans, places, documents and events."""

from waqai.model.document import Document, Issue
from waqai.model.event import COUNT_FIELDS, STATUSES, TACTICS, Event, Evidence
from waqai.model.measure import Count, Place, TimeSpan
from waqai.model.span import Mention, Span

__all__ = [
    "COUNT_FIELDS",
    "STATUSES",
    "TACTICS",
    "Count",
    "Document",
    "Event",
    "Evidence",
    "Issue",
    "Mention",
    "Place",
    "Span",
    "TimeSpan",
]
