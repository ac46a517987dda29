"""Where a sentence may be cut: the table of what opens a clause on another incident, read token by token.

Each rule of the table says in its own words what it cuts and why. The first that answers holds, so what a connective says by itself
stands before what needs a place, a toll or a day on both sides. A word that no row names is asked only the rows for any word.
"""

from __future__ import annotations

from typing import Literal

from waqai.events import cut_connectives as by_itself
from waqai.events import cut_places as by_place
from waqai.events.along import AMID_WORDS
from waqai.events.cut_case import AFTER, CAUSAL, CONTRASTS, MAIN, NEWS, Cutting, Holds, Rule, after_comma, comma
from waqai.events.ordinals import AND_THE_OTHER
from waqai.events.triggers import triggers
from waqai.mentions.sight import Sight
from waqai.text import Sentence, word_set

Opens = frozenset[str] | Literal["any", "و"]
"""The words that may open a cut; "و" is any word joined by «و» but those that look back («وبعد»), which have rows of their own."""

_TABLE: tuple[tuple[Opens, Rule], ...] = (
    ("any", by_place.what_they_are_held_for),
    (CONTRASTS, by_itself.contrast),
    (by_itself.PAIR_OPENERS, by_itself.pair),
    (frozenset({"علي"}), by_itself.against_background),
    (AFTER, by_itself.after),
    (by_itself.AFTER_IT, by_itself.later_on),
    (frozenset({"ثم"}), by_itself.then),
    (by_itself.HAD, by_itself.had),
    ("any", by_itself.first_of_several),
    (AND_THE_OTHER, by_itself.second_of_several),
    (frozenset({"اما"}), by_itself.but_the_second),
    (frozenset({"فقد"}), by_itself.as_for_a_place),
    (frozenset({"وفي"}), by_itself.and_in),
    (by_itself.AND_A_DAY, by_itself.and_on_a_day),
    ("و", by_itself.and_in_another_deed),
    ("و", by_itself.and_another_led_to),
    ("و", by_itself.and_reported),
    ("و", by_itself.and_did),
    ("و", by_itself.and_were_killed),
    (AFTER, by_place.after_news_of),
    ("و", by_place.and_as_many_elsewhere),
    (frozenset({"ثم"}), by_place.then_were_killed),
    (by_place.STRUCK_BACK, by_place.struck_back),
    (by_place.BY_STRIKING, by_place.by_striking_back),
    (by_place.RELATIVES, by_place.befell_it_before),
    (frozenset({"حيث"}), by_place.where_another_day_killed),
    (frozenset({"حيث"}), by_place.where_some_of_them_died),
    (by_place.FOLLOWED, by_place.was_followed_by),
    ("و", by_place.and_another_deed),
    ("و", by_place.and_in_the_headline),
    ("و", by_place.and_in_a_bulletin),
    (frozenset({"وان"}), by_place.and_that),
    (by_place.ADDING, by_place.adding_a_deed),
    (by_place.ADDING, by_place.adding_a_bomb),
    (by_place.ON_ARRIVAL, by_place.a_bomb_on_arrival),
    (AMID_WORDS, by_place.along_with),
    (by_place.AMIDST, by_place.while_it_goes_on),
    (by_place.ANSWERS, by_place.in_answer_to),
)


def _rules_of(word: str) -> tuple[Rule, ...]:
    """The rows of the table for a word, in order."""
    joined = word[:1] == "و" and word not in AFTER
    return tuple(rule for opens, rule in _TABLE if (opens == "any" or (joined if opens == "و" else word in opens)))


_BY_WORD = {word: _rules_of(word) for opens, _ in _TABLE if isinstance(opens, frozenset) for word in opens}
_JOINED, _OTHER = _rules_of("و"), _rules_of("")

_NEWS_REACH = 4
_WHILE = word_set("فيما بينما وفيما وبينما")
_TURNS_BACK = word_set("ما مما حيث حسبما بحسب وفق في خلال أثناء")
_LAUNCHED = word_set("شن شنت شنوا نفذ نفذت نفذوا أطلق أطلقت أطلقوا وجه وجهت أقدم أقدمت قام قامت")


def cuts_of(
    sight: Sight, sentence: Sentence, has_place: Holds, has_toll: Holds, adds_toll: Holds, has_day: Holds
) -> list[tuple[int, str, bool]]:
    """Where a sentence may be cut: the token, the connective that stands there, whether it opens a clause like «بعد ...»."""
    news = _after_opening(sight, sentence, has_toll)
    cutting = Cutting(sight, sentence, has_place, has_toll, adds_toll, has_day, sentence.start)
    cuts: list[tuple[int, str, bool]] = [(sentence.start, "", news >= 0)]
    for i, word in enumerate(sight.words(sentence.start + 1, sentence.end), sentence.start + 1):
        cutting.since = cuts[-1][0]
        cut = (NEWS, False) if i == news else None
        if cut is None:
            for rule in _BY_WORD.get(word) or (_JOINED if word[0] == "و" else _OTHER):
                cut = rule(cutting, i)
                if cut is not None:
                    break
        if cut is not None:
            cuts.append((i, *cut))
        elif cuts[-1][2] and _closes_subordinate(sight, i, cuts[-1][0]):
            cuts.append((i, "،", False))
        elif _comes_to_its_deed(sight, i, cuts[-1], sentence) and has_place(i, sentence.end):
            if has_day(cuts[-1][0], i) or has_place(cuts[-1][0], i):
                cuts.append((i, MAIN, False))
    return cuts


def _after_opening(sight: Sight, sentence: Sentence, has_toll: Holds) -> int:
    """Where «فيما تتواصل المعارك ...، قتل ثلاثون في ...» comes to its news: the token behind the opening clause's comma; -1 for no such
    sentence.
    """
    first = sentence.start
    pair = (sight.word(first), sight.word(first + 1))
    if not (pair[0] in _WHILE or pair in by_itself.PAIRS or pair[0] in by_place.AMIDST and pair[1] in by_place.GOES_ON):
        return -1
    at = comma(sight, first + 1, sentence.end)
    near = min(at + _NEWS_REACH, sentence.end)
    told = triggers(sight, first, at) and (has_toll(at, near) or triggers(sight, at, near))
    return at if at < sentence.end and told else -1


def _closes_subordinate(sight: Sight, i: int, opened: int) -> bool:
    """A comma ends «بعد ...» when something with a verb of its own follows."""
    if not after_comma(sight, i) or i - opened < 3:
        return False
    return sight.word(i) in _TURNS_BACK or any(h.form in ("verb", "present") for h in sight.at(i, "tactics"))


def _comes_to_its_deed(sight: Sight, i: int, last: tuple[int, str, bool], sentence: Sentence) -> bool:
    """«بعد اغتيال القيادي الأسبوع الماضي، شنت ... غارة»: where the clause that recalls an earlier deed ends and the news begins."""
    opened = last[0]
    if i - opened < 3 or sight.word(i) not in _LAUNCHED or not after_comma(sight, i):
        return False
    if not any(sight.at(k, "tactics") for k in range(i + 1, min(i + 5, sentence.end))):
        return False
    if last[2]:
        return True
    after = sight.word(opened) in CAUSAL or (sight.word(opened), sight.word(opened + 1)) == ("علي", "خلفيه")
    return after and opened == sentence.start and any(sight.at(k, "tactics") for k in range(opened + 1, opened + 5))
