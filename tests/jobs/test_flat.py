"""A run of any length has a size: words that never end leave nothing behind in the coder, articles little in the search for copies."""

from __future__ import annotations

import os
import subprocess
import sys

WORDS = 400
SCRIPT = f"""
import sys, tracemalloc, types
few = types.ModuleType("waqai.text.remembering")
few.WORDS = {WORDS}
sys.modules["waqai.text.remembering"] = few
from datetime import date
from waqai.app.coder import code_to_store, coder_of_this_process
from waqai.documents import Article
from waqai.model import Document
from waqai.text import search_stems

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"

def word(n):
    made = ""
    while n:
        n, rest = divmod(n, len(LETTERS))
        made += LETTERS[rest]
    return "ال" + made

def code(n):
    words = [word(10_000 + n * 200 + k) for k in range(200)]
    text = "قتل ثلاثة جنود في هجوم قرب تعز. " + ". ".join(" ".join(words[k : k + 10]) for k in range(0, 200, 10))
    coded = code_to_store(engine, Article(Document(str(n), text, published=date(2019, 4, 10)), "here"))
    search_stems(text)
    return coded.mark

engine = coder_of_this_process()
for n in range(20):
    code(n)
tracemalloc.start()
for n in range(20, 180):
    code(n)
before = tracemalloc.get_traced_memory()[0]
for n in range(180, 210):
    code(n)
print(tracemalloc.get_traced_memory()[0] - before)
"""


def test_new_words_leave_nothing_behind() -> None:
    """With a bound of 400 words remembered, six thousand that never came before cost less than any one list of them would, once all that
    is remembered has come to its bound.
    """
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, env=os.environ | {"PYTHONUTF8": "1"}, check=False
    )
    assert run.returncode == 0, run.stderr[-500:]
    assert int(run.stdout) < 20 * 6000, f"{int(run.stdout):,} bytes more after 6,000 new words"
