"""Find the places that a text names: their words, their frames, how they hang together, and what else they may be.

Nothing is chosen among homonyms here (see `geocode`): a mention keeps every row of the gazetteer that goes by its name.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from waqai.knowledge.places import Gazetteer, Hit
from waqai.knowledge.places.gazetteer import bare, word_key
from waqai.knowledge.places.latin import is_latin
from waqai.knowledge.places.rows import SITE_KINDS
from waqai.knowledge.places.vocabulary import GENERAL_FRAMES, Frame, PlaceWords, load_place_words
from waqai.mentions.place_directions import DirectionReader
from waqai.mentions.place_links import link
from waqai.mentions.place_lists import ListReader
from waqai.mentions.place_mention import PlaceMention, kind_of, make_mention, preposition_before
from waqai.mentions.place_names import Name, NameReader, Reading
from waqai.mentions.place_parts import PART_WORDS, PartReader
from waqai.mentions.place_plain import PlainReader
from waqai.mentions.place_roads import ROAD_WORDS, RoadReader
from waqai.mentions.place_scopes import ANAPHORS, BORDER_WORDS, ScopeReader
from waqai.text import Text, Token, word_set
from waqai.text.remembering import WORDS

__all__ = ["PlaceFinder", "PlaceMention", "find_places"]

_SEPARATOR = re.compile(r"\s*[،,/–\-]\s*")
_KEPT_PARTS = frozenset(("countryside", "outskirts"))
_KINGDOMS = ("SA", "JO", "MA", "BH")
_OWNERS = word_set("حزب حركة جماعة تنظيم قوات ميليشيا ميليشيات مليشيا مليشيات عناصر مقاتلي مسلحي كتائب فصائل هيئة جبهة")  # «معسكر لحزب ...»
_LED_TO = word_set(
    "الانفجار الانفجاران الانفجارات التفجير التفجيران التفجيرات الهجوم الهجومان الهجمات القصف الحادث الاعتداء الغارة الغارات ذلك"
)
"""«وادى الانفجار إلى مقتل ...», without a hamza, is no valley."""
_CARRIED_OUT = word_set(
    "عملية عمليات هجوم الهجمات اعتداء الاعتداءات تفجير التفجيران مجزرة المجزرة مذبحة المذبحة جريمة الجريمة حادث اغتيال محاولة إطلاق"
)
_SEATS = frozenset(("مركز", "قطاع", "قضاء"))
_SPOTS = frozenset(("جوله", "سوق"))
_ALSO_ADJECTIVES = frozenset(("محليه", "محلية"))  # «في محلية باو», but «مصادر محلية»
_POSTS = frozenset(("front", "checkpoint", "base"))
_QUOTING = frozenset(
    "جبهه محور حاجز نقطه بوابه عقبه نقيل حصن جوله سوق مدرسه فندق مزرعه مزار ضريح معبد دير مستوصف قنطره قلعه مصنع معمل سهل مجمع مربع".split()
)
_JOINED_ON = frozenset(("مزرعه", "محور", "سهل", "هجره"))
_POSTS_OF = frozenset(("نقطه", "حاجز"))
_POST_KINDS = frozenset(("تفتيش", "عسكري", "عسكريه", "امني", "امنيه", "مراقبه"))


class PlaceFinder:
    """Finds places in texts; holds the gazetteer and the vocabulary, and may be used for any number of texts.

    >>> from waqai.knowledge.places import load_gazetteer
    >>> from waqai.text import read
    >>> finder = PlaceFinder(load_gazetteer())
    >>> [(m.name_ar, m.inside) for m in finder.find(read("وقع الهجوم في قرية النوفل شمال المقدادية بديالى"))]
    [('قرية النوفل', 1), ('شمال المقدادية', 2), ('ديالى', None)]
    """

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords | None = None) -> None:
        self.gazetteer = gazetteer
        self.words = words or load_place_words()
        self._names = NameReader(gazetteer, self.words)
        self._scopes = ScopeReader(self._names)
        self._roads = RoadReader(self._names)
        self._lists = ListReader(self._names, self.words)
        self._parts = PartReader(self._names, self.words, self._inner)
        self._plain = PlainReader(self._names, self.words, gazetteer)
        self._directions = DirectionReader(self._names, self.words, self._inner)
        self._dull: set[str] = set()
        self._skip: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.words.known_phrases:
            self._skip.setdefault(phrase[0], []).append(phrase)

    def find(self, text: Text, lands: frozenset[str] = frozenset()) -> list[PlaceMention]:
        """Every place mention of a text, in order of the text. `lands` are the countries of those whom it tells of."""
        tokens = text.tokens
        found: list[PlaceMention] = []
        at = 0
        while at < len(tokens):
            folded = tokens[at].folded
            if folded in self._dull:
                at += 1
                continue
            skipped = self._skip_phrase(tokens, at) if folded in self._skip or folded[1:] in self._skip else 0
            if skipped:
                at += skipped
                continue
            mentions = self._scopes.border(text, at) if folded in BORDER_WORDS else []
            if not mentions and folded in PART_WORDS:
                mentions = self._parts.read(text, at)
            if not mentions and folded in ROAD_WORDS:
                mentions = self._roads.read(text, at)
            if folded in ANAPHORS and not mentions:
                kind = ANAPHORS[folded][1]
                mentions = self._own_name(text, at) if kind in ("again", "kingdom") else []
                if not mentions and kind != "again":
                    mentions = self._scopes.anaphor(text, at)
            elif not mentions and self._names.readings(folded):
                mentions = self._at(text, at) or self._joined(text, at, found[-1] if found else None)
            elif not mentions and not (
                folded in BORDER_WORDS or folded in PART_WORDS or folded in ROAD_WORDS or folded in self._skip or folded[1:] in self._skip
            ):
                if folded.endswith("يا"):
                    mentions = self._plain.nation_in_accusative(text, at)
                else:
                    self._learn_dull(folded)
            found.extend(mentions)
            at = max(at + 1, mentions[-1].end if mentions else 0)
        return link(text, self._kingdoms(found), self.words, lands)

    def _kingdoms(self, found: list[PlaceMention]) -> list[PlaceMention]:
        """«المملكة»: the kingdom that the text names, else Saudi Arabia."""
        if not any(m.kind == "kingdom" for m in found):
            return found
        named = Counter(h.row.country for m in found if m.kind in ("country", "nationality") for h in m.hits[:1])
        country = max(_KINGDOMS, key=lambda c: named[c])
        row = self.gazetteer.countries.get(country)
        hits = (Hit(row, True),) if row is not None else ()
        return [replace(m, hits=hits, kind="country") if m.kind == "kingdom" else m for m in found]

    def _own_name(self, text: Text, at: int) -> list[PlaceMention]:
        """A known name that begins with such a word: «المدينة الخضراء»."""
        name = self._names.known(text.tokens, at)
        return self._plain.read(text, name) if name is not None and name.end > at + 1 else []

    def _learn_dull(self, folded: str) -> None:
        """Remember a word that opens no place, so that it costs nothing the next time."""
        if len(self._dull) >= WORDS:
            self._dull.clear()
        self._dull.add(folded)

    def _skip_phrase(self, tokens: list[Token], at: int) -> int:
        folded = tokens[at].folded
        for phrase in (*self._skip.get(folded, ()), *self._skip.get(folded[1:], ())):
            if all(bare(t.folded) == bare(w) for t, w in zip(tokens[at + 1 : at + len(phrase)], phrase[1:], strict=False)) and at + len(
                phrase
            ) <= len(tokens):
                return len(phrase)
        return 0

    def _at(self, text: Text, at: int) -> list[PlaceMention]:
        """The mentions that begin at a token: a known name, a frame with its name, or a direction with its place."""
        tokens = text.tokens
        known = self._names.known(tokens, at)
        best: list[PlaceMention] = []
        for reading in self._names.readings(tokens[at].folded):
            if reading.frame and not reading.word.startswith("ال"):
                best = self._framed(text, at, reading, reading.frame)
            elif reading.direction is not None:
                best = self._directions.read(text, at, reading)
            if best:
                break
        guessed = bool(best) and not best[0].hits and not best[0].quoted and known is not None and known.end - known.start > 1
        guessed = guessed and known is not None and tokens[known.end - 1].folded not in self.words.construct
        if known and (not best or known.end >= best[-1].end or guessed) and not (known.common and best):
            return self._plain.read(text, known)
        return best

    def _joined(self, text: Text, at: int, last: PlaceMention | None) -> list[PlaceMention]:
        """An unknown name after a weak frame that «و» joins to a place: «قرية الطيبة ومزرعة الحمود»."""
        tokens = text.tokens
        if last is None or last.end != at or last.kind in ("nationality", "country") or at + 1 >= len(tokens):
            return []
        if tokens[at + 1].sentence != tokens[at].sentence or not tokens[at + 1].before.isspace():
            return []
        for reading in self._names.readings(tokens[at].folded):
            if reading.pro == "و" and reading.frame and reading.frame.word in _JOINED_ON:
                name = self._names.unknown(tokens, at + 1, reading.frame)
                made = make_mention(text, at, name.end, (), kind=reading.frame.kind, pro="و") if name else None
                return [replace(made, frame=reading.frame.word)] if made else []
        return []

    def _framed(self, text: Text, at: int, reading: Reading, frame: Frame) -> list[PlaceMention]:
        """A frame word and the name or names that it opens."""
        tokens = text.tokens
        first = at + 1
        if (
            first >= len(tokens)
            or tokens[first].sentence != tokens[at].sentence
            or len(tokens[first].before) > 4
            or "،" in tokens[first].before
            or tokens[first].folded[:1] == "ل"
            and tokens[first].folded[1:] in _OWNERS
            or "أد" in text.raw[tokens[at].start : tokens[at].start + 3]  # «وأدى لاستشهاد» is no «وادي»
            or reading.word == "وادي"
            and tokens[first].folded in _LED_TO
            or frame.word in _ALSO_ADJECTIVES
            and not self._led_in(tokens, at, reading.pro)
        ):
            return []
        if frame.word in _POSTS_OF and tokens[first].folded in _POST_KINDS and first + 1 < len(tokens):
            first += 1  # «نقطة تفتيش الصقور»
            if tokens[first].sentence != tokens[at].sentence or len(tokens[first].before) > 4 or "،" in tokens[first].before:
                return []
        if frame.use == "part":
            return self._part(text, at, reading, frame)
        if frame.use == "list" and tokens[first].folded in self.words.frames:
            return []  # «أحياء مدينة حلب»: the inner frame opens the name
        if frame.use == "list" and tokens[first].folded in PART_WORDS and self._parts.read(text, first):
            return []  # «كبرى مدن الجنوب اليمني»: the part of a land, no province of Lebanon
        if reading.word == "منفذ" and tokens[first].folded in _CARRIED_OUT:
            return []  # «منفذ عملية الدهس» did it, and is no crossing
        if frame.use == "list" and "إحيا" in text.raw[tokens[at].start : tokens[at].end]:
            return []  # «إحياء الذكرى» are no «أحياء»
        if frame.use == "list":
            return self._lists.read(text, at, frame)
        if frame.kind not in GENERAL_FRAMES and tokens[first].folded.startswith("ب"):
            town = self._names.known(tokens, first)
            if town is not None and town.pro == "ب" and not town.common:
                return []  # «مستشفى بأم درمان», «معسكر بصعدة»: the town that it is in, no name of its own
        quotes = frame.use == "name" or frame.kind == "admin2" or frame.word in _QUOTING and self._led_in(tokens, at, reading.pro)
        name = self._names.quoted(tokens, first, text.raw) if quotes else None
        name = name or self._known_in_frame(tokens, first, frame)
        if name is None and frame.use == "name" and not _counted(tokens, at):
            name = self._names.unknown(tokens, first, frame)
        if name is None and frame.word in _QUOTING and self._opens_name(tokens[first].folded):
            name = self._names.unknown(tokens, first, frame)
            name = name if name and name.end > first + 1 else None  # «سوق أبو طويلة», «مزرعة بئر الحجر»
        if name is None and (
            frame.kind in _POSTS or frame.word in _SEATS or frame.word in _SPOTS and self._led_in(tokens, at, reading.pro)
        ):
            name = self._placed(text, first, frame)
        if name is None and frame.kind == "road":
            town = self._names.known(tokens, first, supported=True, cut=False)
            name = town if town and town.hits and town.common and self._held_behind(text, town) else None  # «طريق القائم غرب الرمادي»
        if name is None and frame.word in _QUOTING:
            quoted = self._names.quoted(tokens, first, text.raw)
            name = quoted if quoted and self._held_behind(text, quoted) else None
        name = name or self._names.quoted_whole(tokens, at, text.raw)
        if name is None:
            return []
        if not name.hits and frame.kind == "area" and tokens[first].folded in self.words.frames and first + 1 < name.end:
            inner = self._names.known(tokens, first + 1, supported=True, cut=False)  # «منطقة مثلث العلم»
            if inner and inner.end == name.end:
                name = Name(name.start, name.end, inner.hits, quoted=name.quoted)
        end = self._names.with_adjectives(tokens, name.end, name.start)
        hits = self._with_frame(frame, name.hits, " ".join(word_key(t.folded) for t in tokens[first : name.end]))
        other = self._other_end(tokens, end) if frame.kind == "road" else None
        mention = make_mention(text, at, other.end if other else end, hits, kind=frame.kind, pro=reading.pro)
        return [replace(mention, frame=frame.word, quoted=name.quoted, other_end=other.hits if other else ())]

    @staticmethod
    def _led_in(tokens: list[Token], at: int, pro: str) -> bool:
        """«في جبهة "العطيف"»: after a preposition that only a place takes, a front or post may have any quoted name."""
        return pro[-1:] == "ب" or preposition_before(tokens, at) in ("في", "علي", "الي", "قرب", "نحو", "باتجاه", "عند")

    def _placed(self, text: Text, first: int, frame: Frame) -> Name | None:
        """A definite unknown name after a weak frame, if the place that it is in follows at once: «مركز المسيال بقطاع ظهران الجنوب»;
        the name of a district may lack its article («قضاء نوشار بولاية ماردين»).
        """
        tokens = text.tokens
        definite = tokens[first].folded.startswith("ال") or frame.word == "قضاء"
        name = self._names.unknown(tokens, first, frame) if definite else None
        return name if name is not None and self._held_behind(text, name) else None

    def _opens_name(self, folded: str) -> bool:
        """Whether a word opens names of places and needs another («أبو», «بئر», «الشيخ»); «مدينة» and «قرية» open their own."""
        frame = self.words.frames.get(folded)
        return folded in self.words.construct and (frame is None or frame.use == "weak" or frame.kind not in GENERAL_FRAMES)

    def _held_behind(self, text: Text, name: Name) -> bool:
        """Whether the place that a name is in follows it at once: «... بقطاع ظهران الجنوب», «... شمال درعا»."""
        tokens, first = text.tokens, name.start
        if name.end >= len(tokens) or tokens[name.end].sentence != tokens[first].sentence:
            return False
        if not tokens[name.end].before.strip("»”\"'’").isspace():
            return False
        at = name.end + (1 if tokens[name.end].folded == "في" and name.end + 1 < len(tokens) else 0)
        behind = any(r.direction is not None and not r.word.startswith("ال") for r in self._names.readings(tokens[at].folded))
        if not behind and at == name.end and not tokens[at].folded.startswith("ب"):
            return False
        held = self._at(text, at)
        return bool(held) and held[0].start == at and held[0].kind != "nationality" and not held[0].common

    def _known_in_frame(self, tokens: list[Token], first: int, frame: Frame) -> Name | None:
        """A known name after a frame; a district of weak frames must not be an adjective («مركز تجاري»)."""
        name = self._names.known(tokens, first, supported=True, cut=False, framed=frame.use == "name")
        if name is None or all(h.relation == "adjective" for h in name.hits):
            return None
        if name.end == first + 1:
            word = tokens[first].folded
            if word in self.words.generic or word in self.words.stops:
                return None
            if frame.use == "weak" and name.common:
                return None
        unknown = self._names.unknown(tokens, first, frame) if frame.use == "name" and name.end == first + 1 else None
        if all(h.relation == "added" for h in name.hits) and frame.kind not in _KEPT_PARTS:
            unknown = unknown or (self._names.unknown(tokens, first, frame) if frame.use == "name" else None)
            if unknown is None:
                return None  # an added place counts where any name may stand: «منطقة أسواق» is no village
        if unknown and unknown.end > name.end and is_latin(tokens[first].folded):
            return unknown  # «قرية Tal Shanan»
        if unknown and unknown.end > name.end and not tokens[unknown.end - 1].folded.startswith("ال") and name.common:
            return unknown  # «قاعدة كين تشاونغ»
        if unknown and unknown.end > name.end and tokens[first].folded in self.words.construct | self.words.given_names:
            return unknown
        return name

    def _with_frame(self, frame: Frame, hits: tuple[Hit, ...], key: str) -> tuple[Hit, ...]:
        """The rows of a name in a frame: those whose own name holds the frame word come first («جبل صبر»)."""
        whole = self.gazetteer.lookup(f"{frame.word} {key}") if key else ()
        if key and not whole and not hits:
            whole = self.gazetteer.added(f"{frame.word} {key}")
        rest = tuple(h for h in hits if h.relation != "adjective" and all(h.row is not w.row for w in whole))
        return (*whole, *rest)

    def _other_end(self, tokens: list[Token], end: int) -> Name | None:
        """The second name of a road («طريق الحسكة - الشدادي»)."""
        if end < len(tokens) and _SEPARATOR.fullmatch(tokens[end].before) and "،" not in tokens[end].before:
            return self._names.known(tokens, end, supported=True, cut=False)
        return None

    def _part(self, text: Text, at: int, reading: Reading, frame: Frame) -> list[PlaceMention]:
        """A part or the surroundings of a place («ريف حلب», «ضواحي مدينة درنة», «وسط مدينة القائم»)."""
        tokens = text.tokens
        first = at + 1
        if frame.kind in ("near", "inside") and tokens[first].folded == "من" and first + 1 < len(tokens):
            first += 1
        inner = self._inner(text, first)
        if not inner or inner[0].start != first:
            return []
        head = inner[0]
        if frame.word == "ريفي" and head.preposition == "ب":
            return []  # «منزل ريفي بمنطقة المحاجر»
        if frame.kind in _KEPT_PARTS:
            end = self._names.with_adjectives(tokens, head.end, head.start)
            kind = "region" if frame.kind == "countryside" else head.kind
            sites = tuple(h for h in head.hits if h.row.kind in SITE_KINDS) if head.kind in SITE_KINDS else ()
            made = make_mention(text, at, end, sites or head.hits, kind=kind, pro=reading.pro)  # «محيط مطار دير الزور» is no town's
            return [replace(made, frame=frame.word, part=frame.kind, quoted=head.quoted), *inner[1:]]
        made = replace(head, part=frame.kind, preposition=reading.pro.lstrip("وف") or preposition_before(tokens, at))
        return [made, *inner[1:]]

    def _inner(self, text: Text, at: int) -> list[PlaceMention]:
        """The place after a frame or direction: framed, or known in its own right."""
        tokens = text.tokens
        if tokens[at].folded in ANAPHORS and (found := self._scopes.anaphor(text, at, within=True) or self._capital_by_name(text, at)):
            return found
        if tokens[at].folded in PART_WORDS and (found := self._parts.read(text, at)):
            return found  # «شمال الساحل الكيني»
        for reading in self._names.readings(tokens[at].folded):
            if (
                reading.frame
                and not reading.word.startswith("ال")
                and reading.pro in ("", "ب", "ل")
                and (found := self._framed(text, at, reading, reading.frame))
            ):
                return found
        name = self._names.known(tokens, at, supported=True)
        if name is None or all(h.relation == "adjective" for h in name.hits) or name.pro[:1] == "و":
            return []
        names_country = any(h.relation == "name" and h.row.kind == "country" for h in name.hits)  # «شمال سورية»
        if name.end == at + 1 and tokens[at].folded in self.words.stops | self.words.generic and not names_country:
            return []
        hits = tuple(h for h in name.hits if h.relation != "adjective")
        return [make_mention(text, at, name.end, hits, kind=kind_of(hits), pro=name.pro, common=name.common)]

    def _capital_by_name(self, text: Text, at: int) -> list[PlaceMention]:
        """«(جنوبي) العاصمة اليمنية صنعاء»: a capital with the adjective of its country before its name."""
        tokens = text.tokens
        adjective = self._names.known(tokens, at + 1, cut=False) if at + 2 < len(tokens) else None
        if adjective is None or adjective.end != at + 2 or not any(h.relation == "adjective" for h in adjective.hits):
            return []
        name = self._names.known(tokens, at + 2, supported=True, cut=False) if tokens[at + 2].before.isspace() else None
        hits = tuple(h for h in name.hits if h.relation != "adjective") if name is not None else ()
        return [make_mention(text, at, name.end, hits, kind=kind_of(hits), pro="")] if name is not None and hits else []


def _counted(tokens: list[Token], at: int) -> bool:
    """«نهبوا (23) قرية وأجبروا سكانها»: a number right before «قرية» counts villages and opens no name."""
    return at > 0 and tokens[at - 1].is_number and tokens[at - 1].folded not in ("1", "2") and tokens[at].before.strip(" )]") == ""


def find_places(text: Text, finder: PlaceFinder) -> list[PlaceMention]:
    """The places of a text; the same as `finder.find(text)`."""
    return finder.find(text)
