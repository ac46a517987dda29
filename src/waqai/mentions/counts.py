"""Casualty counts: who is said to be killed, wounded, captured, and how many.

A count hangs on a *head*: a casualty noun («قتيل»), or a verb, masdar or participle with `toll` («قتل», «مقتل», «إصابة»). The number is a
numeral, a dual, a bare singular or an unnumbered plural beside the head; additions («ضابط وثلاثة مجندين») are summed, subsets («بينهم»),
ages and measures are left alone. Rules: codebook, "Numbers" and conventions 1 to 4.
"""

from __future__ import annotations

from dataclasses import dataclass

from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.model import Span
from waqai.text import bases, word_set
from waqai.text.numerals import Numeral

_SUBSET = word_set("بينهم بينها منهم منها بينهن منهن بينهما ضمنهم بضمنهم وبينهم ومنهم بينهما")
_SKIP_AFTER_HEAD = frozenset(
    "امس اليوم ايضا علي الاقل فجر صباح مساء ليل ليله نحو حوالي قرابه زهاء كل من هناك فيها فيه منهم بجروح جراء اثر نتيجه مصرعهم مصرعه مصرعها مصرعهما مصرع حتفهم حتفه حتفهما "
    "يوم السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه الماضي الماضيه له لهم عدد العدد الي بينما قتيلا كانوا كان فورا علي الفور متاثرين متاثرا ما لا يقل عن بحياه "
    "امرأه الليله الاول اول الماضيه صباحا مساء ظهرا خلال".split()
)
_UPDATE = word_set("ارتفاع ارتفع ارتفعت ترتفع يرتفع لترتفع ليرتفع حصيله الحصيله عدد")
_OTHERS = {"اخرون": (2, None), "اخرين": (2, None), "الاخرين": (2, None), "اخر": (1, 1), "اخري": (1, 1), "ثالث": (1, 1), "رابع": (1, 1), "خامس": (1, 1), "ثان": (1, 1), "ثاني": (1, 1)}
_MANY = {"العشرات": (20, None), "المئات": (200, None), "العديد": (2, None), "الالاف": (2000, None), "عددا": (2, None), "عدد": (2, None), "بعض": (2, None)}
_NEGATION = word_set("دون بدون لم لا ولم دونما بلا ودون وبدون ولا لن")
_PRONOUN_TOLL = {"ه": (1, 1), "ها": (1, 1), "هما": (2, 2), "هم": (2, None)}
_STOPS = ".!?؟;؛"
_TITLES = word_set("رئيس قائد مدير نائب امر شقيقه نجله ابنه زوجته والده مرافقه مساعده مساعد سائقه نائبه ابنته والدته والدتها شقيقته امين وكيل")
_TAKING = {"execution": "killed", "assassination": "killed", "abduction": "abducted"}
_DEATHS = word_set("مقتل مصرع استشهاد اغتيال")


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """One count in the text. `who` are the hits that name the people counted; `denied` means the text says there were none."""

    start: int
    end: int
    head: int
    kind: str
    low: int
    best: int
    high: int | None
    who: tuple[Hit, ...]
    rule: str
    denied: bool = False
    update: bool = False
    span: Span = Span(0, 0)


@dataclass(slots=True)
class _Quantity:
    low: int
    best: int
    high: int | None
    start: int
    end: int
    who: list[Hit]
    rule: str


