"""Parts of a land or town that are named by it alone: «الأراضي السورية», «الشمال السوري», «الضواحي الشمالية لمدينة عدن»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waqai.knowledge.places import Hit
from waqai.knowledge.places.gazetteer import bare
from waqai.knowledge.places.vocabulary import PlaceWords
from waqai.mentions.place_mention import PlaceMention, make_mention
from waqai.mentions.place_names import NameReader
from waqai.mentions.place_scopes import ANAPHORS
from waqai.text import Text, Token, word_set

_LANDS = word_set("الأراضي الداخل العمق التراب الساحل السواحل")
_SIDES = word_set("الشمال الجنوب الشرق الغرب")
_UNITS = word_set("محافظة ولاية مدينة بلدة قرية محافظات ولايات مدن بلدات قرى")
_QUARTERS = word_set(
    "الضواحي الضاحية الضاحيتين الضاحيتان الأحياء المناطق المنطقة المنطقتين الأطراف الطرف المدخل المداخل القسم الجزء الأجزاء الجهة الريف"
)
_ADJECTIVES = {w: w for w in word_set("الشمالية الشمالي الجنوبية الجنوبي الشرقية الشرقي الغربية الغربي")}
_PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول")


def _forms(words: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Each word with its proclitics: written form to (proclitics, word); «ل» swallows the alef of the article."""
    out: dict[str, tuple[str, str]] = {}
    for word in words:
        for pro in _PROCLITICS:
            out[pro[:-1] + "لل" + word[2:] if pro.endswith("ل") and word.startswith("ال") else pro + word] = (pro, word)
    return out


PART_WORDS = _forms(_LANDS | _SIDES | _UNITS | _QUARTERS)


class PartReader:
    """Reads parts; `inner` reads the place that follows (with its frame), as the finder does elsewhere."""

    def __init__(self, names: NameReader, words: PlaceWords, inner: Callable[[Text, int], list[PlaceMention]]) -> None:
        self._names = names
        self._words = words
        self._inner = inner

    def read(self, text: Text, at: int) -> list[PlaceMention]:
        """The part that begins at a token, with what follows inside it; nothing where the words mean something else."""
        pro, word = PART_WORDS[text.tokens[at].folded]
        known = self._names.known(text.tokens, at)
        if known is not None and known.end > at + 1:
            return []  # «الضاحية الجنوبية», «الجنوب اللبناني» have rows of their own
        if word in _QUARTERS:
            return self._quarter(text, at, pro)
        return self._of_country(text, at, pro, word)

    def _of_country(self, text: Text, at: int, pro: str, word: str) -> list[PlaceMention]:
        """«الأراضي اليمنية», «الشمال السوري», «13 محافظة تركية»: a noun and the adjective of a country that agrees with its article."""
        tokens = text.tokens
        end, degrees = at + 1, self._words.directions.get(bare(word), -1) if word in _SIDES else None
        while word in _SIDES and _follows(tokens, end) and tokens[end].folded in _ADJECTIVES:
            end += 1
        if not _follows(tokens, end):
            return []
        hits = tuple(h for h in (self._names.known(tokens, end, cut=False) or _NOTHING).hits if h.relation == "adjective")
        if (
            not hits
            or tokens[end].folded.startswith("ال") != word.startswith("ال")
            or (word in _UNITS and tokens[end].folded.endswith("ين"))
        ):
            return []
        made = make_mention(text, at, end + 1, hits, kind="country", pro=pro)
        return [replace(made, direction=degrees)]

    def _quarter(self, text: Text, at: int, pro: str) -> list[PlaceMention]:
        """«الأحياء الشمالية والشرقية لعدن», «المدخل الشمالي للمدينة»."""
        tokens = text.tokens
        end, degrees = at + 1, -1
        while _follows(tokens, end) and (adjective := tokens[end].folded.removeprefix("و")) in _ADJECTIVES:
            if degrees < 0:
                degrees = self._words.directions.get(bare(adjective).removesuffix("ه"), -1)
            end += 1
        if end == at + 1 or not _follows(tokens, end):
            return []
        first = tokens[end].folded
        if first in ("من", "في"):
            end += 1
        elif not first.startswith(("ل", "ب")):
            return []
        if end >= len(tokens) or tokens[end].sentence != tokens[at].sentence:
            return []
        inner = [] if tokens[end].folded in ANAPHORS and ANAPHORS[tokens[end].folded][1] == "homeland" else self._inner(text, end)
        if not inner or inner[0].start != end or (first not in ("من", "في") and inner[0].preposition not in ("ل", "ب")):
            return []
        head = inner[0]
        made = make_mention(text, at, head.end, head.hits, kind=head.kind, pro=pro)
        return [replace(made, frame=head.frame, common=head.common, quoted=head.quoted, direction=degrees), *inner[1:]]


class _Nothing:
    hits: tuple[Hit, ...] = ()


_NOTHING = _Nothing()


def _follows(tokens: list[Token], at: int) -> bool:
    """Whether a token stands right behind the one before, in its sentence."""
    return at < len(tokens) and tokens[at].sentence == tokens[at - 1].sentence and tokens[at].before.isspace()
