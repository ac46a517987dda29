"""Lists of names after a plural or dual frame word: «مناطق جعولة وبير أحمد والعلم»."""

from __future__ import annotations

import re
from dataclasses import replace

from waqai.knowledge.places.gazetteer import bare
from waqai.knowledge.places.vocabulary import Frame, PlaceWords
from waqai.mentions.place_mention import PlaceMention, kind_of, make_mention, preposition_before
from waqai.mentions.place_names import Name, NameReader
from waqai.mentions.place_scopes import ANAPHORS
from waqai.text import Text, Token

_VERB_HEADS = ("است", "انفجر", "اندلع", "انسحب", "اقتحم", "اعتقل", "اختطف", "اشتبك", "اصيب", "اعلن", "اطلق")
_PLURALS = ("قري", "نواحي")
_POSTS = ("موقعي", "حاجزي", "ثكنتي")
_LOOK_AHEAD = 8
_ITEM = 2
_SHORT = ("تل", "ام", "ذي", "ذو")
_BUILT = frozenset("ابو ابي ام تل بير بئر ذي بني كفر بيت وادي خربه دير عين قوز ود جبل".split())
_SEPARATOR = re.compile(r"\s*[،,/–\-]\s*")


class ListReader:
    """Reads lists of names, known and unknown."""

    def __init__(self, names: NameReader, words: PlaceWords) -> None:
        self._names = names
        self.words = words

    def read(self, text: Text, at: int, frame: Frame) -> list[PlaceMention]:
        """Several names after a plural or dual frame: «مناطق جعولة وبير أحمد والعلم»."""
        tokens = text.tokens
        if at + 1 < len(tokens) and frame.word.endswith("تي") and bare(tokens[at + 1].folded) in self.words.directions:
            return []  # «من ناحيتي الشمال واليمين»
        found: list[PlaceMention] = []
        position, limit = at + 1, at + 40
        while position < min(len(tokens), limit) and tokens[position].sentence == tokens[at].sentence:
            opens = position == at + 1
            comma = bool(_SEPARATOR.fullmatch(tokens[position].before)) and not opens
            joined = tokens[position].folded.startswith("و") and not opens
            if not (opens or comma or joined):
                break
            if joined and found and found[-1].quoted and tokens[position].folded == "و":
                name = self._names.quoted(tokens, position + 1, text.raw)
                if name is not None:
                    found.append(self._quoted(text, at, name, frame))  # «و"فدرة تاركانت"»
                    position = name.end
                    continue
            name = self._names.quoted(tokens, position, text.raw)
            if name is None or opens and any(tokens[k].folded.startswith("و") for k in range(name.start + 1, name.end)):
                name = self._names.known(tokens, position, supported=True)  # «مناطق "كرش والحمراء"» are two
            if opens and name is not None and name.pro == "ب" and not name.quoted:
                break  # «قرى بنيجيريا»: the villages have no names here
            if name and (
                all(h.relation == "adjective" for h in name.hits) and not name.quoted or (name.pro not in ("", "و")) or (opens and name.pro)
            ):
                name = None
            pro = name.pro if name else ""
            between = comma and len(found) > 0 and (_stands_between(tokens, position) or self._closes(tokens, position, found))
            if name is None and (opens or joined or between):  # after a mere comma, an unknown word is the next clause
                name = self._unknown(tokens, position, frame, joined, last=_is_dual(frame) and len(found) == 1)
                pro = "و" if name and joined else ""
            alone = name is not None and name.end == position + 1
            if name is None or alone and self._is_noun(tokens[position].folded, name, found, frame):
                break
            end = self._names.with_adjectives(tokens, name.end, name.start)
            kind = frame.kind if frame.kind != "area" or not name.hits else kind_of(name.hits)
            made = make_mention(text, position, end, tuple(h for h in name.hits if h.relation != "adjective"), kind=kind, pro=pro)
            found.append(
                replace(made, frame=frame.word, quoted=name.quoted, list_id=tokens[at].start, preposition=preposition_before(tokens, at))
            )
            position = end
        if frame.kind in ("area", "front", "mountain") and not any(m.hits or m.quoted or self._sounds(m) for m in found):
            return []
        common = frame.kind == "oilfield" or frame.word in _POSTS
        if common and not any(m.hits or m.quoted or _definite(tokens[m.end - 1].folded) for m in found):
            return []  # «حقول أرز», «حقول ذرة وقمح», «موقعي صاروخ وهاون»
        return found

    def _closes(self, tokens: list[Token], at: int, found: list[PlaceMention]) -> bool:
        """Whether a word ends a list held by commas alone, behind which stands where it lies: «قرى مرعناز، المالكية، شوارغة بريف حلب»."""
        if len(found) < 2 or any(m.conjoined for m in found) or at + 1 >= len(tokens) or not tokens[at + 1].before.isspace():
            return False
        word, behind = tokens[at].folded, tokens[at + 1].folded
        if behind == "في" and at + 2 < len(tokens):
            behind = "ب" + tokens[at + 2].folded
        frame = self.words.frames.get(behind.removeprefix("ب"))
        placed = frame is not None and frame.use == "part" and behind.startswith("ب") or bare(behind) in self.words.directions
        return placed and not word.startswith(_VERB_HEADS) and not (word.startswith("ال") and word.endswith("ه"))

    def _quoted(self, text: Text, at: int, name: Name, frame: Frame) -> PlaceMention:
        """A name in quotation marks that «و» joins to the list of the frame word at `at`."""
        kind = frame.kind if frame.kind != "area" or not name.hits else kind_of(name.hits)
        hits = tuple(h for h in name.hits if h.relation != "adjective")
        made = make_mention(text, name.start, name.end, hits, kind=kind, pro="")
        led = preposition_before(text.tokens, at)
        return replace(made, frame=frame.word, quoted=True, conjoined=True, list_id=text.tokens[at].start, preposition=led)

    def _sounds(self, m: PlaceMention) -> bool:
        """Whether an unknown name is built as places' names are: «أبو قعود», «أم قرفة», «تل السمن»."""
        first, _, rest = m.key.removeprefix("و" if m.conjoined else "").partition(" ")
        return bool(rest) and first in _BUILT

    def _is_noun(self, folded: str, name: Name, found: list[PlaceMention], frame: Frame) -> bool:
        """Whether a word is a common noun («والمدينة», «والمستشفى») and no name: a name where a village of the list's land has it
        («بلدات ولغا وتل حديد والمزرعة»).
        """
        if folded in ANAPHORS or bare(folded) not in self.words.generic:
            return folded in ANAPHORS
        lands = {h.row.country for m in found for h in m.hits}
        return frame.kind not in ("town", "village") or not any(h.row.country in lands and h.article for h in name.hits)

    def _unknown(self, tokens: list[Token], position: int, frame: Frame, joined: bool, *, last: bool) -> Name | None:
        """A name that no table knows; `last` for the second after a dual frame word («منطقتي الوهط وصبر»), which must be one."""
        token = tokens[position]
        if not joined and token.folded.startswith("و") and not token.folded.startswith("وادي"):
            return None  # «معسكرات ومخازن»
        if not joined:
            return self._names.unknown(tokens, position, frame, in_list=True)
        rest = token.folded[1:]
        nested = self.words.frames.get(rest)
        if (
            len(rest) < (2 if rest in _SHORT else 3 if last or rest in self.words.construct else 4)
            or rest in self.words.stops
            or (nested is not None and nested.use == "list")
            or token.folded in self.words.stops
            or rest.endswith(("ات", "ها", "هم"))
            or rest.startswith(_VERB_HEADS)
            or (rest.endswith("ت") and len(rest) > 4)
        ):  # «وانسحبت», «واستهدف»: the story goes on
            return None
        cut = _read_as(tokens, position, rest)
        name = self._names.unknown(cut, 0, frame, in_list=True)
        return Name(position, position + name.end, ()) if name else None


