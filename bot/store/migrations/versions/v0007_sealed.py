"""What stands in the clear is to be sealed; words that are searched become marks."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TO_BE_SEALED = (
    "reviews people accounts places reaches sessions meetings drafts versions calendar_changes followings "
    "observations findings catch_ups client_evidence readiness requests comments papers pool proposals history "
    "errands posts free_pages"
).split()
"""Last come the pages in which what was in the clear may still stand."""


def upgrade() -> None:
    """Rename what will hold marks, and list what is to be sealed as soon as the keys are at hand."""
    op.drop_index("ix_people_folded_email", "people")
    op.alter_column("people", "folded_email", new_column_name="email_mark")
    op.create_index("ix_people_email_mark", "people", ["email_mark"])
    _renew_accounts()
    _forget_addresses()
    left = op.create_table(
        "in_the_clear",
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("of", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("nth", name="pk_in_the_clear"),
        sa.UniqueConstraint("of", name="uq_in_the_clear_of"),
    )
    op.bulk_insert(left, [{"of": name} for name in _TO_BE_SEALED])


def _renew_accounts() -> None:
    """Keep each account as a whole beside what it is found by, both in the clear until they are sealed."""
    op.drop_index("ix_accounts_review", "accounts")
    before = op.get_bind().execute(
        sa.text("SELECT review, person, tenant, object_id FROM accounts ORDER BY nth")
    )
    rows = [
        {
            "review": row.review,
            "person": row.person,
            "account_mark": f"{row.tenant}/{row.object_id}",
            "body": json.dumps({"tenant": row.tenant, "object_id": row.object_id}),
        }
        for row in before
    ]
    op.drop_table("accounts")
    accounts = op.create_table(
        "accounts",
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("review", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("account_mark", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("nth", name="pk_accounts"),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name="fk_accounts_review"),
        sa.UniqueConstraint("account_mark", "person", name="uq_accounts_account_mark_person"),
    )
    op.create_index("ix_accounts_review", "accounts", ["review"])
    op.bulk_insert(accounts, rows)


def _forget_addresses() -> None:
    """Take the address of whoever set up a review out of the audit log, which outlives destruction."""
    connection = op.get_bind()
    for nth, body in connection.execute(sa.text("SELECT nth, body FROM audit")).all():
        line = json.loads(body)
        if "@" in line["who"]:
            nobody = {"nth": nth, "body": json.dumps(line | {"who": ""})}
            connection.execute(sa.text("UPDATE audit SET body = :body WHERE nth = :nth"), nobody)
