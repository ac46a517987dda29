"""What grammar alone says of the day of a draft: a time that stands right before it, beside its verb, or in a clause on something else."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.moment_ground import TOLD_BACK, Timed
from waqai.events.reading import Moment, Reading
from waqai.events.status_case import RECENT
from waqai.mentions.counts.toll_verbs import LEFT_A_TOLL
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

RELATIVE = word_set("الذي التي الذين اللذين اللتين اللذان")
COMMAS = frozenset("،,؛;")
_COMES = word_set("يأتي تأتي ويأتي وتأتي جاء جاءت وجاء وجاءت يجيء ويجيء")
_WHICH_PLACE = word_set("التي الذي والتي والذي")
_HAPPENED = LEFT_A_TOLL | word_set(
    "وقع وقعت حدث حدثت جرى جرت بدأ بدأت انطلق انطلقت اندلع اندلعت نفذ نفذها نفذه نفذته "
    "نفذتها شن شنها شنه شنته شنتها تبناه تبناها تبنته تبنتها استهدف استهدفت دارت تدور وقعا نفذوا"
)
"""Verbs of a deed: «الغارة على المدينة التي وقعت أمس»."""
_OF_PLACE = 9
_CLAUSE_REACH = 6  # tokens from «التي» to the day told in its clause
_ANOTHER_REACH = 16  # tokens from a trigger to such a day
_BESIDE_ITS_VERB = 3
_TAKING = ("abduction", "arrest_raid")
_VERBS_OF_TAKING = [verb + of for verb in ("خطف", "اختطف", "أسر", "احتجز", "اعتقل") for of in ("", "ت", "و")]
_TOOK_THEM = word_set(" ".join(verb + them for verb in _VERBS_OF_TAKING for them in ("ه", "ها", "هما", "هم")))
_TAKEN_REACH = 4  # tokens from «أسرهم» to the day of it
_TO_ITS_SIDE = 2  # tokens from a side's name to «الذين»: an adjective may stand between
_FROM = word_set("من على")
_DEATHS = word_set("مقتل استشهاد مصرع وفاة سقوط إصابة جرح خطف اختطاف اغتيال")
_DEATHS_REACH = 10
_VAGUE = 6  # days that «بعد أيام من» leaves open


def governs(reading: Reading, draft: Draft, moment: Moment) -> float:
    """How far grammar alone gives an incident its day: 1 where «بعد يومين من», «غداة» stand right before the words of one that has no
    other day of its own («غداة هجوم»), less for «بعد أيام من», which leaves the day open; -1 where they stand behind it («يأتي الهجوم
    بعد أسبوع من تفجير»): the day is the other's.
    """
    first, last = moment.span.earliest, moment.span.latest
    lead = draft.decision.lead
    if lead is not None and any(rule(reading, draft, lead, moment) for rule in (_of_a_place, _of_a_side, _of_their_taking)):
        return -1.0
    if first is None or last is None or (last - first).days > _VAGUE:
        return 0.0
    if lead is not None and lead.verbal and _of_another(reading, draft, lead, moment):
        return -1.0
    if lead is None or moment.rule not in TOLD_BACK:
        return 0.0
    if 0 <= moment.start - lead.end <= 3 and any(reading.sight.word(i) in _COMES for i in range(lead.start - 3, moment.start)):
        return -1.0
    if not 0 <= lead.start - moment.end <= (_DEATHS_REACH if first == last and _of_deaths(reading, moment) else 2):
        return 0.0
    if not COMMAS.isdisjoint("".join(reading.sight.gap(i) for i in range(moment.end, lead.start + 1))):
        return 0.0
    if reading.moments_in(lead.end, draft.segment.end):
        return 0.0
    return 1.0 if (last - first).days <= 1 else 0.4


def _of_deaths(reading: Reading, moment: Moment) -> bool:
    """«غداة مقتل ستة أشخاص في تفجير سيارة»: the dead stand between the words of time and those of the deed."""
    sight = reading.sight
    return sight.word(moment.end + (sight.word(moment.end) in _FROM)) in _DEATHS


def of_its_clause(draft: Draft, timed: Timed) -> float:
    """How far grammar gives a clause its own day: «قتل اثنان الثلاثاء في س، وقصفت الطائرات أمس مواقع في ص», a verb or noun of violence
    with a place of its own, a day right beside it, behind a clause on something else.
    """
    lead, segment, m = draft.decision.lead, draft.segment, timed.moment
    inner = segment.sentence.start < segment.start <= m.start < segment.end
    if lead is None or not inner or segment.subordinate or not draft.own_place or timed.announced or m.quoted:
        return 0.0
    first, last = m.span.earliest, m.span.latest
    if first is None or last is None or (last - first).days > 1:
        return 0.0
    gap = m.start - lead.end if m.start >= lead.end else lead.start - m.end
    return 0.5 if gap <= _BESIDE_ITS_VERB else 0.0


def _of_a_place(reading: Reading, draft: Draft, lead: Hit, moment: Moment) -> bool:
    """«هاجموا دورية في مدينة س التي سيطر عليها التنظيم الشهر الماضي»: a day that stands in what is told of a place, not of the deed."""
    sight = reading.sight
    if not lead.end < moment.start < draft.segment.sentence.end:
        return False
    clause = next((i for i in range(moment.start - 1, max(lead.end, moment.start - _OF_PLACE), -1) if sight.word(i) in _WHICH_PLACE), None)
    if clause is None or sight.word(clause + 1) in _HAPPENED:
        return False
    if not COMMAS.isdisjoint("".join(sight.gap(i) for i in range(clause + 1, moment.start + 1))):
        return False
    return any(s.end in (clause, clause - sight.word(clause - 1).startswith("ال")) for s in reading.spots_in(lead.start, clause))


def _of_a_side(reading: Reading, draft: Draft, lead: Hit, moment: Moment) -> bool:
    """«هاجم مسلحو الحركة، الذين طردوا من البلدة في شباط، قرية»: an old day that stands in what is told of who acts or is struck."""
    latest, sight = moment.span.latest, reading.sight
    if latest is None or reading.published is None or reading.published - latest <= RECENT:
        return False
    first = draft.segment.sentence.start
    back = range(moment.start - 1, max(first, moment.start - _OF_PLACE), -1)
    clause = next((i for i in back if is_one_of(sight.word(i), RELATIVE)), None)
    if clause is None or not (lead.end <= clause or lead.start >= moment.end) or sight.word(clause + 1) in _HAPPENED:
        return False
    if not COMMAS.isdisjoint("".join(sight.gap(i) for i in range(clause + 1, moment.start + 1))):
        return False
    return any(h.end <= clause < h.end + _TO_ITS_SIDE for h in sight.within(max(first, clause - _TO_ITS_SIDE - 4), clause, "actors"))


def _of_their_taking(reading: Reading, draft: Draft, lead: Hit, moment: Moment) -> bool:
    """«أعدم التنظيم أمس أربعة جنود أسرهم الشهر الماضي»: the day on which those killed were taken."""
    if draft.tactic in _TAKING or not lead.end < moment.start:
        return False
    return not _TOOK_THEM.isdisjoint(reading.sight.words(max(lead.end, moment.start - _TAKEN_REACH), moment.start))


def _of_another(reading: Reading, draft: Draft, lead: Hit, moment: Moment) -> bool:
    """«أطلقوا النار قرب القنصلية التي أحرقت مساء السبت»: a day that stands in a clause on another deed."""
    if not lead.end < moment.start < draft.segment.sentence.end or moment.start - lead.end > _ANOTHER_REACH:
        return False
    sight = reading.sight
    clause = next((i for i in range(moment.start - 1, lead.end + 1, -1) if sight.word(i) in RELATIVE or sight.word(i) == "التي"), None)
    if clause is None or moment.start - clause > _CLAUSE_REACH or not any(h.verbal for h in sight.at(clause + 1, "tactics")):
        return False
    return COMMAS.isdisjoint("".join(sight.gap(i) for i in range(clause, moment.start + 1)))
