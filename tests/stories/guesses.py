"""A review in which people write what somebody may guess, and what an earlier edition made from such words."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from hashlib import md5, sha1, sha256
from typing import Final

from bot.conversation.events import Caller, Joined
from bot.domain.catch_up import CatchUp
from bot.domain.ids import made_from
from bot.domain.override import mark_of_text
from bot.domain.reach import Account
from bot.domain.team_sheet import mark_of_sheet
from bot.graph.holding import Holds
from bot.rehearsal.seen import look_at
from bot.store.work import SqlStore
from bot.usecases.give_feedback import prepare_feedback
from bot.usecases.meet_client import meet_client
from bot.usecases.offer_to_be_a_peer import Offering, take_offer
from bot.usecases.plan_what_follows import plan_what_follows
from bot.usecases.read_set_up import read_questions
from bot.usecases.show_team_sheet import approve_sheet, tell_of_oneself
from cards.card import Card
from tests.builders import FIRST_DAY, NINE
from tests.conversation.test_agreeing import agree, told
from tests.conversation.test_timetable import button
from tests.room import CHANNEL, Room, furnished

QUESTION: Final = "How do people leave hospital?"
TITLE: Final = "Carers of the northern towns"
POST: Final = "The section 151 officer feels supported."
FEEDBACK: Final = "The section 151 officer has a plan that every board knows."
WHY_SO_SOON: Final = "The client asked for no report."
OF_ANA: Final = "I have worked in housing for years."
MAILBOX: Final = "Reviews@team.example"
STRANGER: Final = "7d1c1f6e-stranger"
OFFERED: Final = "pat@offers.example"
BACK_THEN: Final = (
    "{name} was added to the team's channel and is not in this review. They can read the board there: if they "
    "do not belong to the team, take them out of the channel."
)
"""What was said of somebody in the channel, as it stood in the ids that were made of it."""


async def written_down(store: SqlStore, *, secret: str) -> tuple[Room, Mapping[str, str]]:
    """Let a review with that secret go on to its end, and return the ids that it would have had before."""
    room = await furnished(store)
    await _set_up(room, secret)
    shown = await room.send(
        "cora", "timetable.csv", f"Date,Time,Session,Peers\n10/06/2026,10.00-11.30,{TITLE},AI/BI\n".encode()
    )
    accept = button(shown, "timetable.accept")
    async with store.work() as work:
        draft = await work.sessions.draft(room.review.id, accept["draft"])
    await room.press("cora", "timetable.accept", accept)
    async with store.work() as work:
        room.review = await work.reviews.get(room.review.id)  # with the days of its timetable
    await _joined(room)
    await _team(room)
    await room.say("ana", "note Discharge: Beds are free on Mondays.")
    evening = await _evening(room)
    await room.push(timedelta(hours=1))
    feedback = await _feedback(room)
    later = review_days(room)
    async with store.work() as work:
        who = {"review": room.review, "by": room.people["cora"], "work": work, "now": room.clock.now()}
        await plan_what_follows(later[0], [later[1]], **who)  # type: ignore[arg-type] # all four at once
        entries = await work.teams.entries(room.review.id)
    await room.press("cora", "sign_off.confirm", {"review": room.review.id}, reason=WHY_SO_SOON)
    review = str(room.review.id)
    return room, {
        "session": _made(review, TITLE.casefold(), "2026-06-10T10:00:00+01:00", "0"),
        "draft": _made(review, draft.model_dump_json()),
        "question": f"own-{made_from(QUESTION.casefold())[:8]}",
        "evening": evening.messages.mark,
        "let stand": mark_of_text(POST),
        "feedback": feedback,
        "reason": _made(WHY_SO_SOON),
        "sheet": mark_of_sheet(entries),
        "action planning": _made(review, "action planning"),
        "check-in": _made(review, "check-in", later[1].isoformat()),
        "stranger": _made("joined", STRANGER, BACK_THEN),
    }


def review_days(room: Room) -> tuple[datetime, date]:
    """Return when action planning and a check-in are to be."""
    day = FIRST_DAY + timedelta(days=28)
    return room.review.at(day, NINE.time()), day + timedelta(days=63)


def every_guess(room: Room) -> Iterator[str]:
    """Return hashes, as somebody might try them, of every word that is known of a review and its people."""
    people = [word for p in room.people.values() for word in (p.name, p.email, p.initials, p.organisation)]
    texts = (QUESTION, TITLE, POST, FEEDBACK, WHY_SO_SOON, OF_ANA, MAILBOX, STRANGER, OFFERED)
    for said in filter(None, (room.review.client, room.review.organiser, *texts, *people)):
        for word in {said, said.casefold(), said.upper()}:
            yield made_from(word)[:8]
            yield made_from(str(room.review.id), word)[:12]
            yield from (hashed(word.encode()).hexdigest()[:8] for hashed in (md5, sha1, sha256))


def _made(*parts: str) -> str:
    return made_from(*parts)[:12]


async def _set_up(room: Room, secret: str) -> None:
    """Set the review up again with a question of the client's own; a mailbox is asked, and somebody offers."""
    themes = read_questions(f"Discharge: {QUESTION}", method=room.review.method, secret=secret)
    room.review = room.review.model_copy(update={"secret": secret, "extra_themes": themes})
    holds = Holds(room.ports.store, clock=room.clock.now, lasting=timedelta(hours=9))
    await holds.of(MAILBOX).keep()
    await holds.of(MAILBOX).be_silent(timedelta(hours=9))
    offering = Offering(
        name="Pat Offered", email=OFFERED, role="Director", region="London", outline="Some years.",
        organisation="", brings="", time="", lived="", trained="", conflicts="", earlier="", away="",
        keep="6", agree="yes",
    )  # fmt: skip
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review)
        await take_offer(offering, vouched=False, work=work, now=room.clock.now())