def _definite(folded: str) -> bool:
    """Whether a word carries the article."""
    return folded.startswith(("ال", "وال"))


def _stands_between(tokens: list[Token], at: int) -> bool:
    """Whether a name of one or two words stands between commas and the list goes on so to its end: «بلدات عرى، تل رساس، نمرة، والصورة»."""
    item = 0
    for i in range(at, min(at + _LOOK_AHEAD, len(tokens))):
        token = tokens[i]
        if token.sentence != tokens[at].sentence:
            return False
        if i > at and any(c in token.before for c in "”»"):
            return True  # «بلدات “حاس، إبديتا، المسطومة” بريف إدلب»
        parted = i > at and bool(_SEPARATOR.fullmatch(token.before))
        if i > at and token.folded.startswith("و") and (parted or token.before.isspace()):
            return True
        item = 1 if parted or i == at else item + 1
        if item > _ITEM or not (parted or i == at or token.before.isspace()):
            return False
    return False


def _is_dual(frame: Frame) -> bool:
    """«منطقتي», «معسكري», «بلدتا»: exactly two names follow."""
    return frame.word.endswith(("ي", "تا")) and frame.word not in _PLURALS


def _read_as(tokens: list[Token], at: int, folded: str) -> list[Token]:
    """The tokens from one on, that one read as another word (its conjunction cut off)."""
    first = tokens[at]
    return [Token(first.index, first.start, first.end, folded, first.before, first.sentence), *tokens[at + 1 : at + 6]]
