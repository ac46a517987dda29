"""Accounts, logins and the record of activities, on which the workbench will stand."""

from __future__ import annotations

import pytest

from waqai.register import FieldError, Register, UnknownError


def test_accounts(register: Register) -> None:
    register.add_person("ann", "ann", "admin", "Ann A.", "en")
    register.add_person("ann", "bob", "analyst")
    register.change_person("ann", "bob", role="reviewer", secret="$argon2id$not-a-real-hash")
    assert [(person.name, person.role, person.has_password) for person in register.people()] == [
        ("ann", "admin", False),
        ("bob", "reviewer", True),
    ]
    found = register.secrets_of("bob")
    assert found is not None
    assert found[1] == "$argon2id$not-a-real-hash"
    assert register.secrets_of("cyd") is None
    assert "argon2" not in str([deed.detail for deed in register.activities()])
    for change in (
        lambda: register.add_person("ann", "bob", "viewer"),
        lambda: register.add_person("ann", "cyd", "king"),
        lambda: register.add_person("ann", " ", "viewer"),
        lambda: register.change_person("ann", "bob", shoe=43),
    ):
        with pytest.raises(FieldError):
            change()
    with pytest.raises(UnknownError):
        register.change_person("ann", "cyd", role="viewer")


def test_logins_hold_until_they_end(register: Register) -> None:
    register.add_person("ann", "ann", "admin")
    register.open_ticket("ann", "session", "s3cret", data={"csrf": "x"}, expires="2999-01-01T00:00:00.000Z")
    register.open_ticket("ann", "token", "t0ken", label="script", scopes=["read", "export"])
    register.open_ticket("ann", "session", "old", expires="2001-01-01T00:00:00.000Z")
    ticket = register.ticket("s3cret")
    assert ticket is not None
    assert (ticket.account, ticket.role, ticket.kind, ticket.data) == ("ann", "admin", "session", {"csrf": "x"})
    token = register.ticket("t0ken")
    assert token is not None
    assert token.scopes == ("read", "export")
    assert register.ticket("old") is None
    assert register.ticket("guess") is None
    assert register.close_ticket("s3cret")
    assert not register.close_ticket("s3cret")
    assert register.ticket("s3cret") is None
    register.change_person("ann", "ann", disabled=True)
    assert register.ticket("t0ken") is None


def test_secrets_of_logins_are_not_stored(register: Register) -> None:
    from .test_erasing import remains

    register.add_person("ann", "ann", "admin")
    register.open_ticket("ann", "session", "a-very-secret-word")
    assert remains(register, "a-very-secret-word") == []
