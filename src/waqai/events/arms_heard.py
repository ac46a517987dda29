"""Words that say how a strike came: from the air, or from guns and launchers on the ground."""

from __future__ import annotations

from waqai.mentions.sight import Sight
from waqai.text import word_set

_AIR_WORDS = word_set(
    "طيران طائرات طائره مقاتلات مقاتله مروحيات مروحيه مروحيتين طائرتين طائرتان جويه جوي جويا جويتين طيرانها طائراته "
    "طائراتها غاره غارات غارتين مقاتلتان مقاتلتين الجوي الجويه الجو"
)
_SHELL_WORDS = word_set(
    "قذائف قذيفه صواريخ صاروخ صاروخيه مدفعي مدفعيه هاون كاتيوشا مدفعيا صاروخيا راجمات مورتر غراد قذيفتين قذيفتان "
    "صاروخين صاروخان دبابات مقذوف مقذوفات بوارج بارجه بوارجها"
)
_AERIAL = word_set("الجوية الجوي جوية جوي")
_BASES = word_set(
    "قاعدة القاعدة بقاعدة لقاعدة وقاعدة قاعدتي قواعد القواعد مطار المطار الدفاعات دفاعات الدفاع دفاع للدفاعات للدفاع والدفاعات الكلية كلية"
)
_NAME = 4  # words from «قاعدة» to «الجوية»: «قاعدة علي بن طالب الجوية»
_LETTERS = tuple(map(chr, (*range(0x0621, 0x063B), *range(0x0641, 0x064B))))
_BEFORE = ("", "ال", "و", "ب", "ل", "وال", "بال", *(f"لل{letter}" for letter in _LETTERS))  # «لل» and the letter that its article swallows
_AIR_FORMS = frozenset(before + word for word in _AIR_WORDS for before in _BEFORE)
_SHELL_FORMS = frozenset(before + word for word in _SHELL_WORDS for before in _BEFORE)


def of_an_air_base(sight: Sight, i: int) -> bool:
    """Whether a word only names a base or a defence: «قاعدة بلد الجوية», «الدفاعات الجوية»."""
    return sight.word(i) in _AERIAL and not _BASES.isdisjoint(sight.words(max(0, i - _NAME), i))


def aloft(sight: Sight, start: int, end: int) -> set[str]:
    """The words of a range, those left out that only name a base of aircraft or a defence against them."""
    words = sight.words(start, end)
    if _AERIAL.isdisjoint(words):
        return set(words)
    return {word for i, word in enumerate(words, max(0, start)) if not of_an_air_base(sight, i)}


def hears_air(words: set[str]) -> bool:
    """Whether words speak of aircraft or air raids."""
    return not words.isdisjoint(_AIR_FORMS)


def hears_shells(words: set[str]) -> bool:
    """Whether words speak of shells, rockets or guns that fire them."""
    return not words.isdisjoint(_SHELL_FORMS)
