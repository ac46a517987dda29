"""Find every time expression of a text and resolve it against the day of publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from waqai.mentions.times.arithmetic import a_date
from waqai.mentions.times.feasts import feast_at
from waqai.mentions.times.lexicon import part_adverbs, part_heads, sign_of
from waqai.mentions.times.reading import Ground, Reading, TimeMention
from waqai.mentions.times.spans import span_at
from waqai.mentions.times.weekdays import weekday_at
from waqai.mentions.times.writing import in_quotes, rebased, spoken_before, written_day
from waqai.model import Span, TimeSpan
from waqai.text import word_set
from waqai.text.structure import Text

_PRAYERS = {
    "الفجر": "dawn",
    "الصبح": "dawn",
    "الظهر": "noon",
    "العصر": "afternoon",
    "المغرب": "evening",
    "العشاء": "night",
    "التراويح": "night",
    "القيام": "night",
}
_HOURS = ((4, "night"), (6, "dawn"), (12, "morning"), (15, "noon"), (18, "afternoon"), (21, "evening"), (24, "night"))
_BACKGROUND_DAYS = 7
_BEGUN = word_set("بدء بداية انطلاق اندلاع نشوب سيطرة سقوط انتهاء انهيار إعلان")
_MOON = 2  # days by which a feast may differ from its reckoning
_BEGUN_REACH = 9
_PART_REACH = 8


def find_times(text: Text, published: date | None) -> list[TimeMention]:
    """All time expressions of a text, in order, resolved where the day of publication allows.

    >>> from waqai.text import read
    >>> [(m.when.earliest.isoformat(), m.part) for m in find_times(read("قتل جندي فجر أمس الاثنين"), date(2015, 7, 21))]
    [('2015-07-20', 'dawn')]
    """
    found = _find(text, published, published)
    day = written_day(found, published)
    if published is not None and day is not None and day != published:
        found = rebased(found, _find(text, day, published), published, day)
    return spoken_before(found)


def _find(text: Text, anchor: date | None, published: date | None) -> list[TimeMention]:
    ground = Ground(text.tokens, anchor)
    tokens = text.tokens
    found: list[TimeMention] = []
    after = 0
    for i, sign in enumerate(map(sign_of, [token.folded for token in tokens])):
        if sign is None or i < after:
            continue
        reading = _read(ground, i, sign.cat)
        if reading is None or reading.end <= i:
            continue
        if reading.kind != "name":
            found.append(_mention(text, published, i, reading))
        after = reading.end
    found = [_since_it_began(ground, mention) for mention in found]
    return _told_apart(_with_parts(_feasts_by_the_day(_joined(found, ground), ground), ground)) if len(found) > 1 else found


def _feasts_by_the_day(found: list[TimeMention], ground: Ground) -> list[TimeMention]:
    """«أمس الخميس في مسجد أثناء صلاة عيد الأضحى»: the day that a sentence says beside a feast is the feast's; the moon may differ from the
    reckoning by a day or two.
    """
    feasts = [k for k, m in enumerate(found) if "feast" in m.rule]
    out = list(found)
    for k in feasts:
        mine, sentence = found[k].when, ground.tokens[found[k].start_token].sentence
        for m in found:
            day = m.when
            if m.rule in ("eve", "morrow") or "feast" in m.rule or ground.tokens[m.start_token].sentence != sentence:
                continue
            if mine is None or day is None or day.precision != "day" or mine.precision != "day":
                continue
            if mine.earliest and day.earliest and 0 < abs((mine.earliest - day.earliest).days) <= _MOON:
                out[k] = replace(found[k], when=replace(mine, earliest=day.earliest, latest=day.latest))
                break
    return out


def _since_it_began(ground: Ground, mention: TimeMention) -> TimeMention:
    """«عدد القتلى منذ بدء الهجوم على المدينة الجمعة الماضي»: from the day that something began up to publication."""
    when, published = mention.when, ground.published
    if when is None or published is None or when.earliest is None or when.precision != "day" or when.earliest >= published:
        return mention
    for i in range(mention.start_token - 1, max(0, mention.start_token - _BEGUN_REACH), -1):
        if not ground.near(i + 1) or ground.tokens[i].sentence != ground.tokens[mention.start_token].sentence:
            return mention
        if ground.word(i) in _BEGUN and ground.word(i - 1).removeprefix("و") == "منذ":
            return replace(mention, kind="range", rule=f"since+{mention.rule}", when=replace(when, latest=published, precision="days"))
    return mention


def _told_apart(found: list[TimeMention]) -> list[TimeMention]:
    """«الجمعة الماضي» beside «أمس الجمعة» is the Friday before."""
    named = {m.when.earliest for m in found if m.when and m.rule.removeprefix("part+") in ("yesterday+weekday", "today+weekday")}
    out: list[TimeMention] = []
    for m in found:
        if m.rule.endswith("weekday-past") and m.when and m.when.precision == "day" and m.when.earliest and m.when.earliest in named:
            earlier = m.when.earliest - timedelta(7)
            m = replace(m, when=replace(m.when, earliest=earlier, latest=earlier), background=True)
        out.append(m)
    return out


def default_time(published: date | None, status: str) -> TimeSpan:
    """The time of an event that its text does not date: for news the day before publication up to publication
    (codebook, convention 9), else none.

    >>> default_time(date(2015, 7, 21), "actual").earliest
    datetime.date(2015, 7, 20)
    """
    if published is None or status not in ("actual", "foiled", "denied"):
        return TimeSpan(None, None, "unknown", "none")
    return TimeSpan(published - timedelta(1), published, "days", "publication")


def _read(ground: Ground, i: int, cat: str) -> Reading | None:
    if cat == "prayer":
        return _prayer(ground, i)
    if cat == "clock":
        return _clock(ground, i)
    if cat in ("morrow", "eve"):
        return _morrow(ground, i, 1 if cat == "morrow" else -1)
    return span_at(ground, i)


def _prayer(ground: Ground, i: int) -> Reading | None:
    """«صلاة الجمعة» is Friday noon, «صلاة العشاء» a part of day; «صلاة العيد» the feast's first morning."""
    word = ground.next(i + 1)
    if word == "الجمعه":
        day = weekday_at(ground, i + 1)
        return replace(day, part=day.part or "noon", rule="friday-prayer") if day else None
    if word in ("العيد", "عيد"):
        day = feast_at(ground, i + 1, 1)
        return replace(day, part="morning") if day else None
    part = _PRAYERS.get(word)
    if part is None:
        return None
    day = span_at(ground, i + 2) if ground.near(i + 2) else None
    if day and day.kind in ("relative", "weekday", "date", "anchor-shift") and day.part is None and day.precision == "day":
        return replace(day, part=part)
    return Reading(i + 2, "part", "prayer", part=part)


