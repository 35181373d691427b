"""One person is taken out before the end: where they are reached, and what their notes said before (R69)."""

from bot.domain.reach import Account
from bot.domain.review import Review
from bot.store.work import SqlStore
from tests.builders import ANA, BEN, a_new_observation, a_place, a_team


async def test_one_person_is_forgotten_and_nobody_else(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        for person in a_team(review.id):
            await work.people.save(person)
        for person_id in (ANA, BEN):
            await work.people.own(person_id, Account(tenant="t", object_id=person_id))
            await work.people.reach(person_id, a_place(id=f"chat-{person_id}"))

        await work.people.forget(ANA)
        await work.people.forget(ANA)

        places = [await work.people.place_of(person_id) for person_id in (ANA, BEN)]
        accounts = [len(await work.people.accounts_of(person_id)) for person_id in (ANA, BEN)]
    assert ([p.id if p else "" for p in places], accounts) == (["", "chat-ben"], [0, 1])


async def test_what_ones_notes_said_before_is_forgotten_and_what_others_said_is_not(
    store: SqlStore, review: Review
) -> None:
    async with store.work() as work:
        for person_id in (ANA, BEN):
            new = a_new_observation(review=review.id, peer=person_id, press=f"of {person_id}")
            note = await work.observations.add(new)
            await work.observations.save(note.model_copy(update={"text": "Another wording."}))

        await work.forget_earlier(review.id, person=ANA)

        earlier = next(c for c in await work.destroy(review.id) if c.what == "earlier versions")
    assert (earlier.destroyed, earlier.left) == (1, 0)
