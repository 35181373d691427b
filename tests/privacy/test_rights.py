"""People can have what is kept about them, and have it deleted before the review is over."""

import json
from datetime import timedelta

from bot.domain.tasks.endings import EndAtRetention
from bot.usecases.person_kept import everything_of, take_out_person
from scheduler.agenda.whole import coming
from tests.asking import a_request
from tests.builders import a_review, a_session
from tests.room import Room


async def test_what_is_kept_of_one_person_is_handed_out_and_deleted_early(room: Room) -> None:
    await room.save_note()
    async with room.ports.store.work() as work:
        await work.requests.add(a_request())
        before = json.loads(await everything_of(room.people["ana"], work=work))

    async with room.ports.store.work() as work:
        taken = await take_out_person(room.people["ana"], review=room.review, work=work, now=room.clock.now())
        left = await work.people.get(room.people["ana"].id)
        notes = await work.observations.of(room.review.id)

    told = {what: len(before[what]) for what in ("observations", "requests to the client", "accounts")}
    assert told == dict.fromkeys(told, 1)
    assert (left.name, left.email, taken.notes_gone) == ("", "", (1,))
    assert [note.text for note in notes if "Partners share" in note.text] == []


def test_a_review_that_nobody_signs_off_ends_by_itself() -> None:
    review, session = a_review(), a_session()

    ends = [one.due for one in coming(review, sessions=(session,), people=()) if one.kind is EndAtRetention]

    limit = review.first_day + timedelta(days=review.method.deadlines.retention)
    assert [0 <= (review.day_of(end) - limit).days <= 4 for end in ends] == [True]
