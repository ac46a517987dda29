"""A report from articles of our own: a made-up series of short news before and after a made-up turning point.

    python examples/response.py [--to demo-out/response]

The articles are written here, coded by the coder, stored and fused in a register, and `waqai report response` answers from it. Before the
turning point there are few incidents, in one governorate, mostly by roadside bomb; after it there are more, in several, mostly by car
bomb, and the last week bears a campaign's name. A short piece on books stands in the
paper every day, so that it is known on which days the paper was gathered. docs/reports.md shows what comes out.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

PIVOT = date(2019, 3, 24)
BEFORE = ("مدينة هيت بالأنبار", "مدينة الرمادي بالأنبار", "قضاء القائم بالأنبار")
AFTER = ("مدينة الرقة", "مدينة بعقوبة بديالى", "قضاء طوزخورماتو بصلاح الدين", "مدينة هيت بالأنبار", "مدينة الحسكة", "مدينة كركوك")
BOMB = "قتل {killed} من عناصر الشرطة العراقية وأصيب {wounded} آخرون في انفجار عبوة ناسفة زرعها تنظيم داعش استهدفت دوريتهم أمس في {place}."
CAR = "فجر تنظيم داعش أمس سيارة مفخخة استهدفت نقطة تفتيش للجيش العراقي في {place}، ما أسفر عن مقتل {killed} جنود وإصابة {wounded} بجروح."
SHOTS = "هاجم مسلحون من تنظيم داعش أمس مقرا للجيش العراقي في {place} واشتبكوا مع حراسه، ما أدى إلى مقتل {killed} جنود وإصابة {wounded}."
NAMED = " وقال مصدر أمني إن الهجوم جزء مما سماه التنظيم «غزوة الوفاء»."
QUIET = "استقبل معرض الكتاب السنوي في العاصمة {visitors} زائرا، وشهدت قاعاته ندوات عن الشعر والترجمة وأدب الأطفال."
PAPERS = ("جريدة الضفة", "وكالة المرصاد", "صحيفة المساء")


def articles(seed: int = 5) -> Iterator[dict[str, str]]:
    """The articles of 40 days before and 40 days after the turning point, as JSON lines have them."""
    dice, number = random.Random(seed), 0
    for offset in range(-40, 40):
        late = offset >= 0
        today = (PIVOT + timedelta(offset)).isoformat()
        yield {"id": f"هادئ-{offset}", "text": QUIET.format(visitors=5000 + 37 * offset), "published": today, "source": PAPERS[0]}
        for place in dice.sample(AFTER if late else BEFORE, dice.choice((0, 1, 1, 2, 3) if late else (0, 0, 1))):
            form = dice.choice((CAR, CAR, SHOTS, BOMB) if late else (BOMB, BOMB, SHOTS))
            text = form.format(place=place, killed=dice.randint(3, 9), wounded=dice.randint(3, 9)) + (NAMED if offset >= 33 else "")
            day = PIVOT + timedelta(offset + 1)
            number += 1
            for copy in range(dice.choice((1, 1, 2))):  # some are told by a second paper
                yield {
                    "id": f"خبر-{number}-{copy + 1}", "title": f"هجوم في {place}", "text": f"أفادت مصادر محلية: {text}" if copy else text,
                    "published": day.isoformat(), "source": PAPERS[(number + copy) % len(PAPERS)],
                }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=Path("demo-out/response"))
    asked = parser.parse_args()
    asked.to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="waqai-example-") as folder:
        news, register = Path(folder) / "news.jsonl", str(Path(folder) / "example.db")
        news.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in articles()), encoding="utf-8")
        waqai = [sys.executable, "-m", "waqai"]
        subprocess.run([*waqai, "add", str(news), "--register", register, "--workers", "1"], check=True)
        question = ["response", "--actor", "Islamic State", "--pivot", PIVOT.isoformat(), "--window", "40d", "--lost-area", "IQ/Anbar"]
        subprocess.run([*waqai, "report", *question, "--register", register, "--to", str(asked.to)], check=True)
    answer = json.loads(asked.to.with_name(f"{asked.to.name}.json").read_text(encoding="utf-8"))["answer"]
    for language in ("en", "ar"):
        for i, sentence in enumerate(answer[language], start=1):
            print(f"{i}. {''.join(char for char in sentence['text'] if not 0x2066 <= ord(char) <= 0x2069)} [{sentence['strength']}]")


if __name__ == "__main__":
    main()
