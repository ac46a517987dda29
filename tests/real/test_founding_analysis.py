"""The founding article alone: the analysis shows its thirteen incidents and its campaign, and says what one article cannot show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from waqai.analysis import IncidentTable, named_campaigns, observed_days, split_phases, spread, synchrony
from waqai.documents import Article, read_articles
from waqai.events.coder import Coder

SEED = sorted((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt"))
pytestmark = pytest.mark.skipif(len(SEED) != 1, reason="the founding article (../shared/seed/*.txt) is not beside this checkout")


@cache
def table() -> IncidentTable:
    [article] = [each for each in read_articles(SEED) if isinstance(each, Article)]
    document = replace(article.document, published=date(2019, 4, 10))
    rows = []
    for event in Coder().code_document(document).events:
        told = {"document": document.id, "n": event.n, "outlet": "paper", "stance": "news", "published": "2019-04-10"}
        rows.append({**event.to_row(), "id": document.id, "versions": {"type": [told]}})
    return IncidentTable.from_rows(rows)


def test_the_campaign_has_thirteen_incidents_in_four_countries() -> None:
    [campaign] = named_campaigns(table())
    assert len(campaign.members) == 13 and campaign.countries == ("IQ", "LY", "SO", "SY")
    assert {"one_article", "one_outlet", "single_source", "publication_dates"} <= {caveat.key for caveat in campaign.caveats}
    killed = campaign.totals[0]
    assert killed.low is not None and killed.high is not None and killed.low < killed.high
    assert spread(table(), "country").parts["distinct"] == 4


def test_simultaneity_stands_as_claimed_not_as_measured() -> None:
    [campaign] = named_campaigns(table())
    assert campaign.most_units == 0 and campaign.fullest is None  # the days come from the publication
    found = synchrony(table(), observed_days(table()))
    assert found.value is None and found.strength == "none"


def test_without_a_baseline_there_is_no_before_and_after() -> None:
    with pytest.raises(ValueError, match="nothing was observed on both sides"):
        split_phases(table(), date(2019, 3, 23), 30, actor="Islamic State")
