"""The page on which a system lead answers a summary sent by e-mail: theirs alone, and empty of the summary."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from yarl import URL

from bot.domain.catch_up import CatchUpState
from bot.domain.ids import PersonId
from bot.domain.review import Stage
from tests.builders import FIRST_DAY, a_catch_up
from tests.room import Room
from tests.web.forms import Forms, forms_of

SOL = PersonId("sol")
TOLD = a_catch_up(state=CatchUpState.APPROVED, approved_mark=a_catch_up().messages.mark)


@pytest.fixture
async def forms(room: Room) -> AsyncIterator[Forms]:
    async with room.ports.store.work() as work:
        await work.catch_ups.save(TOLD)
    async with forms_of(room) as served:
        yield served


def path_of(forms: Forms, person: PersonId = SOL) -> str:
    until = forms.room.clock.now() + timedelta(days=1)
    return URL(
        forms.links.reply(review=forms.room.review.id, person=person, day=FIRST_DAY, until=until)
    ).raw_path


async def replies(forms: Forms) -> list[tuple[str, str]]:
    async with forms.room.ports.store.work() as work:
        return [(str(e.by), e.text) for e in await work.client_evidence.of(forms.room.review.id)]


async def test_a_system_lead_answers_once_however_often_it_is_sent(forms: Forms) -> None:
    path = path_of(forms)

    first = await forms.post(path, {"text": "It was agreed in May.", "kind": "correction"})
    again = await forms.post(path, {"text": "It was agreed in May.", "kind": "correction"})

    assert [page.heading for page in (first, again)] == ["Thank you for your reply"] * 2
    assert await replies(forms) == [("sol", "It was agreed in May.")]


async def test_the_page_shows_nothing_of_the_summary(forms: Forms) -> None:
    page = await forms.get(path_of(forms))

    assert (page.status, "Partners plan" in page.text, "Sol" in page.text) == (200, False, False)


async def test_nothing_typed_is_lost_where_something_is_missing(forms: Forms) -> None:
    page = await forms.post(path_of(forms), {"text": "x" * 1001})

    assert (page.status, "x" * 1001 in page.text, await replies(forms)) == (200, True, [])
    assert f"<title>Please check: {page.heading}</title>" in page.text


async def test_a_link_lets_in_nobody_but_the_lead_whom_it_names(forms: Forms) -> None:
    own = path_of(forms)
    note = forms.path().removeprefix("/note/")
    wrong = [
        f"{own}x",
        "/reply/x.y",
        f"/reply/{note}",
        path_of(forms, PersonId("ana")),
        path_of(forms, PersonId("x")),
    ]

    statuses = [(await forms.post(path, {"text": "Let me in."})).status for path in wrong]

    assert (statuses, await replies(forms)) == ([404, 404, 404, 410, 410], [])


async def test_a_link_stops_with_the_review(forms: Forms) -> None:
    over = forms.room.review.model_copy(update={"stage": Stage.SIGNED_OFF})
    async with forms.room.ports.store.work() as work:
        await work.reviews.save(over)

    assert (await forms.post(path_of(forms), {"text": "Too late."})).status == 410


async def test_nothing_but_a_reply_can_be_sent_from_the_page(forms: Forms) -> None:
    draft = a_catch_up()
    async with forms.room.ports.store.work() as work:
        await work.catch_ups.save(draft)
    about = {"review": "review-1", "day": FIRST_DAY.isoformat(), "mark": draft.messages.mark}
    forged = json.dumps({"verb": "catch_up.approve", "data": {"about": about}, "alone": True})

    await forms.post(path_of(forms), {"verb": forged, "text": "Approve it."})

    async with forms.room.ports.store.work() as work:
        kept = await work.catch_ups.get(forms.room.review.id, FIRST_DAY)
        errands = await work.errands.of(forms.room.review.id)
    assert (kept, [e.errand.task.purpose for e in errands], await replies(forms)) == (draft, [], [])
