"""Roads that are told by the places between which they run: «الطريق الدولي الرابط بين مدينتي س وص», «طريق يربط بلدة س بمدينة ص»."""

from __future__ import annotations

from dataclasses import replace

from waqai.knowledge.places import Hit
from waqai.mentions.place_fit import TOWNS
from waqai.mentions.place_mention import PlaceMention, make_mention
from waqai.mentions.place_names import NameReader
from waqai.text import Text, Token, word_set

ROAD_WORDS = {"الطريق": "", "طريق": "", "والطريق": "و", "بالطريق": "ب", "للطريق": "ل", "لطريق": "ل", "بطريق": "ب"}
"""Words that open a road, each with its proclitic."""
_BARE = ("طريق", "لطريق", "بطريق")
_OF_ROADS = word_set(
    "الدولي السريع الرئيسي الرئيسية الرئيس الساحلي الصحراوي البري الزراعي العام القديم الجديد الوحيد الاستراتيجي رئيسي رئيسية سريع دولي "
    "ساحلي صحراوي فرعي ترابي الترابي الفرعي الإسفلتي المعبد الذي التي الرابط الرابطة الواصل الواصلة الممتد الممتدة الفاصل ما"
)
_JOINING = word_set("يربط تربط يصل تصل الرابط الواصل")
_FRAMES = word_set("مدينتي بلدتي قريتي منطقتي ناحيتي مدينة بلدة قرية منطقة ناحية مخيم")
_MOST = 5


class RoadReader:
    """Reads roads with the names that the gazetteer knows."""

    def __init__(self, names: NameReader) -> None:
        self._names = names

    def read(self, text: Text, at: int) -> list[PlaceMention]:
        """The road that a word opens with both its ends, as one mention; nothing where it is told otherwise."""
        tokens = text.tokens
        position, joins = at + 1, False
        while position < len(tokens) and position <= at + _MOST and _follows(tokens, position):
            folded = tokens[position].folded
            if folded == "بين":
                return self._between(text, at, position + 1, "و")
            if position == at + 1 and tokens[at].folded in _BARE and (made := self._from_to(text, at)):
                return made
            joins = joins or folded in _JOINING
            if folded not in _OF_ROADS and folded not in _JOINING:
                break
            position += 1
        return self._between(text, at, position, "ب") if joins and position < len(tokens) else []

    def _from_to(self, text: Text, at: int) -> list[PlaceMention]:
        """«طريق دمشق السويداء», «طريق حلب اللاذقية الدولي»: two towns of one land, named one after the other."""
        first = self._end(text.tokens, at + 1, "")
        second = self._end(text.tokens, first[1], "") if first is not None else None
        if first is None or second is None or text.tokens[first[1]].before != " ":
            return []
        lands = {h.row.country for h in first[0] if h.row.kind in TOWNS} & {h.row.country for h in second[0] if h.row.kind in TOWNS}
        if not lands:
            return []
        made = make_mention(text, at, second[1], first[0], kind="road", pro=ROAD_WORDS[text.tokens[at].folded])
        return [replace(made, frame="طريق", other_end=second[0])]

    def _between(self, text: Text, at: int, position: int, joint: str) -> list[PlaceMention]:
        tokens = text.tokens
        first = self._end(tokens, position, "")
        if first is None:
            return []
        second = self._end(tokens, first[1], joint)
        if second is None:
            return []
        made = make_mention(text, at, second[1], first[0], kind="road", pro=ROAD_WORDS[tokens[at].folded])
        return [replace(made, frame="طريق", other_end=second[0])]

    def _end(self, tokens: list[Token], at: int, joint: str) -> tuple[tuple[Hit, ...], int] | None:
        """A town that a road runs from or to, framed or not, `joint` («و», «ب») on its first word; and the token after it."""
        if at >= len(tokens) or not _follows(tokens, at):
            return None
        folded = tokens[at].folded
        if folded.startswith(joint) and folded[len(joint) :] in _FRAMES and at + 1 < len(tokens):
            name = self._names.known(tokens, at + 1, supported=True, cut=False)
        else:
            name = self._names.known(tokens, at, supported=True, cut=bool(joint))
            if name is not None and name.pro != joint:
                return None
        hits = tuple(h for h in name.hits if h.relation != "adjective" and h.row.kind != "country") if name is not None else ()
        return (hits, name.end) if name is not None and hits else None


def _follows(tokens: list[Token], at: int) -> bool:
    """Whether a token goes on from the one before it without a comma or the end of a sentence."""
    return tokens[at].sentence == tokens[at - 1].sentence and not any(c in tokens[at].before for c in "،,؛:")
