"""The final feedback is arranged on a card, agreed word for word, and fetched as files that show nobody."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pptx import Presentation
from yarl import URL

from bot.bootstrap import calendar_bytes
from bot.conversation.router import Conversation
from bot.domain.errors import BoardFrozen, OutOfDate
from bot.domain.feedback_choices import Audience
from bot.domain.finding import FindingState
from bot.domain.ids import ThemeId
from bot.domain.observation import ObservationKind, Source
from bot.domain.review import Review, Stage
from bot.domain.theme import Theme
from bot.rehearsal.seen import look_at
from bot.usecases.give_feedback import Prepared, prepare_feedback
from bot.usecases.hand_out_board import hand_out_board
from bot.web.file_links import FileLinks
from bot.web.files import add_file_routes
from cards.card import Card
from scheduler.runner import Runner
from tests.builders import ANA, BEN, SESSION, a_finding, a_new_observation
from tests.cards.walking import nodes
from tests.room import Room

Client = TestClient[web.Request, web.Application]
REVIEW = {"review": "review-1"}
TOLD = ("Partners share one plan.", "Boards hear of it late.", "Tell every board at once.")
ALONE = "Only the finance team keeps its own list."
WHO = "Rosalind Achterberg"


@pytest.fixture
async def client(room: Room) -> AsyncIterator[Client]:
    """Furnish the review with three findings that may be told and one that may not, and lend a browser."""
    links = FileLinks("https://bot.example/", secret="invented")
    room.ports = replace(room.ports, links=links)
    room.conversation, room.runner = Conversation(room.ports), Runner(room.ports, owner="test")
    await _furnish(room)
    app = web.Application()
    ports = room.ports
    add_file_routes(
        app,
        links,
        store=ports.store,
        documents=ports.documents,
        clock=room.clock.now,
        calendar=calendar_bytes,
    )
    async with TestClient(TestServer(app)) as browser:
        yield browser


async def _furnish(room: Room) -> None:
    kinds = (ObservationKind.STRENGTH, ObservationKind.AREA, ObservationKind.RECOMMENDATION)
    question = Theme(id=ThemeId("own-1"), title=f"Does {WHO} need a deputy?", short="A deputy")
    async with room.ports.store.work() as work:
        review = room.review.model_copy(
            update={"scope": f"What {WHO} wanted to know.", "extra_themes": (question,)}
        )
        await work.reviews.save(review)
        await work.observations.add(a_new_observation(text="One.", press="a", peer=ANA))
        other = Source(session=SESSION, group="staff")
        await work.observations.add(a_new_observation(text="Two.", press="b", peer=BEN, source=other))
        for number, (text, kind) in enumerate(zip(TOLD, kinds, strict=True), start=1):
            ready = a_finding(number=number, text=text, kind=kind, cites=(1, 2))
            await work.findings.save(ready.model_copy(update={"state": FindingState.TRIANGULATED}))
        await work.findings.save(a_finding(number=4, text=ALONE, cites=(1,), state=FindingState.EMERGING))


async def prepared(room: Room) -> tuple[Review, Prepared]:
    async with room.ports.store.work() as work:
        review = await work.reviews.get(room.review.id)
        return review, await prepare_feedback(review, work=work)


async def choose(room: Room, **typed: str) -> Card:
    _, shown = await prepared(room)
    return await room.press("cora", "feedback.choose", REVIEW | {"mark": shown.mark}, **typed)


async def agree(room: Room) -> Card:
    _, shown = await prepared(room)
    return await room.press("cora", "feedback.agree", REVIEW | {"mark": shown.mark})


def links_on(card: Card) -> dict[str, str]:
    """Return the paths that a card's buttons open, by their titles."""
    opened = [node for node in nodes(card.as_teams()) if node["type"] == "Action.OpenUrl"]
    return {str(node["title"]): URL(str(node["url"])).raw_path for node in opened}


async def fetched(client: Client, path: str) -> tuple[int, bytes]:
    async with client.get(URL(path, encoded=True)) as answer:
        return answer.status, await answer.read()


def words_in(content: bytes) -> str:
    """Return every part of an Office file as text, workbooks behind charts included."""
    return "\n".join(_parts(content))


def _parts(content: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            yield (
                words_in(part)
                if name.endswith(".xlsx")
                else re.sub("<[^>]+>", " ", part.decode(errors="replace"))
            )


@pytest.mark.usefixtures("client")
async def test_whoever_arranges_it_can_go_back_to_the_feedback_and_nothing_is_changed(room: Room) -> None:
    form = await room.press("cora", "feedback.arrange", REVIEW)
    before, _ = await prepared(room)

    card = await room.press("cora", "feedback.show", REVIEW)

    after, _ = await prepared(room)
    assert "Back to the feedback" in str(form.as_teams())
    assert "Agree the feedback" in str(card.as_teams())
    assert after == before


@pytest.mark.usefixtures("client")
async def test_the_challenge_manager_chooses_who_hears_it_and_what_is_told(room: Room) -> None:
    form = await room.press("cora", "feedback.arrange", REVIEW)

    card = await choose(room, audience="contributors", presenter="ana", order__commissioning="2, 1")

    review, shown = await prepared(room)
    assert look_at(form).boxes["order__commissioning"].value == "1, 2, 3"
    assert (review.for_feedback.audience, review.for_feedback.left_out) == (Audience.CONTRIBUTORS, (3,))
    assert (shown.feedback.presented_by, shown.feedback.sentences) == ("Ana Invented", (TOLD[0], TOLD[1]))
    assert shown.held_back == (TOLD[2],)
    assert "Who hears it, as the client decided: everybody who took part." in str(card.as_teams())


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"order__commissioning": "1, 4"}, "There is no finding 4 under that theme"),
        ({"order__commissioning": "the first"}, "Write the numbers of findings"),
        ({"presenter": "sol"}, "Choose somebody of the team"),
        ({"audience": "the press"}, "Choose who hears the feedback"),
    ],
)
async def test_a_choice_that_cannot_be_is_answered_on_the_card(
    room: Room, typed: dict[str, str], sentence: str
) -> None:
    card = await choose(room, **typed)

    review, _ = await prepared(room)
    assert (sentence in str(card.as_teams()), review.for_feedback.order) == (True, ())


