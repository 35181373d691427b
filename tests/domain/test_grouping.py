"""What may say the same: kinds apart, themes as a prior, at most three, and why."""

from collections.abc import Sequence

from bot.domain.grouping import FlipCharts, Noted, Suggestion
from bot.domain.observation import ObservationKind


def noted(
    name: str, *, kind: ObservationKind = ObservationKind.AREA, theme: str = "", source: str = ""
) -> Noted:
    return Noted(id=name, text=f"Note {name}.", kind=kind, theme=theme, session=source)


def found(notes: Sequence[Noted], likened: Sequence[float], most: int | None = 3) -> tuple[Suggestion, ...]:
    return FlipCharts(notes).suggested(0, likened=likened, shared=lambda _: (), most=most)


def test_each_kind_is_suggested_beside_its_own_alone() -> None:
    for kind in ObservationKind:
        notes = [noted("chosen", kind=kind), *(noted(other.value, kind=other) for other in ObservationKind)]

        assert [s.id for s in found(notes, [1.0] * len(notes), most=None)] == [kind.value]


def test_three_are_suggested_best_first_and_never_the_note_itself() -> None:
    notes = [noted(name) for name in ("chosen", "a", "b", "c", "d")]

    assert [s.id for s in found(notes, [1.0, 0.2, 0.9, 0.1, 0.5])] == ["b", "d", "a"]


def test_what_has_nothing_in_common_is_no_suggestion_but_a_candidate() -> None:
    notes = [noted("chosen"), noted("other")]

    assert found(notes, [1.0, 0.0]) == ()
    assert [s.id for s in found(notes, [1.0, 0.0], most=None)] == ["other"]


def test_a_shared_theme_lifts_a_note_and_vetoes_nothing() -> None:
    notes = [
        noted("chosen", theme="money"),
        noted("near", theme="money"),
        noted("like", theme="care"),
        noted("bare"),
    ]

    assert [s.id for s in found(notes, [1.0, 0.1, 0.2, 0.3])] == ["near", "bare", "like"]
    assert [s.id for s in found(notes, [1.0, 0.1, 0.9, 0.3])] == ["like", "near", "bare"]


def test_the_reason_says_what_both_speak_of_and_that_one_source_counts_once() -> None:
    notes = [noted("chosen", theme="care", source="S1"), noted("other", theme="care", source="S1")]
    shared = ("hospital discharge", "delays", "wards")

    (told,) = FlipCharts(notes).suggested(0, likened=[1.0, 0.5], shared=lambda _: shared)

    assert told.why == (
        "both speak of hospital discharge, delays and wards; same theme; same source, so they count once"
    )
