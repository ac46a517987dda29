"""A sentence as the rules that cut it see it, what a rule answers, and the names of the clauses that no connective names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from waqai.mentions.sight import Sight
from waqai.text import Sentence, word_set

EARLIER = "التي"  # the lead of a clause «التي شهدت الأحد تفجيرا»: an earlier incident at the place just named
AMID = "وسط"  # the lead of a clause «وسط اشتباكات عنيفة», «ترافق مع قصف مدفعي»: another deed at the place of the one before
NEWS = "فيما ... ،"  # the lead of the clause that «فيما تتواصل المعارك ...،» was only the setting of
MAIN = "بعد ... ،"  # the lead of the clause that «بعد اغتيال ... الأسبوع الماضي،» only looked back from
SECOND = "والثاني"  # the lead of a clause that tells the second of two deeds, be it by its arms and place alone
ANOTHER = "و.. منفصل"  # the lead of a clause that says itself that its deed is another: «وأصيب رابع في حادث منفصل»
TOLL = "و+"  # the lead of a clause that is a toll alone, added to that of the clause before

HEADLINE = "و..."  # the lead of a headline's second piece of news: «قتيل في س ومعارك في ص»

CONTRASTS = word_set("فيما بينما كما وفيما وبينما وكما لكن ولكن كذلك وكذلك وبالتزامن وتزامنا وبالتوازي وبالمقابل وبالمثل وكذا")
AFTER = word_set("بعد عقب غداه منذ وبعد وعقب ومنذ قبل وقبل عشيه")
CAUSAL = word_set("بعد عقب وبعد")
DAYS = word_set("يوم يومين أيام أسبوع أسبوعين أسابيع شهر شهرين أشهر عام عامين أعوام سنة سنتين سنوات")
RESULTS = ("اسفر", "اسفرت", "ادي", "ادت", "خلف", "اوقع", "تسبب", "حصد")
_HURT_IN_IT = word_set(
    "إصابته إصابتها إصابتهم إصابتهما إصابة تعرضه تعرضها تعرضهم خطفه خطفها خطفهم اختطافه اختطافها اختطافهم احتجازه احتجازها احتجازهم "
    "اعتقاله اعتقالها اعتقالهم أسره أسرها أسرهم طعنه طعنها"
)

Holds = Callable[[int, int], bool]
Cut = tuple[str, bool]
"""What opens a segment: the connective (or one of the names above), and whether it subordinates like «بعد»."""


@dataclass(slots=True)
class Cutting:
    """A sentence while it is cut, token by token: `since` is where its last segment began, and the rest says what a range of tokens
    holds; `adds_toll(a, b)` is whether a toll that begins at `b` is of a kind with one since `a`.
    """

    sight: Sight
    sentence: Sentence
    has_place: Holds
    has_toll: Holds
    adds_toll: Holds
    has_day: Holds
    since: int

    def place_before(self, i: int) -> bool:
        """Whether the segment at hand has named a place before a token."""
        return self.has_place(self.since, i)

    def place_ahead(self, i: int) -> bool:
        """Whether a clause that opens at a token names a place before its next comma."""
        return self.has_place(i, comma(self.sight, i + 1, self.sentence.end))


Rule = Callable[[Cutting, int], Cut | None]


def after_comma(sight: Sight, i: int) -> bool:
    """Whether a comma stands before a token."""
    gap = sight.gap(i)
    return "،" in gap or "," in gap


def comma(sight: Sight, start: int, end: int) -> int:
    """The first token of a range that stands after a comma, else the end."""
    return next((i for i in range(start + 1, end) if after_comma(sight, i)), end)


def toll_verb(sight: Sight, i: int) -> bool:
    """«قتل», «أصيب»: a verb that only counts."""
    return any(h.verbal and h.entry.attrs.get("toll") for h in sight.at(i, "tactics"))


def some_time_after(sight: Sight, cut: int) -> bool:
    """«بعد أيام من كمين ...», «بعد ثلاثة أسابيع على تفجير ...»: another deed; «بعد يومين من إصابته في ...» is still the same."""
    at = next((i for i in range(cut + 1, cut + 5) if sight.word(i) in DAYS and sight.word(i + 1) in ("من", "علي")), None)
    return at is not None and sight.word(at + 2) not in _HURT_IN_IT