@pytest.mark.usefixtures("client")
async def test_what_is_agreed_is_the_exact_text_that_was_shown(room: Room) -> None:
    _, before = await prepared(room)
    await choose(room, audience="board")

    with pytest.raises(OutOfDate, match="have changed"):
        await room.press("cora", "feedback.agree", REVIEW | {"mark": before.mark})
    await agree(room)

    review, shown = await prepared(room)
    assert (review.board_frozen, review.for_feedback.agreed) == (True, shown.mark)
    with pytest.raises(BoardFrozen):
        await choose(room, audience="contributors")


@pytest.mark.usefixtures("client")
async def test_what_is_left_out_is_neither_agreed_nor_in_the_tables_of_the_client(room: Room) -> None:
    await choose(room, order__commissioning="2, 1")
    await agree(room)

    review, _ = await prepared(room)
    async with room.ports.store.work() as work:
        states = [f.state.value for f in await work.findings.of(review.id)]
        handed_out = await hand_out_board(review, work=work, now=room.clock.now())
    assert states == ["agreed", "agreed", "triangulated", "emerging"]
    assert set(handed_out.client.sentences) == {TOLD[0], TOLD[1]}


async def test_the_manager_looks_at_the_draft_as_a_file_and_nobody_else_does(
    room: Room, client: Client
) -> None:
    draft = links_on(await room.say("cora", "feedback"))

    status, content = await fetched(client, draft["Slides with notes"])

    assert (status, len(Presentation(BytesIO(content)).slides) > 3) == (200, True)
    assert "not agreed yet" in str((await room.say("leo", "feedback")).as_teams())


async def test_once_agreed_whoever_presents_fetches_the_slides_and_the_report(
    room: Room, client: Client
) -> None:
    await agree(room)

    files = {
        title: await fetched(client, path)
        for title, path in links_on(await room.say("leo", "feedback")).items()
    }

    assert {title: status for title, (status, _) in files.items()} == {
        "Slides with notes": 200,
        "Slides to leave behind": 200,
        "First draft of report": 200,
    }
    assert ["Point 1: two independent sources" in words_in(content) for _, content in files.values()] == [
        True,
        False,
        False,
    ]


async def test_whoever_presents_is_sent_what_was_agreed_with_links_of_their_own(
    room: Room, client: Client
) -> None:
    await choose(room, presenter="ana")
    await agree(room)

    await room.push(timedelta(minutes=1))

    [card] = [d.first.card for d in room.cards("ana", "final_feedback")]
    assert "presented by Ana Invented" in str(card.as_teams())
    assert (await fetched(client, links_on(card)["Slides to leave behind"]))[0] == 200


async def test_no_file_shows_a_name_initials_or_what_rests_on_one_source(room: Room, client: Client) -> None:
    card = await agree(room)

    told = {title: words_in((await fetched(client, path))[1]) for title, path in links_on(card).items()}

    names = [WHO, "Achterberg", ALONE, *(p.name for p in room.people.values() if p.name != "Leo Invented")]
    initials = [p.initials for p in room.people.values()]
    assert [(title, n) for title, text in told.items() for n in names if n in text] == []
    assert [(title, i) for title, text in told.items() for i in initials if re.search(rf"\b{i}\b", text)] == []
    assert [all(text in shown for text in TOLD) for shown in told.values()] == [True] * 3
    assert ["Leo Invented" in shown for shown in told.values()] == [True, True, False]


async def test_a_link_is_no_good_once_what_was_agreed_has_changed_or_its_time_is_up(
    room: Room, client: Client
) -> None:
    path = links_on(await agree(room))["Slides with notes"]
    review, _ = await prepared(room)
    async with room.ports.store.work() as work:
        await work.reviews.save(review.model_copy(update={"scope": "Something else."}))

    changed, _ = await fetched(client, path)
    forged, _ = await fetched(client, path[:-2] + "aa")
    await room.push(timedelta(days=8))
    late, _ = await fetched(client, path)

    assert (changed, forged, late) == (409, 404, 404)


async def test_after_the_end_there_is_no_file_to_fetch(room: Room, client: Client) -> None:
    path = links_on(await agree(room))["First draft of report"]
    review, _ = await prepared(room)
    async with room.ports.store.work() as work:
        await work.reviews.save(review.model_copy(update={"stage": Stage.SIGNED_OFF}))

    assert (await fetched(client, path))[0] == 404
