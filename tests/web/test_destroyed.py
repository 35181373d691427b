"""The page on which somebody whom Teams does not reach says what they destroyed, and what is kept as a file."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from yarl import URL

from bot.domain.ids import PersonId
from bot.usecases.sign_off_review import sign_off
from tests.builders import ANA
from tests.room import Room
from tests.web.forms import Forms, forms_of

SOL = PersonId("sol")


@pytest.fixture
async def forms(room: Room) -> AsyncIterator[Forms]:
    async with forms_of(room) as served:
        yield served


async def over(room: Room) -> None:
    async with room.ports.store.work() as work:
        now = room.clock.now()
        await sign_off(review=room.review, by=room.people["cora"], work=work, now=now, reason="Invented.")
    await room.push(timedelta(minutes=1))


def path_of(forms: Forms, person: PersonId = SOL) -> str:
    until = forms.room.clock.now() + timedelta(days=14)
    return URL(forms.links.destroyed(review=forms.room.review.id, person=person, until=until)).raw_path


async def confirmed(forms: Forms) -> tuple[str, ...]:
    async with forms.room.ports.store.work() as work:
        certificate = await work.audit.certificate_of(forms.room.review.id)
    return certificate.confirmed_by if certificate else ()


async def test_a_system_lead_confirms_on_the_page_and_again_changes_nothing(forms: Forms) -> None:
    await over(forms.room)
    path = path_of(forms)
    shown = await forms.get(path)

    first = await forms.post(path, {"what": "printouts", "verb": shown.button("Destroyed")})
    again = await forms.get(path)

    assert [page.heading for page in (shown, first, again)] == [
        "Please destroy your notes",
        "Thank you",
        "Thank you",
    ]
    assert await confirmed(forms) == ("sol",)


async def test_without_a_tick_the_page_asks_again_and_nothing_kept_needs_none(forms: Forms) -> None:
    await over(forms.room)
    path = path_of(forms, ANA)
    shown = await forms.get(path)

    empty = await forms.post(path, {"verb": shown.button("Destroyed")})
    nothing = await forms.post(path, {"verb": empty.button("I kept nothing")})

    assert ("Tick what you have destroyed" in empty.text, nothing.heading) == (True, "Thank you")
    assert await confirmed(forms) == ("ana",)


async def test_a_link_is_good_for_its_own_person_and_only_after_the_end(forms: Forms) -> None:
    before = await forms.get(path_of(forms))
    await over(forms.room)
    wrong = [
        f"{path_of(forms)}x",
        path_of(forms, PersonId("nobody")),
        forms.path().replace("/note/", "/destroyed/"),
    ]

    statuses = [(await forms.get(path)).status for path in wrong]

    assert (before.status, statuses) == (410, [404, 410, 404])


async def test_every_other_page_is_shut_once_the_review_is_over(forms: Forms) -> None:
    until = forms.room.clock.now() + timedelta(days=14)
    review = forms.room.review
    reply = forms.links.reply(review=review.id, person=SOL, day=review.first_day, until=until)
    here = forms.links.here(review=review.id, person=ANA, until=until)
    await over(forms.room)

    pages = [await forms.get(path) for path in (forms.path(), URL(reply).raw_path, URL(here).raw_path)]

    assert [page.status for page in pages] == [410, 410, 410]


async def test_somebody_fetches_what_is_kept_of_them_and_of_nobody_else(forms: Forms) -> None:
    until = forms.room.clock.now() + timedelta(days=1)
    url = forms.links.mine(review=forms.room.review.id, person=ANA, until=until)

    page = await forms.get(URL(url).raw_path)

    assert (page.status, json.loads(page.text)["person"]["email"]) == (200, "ana@peers.example")
    assert ("attachment" in page.headers["Content-Disposition"], "ben@" in page.text) == (True, False)
