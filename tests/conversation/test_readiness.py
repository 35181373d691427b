"""What day 1 needs is asked for, chased, ticked, and knowingly gone without."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.errors import ReviewError
from bot.domain.post import AuditLine
from bot.domain.readiness import ReadyState, ShownBy
from bot.ports.messages import Letter
from bot.rehearsal.messenger import Delivery
from cards.plain import plain
from scheduler.runner import Runner
from tests.conversation.preparing import FIRST_DAY, PAPERS, SHEET, about, nine_weeks_before, weeks
from tests.conversation.test_set_up import TYPED
from tests.room import Room

EVE = datetime(2026, 8, 10, 16, tzinfo=UTC)
CHASED = datetime(2026, 7, 30, tzinfo=UTC)
"""After both reminders of what is due two weeks before day 1."""


class Outbox:
    """A mailbox that keeps what it would send."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def send(self, letter: Letter) -> None:
        """Keep a letter."""
        self.letters.append(letter)


def days(deliveries: Sequence[Delivery]) -> list[str]:
    return [f"{d.first.at:%d %b}" for d in deliveries]


async def standing(room: Room) -> dict[str, ReadyState]:
    async with room.ports.store.work() as work:
        return {one.item: one.state for one in await work.readiness.of(room.review.id)}


async def audit(room: Room) -> list[AuditLine]:
    async with room.ports.store.work() as work:
        return list(await work.audit.of(room.review.id))


async def test_the_client_is_asked_once_on_one_card_and_chased_twice(room: Room) -> None:
    await nine_weeks_before(room)

    await room.push(CHASED)

    asked = room.cards("sol", "readiness")
    assert days(asked) == ["16 Jun", "23 Jul", "29 Jul"]
    assert [plain(d.first.card).count("by Tuesday 28 July") for d in asked] == [2, 2, 2]
    assert [plain(d.first.card).splitlines()[0] for d in asked[1:]] == [
        "Still needed from you before day 1"
    ] * 2


async def test_what_the_client_has_brought_is_not_chased_and_stands_on_the_one_list(room: Room) -> None:
    await nine_weeks_before(room)
    await room.push(weeks(2))
    link = "https://files.example.org/statement"

    answer = await room.press("sol", "readiness.tick", about("needed"), item="position-statement", words=link)
    await room.push(CHASED)

    assert "Ticked: Position statement." in plain(answer)
    assert ["Position" in plain(d.last.card) for d in room.cards("sol", "readiness")[1:]] == [False, False]
    (listed, *chased) = room.cards("cora", "readiness")
    assert f"[open]({link})" in str(listed.last.card.as_teams())
    assert days(chased) == ["23 Jul", "29 Jul"]
    assert len(listed.versions) > 1


async def test_the_review_goes_without_something_only_with_a_reason_which_the_audit_does_not_repeat(
    room: Room,
) -> None:
    await nine_weeks_before(room)
    first = await room.press("cora", "readiness.without", about(), item="board-papers")
    refused = await standing(room)

    done = await room.press("cora", "readiness.without", about(), item="board-papers", words="They never met.")

    assert "Say in a few words why" in plain(first)
    assert refused == {}
    assert "the review goes without it. They never met." in plain(done)
    lines = [(line.who, line.deed, line.about) for line in await audit(room)]
    assert lines[-1] == ("cora", "gone without", "board-papers")


async def test_what_was_ticked_by_mistake_is_put_back_and_chased_again(room: Room) -> None:
    await nine_weeks_before(room, PAPERS)
    await room.push(weeks(2))
    await room.press("cora", "readiness.tick", about(), item="board-papers")

    await room.press("cora", "readiness.put_back", about(), item="board-papers")
    await room.push(CHASED)

    assert days(room.cards("sol", "readiness")) == ["16 Jun", "23 Jul", "29 Jul"]


async def test_on_the_eve_the_challenge_manager_sees_what_is_missing(room: Room) -> None:
    await nine_weeks_before(room, PAPERS)

    await room.push(EVE)

    eve = room.cards("cora", "readiness")[-1]
    assert plain(eve.first.card).startswith("Ready for day 1, Tuesday 11 August?")
    assert "1 thing is not there yet. The review begins all the same." in plain(eve.first.card)