def find_counts(sight: Sight, start: int, end: int) -> list[CasualtyMention]:
    """The casualty counts of a range of tokens (a sentence), in order."""
    out: list[CasualtyMention] = []
    used: set[int] = set()
    heads = _heads(sight, start, end)
    done: set[int] = set()
    for k, (hit, toll) in enumerate(heads):
        if hit.start in done:
            continue
        follower = heads[k + 1] if k + 1 < len(heads) else None
        limit = follower[0].start if follower else end
        denied = _denied(sight, hit, start, toll)
        if denied:
            out.append(_mention(sight, hit, toll, _Quantity(0, 0, 0, hit.start, hit.end, [], "denied"), denied=True))
            if follower and follower[0].start - hit.end <= 2:
                out.append(_mention(sight, follower[0], follower[1], _Quantity(0, 0, 0, hit.start, follower[0].end, [], "denied"), denied=True))
                done.add(follower[0].start)
            continue
        joint = follower is not None and {toll, follower[1]} == {"killed", "wounded"} and _joins(sight, hit, follower[0])
        if joint and hit.form in ("verb", "present") and _before(sight, hit, start, used) is not None:
            joint = False  # «شخصين قتلا وأصيب عشرة»
        if joint and follower is not None:
            after_end = heads[k + 2][0].start if k + 2 < len(heads) else end
            quantity = _joint_quantity(sight, hit, follower[0], start, after_end, used)
            done.add(follower[0].start)
            if quantity:
                out.append(_mention(sight, hit, "killed_or_wounded", quantity))
                used.update(range(quantity.start, quantity.end))
                continue
            for each, kind in ((hit, toll), follower):
                bare = _bare_plural(sight, each, each.end)
                if bare:
                    out.append(_mention(sight, each, kind, bare))
            continue
        quantity = _quantity(sight, hit, start, limit, used)
        if quantity:
            out.append(_mention(sight, hit, toll, quantity))
            used.update(range(quantity.start, quantity.end))
    return _without_echoes(out)


def _heads(sight: Sight, start: int, end: int) -> list[tuple[Hit, str]]:
    nouns = [h for h in sight.within(start, end, "persons") if h.entry.attrs.get("casualty")]
    noun_starts = {h.start for h in nouns}
    heads: dict[int, tuple[Hit, str]] = {h.start: (h, _toll(h)) for h in nouns}
    for hit in sight.within(start, end, "tactics"):
        taken = _TAKING.get(str(hit.entry.attrs.get("tactic")))
        if taken and hit.start not in heads and sight.word(hit.start - 1) not in ("محاوله", "محاولات", "ومحاوله", "بمحاوله"):
            heads.setdefault(hit.start, (hit, taken))
            continue
        if not hit.entry.attrs.get("toll") or any(i in noun_starts for i in range(hit.start + 1, hit.end)):
            continue
        if hit.start in noun_starts and not (hit.size == 1 and _governs(sight, hit, start)):
            continue
        old = heads.get(hit.start)
        if old is not None and old[0].entry.pack == "persons" and hit.size == 1 and _governs(sight, hit, start):
            heads[hit.start] = (hit, _toll(hit))
            continue
        holds_number = any(sight.numeral_over(i) for i in range(hit.start, hit.end))
        if old is None or (hit.size < old[0].size and not holds_number) or (hit.size > old[0].size and holds_number):
            heads[hit.start] = (hit, _toll(hit))
    ordered = [heads[i] for i in sorted(heads)]
    return [pair for n, pair in enumerate(ordered) if n == 0 or pair[0].start >= ordered[n - 1][0].end]


def _governs(sight: Sight, hit: Hit, start: int) -> bool:
    """Whether a word that is both a masdar and a casualty noun («إصابة») has its number or people after it and none before."""
    if sight.word(hit.start)[-3:] in ("تلي", "رحي", "يلا", "يحا"):
        return False
    before = sight.numeral_over(hit.start - 1) if hit.start > start else None
    return before is None and (sight.numeral_at(hit.end) is not None or bool(sight.at(hit.end, "persons")) or sight.word(hit.end) in _OTHERS or sight.word(hit.end) in _SKIP_AFTER_HEAD)


def _toll(hit: Hit) -> str:
    taken = _TAKING.get(str(hit.entry.attrs.get("tactic")))
    if taken:
        return taken
    toll = str(hit.entry.attrs.get("toll") or hit.entry.attrs.get("casualty"))
    return "killed" if toll == "victim" else toll


def _mention(sight: Sight, hit: Hit, kind: str, q: _Quantity, denied: bool = False) -> CasualtyMention:
    tokens = sight.text.tokens
    first, last = min(hit.start, q.start), max(hit.end, q.end)
    update = any(w in _UPDATE for w in sight.words(first - 3, first + 1))
    span = Span(tokens[first].start, tokens[last - 1].end)
    return CasualtyMention(first, last, hit.start, kind, q.low, q.best, q.high, tuple(q.who), q.rule, denied, update, span)


