"""What each role may do. A viewer sees rows without names of persons and no texts; an analyst reads and exports; a reviewer changes
rows and takes articles in; an admin keeps accounts and agrees to erasures.
"""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    """One thing that somebody may do."""

    EXPLORE = "explore"
    READ = "read"
    EXPORT = "export"
    COMMENT = "comment"
    REVIEW = "review"
    INTAKE = "intake"
    ASK_ERASURE = "ask_erasure"
    ADMINISTER = "administer"


_VIEWER = frozenset({Right.EXPLORE})
_ANALYST = _VIEWER | {Right.READ, Right.EXPORT, Right.COMMENT}
_REVIEWER = _ANALYST | {Right.REVIEW, Right.INTAKE, Right.ASK_ERASURE}
RIGHTS: dict[str, frozenset[Right]] = {
    "viewer": _VIEWER,
    "analyst": _ANALYST,
    "reviewer": _REVIEWER,
    "admin": _REVIEWER | {Right.ADMINISTER},
}


def may(role: str, right: Right) -> bool:
    """Whether a role has a right.

    >>> may("viewer", Right.READ), may("reviewer", Right.REVIEW)
    (False, True)
    """
    return right in RIGHTS.get(role, frozenset())


def profile_of(role: str) -> str:
    """The redaction profile under which a role sees rows."""
    return "full" if may(role, Right.READ) else "names"
