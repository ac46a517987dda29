"""Claims told away from their deed: who claims, and which of an article's rows are meant, however far before they were told.

«وتبنى التنظيم تفجير السوق», «اتصل متحدث باسم الحركة معلنا مسؤوليتها عن قتل الضابط», «... والجماعة تتبنى» in a title. Of the rows told
before those are meant that the noun of the deed, its place and what was struck fit best; where none of these tells, what was told last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from waqai.events.cast import KINDS
from waqai.events.claim_names import self_given
from waqai.events.claim_words import DECREES, OTHER_DEEDS, PEACEFUL
from waqai.events.draft import Draft
from waqai.events.nearness import place_relation
from waqai.events.own_deed_told import in_its_own_words, owns_to_it
from waqai.events.reading import Reading, Spot
from waqai.events.role_disowning import DENIES
from waqai.events.role_words import AFFILIATE, NO_MORE
from waqai.events.side_basics import take_attackers, take_targets
from waqai.mentions.lexicon import Hit
from waqai.model import TACTIC_GROUPS
from waqai.text import Sentence, fold_word, word_set

_TAKES_ON = re.compile(r"^[وف]?(?:[يت]?تبن(?:ي|ت|وا|ون|ين)(?:ه|ها|هم|هما)?|[لب]?تبني(?:ه|ها|هم|هما)?|متبني(?:ا|ه|ن)?)$")
_IT = ("ناه", "نته", "نيه", "ناها", "نتها", "نيها", "ناهما", "نتهما", "نيهما", "نتهم", "ناهم")
_HIS = word_set("مسؤوليته مسؤوليتها مسؤوليتهم مسئوليته مسئوليتها مسئوليتهم بمسؤوليته بمسؤوليتها بمسئوليته بمسئوليتها")
_OF = word_set("مسؤولية المسؤولية مسئولية المسئولية بمسؤولية بالمسؤولية بمسئولية بالمسئولية")
_SOURCES = word_set("مصدر مصادر مراسل أنصار المصدر المصادر مراسلنا مقربين مقربة")
_STANDING = word_set("بالوقوف الوقوف وقوفه وقوفها وقوفهم بوقوفه بوقوفها")
_DOING = word_set("بتنفيذ بتنفيذه بتنفيذها تنفيذه تنفيذها بتدبير بارتكاب بشن")
_OF_CLAIMS = _HIS | _OF | _STANDING | _DOING
_BEHIND = word_set("وراء خلف")
_OWNS_UP = word_set(
    "أعلن أعلنت أعلنوا يعلن تعلن يعلنون لتعلن ليعلن معلنا معلنة إعلان إعلانا بإعلان إعلانه إعلانها أكد أكدت أكدوا يؤكد تؤكد مؤكدا مؤكدة "
    "اعترف اعترفت يعترف تعترف أقر أقرت أقروا يقر تقر زعم زعمت يزعم تزعم زاعما ادعى ادعت يدعي تدعي تحمل تحملت نسب نسبت لنفسه لنفسها"
)
_ADMITS = word_set("اعترف اعترفت أقر أقرت أقروا يقر تقر يعترف تعترف أعلن أعلنت أكد أكدت")
_LAYS = word_set("حمل حملت وحمل وحملت محملا محملة يحمل حملوا ألقت ألقى وألقت وألقى حملته حملها نسبت عزت عزا اتهم اتهمت متهما متهمة")
_HABIT = word_set("عادة كثيرا غالبا دائما سبق دأب دأبت اعتاد اعتادت سابقا")
_DEEDS = word_set(
    "الهجوم العملية الحادث الحادثة الاعتداء التفجير الانفجار المجزرة المذبحة الجريمة الضربة الكمين القصف الاغتيال الإطلاق الخطف الاختطاف "
    "الاستهداف الغارة الواقعة الهجومين التفجيرين العمليتين الاعتداءين الانفجارين القصفين الضربتين الغارتين الهجمتين الاغتيالين الحادثين "
    "الهجمات التفجيرات العمليات الاعتداءات الانفجارات الضربات الاغتيالات الحوادث هجوم تفجير عملية اعتداء كمين قصف اغتيال قتل خطف استهداف "
    "إطلاق إسقاط تدمير هجمات تفجيرات عمليات نسف مقتل اختطاف اقتحام مهاجمة انفجار حادث حادثة هجومي تفجيري عمليتي"
)
_TWO = re.compile(r"^(?:ال|لل)?\w+(?:ين)$")
_PLURAL = re.compile(r"^(?:ال|لل)?(?:هجمات|تفجيرات|عمليات|اعتداءات|انفجارات|ضربات|اغتيالات|حوادث)$")
_TWO_OF = word_set("هجومي تفجيري عمليتي")
_NEVER = ("arrest_raid", "air_strike", "protest_violence")
_REFUSES = word_set("امتناع امتنع امتنعت يمتنع تمتنع رفض رفضت عدم تحفظ تجنب تجنبت")
_SOME = word_set("معظم غالبية أغلب عدة عشرات سلسلة كثيرا عددا بعض قرابة نحو أكثر مئات")
_ANSWERS = word_set("ردا انتقاما ثأرا رد انتقام")
_LATER = word_set("غداة بعد عقب منذ إثر")
_ANY = word_set("أي أية")
_MEANWHILE = word_set("فيما بينما لكن غير بل")
_ISSUES = word_set("يصدر تصدر تكن يكن تبادر يبادر تسارع يسارع")
_DELAYS = word_set("يتأخر تتأخر يمض تمض تمر يمر تلبث يلبث يطل")
_HASTENS = word_set("سارع سارعت جاء جاءت تأخر يتأخر تتأخر إلى بيان")
_OF_IT = word_set("عنه عنها عنهما عنهم وراءه وراءها خلفه خلفها قتله قتلها قتلهم قتلهما خطفه خطفها خطفهم اغتياله اغتيالها تفجيره تفجيرها")
_ARMED = ("armed_group", "political")
_NOT_THEIRS = ("state", "coalition", "settlers")
_ANY_KIND = ("armed", "clash")  # «الهجوم», «العملية» say of any deed that it was one
_OBJECT = 14  # tokens from the claim to the noun of the deed
_PHRASE = 8  # tokens of the deed's own phrase
_SPEECH = 16  # tokens from the verb of owning up to «مسؤوليته»
_NEAR = 2  # sentences back to the deed that a group owns to without a word of claiming
_LEAST = -2.5


@dataclass(frozen=True, slots=True)
class _Act:
    """A claim: the token of its word, who claims, and the phrase of the deed (empty where it is unsaid). `own_name` where no pack knows
    the claimant, `own` where he tells of his deed without a word of claiming, `we` where he says «قصفنا»,
    `of_before` where he speaks of a deed told before («الهجوم», «أطلقوها»).
    """

    at: int
    sentence: Sentence
    name: str
    hit: Hit
    start: int
    end: int
    own_name: bool = False
    own: bool = False
    we: bool = False
    of_before: bool = False


def claims_told_apart(reading: Reading, rows: list[Draft]) -> None:
    """Give the rows that a claim means, and that no claim has been read of yet, the name of who claims them."""
    body = [r for r in rows if not r.segment.in_title and r.status in ("actual", "foiled")] or rows
    for act in sorted(_acts(reading), key=lambda a: (a.sentence.kind == "title", a.at)):
        if act.sentence.kind == "title" and any(r.claimed_by == act.name for r in rows):
            continue  # the text has said it more exactly
        for row in _meant(reading, act, body):
            _give(reading, row, act)


def _acts(reading: Reading) -> list[_Act]:
    sight, out = reading.sight, list[_Act]()
    for i, word in enumerate(sight.folded):
        if word not in _OF_CLAIMS and ("تبن" not in word or _TAKES_ON.match(word) is None):
            continue
        sentence = reading.sentence_of(i)
        if sentence.kind in ("furniture", "dateline"):
            continue
        act = _act(reading, i, sentence)
        if act is not None:
            out.append(act)
    return out + _own_tellings(reading)


def _own_tellings(reading: Reading) -> list[_Act]:
    """What armed groups tell of as their own deeds: «قالت الحركة إن مقاتليها هاجموا الثكنة», «الكتائب: قصفنا ...»."""
    out, sight = list[_Act](), reading.sight
    for hit in sight.within(0, len(sight.folded), "actors"):
        if str(hit.entry.attrs.get("class")) not in _ARMED:
            continue
        sentence = reading.sentence_of(hit.start)
        names = [n for n in reading.cast.names(hit, reading.country) if n not in KINDS]
        if names and not _SOURCES.isdisjoint(sight.words(hit.start - 4, hit.start)):
            continue  # «قالت مصادر في المقاومة» is a report
        if names and sentence.kind == "heading" and hit.end == sentence.end and sentence.index + 1 < len(reading.text.sentences):
            said = reading.text.sentences[sentence.index + 1]  # «الكتائب: قصفنا ...» on a line of its own
            if in_its_own_words(reading, said.start, said.end):
                out.append(_Act(said.start, said, names[0], hit, said.start, said.start, own=True, we=True))
            continue
        if (
            names
            and sentence.kind not in ("furniture", "dateline", "title")
            and owns_to_it(reading, hit, sentence.start, sentence.end, tells=True)
        ):
            start, end = _deed(reading, hit.end - 1, sentence)
            we, before = in_its_own_words(reading, hit.end, sentence.end), owns_to_it(reading, hit, sentence.start, sentence.end)
            out.append(_Act(hit.start, sentence, names[0], hit, start, end, own=True, we=we, of_before=before))
    return out


def _act(reading: Reading, i: int, sentence: Sentence) -> _Act | None:
    sight, word = reading.sight, reading.sight.word(i)
    verb = _TAKES_ON.match(word) is not None
    if not verb and not _owned(reading, i, sentence):
        return None
    if taken_back(reading, i, sentence):
        return None
    if verb and word.endswith("تبني") and not word.startswith("ي") and not _as_news(reading, i, sentence):
        return None
    if verb and not DECREES.isdisjoint(sight.words(i + 1, min(sentence.end, i + 6))):
        return None  # «تبنى مجلس الأمن قرارا يدين الهجوم»
    told = verb and word.endswith(_IT) or not verb and not _OF_IT.isdisjoint(sight.words(i + 1, i + 3))
    start, end = _deed_before(reading, i, sentence) if told else _deed(reading, i, sentence)
    if start == end and not (told or not verb and word in _HIS or _closes(reading, i, sentence)):
        return None
    words = sight.words(start, min(end + 1, sentence.end))
    if not OTHER_DEEDS.isdisjoint(words) or not PEACEFUL.isdisjoint(words) or not _SOME.isdisjoint(sight.words(i + 1, end)):
        return None
    name = self_given(reading, i, i + 1)
    hit = _claimant(reading, i, sentence, start, end)
    names = [n for n in reading.cast.names(hit, reading.country) if n not in KINDS] if hit is not None else []
    if hit is not None and names:
        return _Act(i, sentence, names[0], hit, start, end)
    lead = sight.first_at(i, "cues")
    return _Act(i, sentence, name, lead, start, end, own_name=True) if name is not None and lead is not None else None


def _as_news(reading: Reading, i: int, sentence: Sentence) -> bool:
    """«تبنت», «إعلان تبني», «سارعت إلى تبني», «تبني الحركة للهجوم»: not «تبني العمليات» as a plan."""
    sight = reading.sight
    if sight.at(i + 1, "actors") or sight.word(i).endswith("ت"):
        return True
    before = [w.removeprefix("و") for w in sight.words(max(sentence.start, i - 4), i)]
    if not _OWNS_UP.isdisjoint(before) or not _HASTENS.isdisjoint(before):
        return True
    return reading.text.raw[reading.text.tokens[i].end - 1] != "ي"  # «تبنّى» is written with another letter than «تبنّي»


def _deed_before(reading: Reading, i: int, sentence: Sentence) -> tuple[int, int]:
    """The phrase of the deed that «تبناه» and «مسؤوليته عنه» speak of, where the sentence names it."""
    sight = reading.sight
    first = next((k for k in range(i - 1, max(sentence.start, i - 2 * _OBJECT) - 1, -1) if sight.word(k) in _DEEDS), None)
    return (first, i) if first is not None else (i, i)


def _owned(reading: Reading, i: int, sentence: Sentence) -> bool:
    """Whether «مسؤوليته» or «الوقوف وراء» is what somebody owns up to, and not what others lay at his door."""
    sight, word = reading.sight, reading.sight.word(i)
    before = [w.removeprefix("و").removeprefix("ف") for w in sight.words(max(sentence.start, i - _SPEECH), i)]
    if not _LAYS.isdisjoint(before[-8:]):
        return False
    if word in _STANDING and sight.word(i + 1) not in _BEHIND:
        return False
    if word in _DOING:
        return not _ADMITS.isdisjoint(before[-5:])
    if word in _OF and not sight.at(i + 1, "actors") and sight.word(i + 1) not in ("عن", "جماعته", "حركته", "تنظيمه"):
        return False
    return not _OWNS_UP.isdisjoint(before)


_OFTEN = tuple(tuple(map(fold_word, often.split())) for often in ("أكثر من مرة", "غير مرة", "مرارا", "عدة مرات", "مرات عدة", "في السابق"))


def taken_back(reading: Reading, i: int, sentence: Sentence) -> bool:
    """«لم يعلن ... مسؤوليته», «لم يتسلم أي إعلان مسؤولية», «عادة ما يتبنى», «تبنت أكثر من مرة»; «لم تقع إصابات، وتبنى ...» takes
    nothing back.
    """
    sight = reading.sight
    if any(tuple(sight.words(i + 1, i + 1 + len(often))) == often for often in _OFTEN):
        return True
    for k in range(i - 1, max(sentence.start, i - 8) - 1, -1):
        word, then = sight.word(k).removeprefix("و"), sight.word(k + 1)
        if sight.breaks(k + 1) and (k < i - 2 or then.startswith(("و", "ف"))):
            return False
        if word in _MEANWHILE or word in ("حتي", "الا") or word == "لم" and then in _DELAYS:
            return False
        if word in NO_MORE and (word in DENIES or k + 1 == i or then in _OWNS_UP or then in _ISSUES):
            return True
        if word in _ANY or word in _HABIT or word in _REFUSES or word == "ان" and sight.word(k - 1) in ("دون", "قبل"):
            return True
    return False


def _closes(reading: Reading, i: int, sentence: Sentence) -> bool:
    """«... والتنظيم يتبنى», «X يعلن مسؤوليته»: the last word of a sentence."""
    return i + 1 >= sentence.end or sentence.kind == "title" and reading.sight.breaks(i + 1)


def _deed(reading: Reading, i: int, sentence: Sentence) -> tuple[int, int]:
    """The phrase of the deed that a claim names: from its noun to the end of its clause."""
    sight = reading.sight
    first = next(
        (
            k
            for k in range(i + 1, min(sentence.end, i + _OBJECT))
            if sight.word(k).removeprefix("ل").removeprefix("ل") in _DEEDS or sight.word(k) in _DEEDS
        ),
        None,
    )
    if first is None:
        return i + 1, i + 1
    for k in range(i + 1, first + 1):
        if sight.word(k) in _ANSWERS or sight.word(k - 1) == "علي" and sight.word(k - 2) in _ANSWERS:
            return i + 1, i + 1
        if any(c in sight.gap(k) for c in "؛.") or sight.word(k) in ("بعد", "خلال", "منذ", "عقب", "بينما", "فيما"):
            return i + 1, i + 1
    end = next((k for k in range(first + 1, min(sentence.end, first + _PHRASE)) if sight.breaks(k)), min(sentence.end, first + _PHRASE))
    return first, end


def _claimant(reading: Reading, i: int, sentence: Sentence, start: int, end: int) -> Hit | None:
    """Who claims: of the bodies that a sentence names the one nearest to the word of claiming, outside the phrase of the deed."""
    sight, best = reading.sight, None
    for hit in sight.within(sentence.start, sentence.end, "actors"):
        if str(hit.entry.attrs.get("class", "")).startswith(_NOT_THEIRS) or start < hit.start < end:
            continue
        if {sight.word(hit.start - 1), sight.word(hit.start - 2)} & AFFILIATE:
            continue
        if all(n in KINDS for n in reading.cast.names(hit, reading.country)):
            continue
        gap = hit.start - i if hit.start > i else i - hit.end + 1
        if best is None or gap < best[0]:
            best = gap, hit
    return best[1] if best is not None else None


def _meant(reading: Reading, act: _Act, rows: list[Draft]) -> list[Draft]:
    """The rows that an act claims, best first by its words."""
    since = _later(reading, act)
    if since is not None:
        rows = [r for r in rows if r.decision.lead is not None and since <= r.decision.lead.start < act.at]
    if act.own and not act.of_before:
        rows = [r for r in rows if any(m.sentence is act.sentence and m.end > act.at for m in r.segments)]
    elif act.own and act.start == act.end:  # «أطلقوها»: what was just told
        rows = [r for r in rows if any(0 <= act.sentence.index - m.sentence.index <= _NEAR for m in r.segments)]
    may = [r for r in rows if r.claimed_by == act.name or _may_be(act, r)]
    scored = [(_fits(reading, act, r), -n, r) for n, r in enumerate(may)]
    scored = [s for s in scored if s[0] > _LEAST]
    scored.sort(key=lambda s: (s[0], s[1]), reverse=True)
    return [r for _, _, r in scored[: _how_many(reading, act, len(may))] if r.claimed_by is None]


def _later(reading: Reading, act: _Act) -> int | None:
    """«ويأتي الهجوم غداة قتل شرطيين وإعلان الحزب مسؤوليته عنه»: where the deed that another came after is told."""
    sight = reading.sight
    for k in range(act.at - 1, act.sentence.start - 1, -1):
        if sight.word(k) in _LATER and any(sight.word(i) in _DEEDS for i in range(k + 1, min(act.at, k + 5))):
            return k
    return None


def _how_many(reading: Reading, act: _Act, at_most: int) -> int:
    word = reading.sight.word(act.start) if act.end > act.start else ""
    if word in _TWO_OF or word in _DEEDS and _TWO.match(word):
        return 2
    if _PLURAL.match(word):
        number = next((n.best for k in range(act.start, act.end) if (n := reading.sight.numeral_over(k)) is not None), None)
        return int(number) if number is not None and 1 < number < 20 else at_most
    return 1


def _may_be(act: _Act, row: Draft) -> bool:
    """Whether nothing that is known of a row speaks against the claimant."""
    if row.claimed_by is not None or row.status not in ("actual", "foiled") or row.tactic in _NEVER:
        return False
    if act.own and not act.we and (row.tactic == "armed_clash" or act.name not in row.attackers and not act.of_before):
        return False  # both sides tell of a fight, and whose deed it was is read elsewhere
    if act.name in row.attackers or act.we and row.segment.sentence is act.sentence:
        return True
    if row.tactic == "armed_clash" and row.targets and set(row.targets) <= {*KINDS, act.name}:
        return True  # «اشتباك بين حرس الحدود ومسلحين»
    return set(row.attackers) <= KINDS and set(row.targets) != {act.name}


def _fits(reading: Reading, act: _Act, row: Draft) -> float:
    """How well a row fits the words by which a claim names its deed."""
    sight = reading.sight
    gap = act.sentence.index - row.segment.sentence.index
    out = (-0.2 * gap if gap >= 0 else -2.0) if act.sentence.kind != "title" else 0.0
    out += 0.5 if act.name in row.attackers else 0.0
    out -= 0.4 if row.claimed_by is not None else 0.0  # a second claim is more often of another deed
    out += 2.5 if any(m.sentence is act.sentence and m.end > act.at for m in row.segments) else 0.0
    if act.end == act.start:
        return out
    deed = sight.word(act.start)
    kinds = {
        TACTIC_GROUPS[str(h.entry.attrs.get("tactic"))]
        for h in sight.at(act.start, "tactics")
        if h.entry.attrs.get("tactic") in TACTIC_GROUPS
    }
    kinds -= {*_ANY_KIND, "other"}
    if kinds and deed not in ("الهجوم", "العمليه", "الحادث"):
        out += 1.0 if TACTIC_GROUPS[row.tactic] in kinds else -1.5
    places = [s for s in reading.spots_in(act.start + 1, act.end) if s.role == "event"]
    if places and row.spot is not None:
        out += 2.0 if any(_at(s, row) for s in places) else -2.0
    days = reading.moments_in(act.start, act.end)
    if days and row.moment is not None and all(d.span != row.moment.span for d in days):
        out -= 2.0
    told = {_bare(w) for w in sight.words(row.segment.start, row.segment.end)}
    out += min(2.0, sum(1.0 for w in sight.words(act.start + 1, act.end) if len(w) > 3 and _bare(w) in told))
    return out


def _at(spot: Spot, row: Draft) -> bool:
    return row.spot is not None and place_relation(spot.place, row.spot.place) in ("same", "near", "contains", "within")


def _bare(word: str) -> str:
    """A word without article and ending: «السوق» and «سوقا» are one."""
    return word.removeprefix("ال").removesuffix("ا").removesuffix("ين").removesuffix("ون")


def _give(reading: Reading, row: Draft, act: _Act) -> None:
    row.claimed_by, row.claim_hit = act.name, act.hit
    if act.name in row.attackers:
        return
    if act.we and not set(row.attackers) <= KINDS:
        struck, hits = row.attackers, row.attacker_hits
        take_attackers(row, (act.name,), (act.hit,), "speaks as we", 0.9)
        take_targets(row, struck, hits)  # «استهدفنا دبابة إسرائيلية»
    elif row.tactic == "armed_clash" and not set(row.attackers) <= KINDS:
        row.targets, row.target_hits = (act.name,), (act.hit,)
    elif not act.own_name:
        take_attackers(row, (act.name,), row.attacker_hits[:1] or (act.hit,), "claims it", 0.9)  # nobody claims an attack upon himself
