"""Which program calls, in whose name, and what it may do: a token's scopes, within the role of whom it belongs to.

Without a token the browser's own session may read; changing needs a token, or the form token of the session in `X-Waqai-Token`.
"""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from waqai.app.web.roles import Right, may
from waqai.app.web.visitor import Denied, LoginNeeded, Tastes, Visitor, bench_of, same_origin, visitor_or_none

SCOPES: dict[str, frozenset[Right]] = {
    "read": frozenset({Right.EXPLORE, Right.READ}),
    "write": frozenset({Right.COMMENT, Right.REVIEW}),
    "intake": frozenset({Right.INTAKE}),
    "admin": frozenset({Right.ASK_ERASURE, Right.ADMINISTER}),
}
_BEARER = HTTPBearer(auto_error=False, description="A token made under «Your account»; scopes: read, write, intake, admin.")
SAFE = ("GET", "HEAD")


def caller(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)] = None
) -> tuple[Visitor, frozenset[Right]]:
    """Who calls and what this call may use. Raises LoginNeeded (401)."""
    bench = bench_of(request)
    if given is not None:
        ticket = bench.register.ticket(given.credentials)
        if ticket is None or ticket.kind != "token":
            raise LoginNeeded
        rights = frozenset(right for scope in ticket.scopes for right in SCOPES.get(scope, frozenset()) if may(ticket.role, right))
        return Visitor(ticket.account, ticket.role, Tastes.read(request), given.credentials), rights
    asking = visitor_or_none(request)
    if asking is None:
        raise LoginNeeded
    if request.method not in SAFE:
        sent = request.headers.get("x-waqai-token", "")
        if asking.fresh or not same_origin(request) or not hmac.compare_digest(sent.encode(), asking.token.encode()):
            raise Denied("token-needed", "changing needs a token (Authorization: Bearer ...)")
    return asking, frozenset(right for right in Right if asking.may(right))


def calls(right: Right) -> Visitor:
    """A dependency: who calls, if this call may do that; else 403."""

    def check(found: Annotated[tuple[Visitor, frozenset[Right]], Depends(caller)]) -> Visitor:
        asking, rights = found
        if right not in rights:
            raise Denied("not-allowed", "this token or role ({role}) does not allow this ({right})", role=asking.role, right=right)
        return asking

    made: Visitor = Depends(check)
    return made
