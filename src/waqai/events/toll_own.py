"""Attackers who die of their own deed: the bomber, the one who lays a bomb, those who wear bombs."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.cast import KINDS
from waqai.events.clause_sides import by_gunmen
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.put_down import PUT_DOWN
from waqai.mentions.counts.words import WEEKDAYS
from waqai.mentions.lexicon import Hit
from waqai.model import Span
from waqai.text import is_one_of, word_set

_ATTACKING = ("suicide-bomber", "attacker", "attackers", "assailant", "driver-bomber")
_BLEW = word_set("فجر فجرت فجرا فجرتا فجروا وفجر ففجر وفجرت ففجرت بتفجير")
_DAYS = WEEKDAYS | word_set("اليوم يوم ذلك الغد")
_HIMSELF: dict[str, int] = {w: n for words, n in (("نفسه نفسها", 1), ("نفسيهما نفسهما", 2), ("أنفسهم", 2)) for w in word_set(words)}
_BELTS = word_set("سترته سترتها حزامه حزامها حزاما")
_WORN = word_set("أحزمة أحزمتهم حزاما أحزمتهما")
_KILLED_HIMSELF = word_set("انتحر ينتحر انتحاره وانتحر")
_OWN_BLAST = ("suicide_bombing", "car_bomb", "bombing_ied")
_SET_OFF = word_set("بتفجيرها بتفجيره بتفجير فجر ففجر فجرها ففجرها فجره")
_WHILE = word_set("أثناء خلال بينما عندما وهو لدى حين")
_TRIES = word_set("محاولته محاولتهم محاولتهما محاولة يحاول يحاولان يحاولون حاول حاولا حاولوا يقوم قيامه قيامهم قيامهما يزرع يزرعون يعد")
_SETTING = word_set("زرع زراعة بزرع بزراعة وضع بوضع تفجير بتفجير تفخيخ بتفخيخ إعداد تصنيع تحضير نصب اقتحام طعن دهس عبوة قنبلة")
_LAYING = word_set("زرعها وضعها تفجيرها زرعه وضعه تفجيره إعدادها تصنيعها نصبها زراعتها")
_LAYS = word_set(
    "زرعه زرعهم زرعهما زرعها وضعه وضعهم وضعهما تفخيخه تفخيخهم إعداده إعدادهم تصنيعه تصنيعهم تجهيزه تجهيزهم يزرع يزرعان يزرعون يضع يضعان "
    "يضعون يفخخ يفخخون يعد يعدان يعدون يصنع يصنعون زراعته زراعتهم"
)
_WERE = word_set("كان كانا كانوا")
_THEY_LAY = word_set(
    "يزرعها يزرعانها يزرعونها يضعها يضعانها يضعونها يعدها يعدانها يعدونها يحملها يحملانها يحملونها ينقلها ينقلانها ينقلونها يصنعها يصنعانها"
)
_CHARGE_REACH = 7
_AFTER_THAT = word_set("بعد بعدما عندما حين حينما إثر لدى أثناء خلال الذي")
_WHILE_REACH = 6
_OFF_REACH = 10
_HIM_REACH = 14
_BROUGHT_DOWN = ("اردي", "اردو", "اردت", "ارداه", "اردته", "تردي", "يردي")
_BOTH_SIDES = ("armed_clash", "execution", "abduction")
_SHARE_REACH = 5
_ASSAULTS = ("armed_attack", "shooting")
_TOLD_OF = ("number", "dual", "singular", "number-after")
_THOSE_STRUCK = ("police", "military", "child")
_ASSAILED = word_set("هاجم هاجمت هاجما هاجموا اقتحم اقتحمت اقتحما اقتحموا")
_TRIED = word_set("حاول حاولت حاولا حاولوا كان كانا كانوا")
_ASSAULTING = word_set("مهاجمة اقتحام الهجوم يهاجم يهاجمان يهاجمون اقتحامه اقتحامها")
_CARRIED_OUT = word_set("شن شنا شنوا نفذ نفذا نفذوا")
_AN_ASSAULT = word_set("هجوما الهجوم هجمات اعتداء")
_STABBED = word_set("طعن طعنت طعنا هاجم هاجمت هاجما دهس دهست دهسا")
_HIS_DEED = word_set("طعنه طعنها دهسه دهسها مهاجمته مهاجمتها تنفيذه تنفيذها تنفيذهما طعنهما مهاجمتهما إقدامه إقدامها")
_STRUCK_REACH = 10  # «قتل فلسطيني أمس قرب حاجز في شمال الضفة بعدما طعن جنديا»
_ENDED = word_set("قتلته قتلتها أردته أردتها حيدته تقتله تقتلها ترديه ترديها يقتله يرديه يقتلوه تصرعه تقتلهما يقتلهما ترديهما")
_COMRADES = word_set("زملاؤه زملاؤها زملاؤهما رفاقه رفاقها رفاقهما الحراس حراس الجنود جنود الشرطة عناصر أفراد قوات")
_BEING_KILLED = word_set("يقتل تقتل يقتلا يردى تردى")
_REST_REACH = 12
_ANOTHER = word_set("آخر أخرى ثان ثانية الثاني الثانية")


def names_attacker(count: CasualtyMention) -> bool:
    """Whether a count names attackers: «مقتل المهاجم»."""
    return count.rule == PUT_DOWN or any(h.entry.id in _ATTACKING for h in count.who)


def parted(reading: Reading, draft: Draft, count: CasualtyMention) -> list[CasualtyMention]:
    """«إن جنديا واثنين من مقاتلي الحزب قتلوا في هجوم للحزب», «مقتل 20 مدنيا وثلاثة مسلحين في هجوم»: the attackers' share of a sum apart
    from that of those they struck.
    """
    if draft.tactic in _BOTH_SIDES or count.rule != "sum":
        return [count]
    country = draft.spot.place.country if draft.spot is not None else reading.country
    theirs = [h for h in count.who if h.entry.pack == "actors" and set(reading.cast.names(h, country)) & set(draft.attackers)]
    theirs = [m for m in count.who if any(m in (h, _man_of(count, h)) for h in theirs)] or _gunmen_who_struck(reading, draft, count)
    rest = [h for h in count.who if h not in theirs]
    if not theirs or not rest:
        return [count]
    share = _share(reading, theirs, rest)
    if not 0 < share < count.low:
        return [count]
    left = count.low - share
    return [
        replace(count, low=left, best=left, high=count.high and left, who=tuple(rest)),
        replace(count, low=share, best=share, high=share, who=tuple(_men(theirs) or theirs)),
    ]


def _men(hits: list[Hit]) -> list[Hit]:
    """The gunmen themselves, without the second reading of the same word as a side; all where a group is named."""
    named = any(h.entry.pack == "actors" and h.entry.label_en not in KINDS for h in hits)
    return [] if named else [h for h in hits if h.entry.pack == "persons"]


def _gunmen_who_struck(reading: Reading, draft: Draft, count: CasualtyMention) -> list[Hit]:
    """The gunmen of a sum told beside others than fighters, in an assault that no state is told to have made."""
    if not by_gunmen(reading, draft.tactic, draft.attackers) or any(reading.cast.is_group(t) and t not in KINDS for t in draft.targets):
        return []
    gunmen = [h for h in count.who if h.entry.attrs.get("role") == "militant" or h.entry.label_en in KINDS]
    bands = [h for h in count.who if h not in gunmen and h.entry.pack == "actors" and reading.cast.is_group(h.entry.label_en)]
    return gunmen if not bands else []


def _man_of(count: CasualtyMention, name: Hit) -> Hit | None:
    """Those whom a group's name tells the belonging of: «مسلح من X», «عناصر X»."""
    men = (h for h in count.who if h.entry.pack == "persons" and 0 <= name.start - h.end <= 2)
    return max(men, key=lambda h: h.start, default=None)


