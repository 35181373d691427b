"""The page behind a link to the report: its file for whom it was sent to, and room to answer."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from yarl import URL

from bot.domain.ids import PersonId
from bot.domain.review import Stage
from tests.builders import NINE
from tests.conversation.pressed_about_reports import an_edition, keep_a_report
from tests.room import Room
from tests.web.forms import Forms, forms_of

SOL, BEN, CORA = PersonId("sol"), PersonId("ben"), PersonId("cora")


@pytest.fixture
async def forms(room: Room) -> AsyncIterator[Forms]:
    async with room.ports.store.work() as work:
        await keep_a_report(work)
    async with forms_of(room) as served:
        yield served


def path_of(forms: Forms, person: PersonId, *, edition: int = 1) -> str:
    until = forms.room.clock.now() + timedelta(days=1)
    link = forms.links.report(review=forms.room.review.id, person=person, edition=edition, until=until)
    return URL(link).raw_path


async def said(forms: Forms) -> list[tuple[str, str, str]]:
    async with forms.room.ports.store.work() as work:
        return [(str(c.by), c.side.value, c.text) for c in await work.comments.of(forms.room.review.id)][1:]


async def to_the_client(forms: Forms) -> None:
    due = NINE.date() + timedelta(days=7)
    async with forms.room.ports.store.work() as work:
        await work.papers.save(an_edition(to_client=NINE, corrections_by=due))


async def test_the_client_corrects_a_fact_on_the_page_once_however_often_it_is_sent(forms: Forms) -> None:
    await to_the_client(forms)
    path = path_of(forms, SOL)
    sent = {"verb": (await forms.get(path)).button("Send"), "text": "It was agreed in May."}

    first = await forms.post(path, sent)
    await forms.post(path, sent)

    assert (first.status, first.heading) == (200, "The draft report is here")
    assert await said(forms) == [("sol", "client", "It was agreed in May.")]


async def test_a_peer_reads_what_others_said_without_names_and_has_no_button_that_needs_teams(
    forms: Forms,
) -> None:
    page = await forms.get(path_of(forms, BEN))

    assert ("Say more about carers." in page.text, "Ana" in page.text) == (True, False)
    assert "Add a signpost" not in page.text


async def test_the_file_is_for_the_manager_and_for_whom_it_was_sent_to(forms: Forms) -> None:
    before = {who: (await forms.get(f"{path_of(forms, who)}.docx")).status for who in (SOL, BEN, CORA)}
    await to_the_client(forms)

    after = await forms.get(f"{path_of(forms, SOL)}.docx")

    assert before == {SOL: 410, BEN: 200, CORA: 200}
    assert (after.status, after.headers["Cache-Control"]) == (200, "no-store")
    assert (await forms.get(f"{path_of(forms, SOL, edition=2)}.docx")).status == 410
    assert (await forms.get(f"{path_of(forms, SOL)}x.docx")).status == 404


async def test_nothing_but_a_comment_can_be_sent_from_the_page(forms: Forms) -> None:
    about = {"review": "review-1", "edition": "1"}
    forged = json.dumps({"verb": "report.to_client", "data": {"about": about}, "alone": True})

    await forms.post(path_of(forms, CORA), {"verb": forged})

    async with forms.room.ports.store.work() as work:
        (edition,) = await work.papers.editions(forms.room.review.id)
    assert edition.to_client is None


async def test_a_link_stops_with_the_review(forms: Forms) -> None:
    over = forms.room.review.model_copy(update={"stage": Stage.SIGNED_OFF})
    async with forms.room.ports.store.work() as work:
        await work.reviews.save(over)

    statuses = [(await forms.get(path)).status for path in (path_of(forms, BEN), f"{path_of(forms, BEN)}.docx")]

    assert statuses == [410, 410]
