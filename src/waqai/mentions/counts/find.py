"""All counts of a sentence: each head with the number that is its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from waqai.mentions.counts.after import addition, after_head, named, sides_differ, struck_by, total
from waqai.mentions.counts.before import before_verb, numeral_before
from waqai.mentions.counts.heads import denial, find_heads, joined
from waqai.mentions.counts.mention import CasualtyMention, Head, Quantity, span_of
from waqai.mentions.counts.one_person import one_by_name
from waqai.mentions.counts.people import at_least, attackers_beside, attackers_inside, people, plain
from waqai.mentions.counts.unreal import intent, is_illness, is_masdar
from waqai.mentions.counts.wire_heads import is_like
from waqai.mentions.counts.words import (
    AMOUNTS,
    BESIDE,
    CLAIMING,
    DISASTERS,
    EARLIER,
    FALLING,
    FELL,
    FINAL,
    FINITE,
    HIS_DEATH,
    LATELY,
    LONG,
    NEGATIVE,
    NOT,
    PREPOSITIONS,
    PRONOUNS,
    SAVE,
    SPANS,
    STOPS,
    UPDATE,
    WITH,
)
from waqai.mentions.sight import Sight
from waqai.text import word_set
from waqai.text.numerals import Numeral

_DEATHS = word_set("مقتل مصرع استشهاد اغتيال خطف اختطاف")
_THINGS = word_set("المادية مادية الماديات ماديات")
_BLOOD = word_set("إراقة دماء الدماء")
_LINKS = word_set("يناهز ناهز يقارب قارب يفوق إلى بلغ بلغت هو لتصل ليصل وصل وصلت ب ليبلغ لتبلغ تجاوز تجاوزت يتجاوز فاق")
_REACHED = word_set("بلغ بلغت وبلغ وبلغت تبلغ يبلغ تجاوز تجاوزت وتجاوز وتجاوزت وصل وصلت")
_SUMS = word_set("عدد حصيلة")
_RISE = word_set("ارتفاع ارتفع بلغ وصل")
_CAUSES = word_set("إثر جراء نتيجة بعد بسبب متأثرا")
_DIED = word_set("استشهد استشهدت قتل توفي توفيت قضى وفاة استشهاد مقتل لقي حتفه مصرعه")
_HIS = word_set("حتفه حتفها مصرعه مصرعها")
_FELL_MARTYR = word_set("استشهد استشهدت")
_NUMBER = word_set("العدد عددهم الحصيلة حصيلتهم")
_NOBODY = word_set("أحد أحدا أي")
_HARMED = word_set("يصب تصب يصاب تصاب يقتل تقتل يجرح تجرح يصيبوا يصيب")
_DEAD = word_set("قتلى صرعى شهداء جرحى")
_LARGE = word_set("كبيرا كبير كبيرة غير محدود محدودا")
_FELL = word_set("سقط وقع سقطت يسقط")
_SHOT_DOWN = word_set("أردى أردت أردوا أرديا")
_WHO = word_set("الذي التي والذي والتي")
_BEFALLS = word_set("استشهد استشهدت أصيب أصيبت توفي توفيت قضى قضت")
_PERIODS = word_set("الشهر العام السنة")
_RUNNING = word_set("الحالي الجاري الحالية الجارية وحده وحدها")
_STRETCHES = word_set("الفترة المدة الحقبة")
_THIS = word_set("هذه تلك ذات نفس")
_ELATIVES = word_set("الأكثر الأكبر الأعنف الأسوأ الأشد الأول الأولى أعنف أكبر أسوأ أول")
_WAS = word_set("كانت وكانت")
_VAGUE = (2, 20, 200, 2000)
_FALL_REACH = 12
_SAVE_REACH = 6
_TAKEN = ("captive", "detainee", "missing", "hostage")
_PARTIAL = ("plural", "singular", "pronoun")


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
    out: list[CasualtyMention] = _bloodless(sight, start, end)
    used: set[int] = set()
    done: set[int] = set()
    heads = find_heads(sight, start, end)
    for k, head in enumerate(heads):
        if head.start in done or (head.stem == "قتل" and head.pro.endswith("ل")):
            continue  # «لقتل المدنيين» is a purpose
        follower = heads[k + 1] if k + 1 < len(heads) else None
        said = denial(sight, head, start)
        if said:
            near = follower is not None and follower.start - head.end <= 2
            none = [head, follower] if near and sight.word(head.end) not in SAVE else [head]
            done.update(h.start for h in none if h is not None)
            if said == "denied":
                out += _none_hurt(sight, [h for h in none if h is not None], start)
            continue
        limit = follower.start if follower is not None else end
        if follower is not None and joined(sight, head, follower) and not (head.verb and before_verb(sight, head, start, used)):
            done.add(follower.start)
            beyond = heads[k + 2].start if k + 2 < len(heads) else end
            if _fell_between(sight, head, out):
                out[-1] = replace(out[-1], kind="killed_or_wounded", rule="joint")
                continue
            shared = _shared(sight, head, follower, start, beyond, used)
            found = [_mention(sight, head, "killed_or_wounded", shared, start)] if shared else _two_plurals(sight, head, follower, start)
        elif head.verb and head.kind == "killed" and head.enc == "هم" and (taken := _of_the_taken(out)):
            found = [_mention(sight, head, "killed", taken, start)]
        elif is_like(sight.word(head.end)) and (alike := _as_many(sight, head, out)):
            found = [_mention(sight, head, head.kind, alike, start)]
        else:
            found = _of_head(sight, head, start, limit, end, used)
        meaning = intent(sight, head, start) if found else ""
        if found and head.kind == "wounded" and is_illness(sight, head, limit):
            continue
        for mention in found:
            if meaning == "meant":
                continue
            out.append(replace(mention, aside=True) if meaning else mention)
            used.update(range(mention.start, mention.end))
    return _without_echoes(_with_shared_people([*out, *_bare_sums(sight, start, end, used)]))


def _bare_sums(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """«ثم تأكد أن العدد بلغ 18»: a newer number of the dead told before, without saying again what it counts."""
    out = []
    for i, word in enumerate(sight.folded[start : max(start, end - 2)], start):
        if word not in _NUMBER or sight.word(i + 1) not in _REACHED | _RISE:
            continue
        at = i + 2 + (sight.word(i + 2) == "الي")
        numeral = sight.numeral_at(at)
        if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
            continue
        if sight.at(numeral.end_token, "persons", "targets") or not _dead_told(sight, i):
            continue
        low, best, high = at_least(sight, numeral, numeral.end_token, end)
        head = Head(i, i + 1, "killed", "noun", noun=True)
        said = _mention(sight, head, "killed", Quantity(low, best, high, i, numeral.end_token, [], "number-after"), start)
        out.append(replace(said, update=True))
    return out


def _dead_told(sight: Sight, i: int) -> bool:
    """Whether the dead were spoken of shortly before."""
    return any(h.entry.attrs.get("toll") == "killed" or h.entry.attrs.get("casualty") == "killed" for h in sight.within(max(0, i - 40), i))


def _with_shared_people(told: list[CasualtyMention]) -> list[CasualtyMention]:
    """«قتل 9 وأصيب 50 آخرون من المقاومة»: those named after the second count are the first one's too."""
    out = list(told)
    for n, (first, second) in enumerate(pairwise(told)):
        close = second.start - first.end <= 1 and {first.kind, second.kind} == {"killed", "wounded"}
        if close and not first.who and any(h.entry.pack == "actors" for h in second.who):
            out[n] = replace(first, who=second.who)
    return out


