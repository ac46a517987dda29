"""All counts of a sentence: each head with the number that is its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from waqai.mentions.counts.aboard import all_aboard
from waqai.mentions.counts.additions import fell_attacking, sides_differ
from waqai.mentions.counts.after import total
from waqai.mentions.counts.before import before_verb
from waqai.mentions.counts.deeds import deed_quantity
from waqai.mentions.counts.died_of_it import as_dead, died_of_wounds
from waqai.mentions.counts.far_sums import find_sums
from waqai.mentions.counts.heads import denial, find_heads, joined
from waqai.mentions.counts.joint import fell_between, shared_figure
from waqai.mentions.counts.mention import CasualtyMention, Head, Quantity
from waqai.mentions.counts.none_hurt import bloodless, none_hurt
from waqai.mentions.counts.nouns import bare_plural, noun_quantity
from waqai.mentions.counts.one_person import one_by_name
from waqai.mentions.counts.own_dead import with_their_side
from waqai.mentions.counts.parts_told import without_its_parts
from waqai.mentions.counts.past_parts import past_parts
from waqai.mentions.counts.people import attackers_beside, attackers_inside, joined_from, people
from waqai.mentions.counts.put_down import with_those_put_down
from waqai.mentions.counts.shares import other_side, shares
from waqai.mentions.counts.together import with_them
from waqai.mentions.counts.told import mention_of
from waqai.mentions.counts.unharmed import unharmed
from waqai.mentions.counts.unreal import intent, is_illness, of_hunger
from waqai.mentions.counts.wire_heads import is_double, is_like
from waqai.mentions.counts.words import BESIDE, BETWEEN_TWO, LATELY, OF_WOUNDS, SAVE, SUBSET, WHO, WOUNDS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_WITH_REACH = 7
_NEAR_TO = 3
_CAUSE = word_set("إثر بعد جراء متأثرا نتيجة بسبب عقب")
_PASSED = word_set("وفاة توفي توفيت استشهد استشهاد قضى فارق مات بوفاة لوفاة")
_WOUND_REACH = 20
_HURTS = tuple(word_set("بجراح بجروح بإصابات بجرح بحروق بإصابة"))
_SLAIN = word_set("قتيل قتيلا شهيد شهيدا قتلى شهداء")
_AND_HURT = word_set("وجريح وجريحا ومصاب ومصابا وجرحى ومصابين")
_AND_THAT = word_set("وأن وإن وبأن")
_AND_LEFT = word_set("و وبقي وبقيت ويبقى وظل ولا يزال")
_VICTIMS = word_set("ضحايا ضحية")
_DID = word_set("قاموا وقاموا قام وقام قامت وقامت قبل")  # «قبل قتلهم»
_CAME_UPON = word_set("أصاب أصابت يصيب")
_AROUND = word_set("بعد عقب قبل إثر")
_FILMS = word_set("تسجيل تسجيلا شريط شريطا مقطع مقطعا صور صورا مشاهد مصور مصورا مصورة فيديو")
_WHAT = word_set("ما عما مما لما بما كما")


def find_counts(sight: Sight, start: int, end: int) -> list[CasualtyMention]:
    """The casualty counts of a range of tokens (a sentence), in order.

    >>> from waqai.knowledge import load_packs
    >>> from waqai.mentions.lexicon import Lexicon
    >>> from waqai.text import read
    >>> from waqai.text.numerals import find_numerals
    >>> text = read("مقتل ضابط وثلاثة جنود وإصابة خمسة آخرين")
    >>> sight = Sight(text, Lexicon(load_packs()).find(text.tokens), find_numerals(text.tokens))
    >>> [(c.kind, c.low, c.high) for c in find_counts(sight, 0, len(text.tokens))]
    [('killed', 4, 4), ('wounded', 5, 5)]
    """
    none = bloodless(sight, start, end)
    safe = [] if none else unharmed(sight, start, end)
    used: set[int] = set()
    told = [*none, *_told_by_heads(sight, start, end, used)]
    told += find_sums(sight, start, end, used)
    told = _with_shared_people(_parts_of_asides(sight, sorted(told, key=lambda c: (c.head, c.start))))
    told = [*told, *shares(sight, end, told, used), *other_side(sight, end, told, used)]
    told = as_dead(sight, _without_their_sum(sight, told), end)
    told = with_those_put_down(sight, told or died_of_wounds(sight, start, end), start, end)
    told += [c for c in all_aboard(sight, start, end) if not any(o.kind == "killed" and abs(o.head - c.head) <= _NEAR_TO for o in told)]
    told = safe if all(c.denied for c in told) and safe else told
    return sorted(with_their_side(sight, told), key=lambda c: c.head)


def _told_by_heads(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """The count of each head, in order; `used` takes the tokens of their numbers."""
    out: list[CasualtyMention] = []
    done: set[int] = set()
    heads = find_heads(sight, start, end)
    for k, head in enumerate(heads):
        if head.start in done or _is_purpose(sight, head):
            continue
        follower = heads[k + 1] if k + 1 < len(heads) else None
        said = denial(sight, head, start)
        if said:
            near = follower is not None and follower.start - head.end <= 2 and not _breaks_off(sight, head, follower)
            none = [head, follower] if follower is not None and near and sight.word(head.end) not in SAVE else [head]
            done.update(h.start for h in none)
            out += none_hurt(sight, none, start) if said == "denied" else []
            continue
        if follower is not None and _hurt_who_died(head, follower) or _befell(sight, head):
            continue
        beyond = heads[k + 2].start if k + 2 < len(heads) else end
        found = None
        if follower is not None:
            found = _of_both(sight, (head, follower), (start, beyond, end), out, used)
        if follower is not None and found is not None:
            done.add(follower.start)
        limit = _own_subject(sight, follower) if follower is not None else end
        found = _of_one(sight, head, (start, limit, end), out, used) if found is None else found
        for mention in _as_told(sight, head, found, start, limit):
            out.append(mention)
            used.update(range(mention.start, mention.end))
    return out


def _is_purpose(sight: Sight, head: Head) -> bool:
    """«لقتل المدنيين» is a purpose, «تسجيلا مصورا لقتل ستة» is not."""
    return head.stem == "قتل" and head.pro.endswith("ل") and _FILMS.isdisjoint(sight.words(head.start - 2, head.start))


def _of_both(
    sight: Sight, heads: tuple[Head, Head], limits: tuple[int, int, int], told: list[CasualtyMention], used: set[int]
) -> list[CasualtyMention] | None:
    """The counts of two heads that share a figure («مقتل وإصابة 12»); None where each has its own. The limits are where the sentence
    starts, where the figure must end and where the sentence ends.
    """
    (head, follower), (start, beyond, end) = heads, limits
    both = before_verb(sight, head, start, used) if _suffered_both(sight, head, follower) else None
    if both is not None:
        return [mention_of(sight, head, "killed_or_wounded", replace(both, rule="joint"), start)]
    if not joined(sight, head, follower) or _has_subject(sight, head, start, end, used):
        return None
    if fell_between(sight, head, told):
        told[-1] = replace(told[-1], kind="killed_or_wounded", rule="joint")
        return []
    shared = shared_figure(sight, head, follower, start, beyond, used)
    return [mention_of(sight, head, "killed_or_wounded", shared, start)] if shared else _two_plurals(sight, head, follower, start)


def _of_one(sight: Sight, head: Head, limits: tuple[int, int, int], told: list[CasualtyMention], used: set[int]) -> list[CasualtyMention]:
    """The counts of a head by itself: of those just taken, of as many as just told, or with words of its own between the start of the
    sentence and the limit, which the end of the sentence may lie behind.
    """
    start, limit, end = limits
    taken = _of_the_taken(told) if head.kind == "killed" else None
    if taken is not None and _kills_them(sight, head, taken.best):
        return [mention_of(sight, head, "killed", taken, start)]
    alike = _as_many(head, told)
    if alike is not None and head.noun and sight.word(head.start - 1) == "من" and is_like(sight.word(head.start - 2)):
        return [mention_of(sight, head, head.kind, replace(alike, end=head.end), start)]  # «سبعة قتلى ومثلهم من الجرحى»
    if alike is not None and is_double(sight.word(head.end)):
        alike = replace(alike, low=2 * alike.low, best=2 * alike.best, high=None if alike.high is None else 2 * alike.high)
    if alike is not None and is_like(sight.word(head.end)):
        return [mention_of(sight, head, head.kind, alike, start)]
    if head.enc == "هم" and sight.word(head.start - 1) in _AROUND and told and told[-1].kind == head.kind:
        return []  # «صلب التنظيم ثلاثة رجال بعد إعدامهم»: those just told
    return _of_head(sight, head, start, limit, end, used)


def _as_told(sight: Sight, head: Head, found: list[CasualtyMention], start: int, limit: int) -> list[CasualtyMention]:
    """Counts as far as they happened: not those that were only meant, or that hunger or illness did; what is charged or past is aside."""
    meaning = intent(sight, head, start) if found else ""
    if not found or meaning == "meant" or head.kind == "killed" and of_hunger(sight, head, limit):
        return []
    if head.kind == "wounded" and (is_illness(sight, head, limit) or _of_their_wounds(sight, head)):
        return []
    return [replace(mention, aside=True) if meaning else mention for mention in found]


def _own_subject(sight: Sight, verb: Head) -> int:
    """Where the words of a later head begin: «قتل شخص وسبعة أصيبوا», «شخصان قتلا، أحدهما طفل، وخمسة جرحوا»: at its subject."""
    if not verb.verb or verb.pro or not sight.word(verb.end - 1).endswith(("وا", "ن", "ا")):
        return verb.start
    number = next((n for k in (1, 2, 3) if (n := sight.numeral_over(verb.start - k)) is not None), None)
    joined = joined_from(sight, number) if number is not None else -1
    if number is not None and sight.word(number.start_token - 1) in _AND_THAT:
        joined = number.start_token - 1  # «إن اثنين قتلا وإن ثلاثة أصيبوا»
    if number is None or joined < 0 or any("،" in sight.gap(k) for k in range(number.end_token, verb.start + 1)):
        return verb.start
    own = number.end_token == verb.start or any(h.end == verb.start for h in sight.at(number.end_token, "persons"))
    return joined if own else verb.start


def _parts_of_asides(sight: Sight, told: list[CasualtyMention]) -> list[CasualtyMention]:
    """«عدد الشهداء منذ بداية العام 150، بينهم 90 شهيدا من الضفة، فضلا عن إصابة 3650»: a part of a total that is set apart, and what is
    told on top of it, stand apart as well.
    """
    out = list(told)
    for n in range(1, len(told)):
        whole, part = out[n - 1], told[n]
        subset = any(w in SUBSET for w in sight.words(whole.end, part.end))
        on_top = part.kind != whole.kind and any(w in BESIDE for w in sight.words(whole.end, part.start))
        if whole.aside and (subset and part.kind == whole.kind and part.low <= whole.low or on_top):
            out[n] = replace(part, aside=True)
        elif (whole.aside or whole.update) and _told_with_it(sight, whole, part):
            out[n] = replace(part, aside=part.aside or whole.aside, update=part.update or whole.update)
    return out


def _told_with_it(sight: Sight, whole: CasualtyMention, part: CasualtyMention) -> bool:
    """«وقتل في العملية منذ انطلاقها 450 مقاتلا وأصيب 2500», «ارتفع عدد القتلى إلى 9 و30 جريحا»: the wounded of the same time."""
    if (
        {whole.kind, part.kind} != {"killed", "wounded"}
        or not (sight.word(part.start).startswith("و") or sight.word(part.start - 1) in _AND_LEFT)  # «و31 جريحا» is three tokens
        or part.start - whole.end > _WITH_REACH
    ):
        return False
    between = range(whole.end, part.start + 1)
    return not any(c in sight.gap(i) for i in between for c in ".؛\n") and all(
        w not in LATELY for w in sight.words(whole.end, part.end + 2)
    )


def _of_their_wounds(sight: Sight, head: Head) -> bool:
    """«متأثرين بجروحهم التي أصيبوا بها», «بعد وفاة المواطن ... إثر إصابته في التفجير»: how those told dead were hurt."""
    if head.enc and sight.word(head.start - 1).startswith(OF_WOUNDS):
        return True  # «توفيا متأثرين بإصابتهما»
    if head.enc in ("ه", "ها", "هم", "هما") and sight.word(head.start - 1) in _CAUSE:
        return any(w.removeprefix("و") in _PASSED for w in sight.words(head.start - _WOUND_REACH, head.start - 1))
    return sight.word(head.start - 1) in WHO and any(
        w in WOUNDS or w.startswith(_HURTS) for w in sight.words(head.start - 3, head.start - 1)
    )


def _has_subject(sight: Sight, head: Head, start: int, end: int, used: set[int]) -> bool:
    """«إن ثلاثة جنود قتلوا وأصيب خمسة», «إن الشاب قتل وأصيب أربعة»: the verb has people of its own before it."""
    return head.verb and bool(before_verb(sight, head, start, used) or one_by_name(sight, head, start, end))


def _breaks_off(sight: Sight, head: Head, follower: Head) -> bool:
    """«لم ترد معلومات عن ضحايا، في حين قتل عنصر», «دون أن يصاب وقتل حارسه»: what follows a denial is told as having happened."""
    if head.verb and head.form == "present" and follower.form == "verb" and follower.pro.startswith("و"):
        return True
    commas = [i for i in range(head.end, follower.start + 1) if "،" in sight.gap(i)]
    return bool(commas) and (follower.verb or sight.word(commas[-1]).startswith("ف"))


def _with_shared_people(told: list[CasualtyMention]) -> list[CasualtyMention]:
    """«قتل سبعة وجرح عشرون آخرون من الحراس»: those named after the second count are the first one's too, and the other way round."""
    out = list(told)
    for n, (first, second) in enumerate(pairwise(told)):
        close = second.start - first.end <= 1 and {first.kind, second.kind} == {"killed", "wounded"}
        if close and not out[n].who and any(h.entry.pack == "actors" for h in second.who):
            out[n] = replace(first, who=second.who)
        elif close and not second.who and second.rule == "number" and any(h.entry.pack == "actors" for h in out[n].who):
            out[n + 1] = replace(second, who=out[n].who)  # «قتل 12 حوثيا وجرح 15»
    return out


