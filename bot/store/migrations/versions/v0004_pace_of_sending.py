"""What keeping the pace needs: the messages under way and just sent, and who asked for silence until when."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "turns",
        sa.Column("nth", sa.Integer, nullable=False),
        _word("mark"),
        _word("place"),
        _word("tenant"),
        _moment("until"),
        sa.PrimaryKeyConstraint("nth", name="pk_turns"),
        sa.UniqueConstraint("mark", name="uq_turns_mark"),
    )
    op.create_index("ix_turns_place_until", "turns", ["place", "until"])
    op.create_index("ix_turns_tenant_until", "turns", ["tenant", "until"])
    op.create_table(
        "silences",
        sa.Column("nth", sa.Integer, nullable=False),
        _word("of"),
        _moment("until"),
        sa.PrimaryKeyConstraint("nth", name="pk_silences"),
        sa.UniqueConstraint("of", name="uq_silences_of"),
    )


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)