def _of_the_taken(told: list[CasualtyMention]) -> Quantity | None:
    """«أسروا ثمانية من الركاب وقتلوهم»: all of those taken."""
    last = told[-1] if told else None
    if last is None or last.kind != "abducted" or last.denied:
        return None
    return Quantity(last.low, last.best, last.high, last.head, last.head + 1, list(last.who), "the-taken")


def _fell_between(sight: Sight, head: Head, told: list[CasualtyMention]) -> bool:
    """«سقط عشرات المسلحين ومن القوات الموالية لهم بين قتيل وجريح»: the fallen are dead or wounded."""
    last = told[-1] if told else None
    if last is None or not head.noun or sight.word(head.start - 1) != "بين" or not 0 < head.start - last.end <= _FALL_REACH:
        return False
    fell = sight.word(last.head).removeprefix("و").removeprefix("ف") in FELL
    return fell and not any(c in sight.gap(i) for i in range(last.end, head.start) for c in STOPS + "\n")


def _as_many(sight: Sight, head: Head, told: list[CasualtyMention]) -> Quantity | None:
    """«فقتلوا خمسة جنود وجرحوا مثلهم»: as many as were just told."""
    last = told[-1] if told and not told[-1].denied else None
    if last is None or head.start - last.end > 2:
        return None
    return Quantity(last.low, last.best, last.high, head.start, head.end + 1, list(last.who), "as-many")


