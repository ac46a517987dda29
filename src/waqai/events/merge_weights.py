"""What each sign that two tellings are one event is worth: set by hand; benchmarks/fit_merge.py measures them on gold and can tune them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MergeWeights:
    """What each sign is worth, in one currency with the two thresholds; positive speaks for one event, negative for two."""

    threshold: float = 1.6  # a body draft joins an event from here on
    title_threshold: float = 1.0  # a draft of the title or a heading joins from here on
    impossible: float = -9.0  # two places of one list
    place_same: float = 2.0
    place_near: float = 1.5
    place_contains: float = 0.7  # the earlier place holds the new one
    place_within: float = 0.9  # the new place holds the earlier one
    place_unknown: float = 0.9  # one of the two has no place
    place_apart: float = -4.0
    place_apart_loose: float = -1.5  # apart, but a title or lead may place it loosely
    tactic_same: float = 1.2
    tactic_kindred: float = 0.9  # another tactic of the same group
    tactic_open: float = 0.5  # one of the two is a bare toll or `other`
    tactic_near: float = -0.1  # an attack and its clash, a bomb and the assault with it
    tactic_strike_clash: float = -1.2
    tactic_other_arms: float = -2.0  # from the air and from the ground, each told for sure
    tactic_foreign: float = -2.5
    lure: float = 3.0  # the earlier weapon was to draw people near
    weapon_differs: float = -1.0
    clause_apart: float = -1.2  # «فيما», «كما» open the clause in the same sentence
    opens_apart: float = -2.0  # «كما», «كذلك» open the sentence, with a deed and a place of its own
    tolls_apart: float = -0.8  # each of such clauses has a toll of its own
    answered: float = -3.0  # «ردا على ...»: what the deed told before it answers
    clause_runs_on: float = 1.0  # «و» and a verb in the same sentence, no side or place of its own
    attackers_shared: float = 0.5
    sides_swapped: float = 0.3
    sides_crossed: float = -1.5
    attackers_differ: float = -1.0
    targets_shared: float = 0.6
    days_agree: float = 0.7
    days_next: float = -1.0
    days_far: float = -3.0
    toll_same: float = 0.7
    toll_same_some: float = 1.0  # the same number, above two
    toll_same_large: float = 1.5  # the same number, ten or more
    part_told: float = -1.5  # «ثلاثة منهم قتلوا في ...»: a part of those told before, at a place of its own
    toll_updated: float = 0.3
    toll_differs: float = -1.1
    next_sentence: float = 0.3
    told_last: float = 0.9  # one has no place and the earlier is the last event told
    other_victims: float = -1.0  # «وقتل خمسة آخرون في انفجار»: victims besides those told before
    attackers_kin: float = 0.4  # one names forces of the other's state, or only a kind («مسلحون»)
    own_places: float = -2.0  # each has a place of its own, told in one sentence
    days_next_said: float = -2.5  # each says its own day, one day apart
    sentences_between: float = -0.12  # each further sentence, where one has no place
    definite: float = 0.8  # «الهجوم», «هذا القصف»
    comes_after: float = 1.2  # «ويأتي الهجوم بعد ...»
    comes_after_apart: float = 2.5
    another: float = -1.2  # «هجوم آخر»
    in_another: float = -5.0  # «وأصيب رابع في حادث منفصل»
    went_before: float = -2.0  # «وكان انفجار قد أودى يوم الأحد بـ...», beside news of another day
    same_people: float = 3.0  # «مقتل الجنود الأربعة»: as many as were just told
    first_of: float = 2.0  # «استهدف الأول سوقا» after «وقع تفجيران»
    later_of: float = -4.0  # «التفجير الثاني», with a place or a toll of its own
    second_of: float = 3.0  # «التفجير الثاني» after a list of two places: that at the second
    defused: float = -2.5  # a bomb made safe, and one that went off
    titled: float = 0.8
    old_and_new: float = -1.5  # one is dated long before, the other is news
    one_assault: float = 1.5  # a bomb, then gunmen, in one sentence
    new_event_cue: float = -1.0  # «من جهة أخرى», «في غضون ذلك»
    followed_by: float = 3.0  # «وأعقب التفجير اشتباك»: what came of it at once, at no other place
    fire_exchanged: float = 1.5  # «تبادل لإطلاق النار» with those who had attacked: how the attack went on
    told_apart: float = -2.5  # so opened, or «في المدينة نفسها», with a deed and a toll of its own