async def _joined(room: Room) -> None:
    stranger = Caller(account=Account(tenant="t", object_id=STRANGER), name="Zed", place=CHANNEL)
    await room.conversation.answer(Joined(CHANNEL, people=(stranger,)))


async def _team(room: Room) -> None:
    async with room.ports.store.work() as work:
        await tell_of_oneself(OF_ANA, agrees=True, by=room.people["ana"], work=work, now=room.clock.now())
        mark = mark_of_sheet(await work.teams.entries(room.review.id))
        await approve_sheet(room.review, mark, by=room.people["cora"], work=work, now=room.clock.now())


async def _evening(room: Room) -> CatchUp:
    """Meet the client, and send a text of which the guard warned."""
    await room.push(NINE + timedelta(hours=33))
    async with room.ports.store.work() as work:
        await meet_client(review=room.review, by=room.people["cora"], work=work, now=room.clock.now())
    day = room.review.day_of(room.clock.now())
    about = {"review": room.review.id, "day": day.isoformat()}
    wording = {"strengths__commissioning": POST}
    warned = await room.press("cora", "catch_up.check", about, **wording)
    stands = {"let": _may_stand(warned), "reason": "She agreed to it."}
    await room.press("cora", "catch_up.check", about, **wording, **stands)
    async with room.ports.store.work() as work:
        evening = await work.catch_ups.get(room.review.id, day)
    assert evening is not None
    await room.press("cora", "catch_up.approve", about | {"mark": evening.messages.mark})
    return evening


async def _feedback(room: Room) -> str:
    """Agree the final feedback, and return the hash of it."""
    warned = await agree(room, await told(room, FEEDBACK))
    async with room.ports.store.work() as work:
        room.review = await work.reviews.get(room.review.id)
        mark = (await prepare_feedback(room.review, work=work)).mark
    await agree(room, mark, let=_may_stand(warned), reason="It is known.")
    async with room.ports.store.work() as work:
        mark = (await prepare_feedback(await work.reviews.get(room.review.id), work=work)).mark
    await agree(room, mark)
    return mark


def _may_stand(card: Card) -> str:
    return ",".join(key for key, _ in look_at(card).choices("let"))
