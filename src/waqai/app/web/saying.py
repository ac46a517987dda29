"""Refusals in the reader's language: the sentence that a room raised, looked up in the catalogue, with its values as people read them."""

from __future__ import annotations

import re

from waqai.app.web.labels import ERASURE_STATES, FIELD_OF, KEY_LABELS, N_, RIGHTS, ROLES
from waqai.app.web.language import Language
from waqai.model import Refusal

_LATIN = re.compile(r"[A-Za-z]")
"""What holds Latin letters is an id, an address or a file's name, whose digits are part of it."""
_QUOTED = re.compile(r"\{(\w+)!r\}")
_FIELDS = ("field", "low_field", "high_field")
_NUMBERED = ("seq", "last", "number", "n")
"""Values that number things, and count none."""
_PLAIN = {400: N_("this cannot be read"), 401: N_("a login is needed"), 403: N_("this is not allowed"),
          404: N_("there is no such page"), 405: N_("this address cannot be asked in this way"),
          413: N_("more was sent than is allowed at once")}  # fmt: skip
_HERE = {
    "private-address": N_(
        "{host}: {address} is a private address, and the workbench fetches from public ones alone; "
        "whoever runs it can take such a feed in with waqai watch"
    )
}
"""What a code says here, where the room's own sentence speaks to whoever types a command."""


def said(language: Language, refusal: Refusal) -> str:
    """A refusal as one line in a language.

    >>> said(Language("en"), Refusal("no-figure", "{field}: {value!r} is no figure", field="killed", value="x"))
    'Killed: “x” is no figure'
    """
    sentence = _QUOTED.sub(r"“{\1}”", language.text(_HERE.get(refusal.code, refusal.sentence)))
    return sentence.format(**{name: _shown(language, name, value) for name, value in refusal.values.items()})


def plain_refusal(status: int) -> Refusal:
    """What is said of a status that no room of ours gave."""
    return Refusal(f"http-{status}", _PLAIN.get(status, N_("this cannot be done")))


def _shown(language: Language, name: str, value: object) -> object:
    if isinstance(value, Refusal):
        return said(language, value)
    text = str(value)
    if name in _FIELDS:
        return language.text(FIELD_OF[text].label if text in FIELD_OF else KEY_LABELS.get(text, text))
    tables = {"role": ROLES, "right": RIGHTS, "state": ERASURE_STATES}
    if name in tables and text in tables[name]:
        return language.text(tables[name][text])
    if isinstance(value, int) and not isinstance(value, bool) and name not in _NUMBERED:
        return language.number(value)
    return text if _LATIN.search(text) else language.figures(text)


__all__ = ["plain_refusal", "said"]
