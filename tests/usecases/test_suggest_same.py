"""Beside an observation stand at most three others that may say the same, and people decide."""

from bot.domain.observation import Observation, ObservationKind
from bot.likeness.by_words import LikenessByWords
from bot.usecases.suggest_same import suggest_same
from tests.builders import a_new_observation


def observed(number: int, text: str, **changed: object) -> Observation:
    return Observation.model_validate(
        a_new_observation(press=f"p{number}", text=text).model_dump() | {"number": number} | changed
    )


async def test_withdrawn_ones_and_other_kinds_are_not_suggested() -> None:
    chosen = observed(1, "Discharge from hospital is slow.", kind=ObservationKind.AREA)
    others = [
        observed(2, "Hospital discharge takes weeks.", kind=ObservationKind.AREA),
        observed(3, "Hospital discharge takes weeks.", kind=ObservationKind.STRENGTH),
        observed(4, "Hospital discharge takes weeks.", kind=ObservationKind.AREA, withdrawn=True),
    ]

    told = await suggest_same(chosen, among=[chosen, *others], likeness=LikenessByWords())

    assert [suggestion.id for suggestion in told] == ["2"]