def _share(reading: Reading, theirs: list[Hit], rest: list[Hit]) -> int:
    """How many of a sum those words count: by the numeral before them, else by their own number."""
    first = theirs[0].start
    floor = max((h.end for h in rest if h.end <= first), default=0)
    numerals = (reading.sight.numeral_over(i) for i in range(first - 1, max(floor, first - _SHARE_REACH) - 1, -1))
    told = next((n.best for n in numerals if n is not None), None)
    if told is not None:
        return told
    own = next((h.number for h in theirs if h.number in (1, 2)), 0)
    return own or (2 if reading.sight.word(first).endswith("ان") else 0)


def by_own_deed(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """Whether those counted died of what they did or were about to do."""
    return (
        _dies_trying(reading, count)
        or _of_his_own_charge(reading, count)
        or _blew_himself_up(reading, count)
        or _put_an_end_to(reading, draft, count)
        or _who_attacked(reading, draft, count)
        or _fell_after_it(reading, draft, count)
        or _all_but_the_bomber(reading, count)
        or (draft.tactic == "suicide_bombing" and _the_bomber_shot(reading, count))
        or (draft.tactic in _OWN_BLAST and _of_the_bomber(reading, count))
    )


def _dies_trying(reading: Reading, count: CasualtyMention) -> bool:
    """«قتل شخص أثناء محاولته زرع عبوة», «قتلا بينما كانا يحاولان تفجير ...»: killed at what he himself was about to do."""
    sight, sentence = reading.sight, reading.sentence_of(count.head)
    for i in range(count.end, min(count.end + _WHILE_REACH, sentence.end - 2)):
        if sight.word(i) not in _WHILE:
            continue
        if any(sight.word(k) in _LAYS and sight.at(k + 1, "weapons") for k in (i + 1, i + 2)):
            return True  # «أثناء زرعه عبوة», «وهو يزرع لغما»
        tries = next((k for k in range(i + 1, i + 4) if sight.word(k) in _TRIES), None)
        return tries is not None and any(w in _SETTING for w in sight.words(tries + 1, tries + 3))
    return False


def _of_his_own_charge(reading: Reading, count: CasualtyMention) -> bool:
    """«قتل مسلح بانفجار عبوة حاول زرعها», «قتلا بانفجار قنبلة كانا يعدانها»: by the bomb that he was about to lay."""
    sight, sentence = reading.sight, reading.sentence_of(count.head)
    for i in range(count.end, min(count.end + _CHARGE_REACH, sentence.end - 1)):
        if any(c in sight.gap(i) for c in ".؛;!؟،\n"):
            return False
        if sight.word(i) in _TRIES and sight.word(i + 1) in _LAYING or sight.word(i) in _WERE and sight.word(i + 1) in _THEY_LAY:
            return True
    return False


def _blew_himself_up(reading: Reading, count: CasualtyMention) -> bool:
    """«لقي شاب مصرعه بعد أن فجر نفسه»: the one who died is the bomber."""
    sight, end = reading.sight, reading.sentence_of(count.head).end
    for i in range(count.end, min(count.end + _WHILE_REACH, end - 1)):
        if any(c in sight.gap(i) for c in ".؛;!؟\n"):
            return False
        if sight.word(i) in _BLEW:
            himself = _HIMSELF.get(sight.word(i + 1), 0)
            named = any(h.entry.id in _ATTACKING for h in sight.at(i + 2, "persons"))
            return count.low == himself and not named and any(w in _AFTER_THAT for w in sight.words(i - 2, i))
    return False


def _put_an_end_to(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """«طعن رجل أربعة من المارة وقتلته الشرطة»: the one who did it, killed by a state's men in the same breath."""
    lead, sight = draft.decision.lead, reading.sight
    if count.rule != "pronoun" or count.low > 2 or draft.tactic not in _ASSAULTS:
        return False
    if sight.word(count.head) in _BEING_KILLED and sight.word(count.head - 1) == "ان":
        return True  # «طعن شاب أربعة من المارة قبل أن يقتل برصاص الشرطة»
    if lead is None or lead.end > count.head:
        return False
    ended = any(is_one_of(word, _ENDED) for word in (sight.word(count.head), sight.word(count.end - 1)))
    force = sight.word(count.end) in _COMRADES or any(
        str(h.entry.attrs.get("role")) in _THOSE_STRUCK for h in sight.at(count.end, "persons")
    )
    if ended and force and sight.word(count.head - 1) == "ان":
        return True  # «طعن جنديا قبل أن يرديه زملاؤه»
    return ended and any(reading.cast.is_state(n) for h in sight.at(count.end, "actors") for n in reading.cast.names(h, reading.country))


def _the_bomber_shot(reading: Reading, count: CasualtyMention) -> bool:
    """«رصدوا الانتحاري وأطلقوا النار عليه فأردوه قتيلا»: «ه» is the last man spoken of, who came to blow himself up."""
    sight, start = reading.sight, reading.sentence_of(count.head).start
    brought_down = any(w.lstrip("وف").startswith(_BROUGHT_DOWN) for w in sight.words(max(start, count.head - 4), count.head))
    if count.low != 1 or count.rule != "pronoun" and not (count.rule == "singular" and brought_down):
        return False
    for i in range(count.head - 1, max(start, count.head - _HIM_REACH) - 1, -1):
        men = [h for h in sight.at(i, "persons") if h.number == 1 and not h.entry.attrs.get("casualty")]
        if men:
            return any(h.entry.id in _ATTACKING for h in men)
    return False


def _who_attacked(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """«مقتل أربعة مسلحين هاجموا نقطة تفتيش», «قتلت الشرطة رجلا حاول اقتحام القنصلية»: the deed stands right behind those who fell at it."""
    sight, at = reading.sight, count.end
    if draft.tactic not in _ASSAULTS or any(str(h.entry.attrs.get("role")) in _THOSE_STRUCK for h in count.who):
        return False
    if count.rule not in _TOLD_OF or any(c in sight.gap(at) for c in "،.؛:\n"):
        return False
    word = sight.word(at)
    tried = word in _TRIED and any(w in _ASSAULTING for w in sight.words(at + 1, at + 3))
    return word in _ASSAILED or tried or (word in _CARRIED_OUT and any(w in _AN_ASSAULT for w in sight.words(at + 1, at + 3)))


def _fell_after_it(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """«قتل فلسطيني بعدما طعن جنديا», «قتل شاب إثر تنفيذه عملية طعن»: the one who fell had struck somebody else before."""
    sight, sentence = reading.sight, reading.sentence_of(count.head)
    if (
        draft.tactic not in _ASSAULTS
        or count.rule not in _TOLD_OF
        or any(str(h.entry.attrs.get("role")) in _THOSE_STRUCK for h in count.who)
    ):
        return False
    for i in range(count.end, min(count.end + _STRUCK_REACH, sentence.end - 2)):
        if any(c in sight.gap(i) for c in ".؛;!؟\n") or any(h.entry.attrs.get("toll") for h in sight.at(i, "tactics")):
            return False  # «استشهد فلسطيني وجرح مئة حين هاجم مئات المستوطنين»
        if sight.word(i) not in _AFTER_THAT:
            continue
        at = i + 1 + (sight.word(i + 1) == "ان")
        if sight.word(at) in _HIS_DEED:
            return True
        return sight.word(at) in _STABBED and _one_in_the_accusative(reading, at + 1)
    return False


def _one_in_the_accusative(reading: Reading, i: int) -> bool:
    """«جنديا», «شرطيين», «ثلاثة جنود»: people who can only be an object of the verb before; «ثلاثة مسلحين» may be its subject."""
    sight, numeral = reading.sight, reading.sight.numeral_at(i)
    if numeral is not None:
        return any(h.entry.attrs.get("role") in _THOSE_STRUCK for h in sight.at(numeral.end_token, "persons"))
    return any(not h.base.article and sight.word(i).endswith(("ا", "ين")) for h in sight.at(i, "persons"))


def _of_the_bomber(reading: Reading, count: CasualtyMention) -> bool:
    """«بادر السائق بتفجير السيارة ما نتج عنه مقتله»: the one who set it off."""
    if count.rule != "pronoun" or count.low != 1:
        return False
    return any(w in _SET_OFF for w in reading.sight.words(count.head - _OFF_REACH, count.head)) or _by_his_belt(reading, count)


def _by_his_belt(reading: Reading, count: CasualtyMention) -> bool:
    """«فجر شاب حزاما ناسفا داخل المسجد، مما أدى إلى مقتله ومقتل وجرح كثير من المصلين»: nobody else is told of in between."""
    sight, start = reading.sight, reading.sentence_of(count.head).start
    blew = next((i for i in range(count.head - 1, start - 1, -1) if sight.word(i) in _BLEW), None)
    if blew is None or _dead_at(reading, blew, start, count.head) != 1:
        return False
    return not any(h.number in (0, 1) and h.start > blew + 2 for h in sight.within(blew, count.head, "persons"))


def wears_bombs(reading: Reading, count: CasualtyMention) -> bool:
    """«8 أشخاص يحملون أحزمة ناسفة»."""
    return any(w in _WORN for w in reading.sight.words(count.start, count.end + 4))


def by_own_hand(reading: Reading, draft: Draft) -> tuple[int, Span] | None:
    """Those who blew themselves up: «فجر نفسه» 1, «فجرا نفسيهما» 2, one more for «انتحاري آخر»: how many, and where it is told."""
    sight, best, where = reading.sight, 0, Span(0, 0)
    for segment in draft.segments:
        if segment.in_title and best:
            continue
        for i in range(segment.start, segment.end):
            dead = _dead_at(reading, i, segment.start, segment.end)
            if not dead:
                continue
            another = bool(best) and (_one_more(reading, i) or any(w in _ANOTHER for w in sight.words(max(segment.start, i - 3), i)))
            if dead > best or another:
                best = best + dead if another else dead
                tokens = reading.text.tokens
                where = Span(tokens[i].start, tokens[min(i + 2, segment.end) - 1].end)
    best = 1 if best == draft.places else best  # «فجر انتحاريان نفسيهما في س وص»: one at each of the two
    return (best, where) if best else None


def _one_more(reading: Reading, i: int) -> bool:
    """«فيما فجر ثالث نفسه», «وفجر الآخر نفسه», «ثم فجر الانتحاري الثاني حزامه»: one beside those told before, at the verb."""
    sight = reading.sight
    for k in range(i + 1, i + 4):
        if sight.word(k) in _HIMSELF or sight.word(k) in _BELTS:
            return False
        nth = sight.numeral_at(k)
        if sight.word(k) in _ANOTHER or nth is not None and nth.kind == "ordinal" and nth.best > 1:
            return True
    return False


def one_more_blown_up(reading: Reading, draft: Draft) -> tuple[int, Span] | None:
    """«وقتل اثنان من المهاجمين فيما فجر ثالث نفسه»: how many blew themselves up beside the attackers counted, and where it is told."""
    sight, tokens = reading.sight, reading.text.tokens
    for segment in draft.segments:
        for i in range(segment.start, segment.end):
            if sight.word(i) in _BLEW and _one_more(reading, i) and (dead := _dead_at(reading, i, segment.start, segment.end)):
                return dead, Span(tokens[i].start, tokens[min(i + 3, segment.end) - 1].end)
    return None


def _all_but_the_bomber(reading: Reading, count: CasualtyMention) -> bool:
    """«وقتل ثلاثة منهم برصاص الأمن وفجر الرابع نفسه»: the number of the one who blew himself up is one more than that of those killed."""
    sight, end = reading.sight, reading.sentence_of(count.head).end
    for i in range(count.end, min(end - 1, count.end + _REST_REACH)):
        nth = sight.numeral_at(i + 1) if sight.word(i) in _BLEW else None
        if nth is not None and nth.kind == "ordinal":
            return nth.best == count.low + 1 == (count.high or 0) + 1
    return False


def _dead_at(reading: Reading, i: int, start: int, end: int) -> int:
    sight = reading.sight
    if sight.word(i) in _KILLED_HIMSELF:
        return 1
    if sight.word(i) not in _BLEW or sight.word(i + 1) in _DAYS:
        return 0  # «فجر اليوم نفسه» is the dawn of a day
    bomber = any(h.entry.id in _ATTACKING for k in range(max(start, i - 3), min(end, i + 4)) for h in sight.at(k, "persons"))
    for k, word in enumerate(sight.words(i + 1, min(end, i + 8))):
        if word in _HIMSELF:
            told = next((n for j in range(i + 1, i + 1 + k) if (n := sight.numeral_at(j)) is not None and n.kind != "ordinal"), None)
            return told.best if told is not None and told.best > 1 else _HIMSELF[word]  # «فجر ثلاثة انتحاريين أنفسهم»
        if k > 3:
            continue
        if word in _BELTS or (bomber and word in ("شحنه", "عبوه", "سيارته", "مركبته", "شاحنته")):
            return 1
    return 0


def of_the_repelled(reading: Reading, draft: Draft, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«قتل أربعة جنود وعشرون مسلحا في هجوم على القاعدة»: gunmen who died attacking soldiers, told beside the soldiers' own dead."""
    if draft.tactic not in _ASSAULTS or _role(count) != {"militant"} or any(reading.cast.is_state(a) for a in draft.attackers):
        return False
    if not any(reading.cast.is_state(t) for t in draft.targets):
        return False
    names = {n for h in count.who if h.entry.pack == "actors" for n in reading.cast.names(h, reading.country)} - KINDS
    soldiers = any(c.kind == "killed" and not c.denied and _role(c) & {"military", "police"} for c in counts)
    return soldiers and not names & set(draft.targets)


def _role(count: CasualtyMention) -> set[str]:
    roles = {str(h.entry.attrs.get("role")) for h in count.who if h.entry.pack == "persons" and not h.entry.id.startswith("nat-")}
    return roles or {"military" for h in count.who if h.entry.attrs.get("class") == "state_military"}
