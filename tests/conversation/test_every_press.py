"""Every button asks the server who presses it: wrongly pressed, each gets a sentence and changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from bot.domain.review import Stage
from cards import sent_about_findings, sent_about_peers, sent_about_people, sent_about_reports, submissions
from tests.conversation.pressed import ELSEWHERE, Case, a_desk_of_buttons
from tests.conversation.pressed_about_peers import NOT_OF_A_REVIEW, OWN
from tests.conversation.pressed_about_reports import OF_READERS

Wrongly = Callable[[Case], Iterator[Case]]

OF_THE_TEAM: Final = frozenset(
    {
        "triangulate.show", "triangulate.save", "triangulate.same", "finding.open", "finding.reword",
        "finding.support", "finding.question", "finding.take_off", "finding.merge", "finding.split",
        "finding.park", "finding.bring_back", "finding.undo", "board.page", "digest.page", "request.open",
        "request.raise",
    }
)  # fmt: skip
"""What everybody in the team may press, whoever was asked."""

MARKED: Final = frozenset({"mark", "draft", "day", "edition", "version"})


def forged(case: Case) -> Iterator[Case]:
    """Send fields that we never sent out, beside ours and among ours."""
    yield replace(case, about={**case.about, "role": "challenge manager"})
    yield replace(case, typed={**case.typed, "role": "challenge manager"})


def of_another_review(case: Case) -> Iterator[Case]:
    """Name another review, or things of another review within one's own."""
    yield case.with_ids(review=ELSEWHERE)
    yield case.with_ids(review="review-3")
    theirs = case.with_ids(session="session-2", draft="draft-2", who="otto", theme="elsewhere", finding="77")
    if theirs != case:
        yield theirs


def on_somebody_elses_card(case: Case) -> Iterator[Case]:
    """Press what another person was asked."""
    yield replace(case, who="ben" if case.who != "ana" else "leo")


def on_a_stale_card(case: Case) -> Iterator[Case]:
    """Press a card that shows what has changed since."""
    if MARKED & case.about.keys():
        yield case.with_ids(
            mark="what it was before", draft="before", day="2001-01-01", edition="9", version="0"
        )


def in_the_wrong_role(case: Case) -> Iterator[Case]:
    """Press as the client."""
    yield replace(case, who="sol")


def as_a_stranger(case: Case) -> Iterator[Case]:
    """Press as somebody whom nobody knows, and as one who was taken out."""
    yield replace(case, who="mallory")


@pytest.mark.parametrize(
    ("wrongly", "but"),
    [
        (forged, frozenset()),
        (of_another_review, frozenset({"triangulate.show"})),
        (
            on_somebody_elses_card,
            OF_THE_TEAM | OF_READERS | {*OWN, "notes.destroyed", "notes.mine", "reach.here"},
        ),
        (on_a_stale_card, frozenset()),
        (in_the_wrong_role, frozenset({"reach.here", "summary.reply", "request.answer"})),
        (as_a_stranger, frozenset()),
    ],
    ids=lambda given: getattr(given, "__name__", ""),
)
async def test_a_wrong_press_gets_a_sentence_and_changes_nothing(
    tmp_path: Path, wrongly: Wrongly, but: frozenset[str]
) -> None:
    wrong: list[str] = []
    async with a_desk_of_buttons(tmp_path) as desk:
        before = await desk.kept()
        for case in desk.cases:
            for pressed in wrongly(case) if case.verb not in but else ():
                sentence = await desk.press(pressed)
                if not sentence or await desk.kept() != before:
                    wrong.append(f"{pressed}: {sentence or 'done'}, {await desk.kept() == before}")
                    before = await desk.kept()

    assert wrong == []


async def test_once_the_review_is_signed_off_nothing_more_can_be_pressed(tmp_path: Path) -> None:
    async with a_desk_of_buttons(tmp_path, stage=Stage.SIGNED_OFF) as desk:
        before = await desk.kept()

        sentences = {case.verb: await desk.press(case) for case in desk.cases}

        assert [verb for verb, said in sentences.items() if not said] == []
        assert await desk.kept() == before


async def test_a_press_that_comes_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    changed = []
    async with a_desk_of_buttons(tmp_path) as desk:
        for case in desk.cases:
            first = await desk.press(case)
            before = await desk.kept()
            await desk.press(case)
            if await desk.kept() != before:
                changed.append(f"{case.verb} ({first})")

    assert changed == []


async def test_every_button_is_pressed_here(tmp_path: Path) -> None:
    forms = [
        form
        for room in (
            submissions,
            sent_about_findings,
            sent_about_people,
            sent_about_peers,
            sent_about_reports,
        )
        for form in vars(room).values()
    ]
    fields = [getattr(form, "model_fields", {}).get("verb") for form in forms]
    verbs = {verb for field in fields if field for verb in field.annotation.__args__}

    async with a_desk_of_buttons(tmp_path) as desk:
        pressed = {case.verb for case in desk.cases}

    assert verbs - pressed == {*NOT_OF_A_REVIEW, "set_up.save"}