def _denied(sight: Sight, hit: Hit, start: int, toll: str) -> bool:
    if hit.form in ("verb", "present"):
        before = sight.word(hit.start - 1)
        return before in ("لم", "ولم", "لن") and hit.form == "present"
    for i in range(hit.start - 1, max(start, hit.start - 5) - 1, -1):
        word = sight.word(i)
        if word in ("دون", "بدون", "ودون", "وبدون", "دونما", "بلا"):
            return True
        if word in ("لم", "ولم", "لا", "ولا") and any(w in ("اي", "يسفر", "تسفر", "يسجل", "تسجل", "توجد", "يوجد", "تقع", "يقع", "ينجم", "يخلف", "تخلف", "يوقع", "توقع", "ترد") for w in sight.words(i, hit.start)):
            return True
        if word in ("اسفر", "اسفرت", "ادي", "ادت", "فيما", "بينما", "حيث"):
            return False
    return False


def _joins(sight: Sight, first: Hit, second: Hit) -> bool:
    """Whether two heads share one figure: «مقتل وإصابة 12», «50 قتيلا وجريحا», «بين قتيل وجريح»."""
    if first.base.enc or any(sight.numeral_over(i) for i in range(first.start, first.end)):
        return False
    if first.form in ("verb", "present") and sight.word(first.end - 1).endswith("وا"):
        return False
    if second.start != first.end or not second.base.pro.startswith("و") or any(c in sight.gap(second.start) for c in _STOPS):
        return False
    return True


def _joint_quantity(sight: Sight, first: Hit, second: Hit, start: int, end: int, used: set[int]) -> _Quantity | None:
    nominal = first.entry.pack == "persons"
    if nominal:
        before = _numeral_before(sight, first.start, start, used)
        if before is None and sight.word(first.start - 1) == "بين":
            before = _numeral_before(sight, first.start - 1, start, used)
        if before is not None:
            return _Quantity(before.low, before.best, before.high, before.start_token, second.end, _people(sight, second.end, end), "joint")
        many = _MANY.get(sight.word(first.start - 1)) or (_MANY.get(sight.word(first.start - 3)) if sight.word(first.start - 1) == "بين" else None)
        if many:
            return _Quantity(many[0], many[0], many[1], first.start - 1, second.end, _people(sight, second.end, end), "joint-many")
        return None
    if second.base.enc:
        return None
    found = _after(sight, second.end, end, used)
    if found is None:
        return None
    found.rule = "joint"
    return found


def _quantity(sight: Sight, hit: Hit, start: int, end: int, used: set[int]) -> _Quantity | None:
    if hit.entry.pack == "persons":
        return _noun_quantity(sight, hit, start, end, used)
    inside = next((n for i in range(hit.start, hit.end) if (n := sight.numeral_at(i)) and n.end_token <= hit.end and _plain(n)), None)
    if inside is not None:
        return _Quantity(inside.low, inside.best, inside.high, hit.start, hit.end, _people(sight, inside.end_token, end), "number-inside")
    if hit.base.enc in _PRONOUN_TOLL and hit.form in ("masdar", "noun", "phrase"):
        before = _before(sight, hit, start, used)
        if before is not None:
            return before
        low, high = _PRONOUN_TOLL[hit.base.enc]
        after = _after(sight, hit.end, min(end, hit.end + 2), used) if hit.base.enc == "هم" else None
        if hit.base.enc == "هم" and after is None:
            return _Quantity(2, 2, None, hit.start, hit.end, [], "pronoun-plural")
        return after or _Quantity(low, low, high, hit.start, hit.end, [], "pronoun")
    finite = hit.form in ("verb", "present")
    if finite and sight.word(hit.end - 1).endswith(("وا", "تا")):
        subject = _before(sight, hit, start, used)
        if subject is not None:
            return subject
    after = _after(sight, hit.end, end, used)
    if after is not None and (not finite or after.start - hit.end <= 3):
        return after
    if after is None and not finite and hit.size == 1 and hit.base.stem in _DEATHS:
        return _named(sight, hit, end)
    if finite or hit.form == "participle" or sight.word(hit.start) in ("مصرعهم", "حتفهم"):
        before = _before(sight, hit, start, used)
        if before is not None and (after is None or before.rule.startswith("number")):
            return before
    return after


