"""Answers settle the doubts of a draft, one field of one line each, and nothing else."""

from datetime import date, time
from typing import Any

import pytest

from bot.domain.answering import answered
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.session import SessionKind
from bot.domain.timetable import Asks, Doubt, Draft, DraftSession


def line(title: str, **changes: Any) -> DraftSession:
    fields: dict[str, Any] = {
        "date": date(2026, 6, 9),
        "start": time(14),
        "end": time(14, 45),
        "title": title,
        "kind": SessionKind.INDIVIDUAL,
        "peers": ("AI", "ZZ"),
        "at": "line 3",
    }
    return DraftSession(**(fields | changes))


def doubt(asks: Asks, session: int | None = 0, **changes: Any) -> Doubt:
    fields: dict[str, Any] = {"at": "line 3", "text": "2pm Carers", "question": "?", "asks": asks}
    return Doubt(**(fields | {"session": session} | changes))


def draft(*doubts: Doubt, sessions: tuple[DraftSession, ...] = (line("Carers"),)) -> Draft:
    return Draft(source="timetable.csv", sessions=sessions, doubts=doubts)


@pytest.mark.parametrize(
    ("asks", "answer", "settled"),
    [
        (Asks.DATE, "2026-06-10", {"date": date(2026, 6, 10)}),
        (Asks.START, "13:30", {"start": time(13, 30)}),
        (Asks.END, " 15:00 ", {"end": time(15)}),
        (Asks.PEER, "BI", {"peers": ("BI",)}),
    ],
)
def test_an_answer_settles_its_field_and_its_doubt_is_gone(
    asks: Asks, answer: str, settled: dict[str, Any]
) -> None:
    seen = doubt(Asks.NOTHING, None)

    after = answered(draft(seen, doubt(asks)), {1: answer})

    assert after == draft(seen, sessions=(line("Carers", **settled),))


def test_an_empty_answer_leaves_its_doubt() -> None:
    before = draft(doubt(Asks.END), doubt(Asks.START))

    assert answered(before, {0: "", 1: "  "}) == before


def test_who_a_word_is_gets_settled_wherever_the_file_uses_it_and_the_others_of_a_pair_stay() -> None:
    sessions = (line("Carers"), line("Directors", peers=("ZZ",)), line("Board", peers=("YY",)))
    who = [doubt(Asks.PEER, n, word=word) for n, word in enumerate(("ZZ", "ZZ", "YY"))]

    after = answered(draft(*who, sessions=sessions), {0: "BI"})

    assert [s.peers for s in after.sessions] == [("AI", "BI"), ("BI",), ("YY",)]
    assert after.doubts == (who[2],)


@pytest.mark.parametrize(
    ("asks", "answer", "sentence"),
    [
        (
            Asks.END,
            "25:99",
            "“25:99” is not a time of day. This is about line 3: “2pm Carers”. Write it like 14:30.",
        ),
        (Asks.START, "9", "“9” is not a time of day. This is about line 3: “2pm Carers”. Write it like 14:30."),
        (
            Asks.DATE,
            "2026-02-30",
            "“2026-02-30” is not a date. This is about line 3: “2pm Carers”. Choose a day.",
        ),
        (
            Asks.END,
            "13:30",
            (
                "That would end at 13:30, but it starts at 14:00. This is about line 3: “2pm Carers”."
                " Choose another time."
            ),
        ),
    ],
)
def test_an_answer_that_cannot_be_right_is_refused_with_its_line(
    asks: Asks, answer: str, sentence: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        answered(draft(doubt(asks)), {0: answer})

    assert refused.value.sentence == sentence


def test_a_day_is_settled_for_all_that_stands_under_its_label() -> None:
    first, second, third = (
        line(t, day=d, date=None) for t, d in (("A", "Day 1"), ("B", "Day 1"), ("C", "Day 2"))
    )

    after = answered(draft(doubt(Asks.DATE), sessions=(first, second, third)), {0: "2026-06-10"})

    assert [s.date for s in after.sessions] == [date(2026, 6, 10), date(2026, 6, 10), None]


def test_a_line_that_now_has_a_start_is_asked_for_its_end() -> None:
    before = draft(doubt(Asks.START), sessions=(line("Carers", start=None, end=None),))

    after = answered(before, {0: "15:00"})

    assert [(d.question, d.asks, d.session) for d in after.doubts] == [("When does it end?", Asks.END, 0)]


def test_both_times_of_a_line_may_be_answered_at_once() -> None:
    before = draft(doubt(Asks.START), doubt(Asks.END))

    after = answered(before, {0: "15:00", 1: "15:30"})

    assert [(s.start, s.end) for s in after.sessions] == [(time(15), time(15, 30))]


@pytest.mark.parametrize("number", [0, 7])
def test_an_answer_to_what_was_not_asked_is_out_of_date(number: int) -> None:
    with pytest.raises(OutOfDate):
        answered(draft(doubt(Asks.NOTHING)), {number: "14:00"})
