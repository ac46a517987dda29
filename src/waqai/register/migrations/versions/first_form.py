"""The first form of the register."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ONLY_ERASED = """
    NEW.erased IS NOT NULL AND NEW.seq = OLD.seq AND NEW.at = OLD.at AND NEW.who = OLD.who AND NEW.kind = OLD.kind
    AND NEW.subject = OLD.subject AND NEW.field = OLD.field AND NEW.bundle = OLD.bundle AND NEW.digest = OLD.digest
    AND NEW.chain = OLD.chain AND COALESCE(NEW.undoes, 0) = COALESCE(OLD.undoes, 0)
    AND COALESCE(NEW.request, '') = COALESCE(OLD.request, '')
"""
_ONLY_DETAIL = "NEW.num = OLD.num AND NEW.at = OLD.at AND NEW.who = OLD.who AND NEW.what = OLD.what"
_KEPT = (("change", _ONLY_ERASED), ("activity", _ONLY_DETAIL))
"""Tables to which rows are only added, and what an update may do all the same: take content out that is erased."""


def upgrade() -> None:
    """Make the tables, the full-text index, and the triggers that keep the log append-only."""
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _sqlite() -> None:
    for table in ("incident_words", "document_words"):
        op.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize = 'unicode61 remove_diacritics 0')")
    for table, allowed in _KEPT:
        said = f"SELECT RAISE(ABORT, 'the table {table} is append-only')"
        op.execute(f"CREATE TRIGGER {table}_keeps_rows BEFORE DELETE ON {table} BEGIN {said}; END")
        op.execute(f"CREATE TRIGGER {table}_keeps_content BEFORE UPDATE ON {table} WHEN NOT ({allowed}) BEGIN {said}; END")


def _postgresql() -> None:
    for table in ("incident_words", "document_words"):
        op.execute(f"CREATE TABLE {table} (num INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute(f"CREATE INDEX ix_{table} ON {table} USING gin (words)")
    op.execute(
        "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the table % is append-only', TG_TABLE_NAME; END $$"
    )
    for table, allowed in _KEPT:
        op.execute(f"CREATE TRIGGER {table}_keeps_rows BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION append_only()")
        when = f"FOR EACH ROW WHEN (NOT ({allowed})) EXECUTE FUNCTION append_only()"
        op.execute(f"CREATE TRIGGER {table}_keeps_content BEFORE UPDATE ON {table} {when}")
    # Days, times and ids are compared byte by byte, as in SQLite, whatever the server's language.
    for table, column in (("incident", "day"), ("incident", "date_start"), ("incident", "date_end"), ("document", "published")):
        op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE VARCHAR COLLATE "C"')


def _tables() -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("display", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("secret", sa.String(), nullable=True),
        sa.Column("second_factor", sa.String(), nullable=True),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("disabled", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_account")),
    )
    op.create_table(
        "activity",
        sa.Column("num", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("num", name=op.f("pk_activity")),
    )
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=True),
        sa.Column("new", sa.String(), nullable=True),
        sa.Column("shown", sa.String(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("bundle", sa.Integer(), nullable=False),
        sa.Column("request", sa.String(), nullable=True),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("erased", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_bundle"), "change", ["bundle"], unique=False)
    op.create_index(op.f("ix_change_request"), "change", ["request"], unique=False)
    op.create_index("ix_change_subject", "change", ["kind", "subject"], unique=False)
    op.create_index(op.f("ix_change_who"), "change", ["who"], unique=False)
    op.create_table(
        "counter",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "erasure",
        sa.Column("num", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", sa.String(), nullable=False),
        sa.Column("settled_by", sa.String(), nullable=True),
        sa.Column("settled_at", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("num", name=op.f("pk_erasure")),
    )
    op.create_table(
        "incident",
        sa.Column("num", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("founder", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("into", sa.String(), nullable=True),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("changed", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("tactic", sa.String(), nullable=True),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("date_start", sa.String(), nullable=True),
        sa.Column("date_end", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("admin1", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("geo_precision", sa.Integer(), nullable=True),
        sa.Column("weapon", sa.String(), nullable=True),
        sa.Column("killed_min", sa.Integer(), nullable=True),
        sa.Column("killed_best", sa.Integer(), nullable=True),
        sa.Column("killed_max", sa.Integer(), nullable=True),
        sa.Column("wounded_best", sa.Integer(), nullable=True),
        sa.Column("toll", sa.Integer(), nullable=False),
        sa.Column("claimed", sa.Boolean(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("priority", sa.Double(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("assignee", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("num", name=op.f("pk_incident")),
        sa.UniqueConstraint("id", name=op.f("uq_incident_id")),
        sa.UniqueConstraint("stamp", name=op.f("uq_incident_stamp")),
    )
    op.create_index("ix_incident_by_date", "incident", ["state", "day", "num"], unique=False)
    op.create_index("ix_incident_by_point", "incident", ["state", "lat", "lon"], unique=False)
    op.create_index("ix_incident_by_priority", "incident", ["state", "priority", "num"], unique=False)
    op.create_index("ix_incident_by_tactic", "incident", ["state", "tactic", "day", "num"], unique=False)
    op.create_index("ix_incident_by_toll", "incident", ["state", "toll", "num"], unique=False)
    op.create_index(
        "ix_incident_facts",
        "incident",
        ["state", "country", "tactic", "status", "review", "day", "toll", "lat", "lon", "date_end", "date_start"],
        unique=False,
    )
    op.create_index(op.f("ix_incident_founder"), "incident", ["founder"], unique=False)
    op.create_index(op.f("ix_incident_into"), "incident", ["into"], unique=False)
    op.create_table(
        "incident_past",
        sa.Column("stamp", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("others", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("stamp", name=op.f("pk_incident_past")),
    )
    op.create_index(op.f("ix_incident_past_id"), "incident_past", ["id"], unique=False)
    op.create_table(
        "kept",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_kept")),
    )
    op.create_table(
        "run",
        sa.Column("num", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("packs", sa.String(), nullable=False),
        sa.Column("places", sa.String(), nullable=False),
        sa.Column("options", sa.String(), nullable=False),
        sa.Column("finished", sa.String(), nullable=True),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("failures", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("num", name=op.f("pk_run")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "document",
        sa.Column("num", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("stored_sha256", sa.String(), nullable=True),
        sa.Column("keeps", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("copy_of", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.Column("relevant", sa.Boolean(), nullable=False),
        sa.Column("campaigns", sa.String(), nullable=True),
        sa.Column("issues", sa.String(), nullable=True),
        sa.Column("erased", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["run.num"], name=op.f("fk_document_run")),
        sa.PrimaryKeyConstraint("num", name=op.f("pk_document")),
        sa.UniqueConstraint("id", name=op.f("uq_document_id")),
    )
    op.create_index(op.f("ix_document_copy_of"), "document", ["copy_of"], unique=False)
    op.create_index("ix_document_counts", "document", ["erased", "relevant", "copy_of"], unique=False)
    op.create_index(op.f("ix_document_published"), "document", ["published"], unique=False)
    op.create_index(op.f("ix_document_run"), "document", ["run"], unique=False)
    op.create_index(op.f("ix_document_sha256"), "document", ["sha256"], unique=False)
    op.create_index(op.f("ix_document_source"), "document", ["source"], unique=False)
    op.create_table(
        "incident_body",
        sa.Column("num", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("fused", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["num"], ["incident.num"], name=op.f("fk_incident_body_num")),
        sa.PrimaryKeyConstraint("num", name=op.f("pk_incident_body")),
    )
    op.create_table(
        "incident_term",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.num"], name=op.f("fk_incident_term_incident")),
        sa.PrimaryKeyConstraint("kind", "term", "incident", name=op.f("pk_incident_term")),
    )
    op.create_index("ix_incident_term_incident", "incident_term", ["incident", "kind", "term"], unique=False)
    op.create_table(
        "login",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("expires", sa.String(), nullable=True),
        sa.Column("seen", sa.String(), nullable=True),
        sa.Column("ended", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.name"], name=op.f("fk_login_account")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_login")),
    )
    op.create_index(op.f("ix_login_account"), "login", ["account"], unique=False)
    op.create_table(
        "standing",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["change.seq"], name=op.f("fk_standing_change")),
        sa.PrimaryKeyConstraint("kind", "subject", "field", name=op.f("pk_standing")),
    )
    op.create_table(
        "event",
        sa.Column("num", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.Column("coded", sa.String(), nullable=True),
        sa.Column("spans", sa.String(), nullable=True),
        sa.Column("row", sa.String(), nullable=True),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=True),
        sa.Column("rivals", sa.Integer(), nullable=False),
        sa.Column("dirty", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.num"], name=op.f("fk_event_document")),
        sa.ForeignKeyConstraint(["incident"], ["incident.num"], name=op.f("fk_event_incident")),
        sa.ForeignKeyConstraint(["run"], ["run.num"], name=op.f("fk_event_run")),
        sa.PrimaryKeyConstraint("num", name=op.f("pk_event")),
        sa.UniqueConstraint("document", "n", name=op.f("uq_event_document_n")),
    )
    op.create_index("ix_event_counts", "event", ["present", "review"], unique=False)
    op.create_index(
        "ix_event_dirty", "event", ["dirty"], unique=False, sqlite_where=sa.text("dirty > 0"), postgresql_where=sa.text("dirty > 0")
    )
    op.create_index(op.f("ix_event_incident"), "event", ["incident"], unique=False)
    op.create_table(
        "block",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("opens", sa.Boolean(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.num"], name=op.f("fk_block_event")),
        sa.PrimaryKeyConstraint("key", "opens", "event", name=op.f("pk_block")),
    )
    op.create_index(op.f("ix_block_event"), "block", ["event"], unique=False)
    op.create_table(
        "edge",
        sa.Column("a", sa.Integer(), nullable=False),
        sa.Column("b", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["event.num"], name=op.f("fk_edge_a")),
        sa.ForeignKeyConstraint(["b"], ["event.num"], name=op.f("fk_edge_b")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_edge")),
    )
    op.create_index(op.f("ix_edge_b"), "edge", ["b"], unique=False)
    op.create_table(
        "event_past",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.Column("coded", sa.String(), nullable=True),
        sa.Column("spans", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event"], ["event.num"], name=op.f("fk_event_past_event")),
        sa.ForeignKeyConstraint(["run"], ["run.num"], name=op.f("fk_event_past_run")),
        sa.ForeignKeyConstraint(["until"], ["run.num"], name=op.f("fk_event_past_until")),
        sa.PrimaryKeyConstraint("event", "until", name=op.f("pk_event_past")),
    )
    op.create_table(
        "judgement",
        sa.Column("a", sa.Integer(), nullable=False),
        sa.Column("b", sa.Integer(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=True),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["event.num"], name=op.f("fk_judgement_a")),
        sa.ForeignKeyConstraint(["b"], ["event.num"], name=op.f("fk_judgement_b")),
        sa.ForeignKeyConstraint(["change"], ["change.seq"], name=op.f("fk_judgement_change")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_judgement")),
    )
    op.create_index(op.f("ix_judgement_b"), "judgement", ["b"], unique=False)
