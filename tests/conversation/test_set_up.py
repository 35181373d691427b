"""From nothing to a review under way: set up, file sent, preview accepted."""

import pytest

from bot.domain.errors import OutOfDate
from tests.room import CHANNEL, Room

CSV = (
    b"Date,Time,Session,Peers\n"
    b"09/06/2026,09.00-09.45,Chief Executive,AB/CD\n"
    b"09/06/2026,10.00-11.30,Carers focus group,CD/AB\n"
)
TYPED = {
    "client": "Saltmarsh",
    "method": "place-review",
    "first_day": "9 June 2026",
    "zone": "Europe/London",
    "people": "lead peer, Abel Bright, ab@peers.example\npeer, Cleo Dunn, cd@peers.example",
}


async def test_a_review_is_set_up_and_its_timetable_taken_in(room: Room) -> None:
    done = await room.press("mia", "set_up.save", {}, **TYPED)
    assert "Saltmarsh is set up" in str(done.as_teams())

    preview = await room.send("mia", "timetable.csv", CSV)
    about = next(a["data"]["about"] for a in preview.as_teams()["actions"])  # type: ignore[attr-defined] # JSON
    accepted = await room.press("mia", "timetable.accept", about)
    await room.runner.ring(room.clock.now())

    assert accepted.kind == "timetable"
    assert {m.wanted.subject for m in room.meetings.standing} == {
        "Peer review: Chief Executive",
        "Peer review: Carers focus group",
    }


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"client": ""}, "Enter the client"),
        ({"first_day": "soon"}, "as a date"),
        ({"zone": "Mars/Base"}, "I do not know the time zone"),
        ({"country": "Atlantis"}, "I do not know the bank holidays of Atlantis"),
        ({"people": ""}, "at least one peer"),
        ({"people": "wizard, Abel, ab@peers.example"}, "I could not read"),
        ({"people": "peer, A B, x@y.example\npeer, C D, x@y.example"}, "named twice"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    room: Room, wrong: dict[str, str], sentence: str
) -> None:
    card = await room.press("mia", "set_up.save", {}, **(TYPED | wrong))

    assert sentence in str(card.as_teams())
    assert "9 June 2026" in str(card.as_teams()) or "first_day" in wrong


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.csv", b""), ("picture.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64), ("notes.csv", b"Hello\nWorld\n")],
)
async def test_a_file_that_is_no_timetable_gets_a_sentence(room: Room, name: str, content: bytes) -> None:
    answer = await room.send("cora", name, content)

    assert answer.kind == "notice"


@pytest.mark.parametrize(("typed", "country"), [("", ""), ("Scotland", "GB-SCT"), ("ie", "IE")])
async def test_a_review_may_have_the_bank_holidays_of_another_country(
    room: Room, typed: str, country: str
) -> None:
    await room.press("mia", "set_up.save", {}, **(TYPED | {"country": typed}))

    async with room.ports.store.work() as work:
        assert [r.country for r in await work.reviews.all() if r.client == "Saltmarsh"] == [country]


async def test_a_card_that_we_never_sent_changes_nothing(room: Room) -> None:
    with pytest.raises(OutOfDate):
        await room.press("cora", "review.delete", {"review": "review-1"})


async def test_the_team_says_where_the_board_is_kept(room: Room) -> None:
    answer = await room.say("cora", "post here", place=CHANNEL)

    assert answer.kind == "notice"
    async with room.ports.store.work() as work:
        assert await work.people.channel_of(room.review.id) == CHANNEL


@pytest.mark.parametrize("words", ["help", "today", "who", "board outcomes", "catch up", "set up"])
async def test_every_command_is_answered(room: Room, words: str) -> None:
    answer = await room.say("cora", words)

    assert answer.kind != "notice" or words == "who"