def _none_hurt(sight: Sight, heads: list[Head], start: int) -> list[CasualtyMention]:
    """Zero for each head that is denied; for dead and wounded where its word may mean either («دون ضحايا»)."""
    kinds = [(h, kind) for h in heads for kind in (("killed", "wounded") if h.both else (h.kind,))]
    if any(
        w in SAVE and _somebody(sight, i + 1) for i, w in enumerate(sight.words(heads[-1].end, heads[-1].end + _SAVE_REACH), heads[-1].end)
    ):
        kinds = [(heads[0], "killed")]  # «لم يسفر عن إصابات عدا إصابة حارس»: the hurt are told next
    return [_mention(sight, h, kind, Quantity(0, 0, 0, h.start, h.end, [], "denied"), start) for h, kind in kinds]


def _somebody(sight: Sight, i: int) -> bool:
    """Whether a person or harm to people is told at a token or right behind it."""
    return any(sight.at(k, "persons") or any(h.entry.attrs.get("toll") for h in sight.at(k, "tactics")) for k in (i, i + 1))


def _bloodless(sight: Sight, start: int, end: int) -> list[CasualtyMention]:
    """«من دون إراقة دماء», «اقتصرت الأضرار على الماديات»: nobody killed, nobody wounded."""
    words = sight.folded
    for i, (word, after) in enumerate(zip(words[start : max(start, end - 2)], words[start + 1 :], strict=False), start):
        if after in _HARMED and words[i + 2] in _NOBODY and (word.removeprefix("ف") in NOT or sight.word(i - 1) in NEGATIVE):
            head = Head(i, i + 3, "killed", "phrase")
            kinds = ("killed",) if after.endswith("قتل") else ("killed", "wounded")
            return [_mention(sight, head, kind, Quantity(0, 0, 0, i, i + 3, [], "denied"), start) for kind in kinds]
        blood = after in _BLOOD and word in NEGATIVE and words[i + 2] in _BLOOD
        things = word.startswith(("اقتصر", "واقتصر")) and any(w in _THINGS for w in sight.words(i + 2, min(end, i + 8)))
        if blood or things:
            head = Head(i, i + 3, "killed", "phrase")
            return [_mention(sight, head, kind, Quantity(0, 0, 0, i, i + 3, [], "denied"), start) for kind in ("killed", "wounded")]
    return []


def _two_plurals(sight: Sight, first: Head, second: Head, start: int) -> list[CasualtyMention]:
    """«قتلى وجرحى»: each its own open count."""
    if first.noun and second.noun and first.number == second.number == 3 and not first.article and not second.article:
        return [
            _mention(sight, h, h.kind, Quantity(2, 2, None, h.start, h.end, people(sight, second.end, second.end + 6), "plural"), start)
            for h in (first, second)
        ]
    bare = ((head, _bare_plural(sight, head, second.end)) for head in (first, second))
    return [_mention(sight, head, head.kind, quantity, start) for head, quantity in bare if quantity]


def _mention(sight: Sight, head: Head, kind: str, q: Quantity, start: int, part: bool = False, inside: int = 0) -> CasualtyMention:
    first, last = min(head.start, q.start), max(head.end, q.end)
    lead = list(sight.words(max(start, first - 4), first + 1))
    risen = q.rule == "number-after" and any(w in UPDATE for w in sight.words(head.end, last))
    update = risen or any(w in UPDATE for w in lead) or any(w in FINAL for w in lead) and any(w.endswith("حصيله") for w in lead)
    claimed = any(w in CLAIMING for w in sight.words(max(start, first - 12), first))
    return CasualtyMention(
        start=first,
        end=last,
        head=head.start,
        kind=kind,
        low=q.low,
        best=q.best,
        high=q.high,
        who=tuple(q.who),
        rule=q.rule,
        denied=q.rule == "denied",
        update=update,
        span=span_of(sight, first, last),
        claimed=claimed,
        inside=inside,
        part=part,
        aside=_aside(sight, first, last, start),
        vague=q.rule == "all-aboard" or _is_vague(sight, q, first, last),
    )


