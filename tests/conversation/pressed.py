"""Every button there is, with what a rightful press sends, and ways to send it wrongly."""

import re
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.conversation.events import Pressed
from bot.domain.catch_up import CatchUp, CatchUpState
from bot.domain.errand import Errand
from bot.domain.errors import ReviewError
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.domain.reach import Account
from bot.domain.review import Stage
from bot.domain.session import Pair
from bot.domain.tasks.reaching import AskWhoThisIs
from bot.domain.team import Role
from bot.records.work import Work
from bot.store.sealing import REASONS
from bot.store.tables import metadata
from bot.usecases.give_feedback import prepare_feedback
from bot.usecases.say_who_is_in import mark_of
from tests.builders import (
    FIRST_DAY,
    NINE,
    a_calendar_change,
    a_catch_up,
    a_draft,
    a_meeting,
    a_person,
    a_post,
    a_reply,
    a_review,
    a_session,
)
from tests.conversation.pressed_about_day_one import need_things, presses_before_day_one
from tests.conversation.pressed_about_peers import about_peers, furnish_with_peers
from tests.conversation.pressed_about_reports import keep_a_report, presses_about_reports
from tests.conversation.pressed_about_requests import keep_requests, presses_about_requests
from tests.keys import opened
from tests.room import TEAM_SESSION, Room, chat_of, open_room

ELSEWHERE: Final = ReviewId("review-2")
UNKNOWN: Final = AskWhoThisIs(tenant="far", object_id="unknown", sentence="Somebody.")
DAY: Final = FIRST_DAY.isoformat()
TOLD: Final = (FIRST_DAY + timedelta(days=1)).isoformat()
"""An evening of which the client was told."""
SEALED: Final = re.compile("1[sph]")
Row = tuple[str, str, dict[str, str], dict[str, str]]
"""Who presses which button, with which ids of ours and what was typed."""


@dataclass(frozen=True)
class Case:
    """One press: who presses which button, with which ids of ours and what was typed."""

    who: str
    verb: str
    about: Mapping[str, str]
    typed: Mapping[str, str]

    def with_ids(self, **ids: str) -> "Case":
        """Return the same press with other ids, as far as the button has such ids."""
        return replace(self, about={**self.about, **{k: v for k, v in ids.items() if k in self.about}})


@dataclass(frozen=True)
class Pressing:
    """A furnished review, beside another one, and a look at everything that is kept."""

    room: Room
    database: Path
    cases: tuple[Case, ...]
    opened: dict[str, str] = field(default_factory=dict)

    async def kept(self) -> list[tuple[object, ...]]:
        """Return the rows of all tables, with what is sealed in them opened: it is sealed anew each time."""
        with closing(sqlite3.connect(self.database)) as connection:
            rows = [
                (name, dict(zip([column[0] for column in found.description], row, strict=True)))
                for name in [str(table.name) for table in metadata.sorted_tables]
                for found in [connection.execute(f'SELECT * FROM "{name}"')]
                for row in found
            ]
        return [(name, *[await self._read(name, row, column) for column in row]) for name, row in rows]

    async def _read(self, table: str, row: Mapping[str, object], column: str) -> object:
        value = row[column]
        if column not in {"body", "reason"} or not (isinstance(value, str) and SEALED.match(value)):
            return value
        if value not in self.opened:
            bound = REASONS if (table, column) == ("errands", "reason") else table
            review = str(row["id"] if table == "reviews" else row.get("review", ""))
            url = f"sqlite:///{self.database}"
            self.opened[value] = await opened(value, table=bound, review=review, url=url)
        return self.opened[value]

    async def press(self, case: Case) -> str:
        """Press, and return the sentence that refuses it; nothing where it was done."""
        data = {"about": dict(case.about), **case.typed}
        try:
            card = await self.room.conversation.answer(
                Pressed(self.room.caller(case.who), case.verb, data, posted="m1")
            )
        except ReviewError as error:
            return error.sentence
        shown = card.as_teams() if card else {}
        return "shown with what is wrong" if "'style': 'attention'" in str(shown) else ""


@asynccontextmanager
async def a_desk_of_buttons(folder: Path, *, stage: Stage = Stage.UNDER_WAY) -> AsyncIterator[Pressing]:
    """Lend a review in which every button can be pressed rightfully."""
    database = folder / "pressed.db"
    async with open_room(f"sqlite:///{database}") as room:
        await _furnish(room)
        cases = await _rightful(room)
        if stage is not Stage.UNDER_WAY:
            async with room.ports.store.work() as work:
                await work.reviews.save(room.review.model_copy(update={"stage": stage}))
        yield Pressing(room, database, cases)


