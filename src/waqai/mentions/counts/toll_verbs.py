"""Verbs by which an incident leaves a toll: «أسفر عن مقتل خمسة», «أدى إلى إصابته», «خلف ثلاثة قتلى», «أوقع جرحى».

The one home of that meaning. Who reads it takes the part that he needs and adds what else he means («وقع», «استهدف»). Sets hold whole
folded words; stems are for `startswith`, where any person or number of the verb will do.

Kept apart, since the same letters are meant otherwise there:

* `words.DENIABLE`, what «لم» denies: jussives («لم يؤد»), among all else that can be denied;
* `lives.TOOK` and `words.FINITE`, «أودى بـ12»: read as the head of a number, which no other verb here can be without a noun of death;
* `role_words.LED_INTO`, «أوقعوا دورية في كمين»: people are the subject, and nobody need have died;
* `role_words.LEFT`, «لغم خلفه التنظيم», and «خلف» among words of blame, «يقف خلف الهجوم»: no toll at all.
"""

from __future__ import annotations

from waqai.text import word_set

LED_TO = word_set("أسفر أسفرت أدى أدت")
"""With «عن» or «إلى» and a noun of death or harm: «أسفر عن مقتله»."""

LEFT_A_TOLL = LED_TO | word_set("أوقع أوقعت خلف خلفت أودى أودت")
"""All of them in the past, of an incident that is told as done: «الهجوم الذي أودى بحياة عشرة»."""

LEAVES_A_TOLL = word_set("يسفر تسفر يؤدي تؤدي يوقع توقع يخلف تخلف يتسبب تتسبب")
"""In the present, of what may come («قد تؤدي إلى مقتل») or happens again and again («هجمات توقع ضحايا»)."""

LEAVING_THEM = word_set("خلف خلفت يخلف تخلف أوقع أوقعت يوقع توقع مخلفا مخلفة موقعا موقعة خلفوا أوقعوا")
"""Those whose object is the dead themselves, in all their forms: «مخلفا قتيلين»."""

LED_TO_STEMS = ("اسفر", "ادي", "ادت")
LEFT_STEMS = (*LED_TO_STEMS, "خلف", "اوقع")
CAUSED_STEMS = ("تسبب", "نتج")
"""«تسبب القصف بمقتل خمسة», «نتج عنه مقتل خمسة»."""
