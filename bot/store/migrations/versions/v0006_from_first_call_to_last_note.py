"""What comes before the first session and after the last, and which process has a mailbox in its hands."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _of_a_review("readiness", sa.Column("item", sa.String, nullable=False), key=("review", "item"))
    for name in ("requests", "comments"):
        number = sa.Column("number", sa.Integer, nullable=False)
        press = sa.Column("press", sa.String, nullable=False)
        once = sa.UniqueConstraint("review", "press", name=f"uq_{name}_review_press")
        _of_a_review(name, number, press, once, key=("review", "number"))
    _of_a_review(
        "papers",
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        key=("review", "kind", "number"),
    )
    _of_a_review("proposals", sa.Column("number", sa.Integer, nullable=False), key=("review", "number"))
    _pool()
    _holdings()


def _of_a_review(name: str, *parts: sa.schema.SchemaItem, key: tuple[str, ...]) -> None:
    op.create_table(
        name,
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("review", sa.String, nullable=False),
        *parts,
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("nth", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name=f"fk_{name}_review"),
        sa.UniqueConstraint(*key, name=f"uq_{name}_{'_'.join(key)}"),
    )
    op.create_index(f"ix_{name}_review", name, ["review"])


def _pool() -> None:
    op.create_table(
        "pool",
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("email_mark", sa.String, nullable=False),
        sa.Column("expires", sa.Date, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("nth", name="pk_pool"),
        sa.UniqueConstraint("email_mark", name="uq_pool_email_mark"),
        sa.UniqueConstraint("id", name="uq_pool_id"),
    )
    op.create_index("ix_pool_expires", "pool", ["expires"])


def _holdings() -> None:
    op.create_table(
        "holdings",
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("of", sa.String, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("nth", name="pk_holdings"),
        sa.UniqueConstraint("of", name="uq_holdings_of"),
    )