async def _furnish(room: Room) -> None:
    elsewhere = a_review(id=ELSEWHERE, client="Another Borough")
    moved = a_calendar_change()
    async with room.ports.store.work() as work:
        await work.sessions.keep_meeting(a_meeting(starts=moved.starts, ends=moved.ends))
        await work.calendar.keep(moved)
        await need_things(room, work)
        await work.catch_ups.save(a_catch_up())
        await _tell_the_client(work)
        await work.sessions.keep_draft(room.review.id, a_draft(), draft_id="draft-1")
        await work.people.save(
            a_person(id=PersonId("lou"), name="Lou Left", initials="LL", has_left=True, email="")
        )
        await work.errands.add(
            Errand(review=room.review.id, task=UNKNOWN, due=NINE, too_late=NINE + timedelta(days=1))
        )
        await work.reviews.save(elsewhere)
        otto = a_person(
            id=PersonId("otto"), review=ELSEWHERE, role=Role.CHALLENGE_MANAGER, email="otto@x.example"
        )
        await work.people.save(otto)
        await work.people.own(otto.id, Account(tenant="t", object_id="otto"))
        pair = Pair(lead=otto.id, notes=otto.id)
        await work.sessions.save(a_session(id=SessionId("session-2"), review=ELSEWHERE, pair=pair))
        await work.sessions.keep_draft(ELSEWHERE, a_draft(source="other.xlsx"), draft_id="draft-2")
    for somebody in room.people:
        await room.say(somebody, "help")
    await furnish_with_peers(room)
    for press in ("earlier", "earlier too", "taken back"):
        await room.save_note(press=press)
    await room.say("ana", "withdraw 3")
    await room.say("ben", "note commissioning: strength: The plan is on every desk.")
    for number, cites in enumerate(("1", "1", "1,2", "1", "1", "1,2", "1", "1,4", "1", "1"), start=1):
        about = {"review": room.review.id, "theme": "commissioning", "press": f"finding-{number}"}
        text = f"One plan is shared, says finding {number}."
        await room.press("leo", "triangulate.save", about, kind="strength", text=text, cites=cites)
    parked = {"review": room.review.id, "finding": "9", "version": "1"}
    await room.press("leo", "finding.park", parked, reason="It is said elsewhere.")
    await _let_m1_stand(room)


async def _let_m1_stand(room: Room) -> None:
    """Let it be known already that the message which is pressed holds words."""
    mine = {"about": {"review": room.review.id}}
    await room.conversation.answer(Pressed(room.caller("ana"), "notes.mine", mine, posted="m1"))
    async with room.ports.store.work() as work:
        for other in ("cora", "ben", "sol"):
            known = a_post(key=f"m1 of {other}", posted="m1", place=chat_of(other), holds_words=True)
            await work.posts.keep(known)
    shown = {"about": {"review": room.review.id, "finding": "1"}}
    await room.conversation.answer(Pressed(room.caller("leo"), "finding.open", shown, posted="m1"))


async def _tell_the_client(work: Work) -> None:
    """Let the client have been told of an evening, and have answered."""
    await work.catch_ups.save(a_catch_up(day=FIRST_DAY + timedelta(days=1), state=CatchUpState.APPROVED))
    await work.client_evidence.add(a_reply())
    await keep_requests(work)
    await keep_a_report(work)


def _about_notes() -> tuple[Row, ...]:
    heard = {"session": "session-1"}
    note = {"theme": "commissioning", "kind": "strength", "text": "One plan.", "group": "directors"}
    return (
        ("ana", "capture.open", heard, {}),
        ("ana", "capture.see", heard, {}),
        ("ana", "capture.later", heard, {}),
        ("ana", "capture.save", heard | {"press": "press-1"}, note),
        ("ana", "capture.more", heard | {"press": "press-2"}, note),
        ("ana", "capture.nothing", heard, {}),
        ("ana", "notes.mine", {"page": "0"}, {}),
        ("ana", "note.edit", {"number": "2"}, {}),
        ("ana", "note.save", {"number": "2", "edition": "1"}, note | {"text": "One plan, on one page."}),
        ("ana", "note.withdraw", {"number": "2"}, {}),
        ("ana", "note.bring_back", {"number": "3"}, {}),
        ("ana", "many.open", heard, {}),
        ("ana", "many.save", heard, {"theme": "commissioning", "lines": "One point.\nAnother point."}),
    )


