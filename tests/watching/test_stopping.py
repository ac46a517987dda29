"""Stopping: a request waits for what a database is just writing, and is not lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from waqai import Coder
from waqai.app.coder import CodedLine, code_to_store
from waqai.app.intake import Intake
from waqai.app.stopping import Asked, Stopped
from waqai.documents import Article
from waqai.model import Document
from waqai.register import Register

REPORT = "قتل ثلاثة جنود في انفجار عبوة ناسفة على الطريق قرب تعز صباح الأربعاء، كما قال مصدر أمني تحدث إلى الصحفيين."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_a_request_is_raised_at_once() -> None:
    asked = Asked()
    with pytest.raises(Stopped):
        asked.stop(15, None)


def test_a_request_that_was_lost_is_heeded_later() -> None:
    asked = Asked()
    asked.heed()
    with pytest.raises(Stopped):
        asked.stop(15, None)
    with pytest.raises(Stopped):
        asked.heed()


def test_a_request_waits_for_what_is_whole() -> None:
    asked, done = Asked(), []
    with pytest.raises(Stopped), asked.whole():
        with asked.whole():
            asked.stop(15, None)
            done.append("inner")
        done.append("outer")
    assert done == ["inner", "outer"]
    with asked.whole():  # raised once; what is put in order afterwards is left in peace
        done.append("after")


def test_who_asks_twice_is_not_kept_waiting() -> None:
    asked = Asked()
    with asked.whole():
        asked.stop(2, None)
        with pytest.raises(Stopped):
            asked.stop(2, None)


def test_no_library_takes_a_request_for_a_fault() -> None:
    assert not issubclass(Stopped, Exception)


@pytest.mark.parametrize("statement", ["INSERT INTO document", "INSERT INTO incident"])
def test_a_register_that_is_writing_is_left_whole(tmp_path: Path, coder: Coder, statement: str) -> None:
    asked, struck = Asked(), []
    with Register.open(tmp_path / "news.db", create=True) as register:
        intake = Intake(register, "me", asked)
        coded = code_to_store(coder, Article(Document("a", REPORT, None, date(2019, 4, 10)), "a"))
        assert isinstance(coded, CodedLine)
        intake.take(coded)

        @event.listens_for(register.database.engine, "before_cursor_execute")
        def strike(_connection: object, _cursor: object, sql: str, *_: object) -> None:
            if sql.startswith(statement) and not struck:
                struck.append(sql)
                asked.stop(15, None)

        with pytest.raises(Stopped):
            intake.flush()
            intake.fuse()
        intake.finish()  # waits for nobody: no transaction was left open
        assert struck
        assert register.info().documents == 1
        assert register.info().waiting == ("document" in statement)
