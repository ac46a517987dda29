"""A direction and the place that it is told from: «شمال شرق تعز», «غربي قضاء طوزخورماتو», «على بعد 15 كم جنوب بهرز»."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from waqai.knowledge.places.gazetteer import bare
from waqai.knowledge.places.vocabulary import PlaceWords
from waqai.mentions.place_mention import PlaceMention, make_mention
from waqai.mentions.place_names import NameReader, Reading
from waqai.text import Text, Token

_OF = "من"
_DEFINITE_SIDES = ("الشرقي", "الغربي", "الشرق", "الغرب")  # «الشمال الشرقي من»


class DirectionReader:
    """Reads directions; `inner` reads the place that follows (with its frame), as the finder does elsewhere."""

    def __init__(self, names: NameReader, words: PlaceWords, inner: Callable[[Text, int], list[PlaceMention]]) -> None:
        self._names = names
        self.words = words
        self._inner = inner

    def read(self, text: Text, at: int, reading: Reading) -> list[PlaceMention]:
        """A direction and its place: «شمال شرق تعز», «غربي قضاء طوزخورماتو», «15 كم جنوب بهرز»."""
        tokens = text.tokens
        degrees = [reading.direction]
        first = at + 1
        definite = reading.word.startswith("ال")
        if definite and (first >= len(tokens) or tokens[first].folded not in (_OF, *_DEFINITE_SIDES)):
            return []  # «الشرق السوري»; «إلى الشرق من دير الزور» is a direction
        while first < len(tokens) and first < at + 3 and (more := self.words.directions.get(bare(tokens[first].folded))) is not None:
            if self._names_country(tokens, first):
                break  # «شمال جنوب السودان»
            degrees.append(more)
            first += 1
        if first >= len(tokens) or tokens[first].sentence != tokens[at].sentence or "،" in tokens[first].before:
            return []
        if tokens[first].folded == _OF and first + 1 < len(tokens):
            first += 1
        elif definite:
            return []
        inner = self._inner(text, first)
        if not inner or inner[0].common and not inner[0].frame and reading.pro == "" and reading.word.startswith("ال"):
            return []
        head = inner[0]
        known = [d for d in degrees if d is not None and d >= 0]
        distance = self._distance(tokens, at)
        made = make_mention(text, at, head.end, head.hits, kind=head.kind, pro=reading.pro)
        made = replace(made, frame=head.frame, part=head.part, common=head.common, quoted=head.quoted)
        return [replace(made, direction=_middle(known) if known else -1, distance_km=distance), *inner[1:]]

    def _names_country(self, tokens: list[Token], at: int) -> bool:
        """Whether a direction opens a country's name: «جنوب السودان», «جنوب أفريقيا»."""
        name = self._names.known(tokens, at, supported=True, cut=False)
        return name is not None and name.end > at + 1 and any(h.relation == "name" and h.row.kind == "country" for h in name.hits)

    def _distance(self, tokens: list[Token], at: int) -> float | None:
        """The kilometres that stand before a direction («على بعد 15 كم»)."""
        if at < 2 or tokens[at - 1].folded not in self.words.distances or tokens[at - 1].sentence != tokens[at].sentence:
            return None
        number = tokens[at - 2].folded.replace(",", ".")
        if not re.fullmatch(r"\d+(\.\d+)?", number):
            return None
        return float(number) * (1.609 if tokens[at - 1].folded.startswith("مي") or tokens[at - 1].folded.startswith("امي") else 1.0)


def _middle(degrees: list[int]) -> int:
    """The direction between two: north and east make north-east.

    >>> _middle([0, 270]), _middle([180, 90])
    (315, 135)
    """
    if len(degrees) == 1:
        return degrees[0]
    a, b = degrees[0], degrees[1]
    return (a + b + (360 if abs(a - b) > 180 else 0)) // 2 % 360
