"""Verbs with which news is told: whoever says, announces, states; what each place adds to them is its own meaning.

Kept apart: what governments do with words (`misread.SPOKE`: condemn, reject, summon), verbs that only announce (`claims._OWNS_UP`,
`history._ANNOUNCED`), and verbs that hold whoever says it for no doer, accusations among them (`role_words.REPORT_VERBS`).
"""

from __future__ import annotations

from waqai.text import word_set

SAID = word_set("قال قالت قالوا ذكر ذكرت ذكروا أفاد أفادت أفادوا أعلن أعلنت أعلنوا أكد أكدت أكدوا أوضح أوضحت أوضحوا")
ADDED = word_set("أضاف أضافت أشار أشارت")  # goes on with what somebody said before
PUBLISHED = word_set("نشر نشرت بث بثت زعم زعمت")  # a statement or a film of a group
