"""Seats in a rehearsal, taken in a browser: real cards, real presses, and the clock in one's own hands."""

from collections.abc import AsyncIterator

import pytest

from tests.rehearsal.reviews import short
from tests.web.house import House, a_house

POINT = "Partners share one plan and keep to it."


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with a_house(short()) as house:
        yield house


async def first_capture_card(house: House) -> str:
    """Go on to the first card that asks the lead peer what they heard, and return their seat."""
    lead = house.play.cast.peers[0].seat
    await house.press(house.manager, "Accept timetable")
    page = ""
    while "What did you hear?" not in page:
        await house.push(lead, until="mine")
        page = await house.page(f"/{lead}")
    return lead


def noted(house: House, point: str) -> dict[str, str]:
    return {
        "theme": house.play.review.themes[0].id,
        "kind": "strength",
        "text": point,
        "group": "Chief Executive",
    }


async def test_everybody_and_the_channel_have_a_seat(house: House) -> None:
    page = await house.page()

    for member in house.play.cast.everybody:
        assert f'<a href="/rehearsal/{member.seat}">{member.name}</a>' in page
    assert '<a href="/rehearsal/channel">' in page


async def test_the_challenge_manager_finds_the_timetable_and_accepts_it(house: House) -> None:
    before = await house.page(f"/{house.manager}")

    after = await house.press(house.manager, "Accept timetable")

    assert "Nothing is sent to anyone until you accept." in before
    assert "The timetable is accepted" in after
    assert "Accept timetable" not in after


async def test_the_clock_goes_to_the_next_event_and_the_page_says_what_happened(house: House) -> None:
    await house.press(house.manager, "Accept timetable")

    page = await house.push(house.manager)
    while "<li>Day sheet to " not in page:
        page = await house.push(house.manager)

    assert "The clock stands at Monday 12 October, 7.30am (UK time, BST)" in page
    assert '<div class="told" role="status" id="told" tabindex="-1">' in page
    assert "<li>Day sheet to " in page
    assert "What happened since" not in await house.page(f"/{house.manager}")


async def test_no_session_is_briefed_before_the_challenge_manager_has_accepted(house: House) -> None:
    page = await house.push(house.manager)
    while "Nothing more happens by itself." not in page:
        page = await house.push(house.manager)

    sent = {delivery.first.card.kind for delivery in house.play.stage.messenger.deliveries}
    assert sent & {"briefing", "capture", "day_sheet"} == set()


async def test_somebody_in_a_peers_seat_saves_an_observation_with_the_real_card(house: House) -> None:
    lead = await first_capture_card(house)

    page = await house.press(lead, "Save", noted(house, POINT))

    assert "Saved as number" in page
    async with house.play.stage.ports.store.work() as work:
        kept = await work.observations.of(house.play.review.id)
    assert [o.text for o in kept if o.text == POINT] == [POINT]


async def test_a_card_with_a_name_on_it_comes_back_with_what_was_typed(house: House) -> None:
    lead = await first_capture_card(house)

    page = await house.press(lead, "Save", noted(house, "Rosalind Achterberg said that plans are shared."))

    assert "Please take out “Rosalind Achterberg”" in page
    assert "Rosalind Achterberg said that plans are shared.</textarea>" in page


async def test_when_a_press_cannot_be_what_was_typed_is_not_lost(house: House) -> None:
    lead = await first_capture_card(house)

    page = await house.press(lead, "Save", noted(house, POINT) | {"theme": "no-such-theme"})

    assert "That theme is no longer one of this review" in page
    assert f"{POINT}</textarea>" in page


async def test_what_is_written_to_the_bot_is_answered(house: House) -> None:
    page = await house.send(f"/{house.manager}/say", {"words": "who"})

    assert f"Who is in the review for {house.play.review.client}" in page


async def test_an_empty_message_is_answered_with_a_sentence(house: House) -> None:
    page = await house.send(f"/{house.manager}/say", {"words": "  "})

    assert '<div class="trouble" role="alert" id="told" tabindex="-1">' in page
    assert "Write something first, for example: help." in page


async def test_a_form_that_no_card_of_ours_has_is_answered_with_a_sentence(house: House) -> None:
    page = await house.send(f"/{house.manager}/press/m0001", {"verb": "nonsense"})

    assert "This page is out of date, so nothing was changed." in page


async def test_the_channel_can_be_read_but_not_pressed(house: House) -> None:
    page = await house.page("/channel")

    assert "Write to the bot" not in page
    assert "/press/" not in page


async def test_with_the_others_away_only_time_passes(house: House) -> None:
    await house.press(house.manager, "Accept timetable")

    for _ in range(12):
        await house.push(house.manager, others=False)

    async with house.play.stage.ports.store.work() as work:
        assert await work.observations.of(house.play.review.id) == ()


async def test_a_seat_that_is_not_there_is_answered_with_a_sentence(house: House) -> None:
    async with house.client.get("/rehearsal/nobody") as answer:
        assert answer.status == 404
        assert await answer.text() == "There is no such seat. Go to /rehearsal and choose one from the list."


@pytest.mark.parametrize("host", ["rehearsal.example", "127.0.0.1.example:80", "192.0.2.1"])
async def test_pages_are_not_shown_under_any_other_name(house: House, host: str) -> None:
    async with house.client.get("/rehearsal", headers={"Host": host}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1"},
    ],
)
async def test_another_page_cannot_press_buttons_here(house: House, headers: dict[str, str]) -> None:
    async with house.client.post("/rehearsal", data={"others": "yes"}, headers=headers) as answer:
        assert answer.status == 403


async def test_a_browser_that_keeps_its_origin_to_itself_is_let_in_from_our_own_page(house: House) -> None:
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}

    async with house.client.post("/rehearsal", data={"others": "yes"}, headers=headers) as answer:
        assert answer.status == 200


async def test_pages_run_no_script_and_stay_out_of_other_pages(house: House) -> None:
    async with house.client.get("/rehearsal") as answer:
        policy = answer.headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
