"""People offer to be peers on a page, and do the rest behind links that are theirs alone."""

import base64
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO

import docx
import pytest
from aiohttp import FormData
from docx.oxml.ns import qn
from PIL import Image
from yarl import URL

from bot.domain.ids import PersonId
from bot.domain.onboarding import Part
from bot.domain.review import Stage
from bot.ports.peer_pages import PeerPage
from tests.builders import ANA
from tests.peers import FORM, Gathering, a_gathering, an_offer
from tests.room import Room

SEND = {"verb": '{"verb": "offer.send", "data": {}, "alone": false}'}


@pytest.fixture
async def gathering(room: Room) -> AsyncIterator[Gathering]:
    async with a_gathering(room) as gathering:
        yield gathering


def path_of(gathering: Gathering, page: PeerPage, of: str = ANA) -> str:
    room = gathering.room
    until = room.clock.now() + timedelta(days=1)
    return URL(gathering.links.page(page, of=of, review=room.review.id, until=until)).raw_path


async def test_an_offer_counts_once_its_address_has_answered(gathering: Gathering) -> None:
    sent = await gathering.press("/peers", "Send", **FORM)
    waiting = await gathering.pool()
    link = gathering.post.link()
    opened = await gathering.get(link)

    done = await gathering.press(link, "Yes, this is my offer")
    again = await gathering.get(link)

    assert (sent.heading, waiting, opened.heading) == ("Please look in your e-mail", (), "Is this right?")
    assert (done.heading, again.status) == ("Thank you: you are in the pool", 410)
    [pat] = await gathering.pool()
    assert (pat.name, pat.email, pat.brings) == ("Pat Invented", "Pat@peers.example", ("family carer",))


async def test_the_page_does_not_say_whether_an_address_is_known_and_changes_nothing_before_it_answers(
    gathering: Gathering,
) -> None:
    known = an_offer()
    await gathering.keep(known)

    of_known = await gathering.post_form("/peers", {**SEND, **FORM, "my_role": "Somebody else"})
    of_new = await gathering.post_form("/peers", {**SEND, **FORM, "my_email": "new@peers.example"})

    assert of_known.text == of_new.text
    assert await gathering.pool() == (known,)


async def test_what_is_missing_is_said_beside_what_was_typed(gathering: Gathering) -> None:
    page = await gathering.post_form("/peers", {**SEND, **FORM, "agree": "", "my_email": "pat@"})

    assert (page.status, "Please check your e-mail address" in page.text) == (200, True)
    assert "I have cared for my brother" in page.text
    assert gathering.post.letters == []


async def test_nobody_is_sent_letters_without_end_and_no_machine_sends_offers_without_end(
    gathering: Gathering,
) -> None:
    pages = [await gathering.post_form("/peers", {**SEND, **FORM, "time": f"{n} days"}) for n in range(11)]

    assert [page.status for page in pages] == [200] * 10 + [429]
    assert len(gathering.post.letters) == 3


async def test_before_their_time_is_up_people_are_asked_and_without_an_answer_they_are_forgotten(
    gathering: Gathering,
) -> None:
    room = gathering.room
    await gathering.press("/peers", "Send", **FORM)
    await gathering.press(gathering.post.link(), "Yes, this is my offer")
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review.model_copy(update={"stage": Stage.DESTROYED}))

    await room.push(timedelta(days=340))
    asked = [letter.subject for letter in gathering.post.letters]
    renewed = await gathering.press(gathering.post.link(), "Keep my details", keep="6")
    await room.push(timedelta(days=100))
    kept = len(await gathering.pool())
    await room.push(timedelta(days=100))

    assert asked == ["Please confirm: you offer to be a peer", "May we keep your details longer?"]
    assert (renewed.heading, kept, await gathering.pool()) == ("Thank you for staying", 1, ())


async def test_an_offer_can_be_withdrawn_at_any_time_and_an_unconfirmed_one_dies_in_two_days(
    gathering: Gathering,
) -> None:
    room = gathering.room
    pat = an_offer()
    await gathering.keep(pat)
    await gathering.post_form("/peers", {**SEND, **FORM})

    page = await gathering.press(path_of(gathering, PeerPage.OWN_OFFER, pat.id), "Withdraw it")
    await room.push(timedelta(days=2, minutes=1))

    async with room.ports.store.work() as work:
        assert (page.heading, await work.offers.all()) == ("Your offer is withdrawn", ())


