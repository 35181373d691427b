"""Whatever the team does to findings can be undone step by step, and no source is ever counted twice."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import Incomplete, OutOfDate, ReviewError
from bot.domain.finding import Content, Finding, FindingDeed, FindingState, Threshold, as_it_stands, strength_of
from bot.domain.finding_changes import (
    Doing,
    agreed,
    brought_back,
    made,
    merged,
    parked,
    questioned,
    reworded,
    split,
    supported,
    taken_off,
)
from bot.domain.finding_undo import refuse_if_moved, undone
from bot.domain.ids import PersonId, SessionId
from bot.domain.observation import ObservationKind, Source
from tests.builders import ANA, BEN, NINE, a_finding, an_observation

DOING: Final = Doing(by=ANA, at=NINE)
NOTES: Final = tuple(
    an_observation(
        number=number,
        press=f"p{number}",
        peer=ANA if number % 2 else BEN,
        source=Source(session=SessionId(f"session-{number // 2}"), group="directors"),
    )
    for number in range(1, 9)
)
NUMBERS: Final = st.sets(st.integers(1, 8), min_size=1, max_size=3)
A_DEED: Final = st.tuples(
    st.sampled_from(
        ("support", "question", "take off", "reword", "merge", "split", "park", "bring back", "agree", "undo")
    ),
    st.integers(0, 5),
    st.integers(0, 5),
    NUMBERS,
)


def a_new(number: int, *cites: int) -> Finding:
    return made(a_finding(number=number, cites=cites), doing=DOING)


def done(  # noqa: C901, PLR0911 - one line a deed
    deed: str, one: Finding, other: Finding, numbers: set[int], board: dict[int, Finding]
) -> tuple[Finding, ...]:
    """Do one deed, as a use case would, and return what it changes."""
    notes = [o for o in NOTES if o.number in numbers]
    if deed != "undo" and not one.is_live:
        return ()
    match deed:
        case "support":
            return (supported(one, notes, doing=DOING),)
        case "question":
            return (questioned(one, notes, doing=DOING),)
        case "take off":
            return (taken_off(one, [*numbers], doing=DOING),)
        case "reword":
            return (reworded(one, f"In other words, {sorted(numbers)}.", doing=DOING),)
        case "merge":
            return merged(one, other, doing=DOING)
        case "split":
            return split(one, [*numbers], text="A half.", number=len(board) + 1, doing=DOING)
        case "park":
            return (parked(one, "Later.", doing=DOING),)
        case "bring back":
            return (brought_back(one, doing=DOING),)
        case "agree":
            return (agreed(one, NOTES, Threshold(), doing=DOING),)
        case _:
            partner = one.standing[-1].partner if one.standing else None
            return undone(one, board.get(partner or 0), doing=DOING)


def undo_all(board: dict[int, Finding]) -> None:
    """Press undo on one finding after the other until nothing is left to undo."""
    moved = True
    while moved:
        moved = False
        for number in sorted(board):
            try:
                changed = done("undo", board[number], board[number], set(), board)
            except OutOfDate:
                continue
            board.update({f.number: f for f in changed})
            moved = True


@settings(max_examples=150, deadline=None)
@given(st.lists(A_DEED, max_size=14))
def test_after_any_deeds_undoing_all_leads_back_to_the_beginning(
    deeds: list[tuple[str, int, int, set[int]]],
) -> None:
    first = (a_finding(number=1, cites=(1, 3)), a_finding(number=2, cites=(2, 5), questions=(4,)))
    board = {f.number: f for f in first}

    for deed, which, other, numbers in deeds:
        one, two = board[which % len(board) + 1], board[other % len(board) + 1]
        try:
            changed = done(deed, one, two, numbers, board)
        except ReviewError:
            continue
        board.update({f.number: f for f in changed})
        for finding in board.values():
            assert not {*finding.cites} & {*finding.questions}
            assert finding.joined_to != finding.number
    logs = sum(f.version for f in board.values())
    undo_all(board)

    assert [board[f.number].content for f in first] == [f.content for f in first]
    assert {f.withdrawn for n, f in board.items() if n > 2} <= {True}
    assert sum(f.version for f in board.values()) >= logs


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(("a", "A ", "b")), st.booleans()), max_size=9))
def test_no_session_and_group_is_ever_counted_twice(heard: list[tuple[int, str, bool]]) -> None:
    notes = tuple(
        an_observation(
            number=number,
            press=f"p{number}",
            peer=PersonId(f"peer-{number}"),
            source=Source(session=SessionId(f"s{session}"), group=group),
            withdrawn=withdrawn,
        )
        for number, (session, group, withdrawn) in enumerate(heard, start=1)
    )

    strength = strength_of(Content(text="", cites=tuple(n.number for n in notes)), notes)

    standing = {(session, group.strip().casefold()) for session, group, withdrawn in heard if not withdrawn}
    assert strength.sources == len(standing)


def test_a_strength_and_an_area_to_explore_are_never_joined() -> None:
    other = made(a_finding(number=2, kind=ObservationKind.AREA), doing=DOING)

    with pytest.raises(Incomplete, match="Only findings of one kind can be merged"):
        merged(a_new(1, 1), other, doing=DOING)
    with pytest.raises(Incomplete, match="cannot support a finding of the kind “strength”"):
        supported(a_new(1, 1), [an_observation(number=2, kind=ObservationKind.AREA)], doing=DOING)


def test_merges_cannot_go_round_in_a_circle() -> None:
    kept, joined = merged(a_new(1, 1), a_new(2, 2), doing=DOING)

    with pytest.raises(OutOfDate, match="Finding 2 is part of finding 1 now"):
        merged(a_new(3, 3), joined, doing=DOING)
    with pytest.raises(Incomplete, match="cannot be merged with itself"):
        merged(kept, kept, doing=DOING)


def test_what_was_changed_after_a_split_is_not_lost_by_undoing_it() -> None:
    left, new = split(a_new(1, 1, 2), [2], text="A half.", number=2, doing=DOING)
    said_better = reworded(new, "Half of it.", doing=DOING)

    with pytest.raises(OutOfDate, match="Finding 2 was changed after the two were parted"):
        undone(left, said_better, doing=DOING)


def test_a_finding_is_triangulated_only_as_long_as_its_sources_stand() -> None:
    both = (NOTES[0], NOTES[1])
    finding = a_new(1, 1, 2)
    gone = (NOTES[0], NOTES[1].model_copy(update={"withdrawn": True}))

    states = [
        as_it_stands(finding, both, Threshold()).state,
        as_it_stands(finding, both, Threshold(sources=3)).state,
        as_it_stands(finding, gone, Threshold()).state,
    ]

    assert states == [FindingState.TRIANGULATED, FindingState.EMERGING, FindingState.EMERGING]


def test_only_changes_that_go_together_are_taken_from_an_older_card() -> None:
    now = supported(a_new(1, 1), [NOTES[1]], doing=DOING)

    refuse_if_moved(now, 1, FindingDeed.QUESTIONED, frozenset({3}))
    refuse_if_moved(now, 1, FindingDeed.SUPPORTED, frozenset({2}))
    with pytest.raises(OutOfDate, match=r"Somebody has changed finding 1 .* \(supported\)"):
        refuse_if_moved(now, 1, FindingDeed.QUESTIONED, frozenset({2}))
    with pytest.raises(OutOfDate):
        refuse_if_moved(now, 1, FindingDeed.AGREED, frozenset())
