"""How often letters were asked for on the public page, by marks, so that all processes count together."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "askings",
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("mark", sa.String, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("nth", name="pk_askings"),
        sa.UniqueConstraint("mark", name="uq_askings_mark"),
    )
    op.create_index("ix_askings_until", "askings", ["until"])
