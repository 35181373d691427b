"""The pages behind links: a system lead answers a request, and one of a pair reads the words for a session."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from yarl import URL

from bot.domain.ids import PersonId, SessionId
from bot.domain.request import RequestState
from bot.domain.review import Stage
from tests.asking import a_request
from tests.builders import ANA, NINE, SESSION
from tests.room import Room
from tests.web.forms import Forms, forms_of

SOL = PersonId("sol")


@pytest.fixture
async def forms(room: Room) -> AsyncIterator[Forms]:
    async with room.ports.store.work() as work:
        request = await work.requests.add(a_request())
        asked = {"state": RequestState.ASKED, "asked_at": NINE, "lead": SOL}
        await work.requests.save(request.model_copy(update=asked))
        await work.requests.add(a_request(press="ana/other", text="Not let go yet."))
    async with forms_of(room) as served:
        yield served


def path_of(forms: Forms, person: PersonId = SOL, *, number: int = 1) -> str:
    until = forms.room.clock.now() + timedelta(days=1)
    url = forms.links.request(review=forms.room.review.id, person=person, number=number, until=until)
    return URL(url).raw_path


def script_of(forms: Forms, person: PersonId = ANA, session: SessionId = SESSION) -> str:
    until = forms.room.clock.now() + timedelta(days=1)
    url = forms.links.script(review=forms.room.review.id, person=person, session=session, until=until)
    return URL(url).raw_path


async def the_answer(forms: Forms) -> tuple[str, str]:
    async with forms.room.ports.store.work() as work:
        request = await work.requests.get(forms.room.review.id, 1)
    return request.state, request.answer


async def test_a_request_is_answered_once_however_often_it_is_sent(forms: Forms) -> None:
    path = path_of(forms)
    shown = await forms.get(path)

    first = await forms.post(path, {"text": "On page 4."})
    again = await forms.post(path, {"text": "On page 4."})
    other = await forms.post(path, {"text": "Something else."})

    assert ("discharge figures" in shown.text, "Ana" in shown.text) == (True, False)
    assert [page.heading for page in (first, again)] == ["Thank you for your answer"] * 2
    assert "answered in the meantime" in other.text
    assert await the_answer(forms) == ("answered", "On page 4.")


async def test_what_was_typed_stays_where_it_is_too_long(forms: Forms) -> None:
    page = await forms.post(path_of(forms), {"text": "x" * 1001})

    assert (page.status, "x" * 1001 in page.text, (await the_answer(forms))[1]) == (200, True, "")
    assert "<title>Please check: " in page.text


async def test_no_other_link_lets_anybody_in(forms: Forms) -> None:
    own = path_of(forms)
    note = forms.path().removeprefix("/note/")
    wrong = [
        f"{own}x",
        f"/request/{note}",
        path_of(forms, ANA),
        path_of(forms, PersonId("x")),
        path_of(forms, number=2),
        path_of(forms, number=3),
    ]

    statuses = [(await forms.post(path, {"text": "Let me in."})).status for path in wrong]

    assert (statuses, (await the_answer(forms))[0]) == ([404, 404, 410, 410, 410, 410], "with the client")


async def test_the_words_for_a_session_are_read_by_the_team_alone(forms: Forms) -> None:
    page = await forms.get(script_of(forms))
    wrong = [script_of(forms, SOL), script_of(forms, session=SessionId("x")), f"{script_of(forms)}x"]

    statuses = [(await forms.get(path)).status for path in wrong]

    assert ("Thank you for your time." in page.text, page.status, statuses) == (True, 200, [410, 410, 404])


async def test_the_links_stop_with_the_review(forms: Forms) -> None:
    over = forms.room.review.model_copy(update={"stage": Stage.SIGNED_OFF})
    async with forms.room.ports.store.work() as work:
        await work.reviews.save(over)

    assert [(await forms.get(path)).status for path in (path_of(forms), script_of(forms))] == [410, 410]
