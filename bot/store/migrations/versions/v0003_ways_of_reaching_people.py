"""What reaching people needs: how each way of it worked, and the links to a form that were used."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    way = (_word("person"), _word("rung"), sa.Column("body", sa.Text, nullable=False))
    _of_review("reaches", *way, key=("review", "person", "rung"))
    used = (_word("mark"), sa.Column("at", sa.DateTime(timezone=True), nullable=False))
    _of_review("spent_links", *used, key=("review", "mark"))


def _of_review(name: str, *parts: SchemaItem, key: tuple[str, ...]) -> None:
    op.create_table(
        name,
        sa.Column("nth", sa.Integer, nullable=False),
        _word("review"),
        *parts,
        sa.PrimaryKeyConstraint("nth", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name=f"fk_{name}_review"),
        sa.UniqueConstraint(*key, name=f"uq_{name}_{'_'.join(key)}"),
    )
    op.create_index(f"ix_{name}_review", name, ["review"])


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)
