"""Who owns to a deed or is held to be behind it in a sentence that follows it, in many words, and sentences that blame nobody."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, coder, only

DEED = "قتل ستة جنود في هجوم لمسلحين على حاجز قرب مدينة كيسمايو الصومالية أمس. "

CLAIMS = """
until | ولم تمض ساعة حتى تبنته حركة الشباب
went-out-to | ثم خرجت حركة الشباب لتعلن مسؤوليتها عنه
lays-it-to-herself | ونسبت حركة الشباب الهجوم إلى نفسها
we-did | وقال المتحدث باسم حركة الشباب: "نحن من قام بالعملية"
we-stand-behind | وقال المتحدث باسم حركة الشباب "نحن وراء الهجوم"
our-deed | وقال ناطق باسم حركة الشباب إن الهجوم "عمليتنا"
we-before-who-says-it | "نحن من نفذ الهجوم"، قال متحدث باسم حركة الشباب
our-responsibility | وأعلنت حركة الشباب في بيان: "نعلن مسؤوليتنا الكاملة عن الهجوم"
admits-it | وأقرت حركة الشباب بأنها نفذت الهجوم
answerable | حركة الشباب قالت إنها المسؤولة
by-her-statement | وبحسب بيان حركة الشباب فإن الهجوم نفذه ثلاثة من مقاتليها
its-men-did-it | وقال متحدث باسم حركة الشباب إن مقاتليها نفذوا العملية
boasts | وتباهت حركة الشباب بالعملية
signed | وحمل الهجوم توقيع حركة الشباب
came-in-answer | وقالت حركة الشباب إن الهجوم جاء ردا على مقتل قائدها
its-work | وقالت حركة الشباب إن الهجوم من عملها
its-wing | وأعلنت حركة الشباب أن جناحها العسكري نفذ الهجوم
"""

BLAMES = """
accused-and-no-more | واتهم الحاكم مقاتلي حركة الشباب
suspects-in | وقالت الشرطة إنها تشتبه في حركة الشباب
suspects-with | وتشتبه الشرطة بحركة الشباب
laid-it | ونسبته السلطات إلى حركة الشباب
traced-it | وعزاه مسؤول محلي إلى حركة الشباب
blame-on | وألقى الحاكم باللائمة على حركة الشباب
burdened | وحملت وزارة الداخلية حركة الشباب المسؤولية
burden-for | وحمل الحاكم مسؤوليته لحركة الشباب
first-suspect | والمشتبه به الأول حركة الشباب
their-flag | وقال شهود إن المهاجمين رفعوا راية حركة الشباب
called-themselves | وقال شهود إن المسلحين عرفوا عن أنفسهم بأنهم من حركة الشباب
work-of | وقال الحاكم إن الهجوم من تنفيذ حركة الشباب
likely-behind-it | ورجحت مصادر أمنية أن تكون حركة الشباب وراءه
likely-theirs | ويرجح أن يكون المسلحون تابعين لحركة الشباب
which-they-did | ووصفه الحاكم بأنه عمل جبان نفذته حركة الشباب
belong | ويقول الجيش إن الفاعلين ينتمون إلى حركة الشباب
attackers-from | والمهاجمون، وفق الشرطة، من مقاتلي حركة الشباب
accuses-now | وتتهم الحكومة حركة الشباب بالمسؤولية عن الحادث
all-signs | وقال الوزير إن كل الدلائل تشير إلى حركة الشباب
inquiries | وتشير التحقيقات الأولية إلى تورط حركة الشباب
suspicion-hovers | والشبهات تحوم حول حركة الشباب
hand-in-it | ورجح الحاكم ضلوع حركة الشباب فيه
"""

NOBODY = """
no-link | ونفت حركة الشباب أي علاقة لها بالهجوم
old-war | وتقاتل القوات حركة الشباب في المنطقة منذ سنوات
usual | وكثيرا ما تتهم السلطات حركة الشباب بهجمات مماثلة
condemns | وأدانت حركة الشباب الهجوم
ruled-out | واستبعد الحاكم أن تكون حركة الشباب وراءه
not-suspected | وقالت الشرطة إنها لا تشتبه في حركة الشباب
another-charge | واتهم الرئيس حركة الشباب برفض السلام
too-early | وقال الحاكم إن من المبكر اتهام حركة الشباب
knows-nothing | وقالت حركة الشباب إنها لا تعرف شيئا عن الهجوم
"""


def _lines(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line]


def _name(line: str) -> str:
    return line.partition(" | ")[0]


def _sides(line: str) -> tuple[str, str | None, int | None]:
    [event] = coder().code(DEED + line.partition(" | ")[2] + ".", published="2021-05-20").events
    row = event.to_row()
    return row["attacker"], row["claimed_by"], row["killed_min"]


@pytest.mark.parametrize("line", _lines(CLAIMS), ids=_name)
def test_a_group_owns_to_what_was_told(line: str) -> None:
    assert _sides(line) == ("al-Shabaab", "al-Shabaab", 6)


@pytest.mark.parametrize("line", _lines(BLAMES), ids=_name)
def test_a_group_is_held_to_be_behind_it(line: str) -> None:
    assert _sides(line) == ("al-Shabaab", None, 6)


@pytest.mark.parametrize("line", _lines(NOBODY), ids=_name)
def test_nobody_is_blamed(line: str) -> None:
    assert _sides(line) == ("unknown", None, 6)


SERIES = (
    "شهد الإقليم أمس سلسلة هجمات نسبت كلها إلى جماعة بوكو حرام. وقتل مسلحون 12 قرويا في بلدة كوندوغا النيجيرية. "
    "وقتل أربعة آخرون بانفجار عبوة في بلدة مورا الكاميرونية. بعيدا عن ذلك قتل شرطي برصاص مجهولين في مدينة كانو."
)


def test_a_whole_series_is_laid_to_a_group_until_the_article_turns_elsewhere() -> None:
    rows = [e.to_row() for e in coder().code(SERIES, published="2021-05-20").events]
    assert [(r["killed_min"], r["attacker"]) for r in rows] == [(12, "Boko Haram"), (4, "Boko Haram"), (1, "unknown")]


def test_a_series_claimed_as_a_whole_is_claimed_one_by_one() -> None:
    text = (
        "تفجيرات في بغداد تبناها كلها تنظيم داعش. قتل سبعة أشخاص أمس في انفجار سيارة مفخخة في الكرادة. وقتل ثلاثة بعبوة في حي العامل أمس."
    )
    rows = [e.to_row() for e in coder().code(text, published="2021-05-20").events]
    assert {(r["killed_min"], r["claimed_by"]) for r in rows if r["killed_min"]} == {(7, "Islamic State"), (3, "Islamic State")}


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("قتل عشرة أشخاص في ضربة بطائرة مسيرة على سوق في مقلي أمس. وحملت الجبهة الجيش الإثيوبي مسؤولية الضربة.", "Ethiopian forces"),
        ("قتل ستة أشخاص في تفجير في بيشاور أمس. وحمل حزب معارض الجيش الباكستاني مسؤولية التفجير.", "unknown"),  # for not preventing it
    ],
)
def test_a_state_is_blamed_for_what_was_fired(text: str, attacker: str) -> None:
    [event] = coder().code(text, published="2021-05-20").events
    assert event.to_row()["attacker"] == attacker


def test_who_announces_that_it_killed_did() -> None:
    row = only(
        "وجاء الهجوم بعد يومين من إعلان الولايات المتحدة أنها قتلت قياديا في حركة الشباب في غارة بطائرة مسيرة قرب بيدوا.", "2016-06-04"
    )
    assert row.attackers == ("US forces",)


def test_gunmen_of_a_group_are_the_group_whatever_else_the_word_may_name() -> None:
    row = only("هاجم عشرات المسلحين من حركة الشباب قاعدة تابعة للاتحاد الأفريقي في بيدوا أمس وقتلوا سبعة جنود.", "2016-06-04")
    assert row.attackers == ("al-Shabaab",)
    assert "al-Shabaab" not in row.targets


def test_a_launch_that_was_heard_is_no_strike_there() -> None:
    rows = coded("سقط صاروخ للحوثيين على حي في مدينة مأرب أمس. وقال سكان إنهم سمعوا صوت إطلاق الصاروخ من وسط العاصمة صنعاء.", "2021-09-30")
    assert len(rows) == 1