def _is_vague(sight: Sight, q: Quantity, first: int, last: int) -> bool:
    """Only an amount word or a bare plural."""
    amount = (q.low == 2 and q.rule != "dual") or any(w.removeprefix("و") in AMOUNTS for w in sight.words(first, last))
    return q.high is None and q.low in _VAGUE and amount


def _aside(sight: Sight, first: int, last: int, start: int) -> bool:
    """«40 ألف قتيل منذ عام 1984», «بعد يومين من مقتل اثنين»: no toll of the incident at hand."""
    for i in range(last, min(last + 12, len(sight.text.tokens))):
        if any(c in sight.gap(i) for c in STOPS + "\n،") or sight.word(i) in _ELATIVES or (i > last + 1 and sight.numeral_at(i)):
            break
        if sight.word(i) == "منذ" and sight.word(i + 1) not in LATELY:
            return True
        if sight.word(i) in _PERIODS and sight.word(i + 1) in _RUNNING:
            return True
        if sight.word(i) in _STRETCHES and sight.word(i - 1) in _THIS:
            return True
        if sight.word(i) in ("خلال", "في", "مدي") and any(w in LONG for w in sight.words(i + 1, i + 3)):
            return True
    if any(w in DISASTERS for w in sight.words(max(start, first - 10), last + 5)):
        return True
    for i in range(max(start, first - 9), first - 1):
        if sight.word(i) in _WAS and sight.word(i + 1).endswith("حصيله") and sight.word(i + 2) in EARLIER:
            return True
        if sight.word(i).removeprefix("و") == "منذ" and sight.word(i + 1) in ("ذلك", "ذاك", "تلك"):
            return True
        ago = sight.word(i) == "بعد" and any(w in SPANS for w in sight.words(i + 1, i + 3))
        led = any(w.startswith(("اسفر", "ادي", "ادت", "خلف", "اوقع")) for w in sight.words(i, first))
        if ago and not led and any(w in ("من", "علي") for w in sight.words(i + 2, i + 5)):
            return True
    return False


def _shared(sight: Sight, first: Head, second: Head, start: int, end: int, used: set[int]) -> Quantity | None:
    """The one figure of two joined heads."""
    if not first.noun:
        found = None if second.enc else total(after_head(sight, second, second.end, end, used))
        return replace(found, rule="joint") if found else None
    between = sight.word(first.start - 1) == "بين"
    number = numeral_before(sight, first.start, start, used) or (numeral_before(sight, first.start - 1, start, used) if between else None)
    if number is not None:
        return Quantity(number.low, number.best, number.high, number.start_token, second.end, people(sight, second.end, end), "joint")
    many = AMOUNTS.get(sight.word(first.start - 1)) or (
        AMOUNTS.get(sight.word(first.start - 2)) if sight.word(first.start - 1) == "من" else None
    )
    many = many or (AMOUNTS.get(sight.word(first.start - 3)) if between else None)
    if not many and between and second.noun and sight.word(first.start - 2).removeprefix("و") in FELL:
        many = _amount_back(sight, first.start - 2, start)
    if many:
        return Quantity(many[0], many[0], many[1], first.start - 1, second.end, people(sight, second.end, end), "joint-many")
    return None


def _amount_back(sight: Sight, i: int, start: int) -> tuple[int, int | None]:
    """«أن أعدادا كبيرة من المقاتلين سقطوا بين قتلى وجرحى»: the amount before the fall, else some."""
    for at in range(i - 1, max(start, i - _FALL_REACH) - 1, -1):
        if any(c in sight.gap(at + 1) for c in STOPS + "\n"):
            break
        if sight.word(at) in AMOUNTS:
            return AMOUNTS[sight.word(at)]
    return 2, None