def _named(sight: Sight, hit: Hit, end: int) -> _Quantity | None:
    """«مقتل هشام التكريتي», «مقتل آمر الحرس ورئيس المجلس»: somebody by name or office, each of them one."""
    word = sight.word(hit.end)
    if hit.end >= end or len(word) < 2 or sight.gap(hit.end).strip("\"'«»“” ()") or word.endswith(("ون", "ات")) or sight.first_at(hit.end, "actors", "tactics", "targets"):
        return None
    if word in _SKIP_AFTER_HEAD or word in _MANY or word in _OTHERS or word in _SUBSET or word.startswith("ال") and word.endswith("ين"):
        return None
    more = 0
    for i in range(hit.end + 1, min(end, hit.end + 7)):
        if any(c in sight.gap(i) for c in _STOPS + "\n") or sight.at(i, "tactics") or sight.word(i) in ("في", "علي", "خلال", "بعد"):
            break
        more += sight.word(i).startswith("و") and sight.word(i)[1:] in _TITLES
    return _Quantity(1 + more, 1 + more, 1 + more, hit.start, hit.end + 1, [], "named")


def _noun_quantity(sight: Sight, hit: Hit, start: int, end: int, used: set[int]) -> _Quantity | None:
    """«37 قتيلا», «قتيلان», «سقوط قتلى»; «عدد القتلى إلى 12»."""
    people = _people(sight, hit.end, end)
    numeral = _numeral_before(sight, hit.start, start, used)
    if numeral is not None:
        low, best, high = _at_least(sight, numeral, hit.end, end)
        return _Quantity(low, best, high, numeral.start_token, hit.end, people, "number-noun")
    if hit.number == 2:
        return _Quantity(2, 2, 2, hit.start, hit.end, people, "dual")
    before = sight.word(hit.start - 1)
    if before.startswith("سقط") and (sight.word(hit.start - 2) in _MANY or sight.numeral_over(hit.start - 2)):
        many, number = _MANY.get(sight.word(hit.start - 2)), sight.numeral_over(hit.start - 2)
        low, high = many if many else (number.low, number.high) if number else (2, None)
        return _Quantity(low, low, high, hit.start - 2, hit.end, people, "fell")
    if before in _MANY or (before == "من" and sight.word(hit.start - 2) in _MANY):
        low, high = _MANY.get(before) or _MANY[sight.word(hit.start - 2)]
        if sight.word(hit.start - 2) not in ("ارتفاع", "ارتفع", "بلغ", "وصل") and not (before == "عدد" and hit.base.article):
            return _Quantity(low, low, high, hit.start - 1, hit.end, people, "many-noun")
    for i in range(hit.end, min(end, hit.end + 6)):
        found = sight.numeral_at(i)
        if found is not None:
            linked = any(w in ("الي", "بلغ", "بلغت", "هو", "لتصل", "ليصل", "وصل", "وصلت", "ب") for w in sight.words(hit.end, i)) or sight.word(i - 1).startswith("ب")
            if linked and _plain(found) and not used.intersection(range(found.start_token, found.end_token)):
                return _Quantity(found.low, found.best, found.high, hit.start, found.end_token, people, "number-after")
            break
    if hit.number == 4 and not hit.base.article:
        return _Quantity(2, 2, 2, hit.start, hit.end, people, "dual")
    if hit.number == 1 and not hit.base.article and before in ("سقوط", "سقط", "عن", "الي", "خلف", "اوقع", "وسقوط"):
        return _Quantity(1, 1, 1, hit.start, hit.end, people, "singular")
    return _bare_plural(sight, hit, end)


