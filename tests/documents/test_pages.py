"""Pages of newspapers: title, day and body right in every layout; a page without an article says so."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path

import pytest

from waqai.documents import Article, read_articles
from waqai.model import Issue

_SPEC = importlib.util.spec_from_file_location("page_templates", Path(__file__).with_name("page_templates.py"))
assert _SPEC is not None and _SPEC.loader is not None
made = importlib.util.module_from_spec(_SPEC)
sys.modules["page_templates"] = made
_SPEC.loader.exec_module(made)


@pytest.mark.parametrize("template", made.TEMPLATES, ids=lambda template: template.name)
def test_title_day_and_body_are_right(tmp_path: Path, template: made.Template) -> None:  # type: ignore[name-defined]
    path = tmp_path / "page.html"
    path.write_bytes(template.markup.encode(template.encoding))
    (article,) = (item for item in read_articles([path]) if not (isinstance(item, Issue) and item.code == "legacy-encoding"))
    assert isinstance(article, Article), article
    document = article.document
    assert document.title == made.TITLE
    assert document.published == date(2019, 4, 10)
    assert article.dated_by == template.dated_by
    for line in template.body:
        assert line in document.text
    for line in made.NOISE:
        assert line not in document.text
    assert made.TITLE not in document.text
    if template.author:
        assert article.author == template.author


def test_there_are_many_layouts() -> None:
    assert len(made.TEMPLATES) >= 12
    assert len({template.dated_by for template in made.TEMPLATES}) >= 4


@pytest.mark.parametrize("name", made.WITHOUT_ARTICLE)
def test_a_page_without_an_article_says_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(made.WITHOUT_ARTICLE[name], encoding="utf-8")
    (issue,) = read_articles([path])
    assert isinstance(issue, Issue), issue
    assert issue.code in ("no-article", "empty")
    assert "article" in issue.what
