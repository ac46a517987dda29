"""Where a place name begins and ends in a row of tokens: known names by the gazetteer, unknown ones by the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from waqai.knowledge.places import Gazetteer, Hit
from waqai.knowledge.places.gazetteer import bare, word_key
from waqai.knowledge.places.latin import is_latin
from waqai.knowledge.places.vocabulary import GENERAL_FRAMES, Frame, PlaceWords
from waqai.text import Token, word_set
from waqai.text.remembering import WORDS

_JOINED = re.compile(r"""[\s"'«»“”„‟(\[‘’ـ/–—\-\u200b-\u200f\u202a-\u202e\u2066-\u2069]*""")
_SPACE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069ـ]*")
_OPEN = re.compile(r"""["«“„‟(‘'\[]""")
_CLOSE = re.compile(r"""["»”)’'\]]""")
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_NUMBERED = frozenset(("village", "checkpoint", "street", "junction", "area", "base", "refugee_camp"))
_NAMED_AFTER_PEOPLE = frozenset(
    ("street", "mosque", "hospital", "school", "square", "bridge", "university", "market", "base", "quarter", "museum", "hotel")
)
_OUTER = frozenset(("admin1", "admin2", "town", "village", "area", "countryside", "outskirts", "inside", "near"))
_INSIDE = word_set("وسط داخل قلب محيط جوار أطراف ضواحي")
_FORCES = frozenset(("اللواء", "الفوج", "الفرقه", "الكتيبه"))
_CLANS = frozenset(("البو",))  # «البو نمر», «البو علوان»: the sons of, never a name by itself
_FOREIGN = 3  # words of a name
_LIES = frozenset(("في", "قرب", "بالقرب", "ضمن", "وسط"))
_ARABIC_ENDS = ("ها", "هم", "هما", "وا", "ت", "ته", "ون", "ين", "ات", "ه", "ان")
_OWNED_ENDS = ("ته", "تها", "تهم", "هم")
_SLAVIC = "سكي"
_LAND_REACH = 9
_CASES = {"ابي": "ابو", "ابا": "ابو"}
"""«في أبي غريب», «دخلوا أبا الخصيب»: the cases of the word that the tables have as «أبو»."""
_LARGE = 150_000
_ARAB_LANDS = frozenset("IQ SY YE LY EG SD SA JO LB PS KW QA AE OM BH TN DZ MA MR".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word as the beginning of a place: its proclitics, what is left, and what that may open.

    longest, added: how many words the longest name has that begins so, in the gazetteer and among added places.
    """

    pro: str
    word: str
    bare: str
    longest: int
    added: int
    frame: Frame | None
    direction: int | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: tokens `start:end` with `hits` in the gazetteer (none where the name is not known)."""

    start: int
    end: int
    hits: tuple[Hit, ...]
    pro: str = ""
    quoted: bool = False
    common: bool = False


class NameReader:
    """Reads names over tokens. Holds the gazetteer, the words around names, and what it has learnt of single words (a cache)."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.gazetteer = gazetteer
        self.words = words
        self._readings = lru_cache(maxsize=WORDS)(self._read_word)

    def readings(self, folded: str) -> tuple[Reading, ...]:
        """Every reading of a word that may open a place, the least cut first.

        >>> from waqai.knowledge.places import load_gazetteer
        >>> from waqai.knowledge.places.vocabulary import load_place_words
        >>> [(r.pro, r.word) for r in NameReader(load_gazetteer(), load_place_words()).readings("وبالرقه")]
        [('وب', 'الرقه')]
        """
        return self._readings(folded, False)

    def _read_word(self, folded: str, added: bool) -> tuple[Reading, ...]:
        out: list[Reading] = []
        if is_latin(folded):
            self._try(out, "", folded, added)
            return tuple(out)
        for conjunction in _CONJUNCTIONS:
            if conjunction and not folded.startswith(conjunction):
                continue
            rest = folded[len(conjunction) :]
            whole = rest in self.words.given_names  # «باراك» is no ب + أراك
            for preposition in _PREPOSITIONS:
                if preposition and (whole or not rest.startswith(preposition)):
                    continue
                word = rest[len(preposition) :]
                if preposition == "ل" and word.startswith("ل"):
                    self._try(out, conjunction + preposition, word, added)
                    word = "ال" + word[1:]
                if len(word) < 2 or (preposition == "ك" and len(word) < 5):
                    continue
                self._try(out, conjunction + preposition, word, added)
        return tuple(out)

    def _try(self, out: list[Reading], pro: str, word: str, with_added: bool) -> None:
        frame, direction = self.words.frames.get(word), self.words.directions.get(word.removeprefix("ال"))
        stem = word_key(word)
        longest = max(self.gazetteer.words_from(key) for key in (stem, _CASES.get(stem, stem)))
        added = self.gazetteer.added_words_from(stem) if with_added else 0
        if longest or added or frame or direction is not None:
            out.append(Reading(pro, word, stem, longest, added, frame, direction))

    def known(self, tokens: list[Token], at: int, *, supported: bool = False, cut: bool = True, framed: bool = False) -> Name | None:
        """The longest known name that begins at a token.

        `supported`: a frame word or a list stands before it, so that ordinary words and a missing article do not matter.
        `cut`: whether proclitics may be cut off its first word. `framed`: a word such as «قرية» stands before it, so that an added
        place of one word counts as well; elsewhere half of all ordinary words are some hamlet's name.
        """
        best: Name | None = None
        for reading in self._readings(tokens[at].folded, supported):
            if not (reading.longest or reading.added) or (reading.pro and not cut):
                continue
            found = self._longest(tokens, at, reading, supported, framed)
            if found and (best is None or found.end > best.end or (found.end == best.end and best.common and not found.common)):
                best = found
        return best

    def _longest(self, tokens: list[Token], at: int, reading: Reading, supported: bool, framed: bool) -> Name | None:
        keys = [reading.bare]
        longest = max(reading.longest, reading.added)
        for token in tokens[at + 1 : at + longest]:
            if token.sentence != tokens[at].sentence or (token.before != " " and not _joined(tokens[at], token)):
                break
            keys.append(word_key(token.folded))
            if len(keys) == 2 and reading.added < 2 and not self.gazetteer.goes_on(*keys):
                if keys[0] in _CASES and self.gazetteer.goes_on(_CASES[keys[0]], keys[1]):
                    keys[0] = _CASES[keys[0]]
                    continue
                keys.pop()  # most words begin some name, few stand in it
                break
        for n in range(len(keys), 0, -1):
            key = " ".join(keys[:n])
            hits = self.gazetteer.lookup(key) or (self.gazetteer.added(key) if framed or supported and n > 1 else ())
            if not hits:
                continue
            article = reading.word.startswith("ال")
            if n == 2 and article and tokens[at + 1].folded in self.words.directions:
                continue  # «الباب شرقي حلب» is not «الباب الشرقي»
            if n == 1 and (reading.word in self.words.stops or (reading.frame and not article)):
                continue
            if reading.word in ("الذي", "التي") or n == 1 and reading.word in _CLANS:
                continue  # «الذي بين» is no «ذي بين», «قرية البو نجم» no «البو»
            exact = tuple(h for h in hits if h.article == article or h.relation == "adjective" and not h.article)
            if n == 1 and not exact and not (supported and len(reading.bare) >= 4 and not self._ordinary(reading)):
                continue
            common = self._is_common(tokens[at : at + n], reading, hits)
            return Name(at, at + n, exact or hits, reading.pro, common=common)
        return None

    def _is_common(self, tokens: list[Token], reading: Reading, hits: tuple[Hit, ...]) -> bool:
        """Whether a name is mostly something else: an ordinary word (with its clitics or without), a person, a listed phrase."""
        words = self.words
        if is_latin(tokens[0].folded):
            return True
        if len(tokens) == 1:
            if reading.pro and not reading.word.startswith("ال") and len(reading.word) <= 3:
                city = len(reading.word) == 3 and reading.pro[-1] == "ب" and any(_great_arab_city(h) for h in hits)
                return not city or reading.word in words.common or tokens[0].folded in words.common  # «بتعز», «بعدن»
            return (
                reading.word in words.common
                or tokens[0].folded in words.common
                or reading.bare in words.frames
                or reading.bare in words.generic
            )
        large = any(h.row.weight >= _LARGE for h in hits)
        person = reading.word in words.given_names or reading.word in ("عبد", "الشيخ", "عز") and bare(tokens[1].folded) in words.given_names
        if person and not large:
            return True
        return " ".join((reading.word, *(t.folded for t in tokens[1:]))) in words.common

    def _ordinary(self, reading: Reading) -> bool:
        """Whether a word means something else without (or with) its article."""
        return (
            reading.frame is not None
            or reading.word in self.words.common
            or reading.word in self.words.generic
            or reading.bare in self.words.construct
        )

    def quoted(self, tokens: list[Token], at: int, raw: str) -> Name | None:
        """A name in quotation marks or brackets that opens right before a token: taken whole, up to five words."""
        if not _OPEN.search(tokens[at].before[-2:]) or tokens[at].before[-1:].isspace():
            return None
        for end in range(at + 1, min(at + 6, len(tokens)) + 1):
            after = tokens[end].before if end < len(tokens) else raw[tokens[end - 1].end : tokens[end - 1].end + 2]
            if _CLOSE.match(after.lstrip("\u200e\u200f\u202a\u202b\u202c")):
                known = self.known(tokens, at, supported=True, cut=False, framed=True)
                if known is None and tokens[at].folded.startswith("ب"):
                    known = self.known(tokens, at, supported=True, framed=True)  # «بلدة "بعيترون"»
                return Name(at, end, known.hits if known and known.end == end else (), quoted=True)
            if end < len(tokens) and tokens[end].sentence != tokens[at].sentence:
                return None
        return None

    def quoted_whole(self, tokens: list[Token], at: int, raw: str) -> Name | None:
        """The rest of a name in quotation marks that opens with its frame word: «"عقبة القناع"»."""
        if not _OPEN.search(tokens[at].before[-2:]) or tokens[at].before[-1:].isspace() or tokens[at].folded.startswith("و"):
            return None
        for end in range(at + 2, min(at + 4, len(tokens)) + 1):
            after = tokens[end].before if end < len(tokens) else raw[tokens[end - 1].end : tokens[end - 1].end + 2]
            if _CLOSE.match(after.lstrip("\u200e\u200f\u202a\u202b\u202c")):
                word = tokens[at + 1].folded
                named = word not in self.words.generic | self.words.stops and bare(word) not in self.words.generic
                return Name(at + 1, end, (), quoted=True) if named and word.startswith("ال") else None
            if end < len(tokens) and tokens[end].sentence != tokens[at].sentence:
                return None
        return None

    def unknown(self, tokens: list[Token], at: int, frame: Frame, *, in_list: bool = False) -> Name | None:
        """A name that the gazetteer does not have, after a frame word («قرية العطرية», «منطقة لكمة الأشعوب»): one to three words."""
        words = self.words
        token = tokens[at]
        if token.folded == "ال" and at + 1 < len(tokens) and tokens[at + 1].before == "":
            inner = self.unknown(tokens, at + 1, frame)
            return Name(at, inner.end, ()) if inner else None
        if token.folded == "ال" and not self._continues(tokens, at + 1, at):
            return None  # «حي ال "بي كا 12"»
        if token.is_number:
            return Name(at, at + 1, ()) if frame.kind in _NUMBERED and len(token.folded) <= 4 else None
        if is_latin(token.folded):
            return Name(at, self._latin_end(tokens, at), ())
        slavic = token.folded.endswith(_SLAVIC) and len(token.folded) > 5 and self.in_foreign_land(tokens, at + 1)
        if not token.is_arabic or not (slavic or self._may_be_name(token.folded, frame)):
            return None
        nested = words.frames.get(token.folded)
        if nested and nested.kind in _OUTER and not (nested.use == "weak" and token.folded in words.construct):
            return None  # «بلدية محافظة ...»: the inner frame opens the name
        end = at + 1
        if token.folded in _CLANS:
            return Name(at, end + 1, ()) if self._continues(tokens, end, at) else None
        if token.folded in words.construct or bare(token.folded) in words.construct or token.folded in words.frames:
            if not self._continues(tokens, end, at) or not self._may_be_name(tokens[end].folded, frame):
                return None if token.folded in words.frames else Name(at, end, ())
            end += 1
            if tokens[end - 1].folded in words.construct and self._continues(tokens, end, at):
                end += 1
        elif self._continues(tokens, end, at) and not in_list:
            following = tokens[end].folded
            definite = token.folded.startswith("ال")
            if following in ("بن", "ابن"):
                end = min(end + 2, len(tokens))
            elif frame.kind in _NAMED_AFTER_PEOPLE and token.folded in words.given_names and following not in words.generic:
                end += not self._town_behind(tokens, end)
            elif (
                not definite
                and following.startswith("ال")
                and following not in words.name_adjectives
                and self._may_be_name(following, frame)
            ):
                end += 1
        if end == at + 1 and not in_list:
            end = self._foreign_end(tokens, end, at)
        if token.folded in _FORCES and end == at + 1 and self._continues(tokens, end, at, plain=False) and tokens[end].is_number:
            return Name(at, end + 1, ())
        return Name(at, self.with_adjectives(tokens, end, at), ())

    def _foreign_end(self, tokens: list[Token], end: int, at: int) -> int:
        """The end of a name of several words that are none of Arabic («قرية كوريان مدارو بولاية زمفرا»): said in a land where Arabic
        names nothing, with the place that it lies in or by told at once.
        """
        words, stop = self.words, end
        while stop < at + _FOREIGN and self._continues(tokens, stop, at) and self._foreign(tokens[stop].folded):
            stop += 1
        if stop == end or tokens[at].folded.startswith("ال") or stop >= len(tokens):
            return end
        behind = tokens[stop].folded
        tells = behind in _LIES or behind in words.directions or behind.startswith("ب") and behind[1:] in words.frames
        return stop if tells and self.in_foreign_land(tokens, stop) else end

    def _foreign(self, folded: str) -> bool:
        words = self.words
        if folded in words.generic or folded in words.directions or folded in words.frames or folded in words.name_adjectives:
            return False
        if folded.startswith(("ال", "و", "ف", "لل", "ي")) or folded.endswith(_ARABIC_ENDS) or folded in words.common:
            return False
        return not (
            folded.startswith("ب") and (folded[1:] in words.frames or folded[1:] in words.directions or self.gazetteer.lookup(folded[1:]))
        )

    def in_foreign_land(self, tokens: list[Token], at: int) -> bool:
        """Whether the next place of the sentence, one that goes by no other name, lies where Arabic names nothing."""
        for i in range(at, min(at + _LAND_REACH, len(tokens))):
            if tokens[i].sentence != tokens[at].sentence:
                break
            name = self.known(tokens, i)
            if name is not None and not name.common and any(h.relation == "name" for h in name.hits):
                return all(h.row.country not in _ARAB_LANDS for h in name.hits)
        return False

    def _town_behind(self, tokens: list[Token], at: int) -> bool:
        """Whether a known town with «ب» follows, in which the place lies: «حي فواز بنجران»."""
        town = self.known(tokens, at) if tokens[at].folded.startswith("ب") else None
        return town is not None and town.pro == "ب" and not town.common

    def _latin_end(self, tokens: list[Token], at: int) -> int:
        """The end of a name in Latin letters, up to four words («قرية Tal al Ahmar»)."""
        end = at + 1
        while end < at + 4 and self._continues(tokens, end, at, plain=False) and is_latin(tokens[end].folded):
            end += 1
        return end

    def with_adjectives(self, tokens: list[Token], end: int, start: int) -> int:
        """The end of a name with the adjectives that belong to it («قاعدة العند الجوية», «حي الشهباء الجديدة»)."""
        taken = 0
        while taken < 2 and self._continues(tokens, end, start, plain=False) and tokens[end].folded in self.words.name_adjectives:
            end += 1
            taken += 1
        return end

    def _continues(self, tokens: list[Token], at: int, start: int, *, plain: bool = True) -> bool:
        if at >= len(tokens) or tokens[at].sentence != tokens[start].sentence or not _SPACE.fullmatch(tokens[at].before):
            return False
        return not plain or (tokens[at].is_arabic and tokens[at].folded not in self.words.stops)

    def _may_be_name(self, folded: str, frame: Frame) -> bool:
        words = self.words
        if folded in words.stops or folded in words.generic or len(folded) < 2:
            return False
        if folded.startswith(("بال", "لل", "وال", "فال", "كال")) and len(folded) > (3 if folded.startswith("لل") else 5):
            return False
        if folded.startswith("ب") and (folded[1:] in words.directions or folded[1:] in _INSIDE):
            return False  # «جسر بوسط بغداد», «محطة بقلب المدينة»
        if frame.kind not in GENERAL_FRAMES and folded.startswith("ل") and _for_a_purpose(folded, words):
            return False  # «معسكر لتدريب المقاتلين», «سجن لتورطه في الهجوم»
        if folded.startswith(("و", "ف")) and folded.endswith("وا") and len(folded) > 5:
            return False  # «قرية وقتلوا»
        if (
            folded in words.directions
            or folded in words.origins
            or (folded.startswith("ي") and len(folded) > 3 and folded not in words.given_names)
        ):
            return False  # an unknown word in «ي» is a verb far more often than a name
        if (
            folded.startswith("و")
            and len(folded) > 3
            and (folded[1:] in words.frames or folded[1:] in words.stops or folded[1:] in words.directions or folded[1:] in words.generic)
        ):
            return False
        if folded.startswith("ب") and len(folded) > 4 and folded[1:] in words.frames:
            return False
        if any(h.relation == "adjective" for h in self.gazetteer.lookup(bare(folded))):
            return False
        if not folded.startswith("ال") and len(folded) > 3:
            feminine = frame.word.endswith("ه") or frame.kind in ("town", "village") or frame.use == "list"
            if folded.endswith("يه") and feminine:
                return False
            if folded.endswith("ي") and not feminine and folded not in words.given_names:
                return False
        return True


def _for_a_purpose(folded: str, words: PlaceWords) -> bool:
    """«لتدريب», «لإدانته», «لقوات»: a word with «ل», no name that begins so («لندن»)."""
    rest = folded[1:]
    if rest in words.generic or rest in words.frames or rest in words.stops or rest in words.group_heads or rest in words.common:
        return True
    return len(folded) > 5 and (folded.startswith(("لت", "لا")) or folded.endswith(_OWNED_ENDS))


def _joined(first: Token, token: Token) -> bool:
    """Whether a word may go on a name: no mark between closes what opened right before its first word («وكالة "وفا" أن»)."""
    quoted = bool(_OPEN.search(first.before[-2:])) and not first.before[-1:].isspace()
    return _JOINED.fullmatch(token.before) is not None and not (quoted and _CLOSE.match(token.before))


def _great_arab_city(hit: Hit) -> bool:
    """Whether a short name behind «ب» («بتعز», «بحلب») may be a city; «بلوم» is no Lomé."""
    return hit.relation == "name" and hit.row.weight >= _LARGE and hit.row.country in _ARAB_LANDS