def _bare_plural(sight: Sight, hit: Hit, end: int) -> _Quantity | None:
    if hit.entry.pack != "persons" or hit.number != 3 or hit.base.article or hit.base.enc:
        return None
    before = sight.word(hit.start - 1)
    if before in ("سقوط", "سقط", "وسقوط", "اوقع", "اوقعت", "خلف", "خلفت", "هناك", "وقوع", "ووقوع", "بوقوع", "بسقوط", "عن", "وجود", "لسقوط", "مخلفا", "موقعا", "مخلفه", "موقعه", "ضحايا", "قتلي") or hit.base.pro.startswith("و"):
        return _Quantity(2, 2, None, hit.start, hit.end, _people(sight, hit.end, end), "plural")
    return None


def _plain(numeral: Numeral) -> bool:
    return numeral.kind == "plain" and not numeral.unit


def _numeral_before(sight: Sight, token: int, start: int, used: set[int]) -> Numeral | None:
    for back in (1, 2, 3):
        i = token - back
        if i < start:
            return None
        numeral = sight.numeral_over(i)
        if numeral is not None:
            ok = numeral.end_token <= token and _plain(numeral) and not used.intersection(range(numeral.start_token, numeral.end_token))
            return numeral if ok else None
        if sight.word(i) not in ("من", "الاقل", "علي", "بين", "منهم", "منها") and not sight.at(i, "persons"):
            return None
    return None


def _at_least(sight: Sight, numeral: Numeral, after: int, end: int) -> tuple[int, int, int | None]:
    """«على الأقل» may stand after the noun: «14 جنديا أفغانيا على الأقل»."""
    for i in range(numeral.end_token, min(end, after + 4)):
        word = sight.word(i)
        if i > numeral.end_token and any(c in sight.gap(i) for c in "،,." + _STOPS):
            break
        if word == "علي" and sight.word(i + 1) == "الاقل":
            return numeral.low, numeral.best, None
        if i > after and (word.startswith("و") and len(word) > 3 or sight.numeral_at(i)):
            break
    return numeral.low, numeral.best, numeral.high


def _after(sight: Sight, token: int, end: int, used: set[int]) -> _Quantity | None:
    """What follows a head: a numeral with its noun, a person in the singular or dual, an amount word; then what is added to it."""
    total: _Quantity | None = None
    i = token
    skipped = 0
    while i < end and skipped <= 7:
        word = sight.word(i)
        gap = sight.gap(i)
        if i > token and (any(c in gap for c in _STOPS) or ("\n" in gap)):
            break
        if word in _SUBSET or word == "بين":
            break
        piece = _piece(sight, i, end, used, first=total is None)
        if piece is not None:
            if total is None:
                named = skipped > 0 and sight.word(i).startswith("و") and any(w.startswith("اخر") for w in sight.words(piece.end - 1, piece.end + 1))
                total = _sum(_Quantity(1, 1, 1, token, i, [], "named"), piece) if named else piece
            else:
                total = _sum(total, piece)
            i = piece.end
            nxt = _addition(sight, i, end)
            if nxt is None:
                break
            i = nxt
            continue
        if total is not None:
            break
        if word in ("في", "خلال"):
            ahead = next((k for k in range(i + 1, min(end, i + 6)) if sight.numeral_at(k)), None)
            if ahead is not None and sight.word(i + 1).startswith("ال") and sight.at(i + 1, "tactics") and not any(sight.gap(k).strip() for k in range(i, ahead)):
                i = ahead
                skipped += 2
                continue
        if not _passable(sight, i, word):
            return None
        hit = sight.first_at(i, "actors", "targets")
        i = hit.end if hit is not None else i + 1
        skipped += 1
    return total


def _passable(sight: Sight, i: int, word: str) -> bool:
    """Words that may stand between a head and its number: adverbs, a named subject, ranks and names."""
    if word in _SKIP_AFTER_HEAD or sight.at(i, "actors"):
        return True
    if any(b.stem in ("في", "علي", "خلال", "اثر", "جراء", "بسبب", "نتيجه", "بعد", "عندما", "حين", "عن", "ضد", "الذي", "التي", "الذين", "ان") for b in bases(word)[:1]):
        return False
    return not sight.at(i, "tactics", "weapons")


