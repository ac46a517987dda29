"""Coded rows against gold rows: how many incidents were found, how many values are right, which rows are wrong.

>>> from waqai.evaluation import evaluate
>>> gold = {"a": {"id": "a", "events": [{"n": 1, "status": "actual", "type": "shelling", "country": "YE", "place_ar": "تعز"}]}}
>>> evaluate(gold, gold).figures.event.f1
1.0
"""

from waqai.evaluation.clusters import ClusterFigures, compare_clusters
from waqai.evaluation.figures import Evaluation, Figures, Rates, WrongRow, evaluate
from waqai.evaluation.lines import read_lines

__all__ = ["ClusterFigures", "Evaluation", "Figures", "Rates", "WrongRow", "compare_clusters", "evaluate", "read_lines"]
