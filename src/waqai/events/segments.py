"""Cut sentences into segments: stretches that tell of one incident (or one list of places struck in one way)."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.events.cut_case import AMID, ANOTHER, CAUSAL, HEADLINE, MAIN, NEWS, RESULTS, SECOND, TOLL, Holds, comma, some_time_after
from waqai.events.cut_places import ANSWERS
from waqai.events.cuts import cuts_of
from waqai.events.ordinals import FIRST, LATER, ORDINALS, rank_told
from waqai.events.triggers import triggers, weight
from waqai.mentions.counts.words import OTHER_PEOPLE
from waqai.mentions.sight import Sight
from waqai.text import Sentence, word_set

__all__ = ["AMID", "ANSWERS", "FIRST", "LATER", "MAIN", "NEWS", "ORDINALS", "SECOND", "TOLL", "Segment", "rank_told", "split"]

_FELL_INTO = word_set("وقوعهم وقوعه وقوعها وقوعهما تعرضهم تعرضه تعرضها وقعوا وقعت وقع تعرضوا تعرضت")
_OTHERS = OTHER_PEOPLE | word_set("آخر أخرى")


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `start:end` of one sentence. `lead` is the connective that opens it, `subordinate` marks «بعد ...» and its like."""

    sentence: Sentence
    start: int
    end: int
    lead: str = ""
    subordinate: bool = False

    @property
    def in_title(self) -> bool:
        """Whether it stands in the document's title or in a heading: words that retell what follows."""
        return self.sentence.kind in ("title", "heading")


def split(
    sight: Sight,
    sentence: Sentence,
    has_place: Holds,
    has_toll: Holds,
    adds_toll: Holds = lambda a, b: False,
    has_day: Holds = lambda a, b: False,
) -> list[Segment]:
    """The segments of a sentence; `has_place(a, b)`, `has_toll(a, b)` and `has_day(a, b)` say what a range of tokens holds,
    `adds_toll(a, b)` whether a toll that begins at `b` is of a kind with one since `a`.
    """

    def eventful(a: int, b: int) -> bool:
        found = triggers(sight, a, b)
        if any(weight(h) >= 0.35 and not h.entry.attrs.get("result") for h in found):
            return True
        return has_toll(a, b) and (has_place(a, b) or a == sentence.start and _goes_on(sight, a))

    def one_incident(a: int, cut: int, b: int, subordinate: bool) -> bool:
        if _one_toll(sight, a, cut, b) and not (_by_arms(sight, a, cut) and has_place(a, cut) and has_place(cut, b)):
            return True
        if _others_hurt(sight, cut) and has_toll(a, cut) and not (has_place(a, cut) and has_place(cut, b)):
            return True  # «وقتلت ستة مدنيين، وجرح آخرون بعد سقوط قذيفة على بيتهم في بلدة س»
        if (
            subordinate
            and _has_result(sight, cut, b)
            and not has_toll(a, cut)
            and has_toll(cut, b)
            and not has_place(cut, comma(sight, cut + 1, b))
        ):
            return True  # «استعادت البلدة بعد معارك أسفرت عن مقتل 12»
        return subordinate and has_toll(a, cut) and (_is_cause(sight, a, cut) or _they_fell_into_it(sight, cut))

    cuts = cuts_of(sight, sentence, has_place, has_toll, adds_toll, has_day)
    out: list[Segment] = []
    for n, (a, lead, subordinate) in enumerate(cuts):
        b = cuts[n + 1][0] if n + 1 < len(cuts) else sentence.end
        if lead == HEADLINE and eventful(a, b):
            out.append(Segment(sentence, a, b, lead, subordinate))
            continue
        own = lead in (TOLL, SECOND, ANOTHER) or not (out and one_incident(out[-1].start, a, b, subordinate))
        tells = eventful(a, b) or (lead == SECOND and has_place(a, b)) or (lead == ANOTHER and has_toll(a, b))
        if out and not (own and eventful(out[-1].start, out[-1].end) and tells):
            last = out[-1]
            keep_right = not eventful(last.start, last.end) and tells
            out[-1] = Segment(
                sentence,
                last.start,
                b,
                last.lead or (lead if keep_right else ""),
                (subordinate and keep_right and last.start == a) or (last.subordinate and not keep_right),
            )
            continue
        out.append(Segment(sentence, a, b, lead, subordinate))
    if len(out) > 1 and out[1].lead == NEWS and not has_place(out[0].start, out[0].end) and not has_toll(out[0].start, out[0].end):
        return out[1:]  # fighting that goes on somewhere is no incident beside the news it introduces
    return out


def _goes_on(sight: Sight, start: int) -> bool:
    """«... لقصف عنيف؛ أسفر عن مقتل أربعة، كما قتل خمسة في هجوم ...»: the result of what stands before a semicolon opens the sentence."""
    word = sight.word(start + (sight.word(start) in ("ما", "مما")))
    return any(c in sight.gap(start) for c in "؛;") and word.startswith(RESULTS)


def _one_toll(sight: Sight, start: int, cut: int, end: int) -> bool:
    """Whether the clauses on both sides of a cut share one toll: «قتل ثلاثة، فيما أصيب آخرون، في هجوم ...»."""
    if triggers(sight, start, cut) or _goes_on(sight, start):
        return False
    first = next((h for i in range(cut, end) for h in sight.at(i, "tactics")), None)
    return first is not None and bool(first.entry.attrs.get("toll")) and first.start - cut <= 2


def _by_arms(sight: Sight, start: int, cut: int) -> bool:
    """«قتل خمسة بسيارة مفخخة في س، فيما قتل شرطيان في هجوم في ص»: the clause before says by what, with no word for the deed."""
    return any(h.base.pro.endswith("ب") for h in sight.within(start, cut, "weapons"))


def _others_hurt(sight: Sight, cut: int) -> bool:
    """«وأصيب آخرون», «وجرح سبعة آخرون»: more people of the clause before."""
    toll = next((h for h in sight.at(cut, "tactics") if h.entry.attrs.get("toll") and h.form in ("verb", "present")), None)
    return toll is not None and not _OTHERS.isdisjoint(sight.words(toll.end, toll.end + 2))


def _has_result(sight: Sight, cut: int, end: int) -> bool:
    """«بعد معارك أسفرت عن ...»: a clause whose deed has a result, not one that opens with a toll («بعد مقتل جندي»)."""
    return sight.word(cut) in CAUSAL and any(sight.word(i).startswith(("اسفر", "خلف", "اوقع")) for i in range(cut + 2, min(end, cut + 7)))


def _they_fell_into_it(sight: Sight, cut: int) -> bool:
    """«قتل ستة جنود خلال عملية تمشيط بعد وقوعهم في كمين», «إثر تعرضهم لكمين»: how those who were counted met their end."""
    return any(sight.word(i) in _FELL_INTO and any(w.endswith("كمين") for w in sight.words(i + 1, i + 3)) for i in (cut + 1, cut + 2))


def _is_cause(sight: Sight, start: int, cut: int) -> bool:
    """Whether a clause «بعد انفجار ...» says how the people counted right before it came to harm: nothing else is told there."""
    return sight.word(cut) in CAUSAL and not triggers(sight, start, cut) and not some_time_after(sight, cut)
