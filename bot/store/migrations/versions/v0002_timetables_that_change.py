"""What a changing timetable needs: its accepted versions, and what people do to meetings in Outlook."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _of_review("versions", sa.Column("number", sa.Integer, nullable=False), key=("review", "number"))
    _of_review("calendar_changes", sa.Column("mark", sa.String, nullable=False), key=("review", "mark"))
    _of_review("followings", key=("review",))


def _of_review(name: str, *parts: sa.Column[object], key: tuple[str, ...]) -> None:
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
