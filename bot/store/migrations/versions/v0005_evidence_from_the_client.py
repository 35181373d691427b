"""What the client answers to an evening's summary."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "client_evidence",
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("review", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("press", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("nth", name="pk_client_evidence"),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name="fk_client_evidence_review"),
        sa.UniqueConstraint("review", "press", name="uq_client_evidence_review_press"),
        sa.UniqueConstraint("review", "number", name="uq_client_evidence_review_number"),
    )
    op.create_index("ix_client_evidence_review", "client_evidence", ["review"])