def _of_head(sight: Sight, head: Head, start: int, limit: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """The count of one head: usually one mention, several where the summands are of different sides."""
    pieces = _noun_quantity(sight, head, start, limit, used) if head.noun else _deed_quantity(sight, head, start, limit, used)
    if not pieces:
        return []
    split = len(pieces) > 1 and any(sides_differ(pieces[0], p) for p in pieces[1:])
    if split:
        return [_mention(sight, head, head.kind, piece, start, part=True) for piece in pieces]
    whole = total(pieces)
    if whole is None:
        return []
    reach = max(whole.end, head.end)
    inside = attackers_inside(sight, reach, end) if head.kind == "killed" else 0
    beside = attackers_beside(sight, reach, end) if head.kind == "killed" and not inside else None
    found = [_mention(sight, head, head.kind, whole, start, inside=inside)]
    return [*found, _mention(sight, replace(head, start=beside.start, end=beside.end), "killed", beside, start)] if beside else found


def _deed_quantity(sight: Sight, head: Head, start: int, end: int, used: set[int]) -> list[Quantity]:
    """The count of a verb, masdar or phrase."""
    inside = next(
        (n for i in range(head.start, head.end) if (n := sight.numeral_at(i)) and n.end_token <= head.end and plain(sight, n)), None
    )
    if inside is not None:
        return [Quantity(inside.low, inside.best, inside.high, head.start, head.end, people(sight, inside.end_token, end), "number-inside")]
    if head.enc in PRONOUNS and head.form in ("masdar", "noun", "phrase"):
        return _pronoun(sight, head, start, end, used)
    first_word = sight.word(head.start)
    finite = (head.verb and not is_masdar(sight, head.start)) or first_word in FINITE
    if finite and sight.word(head.end - 1 if head.verb else head.start).endswith(("وا", "تا", "يا")):
        subject = before_verb(sight, head, start, used)
        if subject is not None:
            return [subject]
    after = after_head(sight, head, head.end, end, used)
    if after and (not finite or after[0].start - head.end <= 3 or struck_by(sight, head.end)):
        return after
    if not after and not finite and head.size == 1 and head.stem in _DEATHS:
        somebody = named(sight, head, end)
        return [somebody] if somebody else []
    if not after and head.verb and head.stem in _FELL_MARTYR and sight.word(head.end) not in PREPOSITIONS:
        somebody = named(sight, head, end)
        if somebody is not None:
            return [somebody]  # «استشهد سامح (37 عاما)»
    if finite or head.form == "participle" or first_word in HIS_DEATH:
        before = before_verb(sight, head, start, used)
        if before is not None and (not after or before.rule.startswith(("number", "many"))):
            return [before]
        if not after and _is_one(sight, head, start):
            return [Quantity(1, 1, 1, head.start, head.end, [], "pronoun")]
        if not after and head.kind == "killed" and head.form == "verb" and head.enc in ("ه", "ها"):
            return _him_and_his(sight, head, end, used)
        if not after and head.form == "verb" and not head.enc and (one := one_by_name(sight, head, start, end)):
            return [one]
    return after


def _him_and_his(sight: Sight, head: Head, end: int, used: set[int]) -> list[Quantity]:
    """«فقتلوه», «وقتلوه مع حارسيه وسائقه»: the one just spoken of, and those with him."""
    him = Quantity(1, 1, 1, head.start, head.end, [], "pronoun")
    at = head.end + (sight.word(head.end) in WITH)
    more = after_head(sight, head, at, end, used, first=False) if at > head.end else []
    whole = total([him, *more])
    return [whole] if whole is not None else []


def _is_one(sight: Sight, head: Head, start: int) -> bool:
    """«العامل الذي استشهد», «... لقي حتفه»: a verb in the singular that only befalls, of somebody told before."""
    if sight.word(head.end - 1).endswith(("وا", "ون")) or head.form == "present" or head.kind not in ("killed", "wounded"):
        return False
    if head.stem == "لقي" and head.start > start:
        return any(w in _HIS for w in sight.words(head.end, head.end + 3))
    return sight.word(head.start - 1) in _WHO and head.stem in _BEFALLS


def _pronoun(sight: Sight, head: Head, start: int, end: int, used: set[int]) -> list[Quantity]:
    """«مقتله», «إصابتهم»: those just spoken of."""
    if (
        head.kind == "wounded"
        and sight.word(head.start - 1) in _CAUSES
        and any(w in _DIED for w in _clause_before(sight, head.start, max(start, head.start - 14)))
    ):
        return []  # «استشهد إثر إصابته»
    later = head.kind == "wounded" and "بعد" in sight.words(head.start - 3, head.start)
    if later and any(w in _DIED for w in sight.words(max(start, head.start - 12), head.start - 1)):
        return []  # «توفي في المستشفى بعد ساعات من إصابته»
    before = before_verb(sight, head, start, used)
    if before is not None:
        return [before]
    low, high = PRONOUNS[head.enc]
    after = after_head(sight, head, head.end, min(end, head.end + 2), used) if head.enc == "هم" else []
    if after:
        return after
    if head.kind == "killed" and head.enc in ("ه", "ها"):
        return _him_and_his(sight, head, end, used)
    return [Quantity(low, low, high, head.start, head.end, [], "pronoun" if head.enc != "هم" else "pronoun-plural")]


def _clause_before(sight: Sight, i: int, start: int) -> list[str]:
    """The words before a token back to a number or a stop."""
    out = []
    for k in range(i - 1, start - 1, -1):
        if any(c in sight.gap(k + 1) for c in STOPS + "\n،"):
            break
        out.append(sight.word(k))
    return out


def _noun_quantity(sight: Sight, head: Head, start: int, end: int, used: set[int]) -> list[Quantity]:
    """«37 قتيلا», «قتيلان», «سقوط قتلى»; «عدد القتلى إلى 12»; with what is added: «ستة قتلى من المهاجمين وجندي»."""
    found = _counted_noun(sight, head, start, end, used)
    if found is None:
        return []
    if found.rule != "number-noun":
        return [found]
    at = addition(sight, head.end, min(end, head.end + 12))
    if at is None or at <= head.end or _taken_next(sight, at):
        return [found]
    return [found, *after_head(sight, head, at, end, used, first=False)]


def _counted_noun(sight: Sight, head: Head, start: int, end: int, used: set[int]) -> Quantity | None:
    who = people(sight, head.end, end)
    numeral = numeral_before(sight, head.start, start, used)
    if numeral is not None:
        low, best, high = at_least(sight, numeral, head.end, end)
        other = _other_bound(sight, numeral, head, end) if sight.word(numeral.start_token - 1) == "بين" else None
        if other is not None and other.best > best:
            return Quantity(low, best, other.best, numeral.start_token, other.end_token, who, "between")
        return Quantity(low, best, high, numeral.start_token, head.end, who, "number-noun")
    if head.number == 2:
        return Quantity(2, 2, 2, head.start, head.end, who, "dual")
    fallen = _fell_dead(sight, head, start, used)
    if fallen is not None:
        return fallen
    if _shot_dead(sight, head, start):
        return Quantity(2, 2, None, head.start - 1, head.end, people(sight, head.start - 1, head.start), "fell")
    risen = _risen_to(sight, head, used)
    if risen is not None:
        return Quantity(risen.low, risen.best, risen.high, risen.start_token, head.end, who, "number-before-sum")
    before, further = sight.word(head.start - 1), sight.word(head.start - 2)
    falls = any(w in FALLING for w in sight.words(max(start, head.start - 5), head.start))
    if before.startswith("سقط") and (further in AMOUNTS or sight.numeral_over(head.start - 2)):
        many, number = AMOUNTS.get(further), sight.numeral_over(head.start - 2)
        low, high = many if many else (number.low, number.high) if number else (2, None)
        return Quantity(low, low, high, head.start - 2, head.end, who, "fell")
    after = _number_after(sight, head, end, used) or _of_bodies(sight, head, end, used)
    if after is not None:
        return after
    if before == "من" and further in _LARGE:
        further = sight.word(head.start - 3).removeprefix("و")  # «وعددا كبيرا من القتلى»
    if _added_amount(sight, head, start):
        further = further.removeprefix("و")
    if before in AMOUNTS or (before == "من" and further in AMOUNTS):
        low, high = AMOUNTS.get(before) or AMOUNTS[further]
        if head.article and low == 2 and not falls and not _added_amount(sight, head, start):
            return None  # «بعض الجرحى في حالة حرجة»: some of those already told
        if further not in _RISE and not (before == "عدد" and head.article):
            return Quantity(low, low, high, head.start - 1, head.end, who, "many-noun")
    if head.number == 4 and not head.article and not sight.word(head.start).endswith("ي"):  # «مصابي التفجير» are several
        return Quantity(2, 2, 2, head.start, head.end, who, "dual")
    if (
        head.number == 1
        and not head.article
        and (
            before in FALLING
            or before.removeprefix("ف").startswith(("اردو", "اردت", "اردا", "وقع"))
            or further.removeprefix("ف") in FELL
            and any(h.number == 1 for h in sight.at(head.start - 1, "persons", "actors"))  # «سقط شرطي قتيلا»
        )
    ):
        return Quantity(1, 1, 1, head.start, head.end, who, "singular")
    return _bare_plural(sight, head, end)


def _taken_next(sight: Sight, at: int) -> bool:
    """«25 جريحا و50 أسيرا»: those taken are not hurt."""
    numeral = sight.numeral_at(at)
    return numeral is not None and any(h.entry.id in _TAKEN for h in sight.at(numeral.end_token, "persons"))


def _added_amount(sight: Sight, head: Head, start: int) -> bool:
    """«بمقتل شخص والكثير من الجرحى»: an amount added to the dead told right before."""
    amount = sight.word(head.start - 2)
    told = any(h.entry.attrs.get("toll") == "killed" for h in sight.within(max(start, head.start - 9), head.start - 2, "tactics"))
    return head.kind == "wounded" and sight.word(head.start - 1) == "من" and amount.startswith("و") and told


def _other_bound(sight: Sight, first: Numeral, head: Head, end: int) -> Numeral | None:
    """«بين خمسة قتلى بحسب الأمن و15 بحسب الصحافة»: the second of two numbers that sources give."""
    for i in range(head.end, min(end, head.end + 9)):
        if any(c in sight.gap(i) for c in STOPS + "\n"):
            return None
        numeral = sight.numeral_at(i)
        if numeral is not None and numeral is not first and plain(sight, numeral) and sight.word(i).startswith("و"):
            return numeral
    return None


def _fell_dead(sight: Sight, head: Head, start: int, used: set[int]) -> Quantity | None:
    """«سقط سبعة من جنود الجيش قتلى», «وقع ثمانية عسكريين قتلى»: the number between the fall and the bare noun."""
    if head.number != 3 or head.article or head.pro or sight.word(head.start) not in _DEAD:
        return None
    for i in range(head.start - 1, max(start, head.start - 9) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n،"):
            return None
        if sight.word(i).removeprefix("و").removeprefix("ف") in _FELL:
            numeral = sight.numeral_at(i + 1)
            if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
                return None
            who = people(sight, numeral.end_token, head.start)
            return Quantity(numeral.low, numeral.best, numeral.high, numeral.start_token, head.end, who, "fell")
    return None


def _shot_dead(sight: Sight, head: Head, start: int) -> bool:
    """«أردت وحدة من الجيش مسلحين قتلى»: several, whatever the form of their noun."""
    if head.number != 3 or head.article or head.pro or sight.word(head.start) not in _DEAD:
        return False
    shot = any(w.removeprefix("و").removeprefix("ف") in _SHOT_DOWN for w in sight.words(max(start, head.start - 7), head.start - 1))
    return shot and any(h.number in (2, 3, 4) and not h.base.article for h in sight.at(head.start - 1, "persons"))


def _risen_to(sight: Sight, head: Head, used: set[int]) -> Numeral | None:
    """«ارتفع إلى 22 عدد قتلى ...», «لترتفع إلى ثمانية حصيلة القتلى»: the number before the sum that it is of."""
    if sight.word(head.start - 1) not in _SUMS:
        return None
    numeral = sight.numeral_over(head.start - 2)
    if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
        return None
    return numeral if sight.word(numeral.start_token - 1) == "الي" else None


def _number_after(sight: Sight, head: Head, end: int, used: set[int]) -> Quantity | None:
    """«بلغ عدد القتلى 12», «ارتفاع حصيلة القتلى إلى 12», «ارتفع عدد قتلى التفجير الذي ضرب المدينة من 10 إلى 14»."""
    rising = any(w in UPDATE for w in sight.words(head.start - 3, head.start))
    summed = any(w.endswith("حصيله") for w in sight.words(head.start - 3, head.start))
    counted = sight.word(head.start - 1) in _SUMS and _reaches(sight, head, end)
    for i in range(head.end, min(end, head.end + (18 if rising or summed or counted else 6))):
        if sight.word(i) in BESIDE:
            return None
        found = sight.numeral_at(i)
        if counted and found is not None and i < counted:
            continue  # a number inside what is counted: «عدد قتلى الغارة على القرية 12 بلغ 39»
        if found is None or ((rising or summed) and (not plain(sight, found) or (sight.word(i - 1) == "من" and found.approx != "range"))):
            continue
        linked = (
            any(w in _LINKS for w in sight.words(head.end, i + 1))
            or (sight.word(head.start - 1) in _SUMS and any(w in _REACHED for w in sight.words(head.start - 3, head.start - 1)))
            or sight.word(i - 1).startswith("ب")
            or (rising and found.approx == "range")
        )
        linked = linked or (i == head.end and head.article and head.number != 1 and not sight.word(i).startswith("ال"))
        if linked and plain(sight, found) and used.isdisjoint(range(found.start_token, found.end_token)):
            if any("تجاوز" in w for w in sight.words(head.start - 3, head.start - 1)) and found.approx == "exact":
                return Quantity(
                    found.low + 1, found.low + 1, None, head.start, found.end_token, people(sight, head.end, end), "number-after"
                )
            low, best = (
                (found.high, found.high) if rising and found.approx == "range" and found.high is not None else (found.low, found.best)
            )
            return Quantity(low, best, found.high, head.start, found.end_token, people(sight, head.end, end), "number-after")
        return None
    return None


def _reaches(sight: Sight, head: Head, end: int) -> int:
    """«عدد قتلى القصف الذي طال مسجدا بلغ 39», «عدد قتلى الاعتداء ... ارتفع إلى 65»: where the number stands behind its verb, else 0."""
    for i in range(head.end, min(end - 1, head.end + 17)):
        if any(c in sight.gap(i) for c in STOPS + "\n"):
            return 0
        if sight.word(i) in _REACHED or sight.word(i) in UPDATE:
            at = i + 1 + (sight.word(i + 1) == "الي")
            return at if sight.numeral_at(at) is not None else 0
    return 0


def _of_bodies(sight: Sight, head: Head, end: int, used: set[int]) -> Quantity | None:
    """«جثث 16 مسلحا»: the number of those whose bodies they are."""
    numeral = sight.numeral_at(head.end) if head.stem in ("جثث", "جثامين", "رفات") and head.end < end else None
    if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
        return None
    if not sight.at(numeral.end_token, "persons", "actors") and sight.word(numeral.end_token) != "من":
        return None
    low, best, high = at_least(sight, numeral, numeral.end_token + 1, end)
    return Quantity(low, best, high, head.start, numeral.end_token, people(sight, numeral.end_token, end), "number-after")


def _bare_plural(sight: Sight, head: Head, end: int) -> Quantity | None:
    if not head.noun or head.number != 3 or head.article or head.enc:
        return None
    near = [sight.word(head.start - 1), sight.word(head.start - 2), sight.word(head.start - 3)]
    fell = any(w.startswith(("سقط", "سقوط", "اوقع", "خلف", "وقوع")) for w in near)
    bodies = head.stem == "جثث" and not head.pro.endswith("ل")  # «مشاهد لجثث» counts nobody
    if near[0] in FALLING or fell or head.pro.startswith("و") or bodies:
        return Quantity(2, 2, None, head.start, head.end, people(sight, head.end, end), "plural")
    return None


def _without_echoes(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """A subset or an apposition repeats part of a count: keep the first of two counts that share their number's tokens."""
    out: list[CasualtyMention] = []
    for mention in mentions:
        echo = any(
            o.kind == mention.kind and o.start <= mention.head < o.end and o.rule != "plural" and o.head != mention.head for o in out
        )
        if echo and mention.rule in _PARTIAL:
            continue
        out.append(mention)
    return sorted(out, key=lambda m: (m.head, m.start))