async def test_a_peer_without_teams_confirms_the_charter_on_a_page(gathering: Gathering) -> None:
    path = path_of(gathering, PeerPage.ONBOARDING)

    page = await gathering.press(path, "I keep to the charter")

    async with gathering.room.ports.store.work() as work:
        assert ((await work.people.get(ANA)).confirmed, page.status) == ((Part.CHARTER,), 200)


async def test_links_let_in_nobody_else_and_end_with_the_review(gathering: Gathering) -> None:
    room, own = gathering.room, path_of(gathering, PeerPage.ABOUT_ME)
    wrong = [f"{own}x", "/peers/x.y", path_of(gathering, PeerPage.ABOUT_ME, "x"), f"{own}/sheet", f"{own}/word"]
    statuses = [(await gathering.get(path)).status for path in wrong]
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review.model_copy(update={"stage": Stage.SIGNED_OFF}))

    sheet = path_of(gathering, PeerPage.TEAM_SHEET, "cora")
    over = [(await gathering.get(path)).status for path in (own, sheet)]

    assert (statuses, over) == ([404, 404, 410, 410, 410], [410, 410])


def a_photograph(size: tuple[int, int] = (900, 1200)) -> bytes:
    """Return a picture that says where it was taken, and is turned by its camera."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "Taken at home"
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, "JPEG", exif=exif)
    return written.getvalue()


async def upload(gathering: Gathering, content: bytes, *, do: str = "add") -> tuple[int, str]:
    form = FormData()
    form.add_field("photograph", content, filename="me.jpg", content_type="image/jpeg")
    form.add_field("do", do)
    path = f"{path_of(gathering, PeerPage.ABOUT_ME)}/photograph"
    async with gathering.client.post(URL(path, encoded=True), data=form) as answer:
        return answer.status, await answer.text()


async def test_a_photograph_is_kept_small_and_without_where_it_was_taken(gathering: Gathering) -> None:
    about = path_of(gathering, PeerPage.ABOUT_ME)
    await gathering.press(about, "Save", words="I lead services elsewhere.", agree="yes")

    status, _ = await upload(gathering, a_photograph())

    async with gathering.room.ports.store.work() as work:
        [entry] = await work.teams.entries(gathering.room.review.id)
    kept = Image.open(BytesIO(base64.b64decode(entry.photograph)))
    assert (status, kept.size, dict(kept.getexif())) == (200, (480, 360), {})
    assert b"home" not in base64.b64decode(entry.photograph)


@pytest.mark.parametrize("content", [b"", b"no picture", b"GIF89a" + bytes(20), a_photograph()[:400]])
async def test_what_is_no_picture_is_refused_with_a_sentence(gathering: Gathering, content: bytes) -> None:
    await gathering.press(path_of(gathering, PeerPage.ABOUT_ME), "Save", words="I am Ana.", agree="yes")

    status, page = await upload(gathering, content)

    async with gathering.room.ports.store.work() as work:
        [entry] = await work.teams.entries(gathering.room.review.id)
    assert (status, entry.photograph, "Please check this" in page) == (200, "", True)


async def test_the_sheet_is_a_word_file_with_headings_and_words_for_each_picture(gathering: Gathering) -> None:
    await gathering.press(path_of(gathering, PeerPage.ABOUT_ME), "Save", words="I am Ana.", agree="yes")
    await upload(gathering, a_photograph((400, 400)))
    path = path_of(gathering, PeerPage.TEAM_SHEET, PersonId("cora"))

    page = await gathering.get(path)
    async with gathering.client.get(URL(f"{path}/word", encoded=True)) as answer:
        written = docx.Document(BytesIO(await answer.read()))

    assert ('alt="Photograph of Ana Invented"' in page.text, page.text.count("<h1>")) == (True, 1)
    assert [p.text for p in written.paragraphs if p.style.name == "Heading 1"] == ["Ana Invented"]  # type: ignore[union-attr] # every paragraph has a style
    [described] = written.element.iter(qn("wp:docPr"))
    assert described.get("descr") == "Photograph of Ana Invented"