async def _rightful(room: Room) -> tuple[Case, ...]:
    async with room.ports.store.work() as work:
        prepared = await prepare_feedback(room.review, work=work)
        evening = await work.catch_ups.get(room.review.id, FIRST_DAY)
    assert evening is not None
    theme = {"session": TEAM_SESSION, "theme": "commissioning"}
    finding = {"kind": "strength", "text": "One plan is shared.", "cites": "1"}
    change = {"mark": a_calendar_change().mark}
    rows: tuple[Row, ...] = (
        *_about_notes(),
        *presses_before_day_one(room),
        *about_peers(),
        ("leo", "triangulate.show", theme, {}),
        ("leo", "triangulate.save", theme | {"press": "press-3"}, finding),
        *_about_findings(theme["theme"]),
        ("cora", "account.decide", {"mark": mark_of(UNKNOWN)}, {"whose": "ben"}),
        ("cora", "people.let_in", {"who": "lou"}, {}),
        ("cora", "people.remove", {"who": "sol"}, {}),
        ("cora", "calendar.accept", change, {}),
        ("cora", "calendar.undo", change, {}),
        ("cora", "timetable.answer", {"draft": "draft-1"}, {}),
        ("cora", "timetable.decline", {"draft": "draft-1"}, {}),
        ("cora", "timetable.accept", {"draft": "draft-1", "mark": "never shown"}, {}),
        *_about_evenings(evening),
        ("cora", "feedback.arrange", {}, {}),
        ("cora", "feedback.show", {}, {}),
        ("cora", "feedback.choose", {"mark": prepared.mark}, {}),
        ("cora", "feedback.agree", {"mark": prepared.mark}, {}),
        ("cora", "sign_off.ask", {}, {}),
        ("cora", "sign_off.confirm", {}, {"reason": "The client asked for no report."}),
        ("cora", "end.ask", {}, {"why": "withdrawn"}),
        ("cora", "end.confirm", {"why": "withdrawn"}, {}),
        ("ana", "notes.destroyed", {}, {"what": "own notes"}),
        ("ana", "reach.here", {}, {}),
        *presses_about_requests(),
        *presses_about_reports(),
        ("ana", "board.page", {"theme": "commissioning", "page": "1"}, {}),
        ("ana", "digest.page", {"session": TEAM_SESSION, "page": "1"}, {}),
    )
    return tuple(Case(who, verb, {"review": room.review.id} | ids, typed) for who, verb, ids, typed in rows)


def _about_evenings(evening: CatchUp) -> tuple[Row, ...]:
    return (
        ("cora", "catch_up.edit", {"day": DAY}, {}),
        ("cora", "catch_up.meet", {"day": DAY}, {}),
        (
            "cora",
            "catch_up.check",
            {"day": DAY, "mark": evening.mark},
            {"strengths__commissioning": "Partners plan together."},
        ),
        ("cora", "catch_up.approve", {"day": DAY, "mark": evening.messages.mark}, {}),
        ("sol", "summary.reply", {"day": TOLD, "on": "alone"}, {"text": "It was in May."}),
        ("cora", "reply.attach", {"number": "1"}, {"findings": "1"}),
    )


def _about_findings(theme: str) -> tuple[Row, ...]:
    """Return the presses about findings, each on another finding so that none is in another's way."""

    def of(number: int, version: int = 1) -> dict[str, str]:
        return {"finding": str(number), "version": str(version)}

    return (
        ("leo", "triangulate.same", {"theme": theme}, {"note": "1"}),
        ("leo", "finding.open", {"finding": "1", "form": "notes"}, {}),
        ("leo", "finding.reword", of(1), {"text": "One plan is known to all."}),
        ("leo", "finding.support", of(2), {"notes": "4"}),
        ("leo", "finding.question", of(2), {"notes": "3"}),
        ("leo", "finding.take_off", of(3), {"notes": "2"}),
        ("leo", "finding.merge", of(4), {"other": "5"}),
        ("leo", "finding.split", of(6), {"notes": "2", "text": "The plan is on one page."}),
        ("leo", "finding.park", of(7), {"reason": "It is said elsewhere."}),
        ("leo", "finding.agree", of(8), {}),
        ("leo", "finding.bring_back", of(9, 2), {}),
        ("leo", "finding.undo", of(10), {}),
        ("cora", "threshold.save", {"mark": "2 sources, 2 peers"}, {"sources": "3", "peers": "2"}),
    )
