"""Casualty counts: who is said to be killed, wounded, captured, and how many.

A count hangs on a *head* (heads.py): a casualty noun («قتيل»), or a verb, masdar or participle with `toll` («قتل», «مقتل», «إصابة»). The
number is a numeral, a dual, a bare singular or an unnumbered plural after the head (after.py) or before it (before.py); additions («ضابط
وثلاثة مجندين») are summed, subsets («بينهم»), ages and measures are left alone. Rules: codebook, "Numbers" and conventions 1 to 4.
"""

from waqai.mentions.counts.find import find_counts
from waqai.mentions.counts.mention import CasualtyMention
from waqai.mentions.counts.women import without_adjectives

__all__ = ["CasualtyMention", "find_counts", "without_adjectives"]