def _piece(sight: Sight, i: int, end: int, used: set[int], first: bool) -> _Quantity | None:
    word = sight.word(i)
    numeral = sight.numeral_at(i)
    if numeral is not None:
        if numeral.end_token > end or not _plain(numeral) or used.intersection(range(numeral.start_token, numeral.end_token)):
            return None
        noun_end = _noun_end(sight, numeral.end_token, end)
        low, best, high = _at_least(sight, numeral, noun_end, end)
        who = _people(sight, numeral.end_token, end)
        return _Quantity(low, best, high, i, noun_end, who, "number")
    bare = word[1:] if word.startswith("و") and word[1:] in _OTHERS | _MANY else word
    if bare in _MANY and (bare not in ("عدد", "عددا", "بعض") or sight.word(i + 1) == "من" or bare == "بعض" or sight.word(i + 1) == "منهم"):
        low, high = _MANY[bare]
        return _Quantity(low, low, high, i, i + 1, _people(sight, i + 1, end), "many")
    if bare in _OTHERS and first:
        low, high = _OTHERS[bare]
        return _Quantity(low, low, high, i, i + 1, [], "others")
    if word in ("من", "جميع", "كل", "جميع") and sight.word(i + 1) in ("فيها", "فيه", "عليها", "كان", "كانوا", "بداخلها", "بداخله", "علي") and first:
        return _Quantity(1, 1, None, i, i + 2, [], "all-aboard")
    if word in ("احد", "احدي", "واحد") and first:
        return _Quantity(1, 1, 1, i, i + 1, _people(sight, i + 1, end), "one-of")
    actor = sight.first_at(i, "actors")
    if actor is not None and actor.size == 1 and word.endswith("ان") and not actor.base.article:
        return _Quantity(2, 2, 2, i, i + 1, [actor], "dual")
    person = sight.first_at(i, "persons")
    if person is None or person.entry.attrs.get("casualty"):
        return None
    return _person_piece(sight, person, end)


def _person_piece(sight: Sight, person: Hit, end: int) -> _Quantity | None:
    """A person noun that carries its own number: «جندي» 1, «شرطيين» 2, «جنود» some."""
    after = sight.word(person.end)
    who = [person, *(_people(sight, person.end, end))]
    if person.entry.attrs.get("collective") and person.number in (0, 1):
        return None
    if person.number == 2 or (person.number == 4 and not person.base.article):
        return _Quantity(2, 2, 2, person.start, person.end, who, "dual")
    if person.number == 1:
        if person.base.enc and person.base.enc != "ه":
            return None
        return _Quantity(1, 1, 1, person.start, person.end, who, "singular")
    if person.number in (3, 4) and not person.base.article and after != "من":
        return _Quantity(2, 2, None, person.start, person.end, who, "plural")
    return None


def _noun_end(sight: Sight, i: int, end: int) -> int:
    """The end of the noun phrase after a numeral, as far as it names people."""
    at = i
    while at < min(end, i + 4):
        hit = sight.first_at(at, "persons", "actors")
        if hit is None:
            if at > i and (sight.word(at) in ("من", "اخرين", "اخرون", "اخر", "اخري") or sight.word(at).endswith(("ين", "يا", "يه"))) and not sight.gap(at).strip():
                at += 1
                continue
            if at == i and sight.word(at) in ("من", "اخرين", "اخرون"):
                at += 1
                continue
            break
        at = hit.end
    return at


def _addition(sight: Sight, i: int, end: int) -> int | None:
    """Where an addition «و ...» to a count begins, or None: «ضابط وثلاثة مجندين», «17 متمردا و11 عنصرا»."""
    for at in range(i, min(end, i + 5)):
        word, gap = sight.word(at), sight.gap(at)
        if any(c in gap for c in _STOPS + "\n") or word in _SUBSET or word in ("هم", "هي", "وهم", "هما", "كلهم", "جميعهم", "احدهم", "وهي"):
            return None
        if any(c in gap for c in "-–—(") and at > i - 1:
            return None
        if word == "و":
            return at + 1
        if word.startswith("و") and len(word) > 2:
            numeral = sight.numeral_at(at)
            if numeral is not None and _plain(numeral):
                return at
            person = sight.first_at(at, "persons")
            if person is not None and person.base.pro.startswith("و") and not person.entry.attrs.get("casualty") and person.number in (1, 2, 4):
                return at
            return None
        if sight.at(at, "tactics", "weapons") or word in ("في", "خلال", "علي", "اثر", "عندما", "جراء", "بينما", "فيما"):
            return None
    return None