def _kills_them(sight: Sight, head: Head, taken: int) -> bool:
    """«وقتلوهم», «ثم أعدمهم», «وقاموا بإعدامهم», of one «وأعدموه», of two «وقتلوهما»: a verb whose object agrees with those taken."""
    verb = head.verb or head.form == "phrase" or sight.word(head.start - 1) in _DID
    last = sight.word(head.end - 1)
    if taken < 3:
        return verb and last.endswith(("وه", "وها") if taken == 1 else ("وهما",))
    return verb and (head.enc == "هم" or last.endswith("وهم"))


def _of_the_taken(told: list[CasualtyMention]) -> Quantity | None:
    """«أسروا ثمانية من الركاب وقتلوهم»: all of those taken."""
    last = told[-1] if told else None
    if last is None or last.kind != "abducted" or last.denied:
        return None
    return Quantity(last.low, last.best, last.high, last.head, last.head + 1, list(last.who), "the-taken")


def _as_many(head: Head, told: list[CasualtyMention]) -> Quantity | None:
    """«فقتلوا خمسة جنود وجرحوا مثلهم»: as many as were just told."""
    last = told[-1] if told and not told[-1].denied else None
    if last is None or head.start - last.end > 2:
        return None
    return Quantity(last.low, last.best, last.high, head.start, head.end + 1, list(last.who), "as-many")


