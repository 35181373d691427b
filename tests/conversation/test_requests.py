"""What the team asks the client for: the manager lets it go, the client answers, and never sees who asked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import NotAllowed, NotFound, OutOfDate
from bot.domain.ids import PersonId
from bot.domain.request import Request, RequestState
from bot.rehearsal.seen import look_at
from bot.web.form_links import FormLinks
from cards.card import Card
from scheduler.runner import Runner
from tests.builders import FIRST_DAY, NINE
from tests.room import Room
from tests.scheduler.test_summaries import Postbox

TEXT = "The discharge figures by ward."
TOMORROW = (FIRST_DAY + timedelta(days=1)).isoformat()
MINUTE = timedelta(minutes=1)


async def raised(room: Room, who: str = "ana", **changes: str) -> Card:
    about = {"review": room.review.id, "press": changes.pop("press", "request-1")}
    typed = {"theme": "commissioning", "text": TEXT, "wanted_by": TOMORROW} | changes
    return await room.press(who, "request.raise", about, **typed)


async def the_request(room: Room, number: int = 1) -> Request:
    async with room.ports.store.work() as work:
        return await work.requests.get(room.review.id, number)


async def decided(room: Room, verb: str = "request.let_go", **typed: str) -> Card:
    mark = typed.pop("mark", "") or (await the_request(room)).mark
    about = {"review": room.review.id, "number": "1", "mark": mark}
    return await room.press("cora", verb, about, **({"text": TEXT, "wanted_by": TOMORROW} | typed))


async def answered(room: Room, who: str = "sol", **typed: str) -> Card:
    about = {"review": room.review.id, "number": "1"}
    return await room.press(who, "request.answer", about, **(typed or {"text": "On page 4."}))


def shown(room: Room, who: str) -> list[str]:
    return [d.last.card.text for d in room.cards(who, "request")]


def words(card: Card) -> str:
    return str(card.as_teams())


async def test_the_client_is_asked_only_once_the_challenge_manager_lets_it_go(room: Room) -> None:
    await raised(room)
    await room.push(MINUTE)
    before = (len(room.cards("cora", "request")), len(room.cards("sol")))

    await decided(room)
    await decided(room, mark=(await the_request(room)).mark)
    await room.push(MINUTE)

    assert (before, len(room.cards("sol", "request"))) == ((1, 0), 1)


async def test_the_client_never_sees_who_asked(room: Room) -> None:
    await raised(room)
    await raised(room, "ben", press="request-2")
    await decided(room)

    await room.push(timedelta(days=2))

    seen = " ".join(words(d.last.card) for d in room.cards("sol", "request"))
    assert TEXT in seen
    assert [name for name in ("Ana", "Ben", "AI", "BI", "ana", "ben") if name in seen.split()] == []


async def test_whoever_asked_and_the_manager_are_told_the_answer_and_may_close_it(room: Room) -> None:
    await raised(room)
    await raised(room, "ben", press="request-2")
    await decided(room)

    await answered(room, document="Board papers.pdf", text="On page 4.")
    await room.push(MINUTE)

    told = {who: words(room.cards(who, "request")[-1].last.card) for who in ("ana", "ben", "cora")}
    assert {
        who: "On page 4." in card and "Board papers.pdf" in card for who, card in told.items()
    } == dict.fromkeys(told, True)
    about = {"review": room.review.id, "number": "1"}
    await room.press("ben", "request.close", about)
    assert (await the_request(room)).state is RequestState.CLOSED


async def test_an_unanswered_request_is_chased_once_and_an_answered_one_never(room: Room) -> None:
    await raised(room)
    await decided(room)
    await room.push(NINE + timedelta(days=3))
    chased = shown(room, "sol")

    await raised(room, press="request-2", text="The board's terms of reference.", wanted_by="2026-06-30")
    request = await the_request(room, 2)
    about = {"review": room.review.id, "number": "2", "mark": request.mark}
    await room.press("cora", "request.let_go", about, text=request.text, wanted_by="2026-06-30")
    await room.push(MINUTE)
    await room.press("sol", "request.answer", {"review": room.review.id, "number": "2"}, text="Attached.")
    await room.push(NINE + timedelta(days=30))

    assert (len(chased), len(shown(room, "sol"))) == (2, 3)


async def test_at_night_the_client_is_left_alone_until_the_morning(room: Room) -> None:
    await raised(room)
    await room.push(NINE + timedelta(hours=13))

    await decided(room)
    await room.push(timedelta(hours=8))
    at_night = len(shown(room, "sol"))
    await room.push(timedelta(hours=1, minutes=30))

    assert (at_night, len(shown(room, "sol"))) == (0, 1)


async def test_words_that_show_who_said_something_do_not_go_out(room: Room) -> None:
    await room.save_note(text="The panel meets every second Thursday in the old library.")
    refused = await raised(room, text="What Rosalind Achterberg showed us.")
    await raised(room)
    quoting = "Is it so that the panel meets every second Thursday in the old library?"

    stopped = await decided(room, text=quoting)

    assert ("must not name people" in words(refused), "were not sent" in words(stopped)) == (True, True)
    assert (await the_request(room)).state is RequestState.RAISED
    (first, *rest) = [key for key, _ in look_at(stopped).choices("let")]
    await decided(room, text=quoting, let=",".join((first, *rest)), reason="It is in the public minutes.")
    assert (await the_request(room)).state is RequestState.ASKED


async def test_of_two_who_press_at_once_the_second_is_told(room: Room) -> None:
    await raised(room)
    seen = (await the_request(room)).mark
    await decided(room)

    with pytest.raises(OutOfDate, match="decided in the meantime"):
        await decided(room, "request.keep_back", mark=seen, why="We have it.")
    await answered(room)
    with pytest.raises(OutOfDate, match="answered in the meantime"):
        await answered(room, text="Something else.")

    assert (await the_request(room)).answer == "On page 4."


async def test_whoever_asked_is_told_why_it_was_kept_back(room: Room) -> None:
    await raised(room)
    without = await decided(room, "request.keep_back", why="")
    await decided(room, "request.keep_back", why="We have it: see the papers.")

    await room.push(MINUTE)

    assert "Say why" in words(without)
    assert "We have it: see the papers." in words(room.cards("ana", "request")[-1].last.card)
    assert room.cards("sol") == []


async def test_the_client_does_not_know_of_a_request_that_was_not_sent(room: Room) -> None:
    await raised(room)

    with pytest.raises(NotFound, match="no such request"):
        await answered(room)
    with pytest.raises(NotAllowed):
        await answered(room, "ana")


async def test_the_list_in_the_channel_is_one_living_card_without_names(room: Room) -> None:
    await raised(room)
    await room.push(MINUTE)
    await decided(room)
    await answered(room)
    await room.push(MINUTE)

    (posted,) = room.cards("channel", "requests")

    assert [word in words(posted.last.card) for word in (TEXT, "Answered", "Ana", "On page 4.")] == [
        True, True, False, False
    ]  # fmt: skip


async def test_what_is_not_answered_is_shown_before_the_catch_up(room: Room) -> None:
    await raised(room)
    await decided(room)

    await room.push(NINE + timedelta(hours=8))
    before = words(room.cards("cora", "catch_up")[-1].last.card)
    await answered(room)
    after = words(await room.say("cora", "catch up"))

    assert ("has not answered yet" in before, "has not answered yet" in after) == (True, False)


async def test_what_is_written_after_the_command_stands_in_the_form(room: Room) -> None:
    form = await room.say("ana", "request the minutes of May")
    listed = await room.say("ana", "requests")

    assert (look_at(form).boxes["text"].value, listed.text) == (
        "the minutes of May",
        "What we asked the client for",
    )


async def test_a_lead_without_a_chat_gets_an_e_mail_with_a_page(room: Room) -> None:
    post = Postbox()
    room.ports = replace(room.ports, mail=post, forms=FormLinks("https://bot.example", secret="s" * 32))
    room.runner = Runner(room.ports, owner="room")
    async with room.ports.store.work() as work:
        place = await work.people.place_of(PersonId("sol"))
        assert place is not None
        await work.people.lose(place)
    await raised(room)
    await decided(room)

    await room.push(MINUTE)

    (letter,) = post.letters
    assert letter.to == "sol@client.example"
    assert [said in letter.text for said in (TEXT, "https://bot.example/request/", "Ana")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "Write what you need"),
        ({"wanted_by": "soon"}, "Choose by which day"),
        ({"wanted_by": "2020-01-01"}, "That day is over"),
        ({"text": "x" * 501}, "under 500 characters"),
    ],
)
async def test_what_is_missing_is_said_beside_what_was_typed(
    room: Room, typed: Mapping[str, str], sentence: str
) -> None:
    card = await raised(room, **typed)

    async with room.ports.store.work() as work:
        kept = await work.requests.of(room.review.id)
    assert (sentence in words(card), kept) == (True, ())
