"""What is refused, so that whoever asked can be told in their own language: a stable code, a sentence with named places, and the values.

The sentence is English and is what `str` gives. A room that speaks other languages looks the sentence up in its catalogue and puts the
same values into what it finds; so sentences are written as they are, never put together where they are raised (a test reads the code).
"""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):  # noqa: N818 (it is an answer, not a fault)
    """The base of all that a room refuses in words for people. The rooms' own errors derive from it.

    >>> refused = Refusal("above", "{low} is above {high}", low=5, high=3)
    >>> str(refused), refused.code, refused.values["low"]
    ('5 is above 3', 'above', 5)
    """

    def __init__(self, code: str, sentence: str, /, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.code = code
        self.sentence = sentence
        self.values: Mapping[str, object] = values

    def __reduce__(self) -> tuple[object, ...]:
        return _remade, (type(self), self.code, self.sentence, dict(self.values))


def _remade(kind: type[Refusal], code: str, sentence: str, values: Mapping[str, object]) -> Refusal:
    """The refusal that came from another process."""
    return kind(code, sentence, **values)
