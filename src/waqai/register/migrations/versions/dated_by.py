"""What an article's day of publication rests on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One more column of documents; of those that came before it is not known."""
    op.add_column("document", sa.Column("dated_by", sa.String(), nullable=True))
