"""How many words a process remembers what it has worked out of: one bound for all, so that a run of any length has a size.

Newspapers bring new words for ever (the second hundred thousand articles as well as the first); what is remembered of each costs about
a kilobyte in all caches together. The commonest words below this bound are seven in eight of all words of a text.
"""

WORDS = 32_768
