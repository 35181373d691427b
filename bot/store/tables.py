"""The tables: what is asked for has a column of its own, and the whole thing stands in `body`, sealed.

A column that ends in `mark`, and `press` and `theme`, hold no words but what those are found again by.

`nth` is the order in which rows were written. Every row that is kept says which review it belongs to.
"""

from typing import Final

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from bot.store.times import Moment

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


KEY: Final = "key"
"""Where a table says which columns tell its rows apart."""


def _table(name: str, *parts: SchemaItem, key: tuple[str, ...] = ()) -> Table:
    told_apart = (UniqueConstraint(*key),) if key else ()
    nth = Column("nth", Integer, primary_key=True)
    return Table(name, metadata, nth, *parts, *told_apart, info={KEY: key})


def _id(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _review() -> Column[str]:
    return Column("review", String, ForeignKey("reviews.id"), nullable=False, index=True)


def _body() -> Column[str]:
    return Column("body", Text, nullable=False)


reviews: Final = _table("reviews", _id("id"), _id("stage"), _body(), key=("id",))

people: Final = _table(
    "people",
    _id("id"),
    _review(),
    Column("email_mark", String, nullable=False, index=True),
    _body(),
    key=("id",),
)
accounts: Final = _table(
    "accounts",
    _review(),
    _id("person"),
    _id("account_mark"),
    _body(),
    key=("account_mark", "person"),
)
"""The accounts that people own, found by a mark of tenant and object id."""

places: Final = _table("places", _review(), _id("of"), _body(), key=("review", "of"))
"""Where the bot may write; `of` is a person, or nothing for the team's channel."""

reaches: Final = _table(
    "reaches", _review(), _id("person"), _id("rung"), _body(), key=("review", "person", "rung")
)
"""How each way of reaching a person worked."""

spent_links: Final = _table(
    "spent_links", _review(), _id("mark"), Column("at", Moment, nullable=False), key=("review", "mark")
)
"""The links to a form that were used."""

sessions: Final = _table(
    "sessions",
    _id("id"),
    _review(),
    Column("number", Integer, nullable=False),
    Column("starts", Moment, nullable=False),
    _body(),
    key=("id",),
)
meetings: Final = _table("meetings", _id("session"), _review(), _body(), key=("session",))
drafts: Final = _table("drafts", _review(), _id("draft"), _body(), key=("review", "draft"))

versions: Final = _table(
    "versions", _review(), Column("number", Integer, nullable=False), _body(), key=("review", "number")
)
"""The accepted versions of the timetable."""

calendar_changes: Final = _table("calendar_changes", _review(), _id("mark"), _body(), key=("review", "mark"))
followings: Final = _table("followings", _review(), _body(), key=("review",))

observations: Final = _table(
    "observations",
    _review(),
    Column("number", Integer, nullable=False),
    _id("press"),
    _id("theme"),
    Column("session", String, index=True),
    _id("peer"),
    _body(),
    UniqueConstraint("review", "press"),
    key=("review", "number"),
)
nothing_salient: Final = _table(
    "nothing_salient",
    _review(),
    _id("session"),
    _id("person"),
    Column("at", Moment, nullable=False),
    key=("session", "person"),
)

findings: Final = _table(
    "findings",
    _review(),
    Column("number", Integer, nullable=False),
    _body(),
    key=("review", "number"),
)
catch_ups: Final = _table(
    "catch_ups",
    _review(),
    Column("day", Date, nullable=False),
    _body(),
    key=("review", "day"),
)
client_evidence: Final = _table(
    "client_evidence",
    _review(),
    Column("number", Integer, nullable=False),
    _id("press"),
    _body(),
    UniqueConstraint("review", "press"),
    key=("review", "number"),
)
readiness: Final = _table("readiness", _review(), _id("item"), _body(), key=("review", "item"))
"""What must be there before day 1, and how it stands."""

requests: Final = _table(
    "requests",
    _review(),
    Column("number", Integer, nullable=False),
    _id("press"),
    _body(),
    UniqueConstraint("review", "press"),
    key=("review", "number"),
)
"""What the team asked the client for during the review."""

comments: Final = _table(
    "comments",
    _review(),
    Column("number", Integer, nullable=False),
    _id("press"),
    _body(),
    UniqueConstraint("review", "press"),
    key=("review", "number"),
)
"""What peers and the client said about a draft of the report."""

papers: Final = _table(
    "papers",
    _review(),
    _id("kind"),
    Column("number", Integer, nullable=False),
    _body(),
    key=("review", "kind", "number"),
)
"""The presentation, the editions of the report and what follows from them."""

pool: Final = _table(
    "pool",
    _id("id"),
    _id("email_mark"),
    Column("expires", Date, nullable=False, index=True),
    _body(),
    UniqueConstraint("email_mark"),
    key=("id",),
)
"""People who offered to be peers, for as long as they agreed to."""

askings: Final = _table(
    "askings",
    _id("mark"),
    Column("times", Integer, nullable=False),
    Column("until", Moment, nullable=False, index=True),
    key=("mark",),
)
"""How often something was asked for on the public page, by marks; kept for as long as it counts."""

proposals: Final = _table(
    "proposals", _review(), Column("number", Integer, nullable=False), _body(), key=("review", "number")
)
"""Teams that were proposed for a review."""

history: Final = _table("history", _review(), _id("kind"), _body())
"""What observations, findings, evenings and replies were before they were changed, the oldest first."""

errands: Final = _table(
    "errands",
    _id("key"),
    Column("review", String, nullable=False, index=True),
    _id("purpose"),
    Column("due", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    _id("state"),
    _id("owner"),
    Column("lease_ends", Moment),
    Column("attempts", Integer, nullable=False),
    _id("reason"),
    Column("ended", Moment),
    _body(),
    key=("key",),
)
Index(None, errands.c.state, errands.c.not_before)

posts: Final = _table(
    "posts",
    _id("key"),
    Column("review", String, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("posted", String, nullable=False),
    _body(),
    key=("review", "key"),
)
audit: Final = _table("audit", Column("review", String, nullable=False, index=True), _body())
certificates: Final = _table("certificates", _id("review"), _body(), key=("review",))

turns: Final = _table(
    "turns", _id("mark"), _id("place"), _id("tenant"), Column("until", Moment, nullable=False), key=("mark",)
)
"""Messages on their way or just sent, to whichever review they belong; kept for as long as they count."""
Index(None, turns.c.place, turns.c.until)
Index(None, turns.c.tenant, turns.c.until)

silences: Final = _table("silences", _id("of"), Column("until", Moment, nullable=False), key=("of",))
"""Until when a conversation or a tenant asked not to be written to."""

in_the_clear: Final = _table("in_the_clear", _id("of"), key=("of",))
"""Tables of an earlier edition whose rows are not all sealed yet."""

holdings: Final = _table(
    "holdings", _id("of"), _id("owner"), Column("until", Moment, nullable=False), key=("of",)
)
"""What one process has in its hands so that no other touches it meanwhile, as a mailbox."""
