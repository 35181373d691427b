"""The form behind a signed link: it saves what the card would, once, for the person whom it names."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.ids import PersonId
from bot.domain.reach import Proof, Rung, ladder_of
from bot.domain.review import Stage
from bot.web.form_links import FormLinks
from bot.web.guard import MOST_BYTES, Knocks
from tests.builders import ANA, BEN, NINE, SESSION
from tests.room import Room
from tests.web.forms import PRESS, TYPED, Forms, forms_of

GONE = "This link does not work"


@pytest.fixture
async def forms(room: Room) -> AsyncIterator[Forms]:
    async with forms_of(room) as forms:
        yield forms


async def test_a_peer_writes_down_what_they_heard_without_teams(forms: Forms) -> None:
    shown = await forms.get(forms.path())

    saved = await forms.send(forms.path(), "Save")

    assert (shown.status, shown.heading) == (200, "What did you hear?")
    assert (saved.status, saved.heading) == (200, "Saved as number 1")
    assert [(o.peer, o.initials, o.text, o.source.session) for o in await forms.noted()] == [
        (ANA, "AI", "Partners share one plan.", SESSION)
    ]
    assert "Partners share one plan." not in saved.text


async def test_somebody_whom_the_timetable_does_not_name_is_written_in_on_the_page_too(forms: Forms) -> None:
    asked = await forms.send(forms.path(), "Save", group="somebody else")
    saved = await forms.send(forms.path(), "Save", group="somebody else", somebody="Receptionists")

    assert ("Enter which group" in asked.text, saved.heading) == (True, "Saved as number 1")
    assert [o.source.group for o in await forms.noted()] == ["Receptionists"]


async def test_the_same_key_by_card_and_by_form_is_one_observation(forms: Forms) -> None:
    path = forms.path()
    form = {**TYPED, "verb": (await forms.get(path)).button("Save")}

    await forms.room.save_note(press=PRESS)
    late = await forms.post(path, form)

    assert (late.status, late.heading, len(await forms.noted())) == (410, GONE, 1)


async def test_the_same_key_by_form_and_then_by_card_is_one_observation(forms: Forms) -> None:
    await forms.send(forms.path(), "Save")

    await forms.room.save_note(press=PRESS, text="Something else.")

    assert [o.text for o in await forms.noted()] == ["Partners share one plan."]


async def test_a_form_that_is_sent_twice_at_once_is_kept_once(forms: Forms) -> None:
    path = forms.path()
    form = {**TYPED, "verb": (await forms.get(path)).button("Save")}

    pages = await asyncio.gather(*(forms.post(path, form) for _ in range(3)))

    assert sorted(p.status for p in pages) == [200, 410, 410]
    assert len(await forms.noted()) == 1


async def test_save_and_add_another_leads_to_the_next_form(forms: Forms) -> None:
    second = await forms.send(forms.path(), "Save and add another")

    third = await forms.send(second.path, "Save", text="Carers are asked late.")

    assert ("Saved so far: 1." in second.text, second.path != forms.path()) == (True, True)
    assert third.heading == "Saved as number 2"
    assert len(await forms.noted()) == 2


async def test_nothing_salient_is_an_answer_and_uses_the_link_up(forms: Forms) -> None:
    kept = await forms.send(forms.path(), "Nothing salient", text="Half a thought.")
    told = await forms.send(forms.path(), "Nothing salient", text="")

    again = await forms.get(forms.path())

    async with forms.room.ports.store.work() as work:
        answered = await work.observations.answered(SESSION, ANA)
    assert "Half a thought.</textarea>" in kept.text
    assert (told.heading, answered) == ("Nothing salient, thank you", True)
    assert (again.status, again.heading) == (410, GONE)


async def test_a_note_that_names_somebody_comes_back_as_it_was_typed(forms: Forms) -> None:
    words = "Rosalind Achterberg said <b>so</b>."

    refused = await forms.send(forms.path(), "Save", text=words, example="One page.")
    mended = await forms.send(forms.path(), "Save", text="It was said so.")

    assert "Rosalind Achterberg said &lt;b&gt;so&lt;/b&gt;.</textarea>" in refused.text
    assert "One page.</textarea>" in refused.text
    assert "<title>Please check:" in refused.text
    assert mended.heading == "Saved as number 1"


async def test_what_is_far_too_long_is_not_lost(forms: Forms) -> None:
    refused = await forms.send(forms.path(), "Save", text="long " * 1000)

    assert ("<title>Please check:" in refused.text, ("long " * 1000).strip() in refused.text) == (True, True)
    assert await forms.noted() == ()


async def test_a_page_cannot_write_for_somebody_else_nor_about_something_else(forms: Forms) -> None:
    path = forms.path()
    button = (await forms.get(path)).button("Save")

    await forms.post(path, {**TYPED, "verb": button.replace(PRESS, "press-2").replace(SESSION, "session-9")})

    [noted] = await forms.noted()
    assert (noted.source.session, noted.press, noted.peer) == (SESSION, f"{ANA}/{PRESS}", ANA)


@pytest.mark.parametrize("verb", ["catch_up.approve", "sign_off.confirm", "set_up.save"])
async def test_no_other_button_can_be_pressed_through_a_form(forms: Forms, verb: str) -> None:
    path = forms.path()
    button = (await forms.get(path)).button("Save")

    page = await forms.post(path, {**TYPED, "verb": button.replace("capture.save", verb)})

    assert ("This page is out of date" in page.text, await forms.noted()) == (True, ())


async def test_a_link_that_was_altered_or_guessed_or_is_anothers_shows_one_page(forms: Forms) -> None:
    token = forms.path().removeprefix("/note/")
    words, _, mac = token.partition(".")
    last = "B" if mac[-1] != "B" else "C"
    elsewhere = FormLinks("http://x", secret="another").note(
        review=forms.room.review.id, person=ANA, session=SESSION, press=PRESS, until=NINE + timedelta(days=9)
    )
    hello = forms.links.here(review=forms.room.review.id, person=ANA, until=NINE + timedelta(days=9))
    tokens = (
        f"{words}.{mac[:-1]}{last}", f"{words[:-2]}AA.{mac}", words, f"{words}.", "guess", "%00.%FF",
        f"{token}=", f"{token}.x", elsewhere.rpartition("/")[2], hello.rpartition("/")[2],
    )  # fmt: skip

    pages = [await forms.get(f"/note/{t}") for t in tokens]
    sent = [await forms.post(f"/note/{t}", TYPED) for t in tokens]

    assert {p.status for p in (*pages, *sent)} == {404}
    assert len({p.text for p in (*pages, *sent)}) == 1


async def test_a_link_ends_when_its_day_is_over(forms: Forms) -> None:
    path = forms.path(until=NINE)
    forms.room.clock.push_to(NINE + timedelta(seconds=1))

    opened, sent = await forms.get(path), await forms.post(path, TYPED)

    assert (opened.status, opened.heading, sent.status) == (410, GONE, 410)
    assert "Director" not in opened.text


@pytest.mark.parametrize("change", [{"stage": Stage.SIGNED_OFF}, {"board_frozen": True}])
async def test_nothing_is_noted_once_the_review_is_closed(forms: Forms, change: dict[str, object]) -> None:
    path = forms.path()
    form = {**TYPED, "verb": (await forms.get(path)).button("Save")}
    async with forms.room.ports.store.work() as work:
        await work.reviews.save(forms.room.review.model_copy(update=change))

    opened, sent = await forms.get(path), await forms.post(path, form)

    assert (opened.status, sent.status, await forms.noted()) == (410, 410, ())


async def test_somebody_who_left_and_a_system_lead_have_no_form(forms: Forms) -> None:
    async with forms.room.ports.store.work() as work:
        await work.people.save(forms.room.people["ben"].model_copy(update={"has_left": True}))

    pages = [await forms.get(forms.path(PersonId(p))) for p in (BEN, "sol", "nobody")]

    assert [p.status for p in pages] == [410, 410, 410]


async def test_a_page_is_kept_nowhere_and_runs_nothing(forms: Forms) -> None:
    good, bad = await forms.get(forms.path()), await forms.get("/note/guess")

    for page in (good, bad):
        policy = page.headers["Content-Security-Policy"]
        assert page.headers["Cache-Control"] == "no-store"
        assert ("default-src 'none'" in policy, "frame-ancestors 'none'" in policy) == (True, True)
        assert "script-src" not in policy
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in page.headers
        assert "<script" not in page.text


async def test_only_small_forms_are_taken(forms: Forms) -> None:
    path = forms.path()

    large = await forms.post(path, {"text": "x" * (MOST_BYTES + 1)})
    async with forms.client.post(path, json={}) as other:
        odd = other.status, other.headers["Cache-Control"]

    assert (large.status, odd) == (413, (415, "no-store"))
    assert large.text.startswith("That is far too long to be taken in, so nothing was changed.")


async def test_a_link_that_is_asked_for_too_often_rests_for_a_while(forms: Forms) -> None:
    pages = [(await forms.get(forms.path())).status for _ in range(31)]

    assert pages == [*[200] * 30, 429]


async def test_whoever_guesses_is_soon_not_listened_to_and_disturbs_nobody(forms: Forms) -> None:
    guesses = [(await forms.get(f"/note/guess{n}")).status for n in range(61)]

    assert guesses == [*[404] * 60, 429]
    assert (await forms.get(forms.path())).status == 200


def test_knocks_are_counted_anew_each_minute() -> None:
    seconds = iter([0.0, 1.0, 61.0])
    knocks = Knocks(clock=lambda: next(seconds))

    assert [knocks.too_many("x", most=1) for _ in range(3)] == [False, True, False]


async def test_an_e_mail_proves_that_it_came_by_a_press_and_not_by_being_opened(forms: Forms) -> None:
    room = forms.room
    url = forms.links.here(review=room.review.id, person=ANA, until=NINE + timedelta(days=1))
    path = f"/here/{url.rpartition('/')[2]}"

    async def proof() -> Proof | None:
        async with room.ports.store.work() as work:
            return ladder_of(ANA, await work.reaches.of(room.review.id)).proof(Rung.EMAIL)

    opened, before = await forms.get(path), await proof()
    pressed, after = await forms.post(path, {}), await proof()
    forged = await forms.get(path[:-3] + "AAA")

    assert (opened.heading, before) == ("Can you see this?", None)
    assert (pressed.heading, after) == ("Thank you, I reach you here", Proof.ANSWERED)
    assert (forged.status, forged.heading) == (404, GONE)