def _sum(a: _Quantity, b: _Quantity) -> _Quantity:
    high = a.high + b.high if a.high is not None and b.high is not None else None
    return _Quantity(a.low + b.low, a.best + b.best, high, a.start, b.end, [*a.who, *b.who], "sum")


def _before(sight: Sight, hit: Hit, start: int, used: set[int]) -> _Quantity | None:
    """What stands before a verb: «12 شخصا على الأقل قتلوا», «جنديا تركيا قتل», «ثلاثة من أفراد الجيش قتلوا»."""
    for i in range(hit.start - 1, max(start, hit.start - 9) - 1, -1):
        gap = sight.gap(i + 1)
        if any(c in gap for c in _STOPS + "\n،"):
            return None
        numeral = sight.numeral_over(i)
        if numeral is not None:
            if not _plain(numeral) or used.intersection(range(numeral.start_token, numeral.end_token)):
                return None
            if any(w in _SUBSET for w in sight.words(numeral.start_token - 3, numeral.start_token)):
                return None
            low, best, high = _at_least(sight, numeral, numeral.end_token + 1, hit.start)
            return _Quantity(low, best, high, numeral.start_token, numeral.end_token, _people(sight, numeral.end_token, hit.start), "number-before")
        if sight.at(i, "tactics", "weapons"):
            return None
        person = next((p for p in sight.at(i, "persons") if p.number in (1, 2) and not p.base.article and not p.entry.attrs.get("casualty")), None)
        if person is not None and hit.start - person.end <= 2 and sight.numeral_over(i - 1) is None and hit.form == "verb":
            n = person.number
            return _Quantity(n, n, n, person.start, person.end, [person, *_people(sight, person.end, hit.start)], "person-before")
    return None


def _people(sight: Sight, i: int, end: int) -> list[Hit]:
    """The hits that name who is counted: persons and actors right after a number, linked by nothing, «من», «في صفوف», «من عناصر», «تابعين لـ»."""
    out: list[Hit] = []
    at = i
    steps = 0
    while at < end and steps < 7:
        gap = sight.gap(at)
        if any(c in gap for c in _STOPS + "\n،:"):
            break
        word = sight.word(at)
        actor = sight.first_at(at, "actors")
        person = sight.first_at(at, "persons")
        if person is not None and (actor is None or person.size >= actor.size):
            out.append(person)
        if actor is not None:
            if actor.base.pro.startswith("ب") or (actor.base.pro.endswith("ل") and out and word.startswith("ل") and not out[-1].entry.pack == "targets"):
                break
            out.append(actor)
        if actor is None and person is None and word not in (
            "من", "في", "صفوف", "عناصر", "افراد", "عنصر", "عنصرا", "مسلحي", "مقاتلي", "علي", "الاقل", "ينتمون", "الي", "اخرين", "اخرون", "اخر", "تابعين", "احد", "ابناء", "رجال", "قوات", "صف", "جانب", "طرف",
        ):  # fmt: skip
            adjective = word.endswith(("يا", "ين", "يه", "ون", "ي")) and at - i <= 2
            if not adjective:
                break
        elif word == "في" and sight.word(at + 1) not in ("صفوف", "صف", "جانب"):
            break
        elif word == "علي" and sight.word(at + 1) != "الاقل":
            break
        at = max(h.end for h in (actor, person) if h is not None) if (actor or person) else at + 1
        steps += 1
    return out


def _without_echoes(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """A subset or an apposition repeats part of a count: keep the first of two counts that share their number's tokens."""
    out: list[CasualtyMention] = []
    for mention in mentions:
        if any(o.kind == mention.kind and o.start <= mention.head < o.end and o.rule != "plural" for o in out) and mention.rule in ("plural", "singular", "pronoun"):
            continue
        out.append(mention)
    return out
