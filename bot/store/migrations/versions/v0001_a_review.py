"""What one review needs: its people, sessions, notes, findings, evenings, errands and messages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _table("reviews", _word("id"), _word("stage"), _body(), key=("id",))
    _people_and_sessions()
    _what_was_said()
    _errands_and_messages()


def _people_and_sessions() -> None:
    _of_review("people", _word("id"), _word("folded_email"), _body(), key=("id",))
    op.create_index("ix_people_folded_email", "people", ["folded_email"])
    account = (_word("person"), _word("tenant"), _word("object_id"))
    _of_review("accounts", *account, key=("tenant", "object_id", "person"))
    _of_review("places", _word("of"), _body(), key=("review", "of"))
    _of_review("sessions", _word("id"), _number(), _moment("starts"), _body(), key=("id",))
    _of_review("meetings", _word("session"), _body(), key=("session",))
    _of_review("drafts", _word("draft"), _body(), key=("review", "draft"))


def _what_was_said() -> None:
    _of_review(
        "observations",
        _number(),
        _word("press"),
        _word("theme"),
        sa.Column("session", sa.String),
        _word("peer"),
        _body(),
        sa.UniqueConstraint("review", "press", name="uq_observations_review_press"),
        key=("review", "number"),
    )
    op.create_index("ix_observations_session", "observations", ["session"])
    silent = (_word("session"), _word("person"), _moment("at"))
    _of_review("nothing_salient", *silent, key=("session", "person"))
    _of_review("findings", _number(), _body(), key=("review", "number"))
    _of_review("catch_ups", sa.Column("day", sa.Date, nullable=False), _body(), key=("review", "day"))
    _of_review("history", _word("kind"), _body())


def _errands_and_messages() -> None:
    _table(
        "errands",
        _word("key"),
        _word("review"),
        _word("purpose"),
        _moment("due"),
        _moment("not_before"),
        _word("state"),
        _word("owner"),
        _moment("lease_ends", nullable=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        _word("reason"),
        _moment("ended", nullable=True),
        _body(),
        key=("key",),
    )
    op.create_index("ix_errands_review", "errands", ["review"])
    op.create_index("ix_errands_state_not_before", "errands", ["state", "not_before"])
    _table(
        "posts", _word("key"), _word("review"), _moment("at"), _word("posted"), _body(), key=("review", "key")
    )
    op.create_index("ix_posts_review", "posts", ["review"])
    _table("audit", _word("review"), _body())
    op.create_index("ix_audit_review", "audit", ["review"])
    _table("certificates", _word("review"), _body(), key=("review",))


def _of_review(name: str, *parts: SchemaItem, key: tuple[str, ...] = ()) -> None:
    """Make a table whose rows belong to a review that is kept."""
    kept = sa.ForeignKeyConstraint(["review"], ["reviews.id"], name=f"fk_{name}_review")
    _table(name, _word("review"), *parts, kept, key=key)
    op.create_index(f"ix_{name}_review", name, ["review"])


def _table(name: str, *parts: SchemaItem, key: tuple[str, ...] = ()) -> None:
    told_apart = (sa.UniqueConstraint(*key, name=f"uq_{name}_{'_'.join(key)}"),) if key else ()
    nth = sa.Column("nth", sa.Integer, nullable=False)
    op.create_table(name, nth, *parts, sa.PrimaryKeyConstraint("nth", name=f"pk_{name}"), *told_apart)


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _body() -> sa.Column[str]:
    return sa.Column("body", sa.Text, nullable=False)