def _two_plurals(sight: Sight, first: Head, second: Head, start: int) -> list[CasualtyMention]:
    """«قتلى وجرحى»: each its own open count."""
    parted = first.number == second.number == 1 and sight.word(first.start - 1) == "بين"  # «سقط طاقمها بين قتيل وجريح»
    several = first.number == 3 and (second.number == 3 or second.number == 4 and second.pro == "و")  # «قتلى ومصابين»
    if first.noun and second.noun and (several or parted) and not first.article and not second.article:
        return [
            mention_of(sight, h, h.kind, Quantity(2, 2, None, h.start, h.end, people(sight, second.end, second.end + 6), "plural"), start)
            for h in (first, second)
        ]
    bare = ((head, bare_plural(sight, head, second.end)) for head in (first, second))
    return [mention_of(sight, head, head.kind, quantity, start) for head, quantity in bare if quantity]


def _of_head(sight: Sight, head: Head, start: int, limit: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """The count of one head: usually one mention, several where the summands are of different sides."""
    pieces = noun_quantity(sight, head, start, limit, used) if head.noun else deed_quantity(sight, head, start, limit, used)
    if not pieces:
        return []
    pieces = without_its_parts(sight, pieces)
    split = len(pieces) > 1 and any(sides_differ(pieces[0], p) or fell_attacking(sight, pieces[0], p) for p in pieces[1:])
    if split:
        return [mention_of(sight, head, head.kind, piece, start, part=True) for piece in pieces]
    whole = total([*pieces, *with_them(sight, head, pieces, end, used)])
    if whole is None:
        return []
    reach = whole.end if whole.start < head.start and head.verb else max(whole.end, head.end)
    inside = attackers_inside(sight, reach, end) if head.kind == "killed" else 0
    beside = attackers_beside(sight, reach, end) if head.kind == "killed" and not inside else None
    others = past_parts(sight, whole, reach, end, used)
    if others is not None:
        return [mention_of(sight, head, head.kind, q, start, part=True) for q in (whole, others)]
    kind = "killed_or_wounded" if whole.rule == "number-after" and _dead_and_hurt(sight, whole.end) else head.kind
    found = [mention_of(sight, head, kind, whole, start, inside=inside)]
    return [*found, mention_of(sight, replace(head, start=beside.start, end=beside.end), "killed", beside, start)] if beside else found


def _befell(sight: Sight, head: Head) -> bool:
    """«عما أصاب إخوته», «ما أصاب المدينة»: what came upon them, no wound."""
    return head.kind == "wounded" and head.verb and sight.word(head.start) in _CAME_UPON and sight.word(head.start - 1) in _WHAT


def _hurt_who_died(head: Head, follower: Head) -> bool:
    """«أن أربعة من الجرحى فارقوا الحياة»: the number is of those who died."""
    hurt = head.noun and head.article and head.kind == "wounded"
    return hurt and follower.kind == "killed" and follower.start == head.end and follower.verb


def _suffered_both(sight: Sight, first: Head, second: Head) -> bool:
    """«إن عشرة أشخاص قتلوا وأصيبوا في القصف»: two verbs of the same people."""
    verbs = first.verb and second.verb and second.start == first.end and {first.kind, second.kind} == {"killed", "wounded"}
    several = sight.word(first.end - 1).endswith("وا") and sight.word(second.end - 1).endswith("وا")
    return verbs and several and sight.word(second.start).startswith("و") and sight.numeral_at(second.end) is None


def _dead_and_hurt(sight: Sight, i: int) -> bool:
    """«ارتفع عدد ضحايا التفجير إلى 83 قتيلا وجريحا», «... 58 شخصا بين قتيل وجريح»: what a number of victims holds."""
    at = next((k for k in range(i, i + 3) if sight.word(k) in _SLAIN), None)
    return at is not None and sight.word(at + 1) in _AND_HURT and (at == i or sight.word(at - 1) in BETWEEN_TWO)


def _without_their_sum(sight: Sight, told: list[CasualtyMention]) -> list[CasualtyMention]:
    """«سبعة ضحايا سقطوا بقذيفة: قتيلان وخمسة جرحى»: the dead and the wounded that a number of victims comes to stand for it."""
    if len(told) != 3:
        return told
    whole, *parts = told
    victims = any(w.removeprefix("ال") in _VICTIMS for w in sight.words(whole.start, whole.end))
    if victims and [c.kind for c in parts] == ["killed", "wounded"] and whole.low == sum(c.low for c in parts):
        return parts
    return told