def _clock(ground: Ground, i: int) -> Reading | None:
    """«الساعة 20:00», «الساعة السادسة مساء»: only the part of day, from its word or from an hour past noon."""
    for j in range(i + 1, min(i + 8, len(ground.tokens))):
        word = ground.word(j)
        if not ground.near(j, ",،:.()") or (j > i + 1 and word in ("بعد", "قبل")):
            break
        if word in ("من", "اليوم", "امس", "يوم"):
            break
        part = part_adverbs().get(word)
        if part:
            follow = span_at(ground, j) if word in part_heads() else None
            return follow if follow and follow.kind != "part" else Reading(j + 1, "part", "clock", part=part)
    hour = ground.next(i + 1).split(":")[0]
    if hour.isdigit() and 13 <= int(hour) <= 23:
        return Reading(i + 2, "part", "clock", part=next(name for limit, name in _HOURS if int(hour) < limit))
    return None


def _morrow(ground: Ground, i: int, days: int) -> Reading | None:
    """«غداة الهجوم» is the day after it, «عشية العيد» the evening before."""
    if not ground.near(i + 1):
        return None
    day = span_at(ground, i + 1)
    if day and (day.kind in ("relative", "weekday", "date", "anchor-shift") or day.rule.startswith("feast")):
        if day.rule.startswith("feast") and day.first:
            eve = day.first + timedelta(days)
            return replace(day, first=eve, last=eve, part="evening" if days < 0 else day.part)
        return replace(day, part="morning" if days > 0 else "evening")
    return Reading(i + 1, "anchor-shift", "morrow" if days > 0 else "eve", shift=(days, days))


