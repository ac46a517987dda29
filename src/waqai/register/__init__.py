"""The register: documents, coding runs, events, judgements, incidents, and everything that people changed, in one durable store.

`Register.open("news.db")` is the way in; SQLite by path, PostgreSQL by URL. See docs/register.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waqai.register.changing import TAKE_BACK, Act, Conflict
    from waqai.register.database import RegisterError
    from waqai.register.erasing import ErasureError
    from waqai.register.fields import EVENT_FIELDS, INCIDENT_FIELDS, FieldError
    from waqai.register.filter import ORDERS, Filter, FilterError, Range
    from waqai.register.log import Entry, Subject
    from waqai.register.redacting import PROFILES, Profile
    from waqai.register.register import Info, Register, local_user
    from waqai.register.runs import CodingRun, Program
    from waqai.register.selection import Page, Selection
    from waqai.register.storing import Item, Stored
    from waqai.register.subjects import UnknownError, event_key, event_subject, pair_keys
    from waqai.register.viewing import DocumentView, IncidentView, Tombstone

_HOMES = {
    "changing": ("TAKE_BACK", "Act", "Conflict"),
    "database": ("RegisterError",),
    "erasing": ("ErasureError",),
    "fields": ("EVENT_FIELDS", "INCIDENT_FIELDS", "FieldError"),
    "filter": ("ORDERS", "Filter", "FilterError", "Range"),
    "log": ("Entry", "Subject"),
    "redacting": ("PROFILES", "Profile"),
    "register": ("Info", "Register", "local_user"),
    "selection": ("Page", "Selection"),
    "runs": ("CodingRun", "Program"),
    "storing": ("Item", "Stored"),
    "subjects": ("UnknownError", "event_key", "event_subject", "pair_keys"),
    "viewing": ("DocumentView", "IncidentView", "Tombstone"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "EVENT_FIELDS",
    "INCIDENT_FIELDS",
    "ORDERS",
    "PROFILES",
    "TAKE_BACK",
    "Act",
    "CodingRun",
    "Conflict",
    "DocumentView",
    "Entry",
    "ErasureError",
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
    "pair_keys",
]


def __getattr__(name: str) -> object:
    """Names are loaded when first asked for: a command that needs no register should not wait for the database's libraries."""
    if name in _HOME_OF:
        return getattr(import_module(f"waqai.register.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module 'waqai.register' has no attribute {name!r}")
