"""The register: documents, coding runs, events, judgements, incidents, and everything that people changed, in one durable store.

`Register.open("news.db")` is the way in; SQLite by path, PostgreSQL by URL. See docs/register.md.
"""

from waqai.register.changing import TAKE_BACK, Act, Conflict
from waqai.register.database import RegisterError
from waqai.register.fields import EVENT_FIELDS, INCIDENT_FIELDS, FieldError
from waqai.register.filter import Filter, FilterError, Range
from waqai.register.log import Entry, Subject
from waqai.register.redacting import PROFILES, Profile
from waqai.register.register import Info, Register, local_user
from waqai.register.selection import SORTS, Page, Selection
from waqai.register.storing import Item, Program, Stored
from waqai.register.subjects import UnknownError, event_key, event_subject
from waqai.register.viewing import DocumentView, IncidentView, Tombstone

__all__ = [
    "EVENT_FIELDS",
    "INCIDENT_FIELDS",
    "PROFILES",
    "SORTS",
    "TAKE_BACK",
    "Act",
    "Conflict",
    "DocumentView",
    "Entry",
    "FieldError",
    "Filter",
    "FilterError",
    "IncidentView",
    "Info",
    "Item",
    "Page",
    "Profile",
    "Program",
    "Range",
    "Register",
    "RegisterError",
    "Selection",
    "Stored",
    "Subject",
    "Tombstone",
    "UnknownError",
    "event_key",
    "event_subject",
    "local_user",
]
