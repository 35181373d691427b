"""What somebody asked for, said of the report and pointed to, once they are deleted before the end (R69)."""

from typing import Any

from bot.domain.comment import CommentState, NewComment, Side
from bot.domain.ids import ThemeId
from bot.domain.request import Request, RequestState
from bot.domain.signpost import OfferedSignpost
from bot.usecases.answer_request import answer_request, close_request
from bot.usecases.person_kept import everything_of
from cards.plain import plain
from tests.asking import a_request
from tests.builders import ANA, BEN, COMMISSIONING, NINE
from tests.conversation.test_one_person import delete_ana
from tests.room import Room

ASKED: dict[str, Any] = {"state": RequestState.ASKED, "asked_at": NINE, "lead": "sol"}


async def ask(room: Room, text: str, **changes: Any) -> None:
    """Keep a request of Ana's."""
    async with room.ports.store.work() as work:
        request = await work.requests.add(a_request(press=f"ana/{text}", text=text))
        await work.requests.save(Request.model_validate(request.model_dump() | changes))


async def requests(room: Room) -> dict[int, Request]:
    """Return the requests by number."""
    async with room.ports.store.work() as work:
        return {r.number: r for r in await work.requests.of(room.review.id)}


async def say_of_report(room: Room, text: str, state: CommentState, **changes: Any) -> None:
    """Keep what Ana says of a draft, and what became of it."""
    async with room.ports.store.work() as work:
        new = NewComment(
            review=room.review.id,
            press=f"ana/{text}",
            edition=1,
            side=Side.PEERS,
            theme=None,
            text=text,
            by=ANA,
            at=NINE,
        )
        comment = await work.comments.add(new)
        await work.comments.save(comment.model_copy(update={"state": state, **changes}))


async def test_a_request_that_only_they_wanted_goes_and_a_colleagues_stays_theirs(room: Room) -> None:
    await ask(room, "What only Ana wants.")
    await ask(room, "What Ben wants too.", raised_by=(ANA, BEN))

    await delete_ana(room)

    alone, shared = (await requests(room)).values()
    assert (alone.text, alone.state, alone.raised_by, alone.by) == ("", RequestState.CLOSED, (), "unattributed")
    assert (shared.text, shared.raised_by, shared.by) == ("What Ben wants too.", (BEN,), BEN)
    assert "What only Ana wants" not in plain(await room.say("ben", "requests"))
    assert "Requests that the client was not asked yet are taken away: 1." in str(
        [plain(d.last.card) for d in room.cards("cora", "notice")]
    )


async def test_what_the_client_has_been_asked_is_still_answered_and_closed_by_the_challenge_manager(
    room: Room,
) -> None:
    await ask(room, "The discharge figures.", **ASKED)
    await delete_ana(room)
    kept = (await requests(room))[1]

    async with room.ports.store.work() as work:
        turn: dict[str, Any] = {"review": room.review, "work": work, "now": room.clock.now()}
        await answer_request(1, text="Here.", document="", by=room.people["sol"], **turn)
        await close_request(1, by=room.people["cora"], **turn)

    assert (kept.text, kept.raised_by, kept.by, kept.press) == (
        "The discharge figures.", (), "unattributed", "deleted/1",
    )  # fmt: skip
    assert (await requests(room))[1].state is RequestState.CLOSED


async def test_of_comments_only_what_was_taken_stays_and_says_no_more_whose_it_was(room: Room) -> None:
    await say_of_report(room, "Say “some”.", CommentState.TAKEN, answered_by="cora", answer="Yes.")
    await say_of_report(room, "Say “many”.", CommentState.NOT_TAKEN, answered_by="cora", answer="No.")
    await say_of_report(room, "Say “all”.", CommentState.WAITING)

    await delete_ana(room)

    async with room.ports.store.work() as work:
        kept = [(c.text, c.answer, c.by, c.state) for c in await work.comments.of(room.review.id)]
    assert kept == [
        ("Say “some”.", "Yes.", "unattributed", CommentState.TAKEN),
        *[("", "", "unattributed", CommentState.NOTHING)] * 2,
    ]


async def test_signposts_stand_without_whoever_offered_them_and_were_handed_out_before(room: Room) -> None:
    signpost = OfferedSignpost(
        review=room.review.id,
        number=1,
        press="ana/s",
        theme=ThemeId(COMMISSIONING),
        practice="One front door.",
        by=ANA,
    )
    async with room.ports.store.work() as work:
        await work.papers.save(signpost)
        handed_out = await everything_of(room.people["ana"], work=work)

    await delete_ana(room)

    async with room.ports.store.work() as work:
        (kept,) = await work.papers.signposts(room.review.id)
    assert b"One front door." in handed_out
    assert (kept.practice, kept.by, kept.press) == ("One front door.", "unattributed", "deleted/1")


async def test_what_they_bring_and_their_name_beside_the_seats_go_with_them(room: Room) -> None:
    await room.say("cora", "add peer, Ana Invented, ana@peers.example, housing, Wales")
    await room.press("cora", "team.propose", {"review": room.review.id}, region="London")
    async with room.ports.store.work() as work:
        handed_out = await everything_of(room.people["ana"], work=work)

    await delete_ana(room)

    async with room.ports.store.work() as work:
        proposal = await work.teams.proposal(room.review.id)
        brought = await work.teams.brought(room.review.id)
    assert b'"housing"' in handed_out
    assert proposal is not None
    assert ("Ana" in proposal.model_dump_json(), brought) == (False, ())
