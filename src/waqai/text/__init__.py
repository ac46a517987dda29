"""Script and shape: folding, tokens and clitics, sentences, numerals. Knows nothing of conflict."""

from waqai.text.fold import Folded, fold, fold_phrase, fold_word, is_one_of, word_set
from waqai.text.stem import joined_forms, search_stems
from waqai.text.structure import Sentence, Text, arrange, read
from waqai.text.tokens import Base, Token, bases, cuts, tokenize, words_and_gaps

__all__ = [
    "Base",
    "Folded",
    "Sentence",
    "Text",
    "Token",
    "arrange",
    "bases",
    "cuts",
    "fold",
    "fold_phrase",
    "fold_word",
    "is_one_of",
    "joined_forms",
    "read",
    "search_stems",
    "tokenize",
    "word_set",
    "words_and_gaps",
]
