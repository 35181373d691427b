"""When each draft of the report is due, and what its deadline brings, on days on which people work."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.comment import Side
from bot.domain.ids import PersonId
from bot.domain.method import Deadlines
from bot.domain.report import ReportEdition
from bot.domain.review import Review
from scheduler.agenda.reports import answer_due, draft_due, reading
from tests.scheduler.agenda_table import a_day, a_review_of, on_the_wall, table


def weeks_of(review: Review) -> list[str]:
    """Return what the weeks of the report bring for a review of one day."""
    lines = table(review, a_day(review, review.first_day))
    return [line for line in lines if " report " in line]


def in_part(review: Review, country: str) -> Review:
    return review.model_copy(update={"country": country})


def test_each_draft_is_reminded_of_before_and_told_of_after_first_here_and_then_to_the_lead_peer() -> None:
    review = a_review_of(date(2026, 6, 9), date(2026, 6, 9))

    assert weeks_of(review) == [
        "Fri 12 Jun 09:00 report reminder: cora",
        "Wed 17 Jun 09:00 report overdue: cora",
        "Fri 19 Jun 09:00 report escalation: leo",
        "Fri 03 Jul 09:00 report reminder: cora",
        "Wed 08 Jul 09:00 report overdue: cora",
        "Fri 10 Jul 09:00 report escalation: leo",
    ]


@pytest.mark.parametrize(
    ("last", "country", "to_peers", "to_client"),
    [
        (date(2026, 6, 9), "", date(2026, 6, 16), date(2026, 7, 7)),
        (date(2026, 12, 18), "", date(2026, 12, 29), date(2027, 1, 15)),
        (date(2027, 3, 19), "", date(2027, 3, 30), date(2027, 4, 16)),
        (date(2027, 3, 19), "GB-SCT", date(2027, 3, 29), date(2027, 4, 16)),
        (date(2026, 12, 4), "", date(2026, 12, 11), date(2027, 1, 4)),
        (date(2026, 12, 4), "GB-SCT", date(2026, 12, 11), date(2027, 1, 5)),
        (date(2026, 11, 23), "GB-SCT", date(2026, 12, 1), date(2026, 12, 21)),
    ],
    ids=["plain", "Christmas", "Easter", "Easter in Scotland", "New Year", "2 January", "St Andrew's"],
)
def test_a_draft_is_due_on_a_day_on_which_people_work_there(
    last: date, country: str, to_peers: date, to_client: date
) -> None:
    review = in_part(a_review_of(last, last), country)

    assert (draft_due(review, last, "peers"), draft_due(review, last, "client")) == (to_peers, to_client)


def test_across_the_change_of_the_clocks_a_reminder_still_comes_at_nine() -> None:
    review = a_review_of(date(2026, 10, 19), date(2026, 10, 19))

    assert weeks_of(review)[:3] == [
        "Thu 22 Oct 09:00 report reminder: cora",
        "Tue 27 Oct 09:00 report overdue: cora",
        "Thu 29 Oct 09:00 report escalation: leo",
    ]


def test_a_method_says_how_many_days_there_are() -> None:
    review = a_review_of(date(2026, 6, 9), date(2026, 6, 9))
    method = review.method.model_copy(
        update={"deadlines": Deadlines(draft_to_peers=3, draft_to_client=14, comments=4, remind=1, escalate=1)}
    )

    quicker = review.model_copy(update={"method": method})

    assert weeks_of(quicker)[:3] == [
        "Thu 11 Jun 09:00 report reminder: cora",
        "Mon 15 Jun 09:00 report overdue: cora",
        "Tue 16 Jun 09:00 report escalation: leo",
    ]
    assert answer_due(quicker, date(2026, 6, 12), Side.PEERS) == date(2026, 6, 16)


def test_each_reader_is_shown_an_edition_reminded_once_and_missed_once_over_a_bank_holiday() -> None:
    review = a_review_of(date(2026, 8, 17), date(2026, 8, 17))
    sent = datetime(2026, 8, 24, 13, tzinfo=UTC)
    due = answer_due(review, sent.date(), Side.PEERS)
    edition = ReportEdition(
        review=review.id, number=1, name="a.docx", own_file=False, text=(), made_at=sent,
        made_by=PersonId("cora"), to_peers=sent, comments_by=due,
    )  # fmt: skip

    there = reading(review, edition, Side.PEERS, [PersonId("ana")])

    assert [f"{on_the_wall(c.due, review)} {c.make().purpose}" for c in there] == [
        "Mon 24 Aug 14:00 edition",
        "Fri 28 Aug 09:00 edition reminder",
        "Wed 02 Sep 09:00 silent readers",
    ]


def test_what_is_sent_on_the_day_before_it_is_due_is_not_reminded_of() -> None:
    review = a_review_of(date(2026, 6, 9), date(2026, 6, 9))
    method = review.method.model_copy(update={"deadlines": Deadlines(corrections=1)})
    sent = datetime(2026, 6, 15, 12, tzinfo=UTC)
    edition = ReportEdition(
        review=review.id, number=1, name="a.docx", own_file=False, text=(), made_at=sent,
        made_by=PersonId("cora"), to_client=sent, corrections_by=date(2026, 6, 16),
    )  # fmt: skip

    there = reading(review.model_copy(update={"method": method}), edition, Side.CLIENT, [PersonId("sol")])

    assert [c.make().purpose for c in there] == ["edition", "silent readers"]
    assert timedelta(days=14) == max(c.too_late - c.due for c in reading(review, edition, Side.CLIENT, []))
