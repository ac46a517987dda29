"""Words that the readers of claims share: what is taken on without violence, and which deeds no armed group is held to have claimed."""

from __future__ import annotations

from waqai.text import word_set

DECREES = word_set(
    "قرار قرارا القرار قراره خطة مشروع نهج نهجا فكر الفكر سياسة موقفا موقف مبادرة توصية قانون قانونا خطاب خطابا رواية الرواية استراتيجية"
)
"""What councils and governments take on: «تبنى المجلس قرارا يدين الهجوم» claims nothing."""
PEACEFUL = word_set("السياسية السلمية الانتخابية الانتقالية التفاوضية الديمقراطية التعليمية التنموية الإصلاحية القيصرية التشريعية")
"""«العملية السياسية» is no attack."""
OTHER_DEEDS = word_set("سابقة سابق مماثلة مماثل مشابهة مشابه عديدة")
"""«تبنى التنظيم هجمات مماثلة»: others than the one told."""
NOT_OWNED = ("armed_clash", "arrest_raid", "air_strike", "protest_violence", "other")
"""Tactics that who tells of them does not claim by telling."""