def _mention(text: Text, published: date | None, i: int, reading: Reading) -> TimeMention:
    when = None
    if reading.first is not None:
        last = max(reading.last or reading.first, reading.first)
        precision = "day" if reading.precision == "days" and last == reading.first else reading.precision
        when = TimeSpan(reading.first, last, precision, "text", reading.part, reading.conflict)
    start, end = text.tokens[i].start, text.tokens[reading.end - 1].end
    for opening, closing in ("()", "«»", "[]"):
        if text.raw.count(opening, start, end) > text.raw.count(closing, start, end) and text.raw[end : end + 1] == closing:
            end += 1
    return TimeMention(
        Span(start, end),
        i,
        reading.end,
        when,
        reading.kind,
        reading.rule,
        reading.part,
        reading.shift,
        reading.future,
        _is_background(when, published),
        reading.conflict,
        reading.kind == "relative" and in_quotes(text.raw, start),
    )


def _is_background(when: TimeSpan | None, published: date | None) -> bool:
    return bool(published and when and when.latest and when.latest < published - timedelta(_BACKGROUND_DAYS))


def _joined(found: list[TimeMention], ground: Ground) -> list[TimeMention]:
    """«من الأحد إلى الثلاثاء», «بين 10 يوليو و5 أغسطس»: two mentions that bound one range."""
    out: list[TimeMention] = []
    for mention in found:
        last = out[-1] if out else None
        if last and _bounds(last, mention, ground) and last.when and mention.when and last.when.earliest and mention.when.latest:
            first, end = last.when.earliest, mention.when.latest
            if first > end and not last.rule.endswith("year") and (same_year := a_date(end.year, first.month, first.day)):
                first = same_year
            if first <= end:
                when = TimeSpan(first, end, "days", "text", last.part)
                out[-1] = replace(
                    last,
                    span=last.span.join(mention.span),
                    end_token=mention.end_token,
                    when=when,
                    kind="range",
                    rule="from-to",
                    background=mention.background,
                )
                continue
        out.append(mention)
    return out


def _bounds(a: TimeMention, b: TimeMention, ground: Ground) -> bool:
    lead = ground.word(a.start_token - 1).removeprefix("و")
    gap = ground.word(a.end_token) if b.start_token == a.end_token + 1 else ""
    if gap in ("الي", "حتي", "والي", "وحتي"):
        if a.rule.startswith("since") and a.when is not None and a.when.latest is not None and b.kind != "part":
            return True
        return lead in ("من", "بين", "الفتره", "مابين") or (a.part == "night" and b.part in (None, "morning", "dawn"))
    return lead in ("بين", "مابين") and (gap == "و" or (b.start_token == a.end_token and ground.word(a.end_token).startswith("و")))


def _with_parts(found: list[TimeMention], ground: Ground) -> list[TimeMention]:
    """Give a day without a part of day the «مساء» or clock hour that follows or precedes it closely in its sentence."""
    tokens = ground.tokens
    out = list(found)
    for k, mention in enumerate(found):
        if mention.kind != "part" or mention.part is None:
            continue
        for m in (k - 1, k + 1):
            day = out[m] if 0 <= m < len(out) else None
            if day is None or day.part or day.when is None or day.when.precision != "day":
                continue
            distance = mention.start_token - day.end_token if m < k else day.start_token - mention.end_token
            if distance <= _PART_REACH and tokens[day.start_token].sentence == tokens[mention.start_token].sentence:
                out[m] = replace(day, part=mention.part, when=replace(day.when, part=mention.part))
                break
    return out
