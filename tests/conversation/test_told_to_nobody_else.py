"""What was said reaches nobody whom it is not for: by a wrong press, in another channel, or past the guard."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.conversation.events import Pressed
from bot.domain.errors import NotAllowed
from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Account, Place
from bot.domain.review import Review
from bot.usecases.pass_on_report import objections_to_report
from cards.card import Card
from cards.plain import plain
from tests.builders import a_finding, a_new_observation, a_person, a_review
from tests.conversation.reported import REVIEW, agreed, comment_of, report_in, with_client, with_peers
from tests.room import CHANNEL, Room

ELSEWHERE = Place(kind="channel", id="channel:elsewhere")
MEETING = Place(kind="group", id="19:meeting_x")
ALONE = "Night rotas come too late for the wards."


async def found_once(room: Room) -> None:
    """Let Ana note something, and the team make a finding of it that stands on her alone."""
    await room.save_note("ana", kind="area to explore", text="Nurses wait a long while for rotas at night.")
    about = REVIEW | {"theme": "commissioning", "press": "k"}
    await room.press("ana", "triangulate.save", about, kind="area to explore", text=ALONE, cites="1")


async def ana_is_in_another(room: Room, *, later: timedelta = timedelta()) -> Review:
    """Let Ana be a peer in a review that was set up after this one."""
    days = {"first_day": room.review.first_day + later, "last_day": room.review.last_day + later}
    newer = a_review(id=ReviewId("review-9"), client="Other Borough", **days)
    async with room.ports.store.work() as work:
        await work.reviews.save(newer)
        await work.people.save(a_person(id=PersonId("ana-9"), review=newer.id, email="ana@team.example"))
        await work.people.own(PersonId("ana-9"), Account(tenant="t", object_id="ana"))
    return newer


async def pressed_in(place: Place, room: Room, verb: str, about: Mapping[str, str]) -> Card:
    caller = room.caller("cora", place=place)
    answer = await room.conversation.answer(Pressed(caller, verb, {"about": dict(about)}, posted="m"))
    assert answer is not None
    return answer


async def objections(room: Room) -> list[str]:
    """Return what the guard says of the last edition."""
    latest = (await report_in(room)).latest
    assert latest is not None
    async with room.ports.store.work() as work:
        return [o.concern.words for o in await objections_to_report(latest, review=room.review, work=work)]


async def test_a_half_filled_form_shows_the_client_no_finding(room: Room) -> None:
    await found_once(room)

    with pytest.raises(NotAllowed, match="bring observations together"):
        await room.press("sol", "finding.merge", REVIEW | {"finding": "1", "version": "1"}, other="")


@pytest.mark.parametrize(
    "words", ["requests", "note outcomes: One plan.", "notes\n- One plan.", "my notes", "who", "Waits are long"]
)
async def test_another_channel_is_told_nothing_of_the_review(room: Room, words: str) -> None:
    await room.press("ana", "request.raise", REVIEW | {"press": "r"}, text="The rota of the ward, please.")

    answer = await room.say("ana", words, place=ELSEWHERE)

    assert answer.text == "That did not work"
    async with room.ports.store.work() as work:
        assert await work.observations.of(room.review.id) == ()


async def test_a_channel_is_told_of_its_own_review_by_somebody_who_is_in_two(room: Room) -> None:
    newer = await ana_is_in_another(room)
    async with room.ports.store.work() as work:
        await work.people.set_channel(newer.id, ELSEWHERE)

    here = await room.say("ana", "who", place=CHANNEL)
    there = await room.say("ana", "who", place=ELSEWHERE)
    noted = await room.say("ana", "note commissioning: One plan is shared.", place=CHANNEL)

    assert ["Invented Borough" in plain(here), "Other Borough" in plain(there)] == [True, True]
    assert "Saved as number 1" in plain(noted)
    async with room.ports.store.work() as work:
        assert [len(await work.observations.of(r)) for r in (room.review.id, newer.id)] == [1, 0]


@pytest.mark.parametrize("later", [timedelta(), timedelta(days=60)], ids=["the same days", "other days"])
async def test_a_review_that_somebody_sets_up_later_draws_nobodys_notes_away(
    room: Room, later: timedelta
) -> None:
    newer = await ana_is_in_another(room, later=later)

    for words in ("note commissioning: One plan is shared.", "notes outcomes:\n- One.\n- Two.", "my notes"):
        await room.say("ana", words)

    async with room.ports.store.work() as work:
        assert [len(await work.observations.of(r)) for r in (room.review.id, newer.id)] == [3, 0]


async def test_a_theme_that_there_is_not_is_offered_back_as_a_note(room: Room) -> None:
    card = await room.say("ana", "board of governors is split")

    assert "board of governors is split" in str(card.as_teams())


@pytest.mark.parametrize("place", [MEETING, ELSEWHERE], ids=["a meeting's chat", "another channel"])
async def test_a_message_that_others_see_never_turns_into_the_teams_messages(room: Room, place: Place) -> None:
    await room.save_note()
    about = REVIEW | {"day": "2026-06-09"}

    shown = await pressed_in(place, room, "catch_up.edit", about)
    here = await pressed_in(CHANNEL, room, "catch_up.edit", about)

    assert (shown.holds_words, shown.for_one, here.for_one) == (True, True, False)


async def test_new_words_of_a_finding_pass_the_guard_however_they_are_laid_out_in_word(room: Room) -> None:
    await with_peers(room)
    there = await comment_of(room, "ana", "Say it otherwise.")
    said = "The finance director said\nthat one plan is  shared."
    about = REVIEW | {"number": str(there.number)}
    await room.press("cora", "comment.answer", about, taken="yes", finding="1")
    await room.press("cora", "comment.reword", about | {"finding": "1"}, wording=said)
    await room.press("cora", "report.draft", REVIEW | {"after": "1"})
    async with room.ports.store.work() as work:
        drafted = await work.papers.file_of(room.review.id, 2)

    await room.send("cora", "mine.docx", drafted.content)

    assert await objections(room) == ["The finance director"]


async def test_the_place_of_a_signpost_passes_the_guard_too(room: Room) -> None:
    await agreed(room)
    where = "Leeds, as the finance director said"
    about = REVIEW | {"press": "p"}
    await room.press("ana", "signpost.save", about, on="commissioning", practice="Joint rotas", where=where)

    await room.press("cora", "report.draft", REVIEW | {"after": "0"})

    assert await objections(room) == ["the finance director"]


async def test_what_one_source_said_does_not_come_in_by_a_request_or_an_answer(room: Room) -> None:
    await found_once(room)
    asked = REVIEW | {"press": "r"}
    await room.press("ana", "request.raise", asked, text="Night rotas come too late for wards.")
    async with room.ports.store.work() as work:
        [request] = await work.requests.of(room.review.id)
    about = REVIEW | {"number": "1", "mark": request.mark}

    stopped = await room.press("cora", "request.let_go", about, text=request.text, lead="sol")

    assert "single source" in plain(stopped)


async def test_what_one_source_said_does_not_come_in_by_an_answer_to_the_client(room: Room) -> None:
    await with_client(room)
    async with room.ports.store.work() as work:
        await work.observations.add(a_new_observation(text="Nurses wait for rotas.", press="ana/9"))
        await work.findings.save(a_finding(number=2, text=ALONE, cites=(3,)))
    there = await comment_of(room, "sol", "Which rotas?")
    about = REVIEW | {"number": str(there.number)}

    stopped = await room.press("cora", "comment.answer", about, taken="no", answer=ALONE)

    assert "Please reword it" in plain(stopped)


@pytest.mark.parametrize(("who", "word"), [("ana", "signpost"), ("ana", "comment"), ("sol", "comment")])
async def test_a_message_that_is_too_long_for_its_card_comes_back_on_it(
    room: Room, who: str, word: str
) -> None:
    await with_client(room) if who == "sol" else await with_peers(room)

    card = await room.say(who, f"{word} {'Rotas. ' * 900}")

    assert card.text != "That did not work"
    assert "Rotas. Rotas." in str(card.as_teams())
