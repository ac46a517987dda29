"""Who works on the register: accounts with a role, logins and tokens of which only a hash is kept, and the record of what was done.

What a role may do is for the workbench and the interface to enforce; passwords are hashed there. The command line acts as the user of
the machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from waqai.register.clock import now, take
from waqai.register.fields import FieldError
from waqai.register.schema import ROLES, Account, Activity, Login
from waqai.register.subjects import UnknownError
from waqai.register.written import canonical

_HANDLE = 16
"""So many digits of a secret's hash name a token among those of one account; nobody finds the secret from them."""


@dataclass(frozen=True, slots=True)
class Person:
    """An account without its secrets."""

    name: str
    display: str
    role: str
    language: str | None
    created: str
    disabled: str | None
    has_password: bool
    has_second_factor: bool


@dataclass(frozen=True, slots=True)
class Ticket:
    """A login or token that holds: whose it is, what it is for, what it may do, what the workbench keeps with it."""

    account: str
    role: str
    kind: str
    label: str
    scopes: tuple[str, ...]
    data: Mapping[str, Any]
    created: str
    expires: str | None


@dataclass(frozen=True, slots=True)
class Token:
    """A token that was made, without its secret. `handle` names it among those of its account; `ended`: since when it holds no more."""

    handle: str
    label: str
    scopes: tuple[str, ...]
    created: str
    expires: str | None
    ended: str | None

    def holds(self, at: str) -> bool:
        """Whether it can be used at a moment."""
        return self.ended is None and (self.expires is None or self.expires > at)


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done with the register besides changing rows."""

    num: int
    at: str
    who: str
    what: str
    detail: Mapping[str, Any]


def note(connection: Connection, who: str, what: str, detail: Mapping[str, Any]) -> None:
    """Write what was done into the record of activities."""
    connection.execute(
        insert(Activity).values(num=take(connection, "activity"), at=now(), who=who, what=what, detail=canonical(dict(detail)))
    )


def activities(connection: Connection, limit: int = 100, before: int | None = None) -> list[Deed]:
    """The record of activities, the newest first."""
    query = select(Activity.__table__).order_by(Activity.num.desc()).limit(limit)
    if before is not None:
        query = query.where(Activity.num < before)
    return [Deed(row.num, row.at, row.who, row.what, json.loads(row.detail)) for row in connection.execute(query)]


def add_person(connection: Connection, by: str, name: str, role: str, display: str = "", language: str | None = None) -> None:
    """Make an account. Raises FieldError for an unknown role or a name that is taken."""
    _known_role(role)
    if not name.strip() or len(name) > 100:
        raise FieldError("no-account-name", "{name!r} is no name for an account", name=name)
    if connection.execute(select(Account.name).where(Account.name == name)).scalar() is not None:
        raise FieldError("account-taken", "{name}: there is an account of this name", name=name)
    values = {"name": name, "display": display or name, "role": role, "language": language, "created": now()}
    connection.execute(insert(Account).values(**values, secret=None, second_factor=None, disabled=None))
    note(connection, by, "account made", {"account": name, "role": role})


def change_person(connection: Connection, by: str, name: str, **values: Any) -> None:
    """Set `role`, `display`, `language`, `secret`, `second_factor` or `disabled` (a bool) of an account."""
    allowed = {"role", "display", "language", "secret", "second_factor", "disabled"}
    if unknown := values.keys() - allowed:
        names, known = ", ".join(sorted(unknown)), ", ".join(sorted(allowed))
        raise FieldError("no-account-field", "{names}: an account has {known}", names=names, known=known)
    if "role" in values:
        _known_role(values["role"])
    if "disabled" in values:
        values["disabled"] = now() if values["disabled"] else None
    if not connection.execute(update(Account).where(Account.name == name).values(**values)).rowcount:
        raise UnknownError("no-such-account", "{name}: no such account", name=name)
    shown = {key: "set" if key in ("secret", "second_factor") else value for key, value in values.items()}
    note(connection, by, "account changed", {"account": name, **shown})
    if values.get("disabled") or "secret" in values:
        connection.execute(update(Login).where(Login.account == name, Login.ended.is_(None)).values(ended=now()))


def people(connection: Connection) -> list[Person]:
    """All accounts, by name."""
    return [_person(row) for row in connection.execute(select(Account.__table__).order_by(Account.name))]


def secrets_of(connection: Connection, name: str) -> tuple[Person, str | None, str | None] | None:
    """An account with the hash of its password and its second factor, for whoever checks them; None where there is no such account."""
    row = connection.execute(select(Account.__table__).where(Account.name == name)).one_or_none()
    return None if row is None else (_person(row), row.secret, row.second_factor)


def open_ticket(
    connection: Connection, account: str, kind: str, secret: str, *, label: str = "", scopes: Sequence[str] = (),
    data: Mapping[str, Any] | None = None, expires: str | None = None,
) -> None:  # fmt: skip
    """Keep a login (`session`) or token (`token`). The secret itself is not kept."""
    values = {"digest": _digest(secret), "account": account, "kind": kind, "label": label, "scopes": " ".join(scopes)}
    connection.execute(
        insert(Login).values(**values, data=canonical(dict(data or {})), created=now(), expires=expires, seen=None, ended=None)
    )
    if kind == "token":
        note(connection, account, "token made", {"label": label, "scopes": list(scopes)})


def ticket(connection: Connection, secret: str, at: str | None = None) -> Ticket | None:
    """Who holds this secret, if it holds: not ended, not run out, its account not disabled."""
    query = select(Login.__table__, Account.role, Account.disabled).join(Account, Account.name == Login.account)
    row = connection.execute(query.where(Login.digest == _digest(secret))).one_or_none()
    if row is None or row.ended or row.disabled or (row.expires is not None and row.expires <= (at or now())):
        return None
    scopes = tuple(row.scopes.split())
    return Ticket(row.account, row.role, row.kind, row.label, scopes, json.loads(row.data), row.created, row.expires)


def close_ticket(connection: Connection, secret: str) -> bool:
    """End a login or token. Whether there was one."""
    ended = connection.execute(update(Login).where(Login.digest == _digest(secret), Login.ended.is_(None)).values(ended=now()))
    return bool(ended.rowcount)


def tokens(connection: Connection, account: str) -> list[Token]:
    """The tokens of an account, the newest first."""
    query = select(Login.__table__).where(Login.account == account, Login.kind == "token").order_by(Login.created.desc(), Login.digest)
    return [
        Token(row.digest[:_HANDLE], row.label, tuple(row.scopes.split()), row.created, row.expires, row.ended)
        for row in connection.execute(query)
    ]


def end_token(connection: Connection, by: str, account: str, handle: str) -> None:
    """End one token of an account. Raises UnknownError for a handle of none that holds."""
    named = Login.digest.startswith(handle, autoescape=True) if len(handle) == _HANDLE else Login.digest.is_(None)
    mine = update(Login).where(Login.account == account, Login.kind == "token", Login.ended.is_(None), named)
    if connection.execute(mine.values(ended=now())).rowcount != 1:
        raise UnknownError("no-such-token", "secret: none of your tokens that holds")
    note(connection, by, "token ended", {"account": account, "token": handle})


def _person(row: Any) -> Person:
    return Person(
        row.name, row.display, row.role, row.language, row.created, row.disabled, row.secret is not None, row.second_factor is not None
    )


def _known_role(role: Any) -> None:
    if role not in ROLES:
        raise FieldError("no-such-role", "role {role!r}: one of {known}", role=role, known=", ".join(ROLES))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