async def test_on_the_eve_nothing_is_said_where_everything_is_there(room: Room) -> None:
    await nine_weeks_before(room, PAPERS)
    await room.press("cora", "readiness.tick", about(), item="board-papers")

    await room.push(EVE)

    assert [d for d in room.cards("cora") if "what is missing" in plain(d.first.card)] == []


async def test_a_review_that_is_set_up_late_shows_all_that_is_overdue_on_one_list(room: Room) -> None:
    typed = TYPED | {
        "first_day": "16 June 2026",
        "people": f"{TYPED['people']}\nclient, Sam Lead, sl@c.example",
    }
    await room.press("mia", "set_up.save", {}, **typed)

    await room.push(timedelta(minutes=30))

    (listed,) = room.cards("mia", "readiness")
    told = plain(listed.last.card)
    assert told.index("Overdue") < told.index("Position statement by Tuesday 2 June, from Sam Lead.")
    assert "Not asked yet: I ask as soon as I can reach them." in told


async def test_the_client_is_asked_by_mail_where_there_is_no_chat(room: Room) -> None:
    await nine_weeks_before(room, PAPERS)
    outbox = Outbox()
    room.runner = Runner(replace(room.ports, mail=outbox), owner="room")
    async with room.ports.store.work() as work:
        await work.people.lose(room.caller("sol").place)

    await room.push(weeks(2))

    assert [(letter.to, letter.subject) for letter in outbox.letters] == [
        ("sol@client.example", "What we need from you before day 1")
    ]
    assert "Answer Cora Invented, cora@team.example" in outbox.letters[0].text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("readiness", "0 of 3 things are there"),
        ("readiness board papers: received on 2 June", "Ticked: Board papers."),
        ("readiness board: https://files.example.org/1", "Ticked: Board papers."),
        ("readiness of partners to change is high", "readiness of partners to change is high"),
    ],
)
async def test_a_word_shows_the_list_or_ticks_what_it_names_and_anything_else_is_offered_as_a_note(
    room: Room, words: str, said: str
) -> None:
    await nine_weeks_before(room)

    answer = await room.say("cora", words)

    assert said in plain(answer)


async def test_each_sees_and_ticks_what_is_theirs_to_bring_alone(room: Room) -> None:
    await nine_weeks_before(room)

    shown = plain(await room.say("sol", "readiness"))
    with pytest.raises(ReviewError, match="somebody else to bring"):
        await room.press("sol", "readiness.tick", about("needed"), item=SHEET.id)
    with pytest.raises(ReviewError, match="what the review goes without"):
        await room.press("sol", "readiness.without", about("needed"), item=PAPERS.id, words="No.")

    assert ("Board papers" in shown, "Team sheet" in shown) == (True, False)
    assert "You cannot say that something" in plain(await room.say("ana", "readiness"))


async def test_a_team_sheet_that_is_approved_needs_no_tick(room: Room) -> None:
    shown = SHEET.model_copy(update={"shown_by": ShownBy.TEAM_SHEET})
    review = await nine_weeks_before(room, PAPERS, shown)
    await room.push(weeks(2))
    await room.press("ana", "sheet.tell", {"review": review.id}, words="I lead services.", agree="yes")
    draft = await room.say("cora", "team sheet")
    [mark] = [a["data"]["about"]["mark"] for a in draft.as_teams()["actions"] if "verb" in a]  # type: ignore[attr-defined] # JSON

    await room.press("cora", "sheet.approve", {"review": review.id, "mark": mark})
    await room.push(CHASED)

    (listed, *chased) = room.cards("cora", "readiness")
    assert "Team sheet: there." in plain(listed.last.card)
    assert ["Team sheet" in plain(d.last.card) for d in chased] == [False] * len(chased)


async def test_a_new_first_day_plans_everything_anew(room: Room) -> None:
    review = await nine_weeks_before(room, PAPERS)
    later = review.model_copy(update={"first_day": FIRST_DAY + weeks(1), "last_day": date(2026, 8, 18)})
    async with room.ports.store.work() as work:
        await work.reviews.save(later)

    await room.push(CHASED)

    assert days(room.cards("sol", "readiness")) == ["23 Jun"]
