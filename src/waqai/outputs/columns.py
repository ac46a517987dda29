"""The columns of a table of rows, each with its name in both languages, and the words for tactics and statuses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in a row, its names, how wide a sheet shows it, and what it holds.

    `kind`: text, arabic, number, date or share. `own` marks Waqai's additions to the codebook.
    """

    key: str
    en: str
    ar: str
    width: int
    kind: str
    what: str
    own: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("id", "article", "المقال", 18, "text", "id of the article", own=True),
    Column("file", "file", "الملف", 24, "text", "file that the article was read from, with its line where it holds many", own=True),
    Column("title", "title", "العنوان", 40, "arabic", "title of the article", own=True),
    Column("published", "published", "تاريخ النشر", 12, "date", "day of publication", own=True),
    Column("source", "source", "المصدر", 14, "text", "paper or agency", own=True),
    Column("url", "address", "الرابط", 20, "text", "address of the article", own=True),
    Column("n", "no.", "رقم", 5, "number", "number of the event in its article"),
    Column("status", "status", "الحالة", 11, "text", "actual, foiled, threat, denied or background"),
    Column("type", "what", "النوع", 17, "text", "tactic"),
    Column("date_start", "from", "من", 12, "date", "first possible day of the incident"),
    Column("date_end", "to", "إلى", 12, "date", "last possible day of the incident"),
    Column("place_ar", "place, as written", "المكان", 24, "arabic", "most specific toponym of the text"),
    Column("place", "place", "المكان بالإنجليزية", 22, "text", "English name of the place", own=True),
    Column("country", "country", "البلد", 8, "text", "ISO 3166 alpha-2"),
    Column("admin1", "governorate", "المحافظة", 18, "text", "first-level unit"),
    Column("admin2", "district", "القضاء", 16, "text", "second-level unit", own=True),
    Column("pcode", "P-code", "الرمز المكاني", 12, "text", "place code of humanitarian tables, where the gazetteer has one", own=True),
    Column("lat", "latitude", "خط العرض", 9, "number", "decimal degrees (WGS84)"),
    Column("lon", "longitude", "خط الطول", 9, "number", "decimal degrees (WGS84)"),
    Column("geo_precision", "place precision", "دقة المكان", 9, "number", "1 site, 2 town, 3 district, 4 governorate, 5 country", own=True),
    Column(
        "acled_geo_precision",
        "ACLED geo precision",
        "دقة أكليد",
        9,
        "number",
        "1 town or site, 2 near it or district, 3 province or region",
        own=True,
    ),
    Column("ucdp_where_prec", "UCDP where_prec", "دقة أوبسالا", 9, "number", "1 exact to 7 at sea or in the air", own=True),
    Column("attacker", "attacker", "المهاجم", 26, "text", "who attacked; the first named side of a clash"),
    Column("target", "target", "الهدف", 26, "text", "who or what was attacked; the other side of a clash"),
    Column("weapon", "weapon", "السلاح", 18, "text", "weapon or device"),
    Column("killed_min", "killed, at least", "القتلى (أدنى)", 8, "number", "victims killed, lowest figure"),
    Column("killed_max", "killed, at most", "القتلى (أعلى)", 8, "number", "victims killed, highest figure; empty where open"),
    Column("wounded_min", "wounded, at least", "الجرحى (أدنى)", 8, "number", "wounded, lowest figure"),
    Column("wounded_max", "wounded, at most", "الجرحى (أعلى)", 8, "number", "wounded, highest figure; empty where open"),
    Column("casualties_combined", "killed or wounded", "قتلى وجرحى معا", 9, "number", "one figure for killed and wounded together"),
    Column("abducted", "abducted", "المخطوفون", 9, "number", "people taken"),
    Column("attackers_killed", "attackers killed", "قتلى المهاجمين", 9, "number", "dead attackers"),
    Column("claimed_by", "claimed by", "تبنته", 20, "text", "who claims it"),
    Column("attributed_by", "blamed by", "اتهمه", 20, "text", "who names the attacker", own=True),
    Column("reported_by", "reported by", "بحسب", 20, "text", "whose report the article gives", own=True),
    Column("campaign", "campaign", "الحملة", 22, "arabic", "named series that the event belongs to", own=True),
    Column("damage", "damage", "الأضرار", 22, "text", "what was destroyed or damaged", own=True),
    Column("evidence_ar", "words", "الشاهد", 50, "arabic", "the shortest quote that carries the event"),
    Column("notes", "notes", "ملاحظات", 30, "text", "what was hard"),
    Column("date_precision", "date precision", "دقة التاريخ", 10, "text", "day, days, week, month, year or unknown", own=True),
    Column("date_basis", "date from", "أساس التاريخ", 11, "text", "text, publication or none", own=True),
    Column("confidence", "confidence", "الثقة", 10, "share", "how sure the row as a whole is, 0 to 1", own=True),
)

TACTIC_LABELS: dict[str, tuple[str, str]] = {
    "suicide_bombing": ("suicide bombing", "تفجير انتحاري"),
    "car_bomb": ("car bomb", "سيارة مفخخة"),
    "bombing_ied": ("bombing", "عبوة ناسفة"),
    "grenade": ("grenade", "قنبلة يدوية"),
    "mine": ("mine", "لغم"),
    "air_strike": ("air strike", "غارة جوية"),
    "drone_strike": ("drone strike", "غارة مسيرة"),
    "shelling": ("shelling", "قصف"),
    "armed_attack": ("armed attack", "هجوم مسلح"),
    "shooting": ("shooting", "إطلاق نار"),
    "assassination": ("assassination", "اغتيال"),
    "execution": ("execution", "إعدام"),
    "armed_clash": ("armed clash", "اشتباكات"),
    "abduction": ("abduction", "خطف"),
    "arson_property": ("arson, property", "إحراق وتخريب"),
    "arrest_raid": ("arrest raid", "دهم واعتقال"),
    "protest_violence": ("protest violence", "عنف احتجاجات"),
    "other": ("other", "غير ذلك"),
}

STATUS_LABELS: dict[str, tuple[str, str]] = {
    "actual": ("actual", "وقع"),
    "foiled": ("foiled", "أحبط"),
    "threat": ("threat", "تهديد"),
    "denied": ("denied", "نفي"),
    "background": ("background", "خلفية"),
}
