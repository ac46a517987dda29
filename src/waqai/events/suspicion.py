"""Words that say what somebody is suspected of, charged with or held for: of the deed behind them nothing is told as new.

Kept apart, since more or less is meant by it: those who are wanted (`charges._WANTED`), a charge told in court (`in_court._ACCUSED`),
what suspects planned and where they travelled (`custody._OF_SUSPECTS`), whose part in a deed is denied (`denial._BLAME`), and verbs that
accuse, which name who did it (`role_words.ACCUSED`). The verb «يشتبه» may suspect somebody of the very news, so it is no charge by itself.
"""

from __future__ import annotations

from waqai.text import word_set

ACCUSED = word_set("متهم متهما متهمة متهمين متهمون المتهم المتهمة المتهمين المتهمون")
CHARGED_WITH = word_set("بتهمة بتهم")
SUSPECTED = word_set("مشتبه المشتبه المشتبهين للاشتباه")
HAND_IN_IT = word_set(
    "تورط تورطه تورطهم بتورطه بتورطهم لتورطه لتورطهم متورط متورطين المتورط المتورطين المتورطون "
    "ضلوعه ضلوعهم بضلوعه بضلوعهم لضلوعه لضلوعهم ضالعين الضالعين صلة صلتهم لصلتهم علاقة علاقتهم لعلاقتهم"
)
DOERS = word_set(
    "منفذ منفذو منفذي المنفذين لمنفذي مرتكب مرتكبي مدبر مدبري المدبرين المخططين المتسببين مسؤول مسؤولين المسؤول المسؤولين للمسؤولين"
)
SOUGHT = word_set("مطلوب مطلوبين المطلوب المطلوبين المطلوبون")
INQUIRED_INTO = word_set("تحقيق التحقيق تحقيقات التحقيقات إدانة إدانات الإدانات خلفية")
HELD_FOR = ACCUSED | CHARGED_WITH | SUSPECTED | HAND_IN_IT | DOERS | SOUGHT | INQUIRED_INTO
