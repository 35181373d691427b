"""A photograph is taken in by the page of whoever is on it, and never more than that page sends."""

from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO

import pytest
from yarl import URL

from bot.ports.peer_pages import PeerPage
from bot.web.team_sheet import MOST_BYTES
from tests.builders import ANA
from tests.peers import Gathering, a_gathering
from tests.room import Room

BOX = b'--b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n--b--\r\n'


@pytest.fixture
async def gathering(room: Room) -> AsyncIterator[Gathering]:
    """Let Ana say something of herself, beside which a photograph may stand."""
    async with a_gathering(room) as gathering:
        await gathering.press(path_of(gathering), "Save", words="I am Ana.", agree="yes")
        yield gathering


def path_of(gathering: Gathering, page: PeerPage = PeerPage.ABOUT_ME, of: str = ANA) -> str:
    """Return a good link of somebody's."""
    room = gathering.room
    until = room.clock.now() + timedelta(days=1)
    return URL(gathering.links.page(page, of=of, review=room.review.id, until=until)).raw_path


async def upload(gathering: Gathering, body: bytes) -> tuple[int, str]:
    """Send what a browser would send, or would not."""
    sent = {"Content-Type": "multipart/form-data; boundary=b"}
    url = URL(f"{path_of(gathering)}/photograph", encoded=True)
    async with gathering.client.post(url, data=BytesIO(body), headers=sent) as answer:
        return answer.status, await answer.text()


@pytest.mark.parametrize("box", [b"photograph", b"do"])
async def test_a_picture_that_is_too_large_is_refused_with_a_sentence_beside_the_form(
    gathering: Gathering, box: bytes
) -> None:
    status, page = await upload(gathering, BOX % (box, bytes(MOST_BYTES + 1)))

    assert (status, "That picture is larger than 8 MB." in page, 'type="file"' in page) == (200, True, True)
    assert "<title>Please check: About you, for the team sheet</title>" in page


@pytest.mark.parametrize(
    "body", [b"", b"nothing", b"--b\r\nnonsense\r\n\r\nx\r\n--b--", BOX % (b"another", b"x")]
)
async def test_what_no_page_of_ours_sends_is_refused_and_the_house_stands(
    gathering: Gathering, body: bytes
) -> None:
    status, _ = await upload(gathering, body)

    assert status == 400


async def test_a_sheet_that_is_opened_too_often_says_later_and_not_that_its_link_is_gone(
    gathering: Gathering,
) -> None:
    path = f"{path_of(gathering, PeerPage.TEAM_SHEET, 'cora')}/sheet"

    opened = [(await gathering.get(path)).status for _ in range(31)]

    assert opened == [*[200] * 30, 429]
