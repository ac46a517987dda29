"""A known name without a frame: a place, a nationality, part of a person's name, or an ordinary word with nothing to support it."""

from __future__ import annotations

import re

from waqai.knowledge.given_names import given_names
from waqai.knowledge.places import Gazetteer, Hit
from waqai.knowledge.places.gazetteer import bare, word_key
from waqai.knowledge.places.vocabulary import GENERAL_FRAMES, Frame, PlaceWords
from waqai.mentions.place_links import is_struck
from waqai.mentions.place_mention import PREPOSITIONS, PlaceMention, kind_of, make_mention
from waqai.mentions.place_names import Name, NameReader
from waqai.text import Text, Token, word_set

_SEPARATOR = re.compile(r"\s*[،,/–\-]\s*")
_FIGHTS = frozenset(("معركه", "ومعركه", "المعركه", "بمعركه", "لمعركه"))
_KINNED = frozenset(("ابو", "ابي", "ام", "الحاج", "الشيخ"))
_DEEDS = word_set("قصفا هجوما توغلا عدوانا تصعيدا تفجيرا إنزالا")  # nouns behind which a place may stop, and a nation may not
_MISSPELT = {"اب": "آأ"}  # «آب» is August and «أب» a father, «إب» is a governorate


class PlainReader:
    """Reads known names that no frame opens."""

    def __init__(self, names: NameReader, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._names = names
        self.words = words
        self.gazetteer = gazetteer

    def read(self, text: Text, name: Name) -> list[PlaceMention]:
        """A known name without a frame, unless it is part of a person's name or an ordinary word with nothing to support it."""
        tokens, words = text.tokens, self.words
        before = tokens[name.start - 1] if name.start and tokens[name.start - 1].sentence == tokens[name.start].sentence else None
        near = before is not None and not _SEPARATOR.search(tokens[name.start].before) and not name.pro
        role = None
        hits = name.hits
        adjective = all(h.relation == "adjective" for h in hits)
        if any(h.relation == "adjective" for h in hits) and not adjective:
            adjective = self._agrees(before, tokens[name.start].folded, name.pro)
            hits = tuple(h for h in hits if (h.relation == "adjective") == adjective)
        if near and name.end - name.start == 1 and not adjective and self._in_accusative(before, tokens[name.start].folded, hits):
            return []
        described = self._described(before, tokens[name.start].folded, hits) if near and name.end - name.start == 1 else ()
        if described:
            hits, adjective = described, True
        if adjective:
            return [make_mention(text, name.start, name.end, hits, kind="nationality", pro=name.pro, common=name.common)]
        coarse = any(h.row.kind == "country" for h in hits)
        if near and before is not None and not coarse and name.end - name.start == 1:
            if before.folded in words.person_heads or before.folded in words.given_names:
                return []
            if name.end < len(tokens) and tokens[name.end].folded in ("بن", "ابن", "بنت"):
                return []
        elif near and before is not None and tokens[name.start].folded in _KINNED and before.folded in words.given_names | given_names():
            return []  # «حماد أبو ماريا», «سليم الحاج علي»
        if near and before is not None and bare(before.folded) in words.group_heads and (before.folded in _FIGHTS or not _definite(before)):
            role = None if before.folded in _FIGHTS and not name.common else "name"
        as_written = tokens[name.start].folded
        supported = self._supported(before, name.pro) or self._heads_a_list(tokens, name) or is_struck(tokens, name.start, words)
        if name.common and (role or not supported or (name.pro and as_written in words.common)):
            return []
        frame = self._own_frame(tokens, name)
        if frame:
            rest = self.gazetteer.lookup(" ".join(word_key(t.folded) for t in tokens[name.start + 1 : name.end]))
            hits = (*hits, *(h for h in rest if h.relation != "adjective" and all(h.row is not known.row for known in hits)))
        if _MISSPELT.get(tokens[name.start].folded) and text.raw[tokens[name.start].start] in _MISSPELT[tokens[name.start].folded]:
            return []
        if as_written == "علي" and text.raw[tokens[name.start].end - 1] == "ى":
            return []  # «هجوم على كمين», no «علي كمين»
        kind, opened_by = (frame.kind, frame.word) if frame else (kind_of(hits), "")
        return [make_mention(text, name.start, name.end, hits, kind=kind, pro=name.pro, frame=opened_by, role=role, common=name.common)]

    @staticmethod
    def _in_accusative(before: Token | None, folded: str, hits: tuple[Hit, ...]) -> bool:
        """«مسجدا أثريا»: an adjective in the accusative after a noun in that case, not the small place of that name."""
        if before is None or not before.is_arabic or not folded.endswith("يا") or folded.startswith("ال") or len(before.folded) < 4:
            return False
        noun = (
            before.folded.endswith("ا")
            and not before.folded.endswith(("وا", "ها", "هما", "نا", "ما"))
            and not before.folded.startswith("ال")
        )
        return noun and all(h.row.kind not in ("country", "admin1") and h.row.weight < 150_000 for h in hits)

    def _described(self, before: Token | None, folded: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """«جنديا تركيا», «مواطنا سوريا»: an adjective in the accusative that reads like the country, after a noun in that case."""
        if before is None or not any(h.row.kind == "country" for h in hits) or not folded.endswith("يا") or not before.is_arabic:
            return ()
        noun = before.folded
        if len(noun) < 4 or not noun.endswith("ا") or noun.endswith(("وا", "ها", "هما")) or noun.startswith("ال"):
            return ()
        told = noun in self.words.stops and noun not in _DEEDS
        if told or noun in self.words.directions or noun in PREPOSITIONS:
            return ()
        return tuple(h for h in self.gazetteer.lookup(word_key(folded[:-1])) if h.relation == "adjective" and h.row.kind == "country")

    def nation_in_accusative(self, text: Text, at: int) -> list[PlaceMention]:
        """«قصفا إسرائيليا», «مواطنا باكستانيا»: an adjective of nationality in the accusative, behind a noun in that case."""
        tokens = text.tokens
        before = tokens[at - 1] if at and tokens[at - 1].sentence == tokens[at].sentence else None
        if before is None or _SEPARATOR.search(tokens[at].before):
            return []
        noun = before.folded
        if len(noun) < 4 or not noun.endswith("ا") or noun.endswith(("وا", "ها", "هما")) or noun in PREPOSITIONS:
            return []
        hits = tuple(
            h for h in self.gazetteer.lookup(word_key(tokens[at].folded[:-1])) if h.relation == "adjective" and h.row.kind == "country"
        )
        return [make_mention(text, at, at + 1, hits, kind="nationality", pro="", common=False)] if hits else []

    def _own_frame(self, tokens: list[Token], name: Name) -> Frame | None:
        """The frame word with which a known name of several words begins («مدينة رفح» as the tables have it)."""
        if name.end - name.start < 2:
            return None
        frame = self.words.frames.get(tokens[name.start].folded.removeprefix(name.pro))
        return frame if frame and frame.use == "name" and frame.kind in GENERAL_FRAMES else None

    @staticmethod
    def _supported(before: Token | None, pro: str) -> bool:
        if pro[-1:] in ("ب", "ل"):
            return True
        return (
            before is not None
            and before.folded in ("في", "وفي", "ففي", "الي", "من", "علي", "باتجاه", "نحو", "قرب", "بين", "وسط", "بوسط", "داخل")
            or pro == "و"
            and before is not None
        )

    def _heads_a_list(self, tokens: list[Token], name: Name) -> bool:
        """«استهدفت الخيام وكفركلا»: a word that is mostly no place is one where a sure place is joined to it."""
        at = name.end
        if name.pro or not name.hits or at >= len(tokens) or not tokens[at].folded.startswith("و") or not tokens[at].before.isspace():
            return False
        joined = self._names.known(tokens, at)
        if joined is None or joined.common or joined.pro != "و":
            return False
        homes = {h.row.country for h in joined.hits if h.relation != "adjective"}
        return any(h.row.country in homes for h in name.hits)

    @staticmethod
    def _agrees(before: Token | None, folded: str, pro: str) -> bool:
        """Whether a word that is both a country and an adjective («السعودية», «سورية») follows a noun that it describes."""
        if before is None or pro:
            return False
        if before.folded in PREPOSITIONS or before.folded[:1] == "ب" and before.folded in ("بين",):
            return False
        definite = folded.startswith("ال")
        if definite:
            return before.folded.startswith(("ال", "وال", "بال", "لل", "فال"))
        return before.folded.endswith(("ه", "ات")) and not before.folded.startswith("ال")


def _definite(token: Token) -> bool:
    """Whether a word carries the article: «التحالف» takes no name behind it, «تحالف» does."""
    return token.folded.startswith(("ال", "وال", "بال", "فال", "لل"))
