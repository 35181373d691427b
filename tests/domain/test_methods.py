"""The methods on the shelf: what each kind of review on offer asks for."""

from datetime import time
from pathlib import Path

import pytest

from bot.domain.errors import NotFound, ReviewError
from bot.domain.ids import ThemeId
from bot.domain.method import Method
from bot.domain.session import SessionKind
from bot.domain.theme import Theme
from bot.methods import shelf
from tests.builders import a_review

ALL = pytest.mark.parametrize("name", shelf.names())
CAPTURING = pytest.mark.parametrize("name", [n for n in shelf.names() if n != "peer-mentoring"])
REPORTED = ("place-review", "building-the-right-support", "care-and-health", "local-system")

SCORES = ("score", "rating", "grade", "mark out of", "judge")
NOT_A_SCORE = "nothing is ever scored"

SHORT_FILE = """
name = "own"
title = "Our own review"
source = "agreed with the client"
days = [1, 1]
team = ["Lead peer"]
opening = ["Welcome."]
closing = ["Thank you."]
norms = []
[[themes]]
id = "one"
title = "The only theme"
short = "{short}"
"""


def test_the_shelf_offers_the_remote_place_review_first_and_then_the_six_others() -> None:
    assert shelf.names() == (
        "place-review",
        "building-the-right-support",
        "care-and-health",
        "integration-workshop",
        "local-system",
        "peer-mentoring",
        "peer-to-peer-support",
    )


@ALL
def test_a_method_is_called_what_its_file_is_called(name: str) -> None:
    assert shelf.method(name).name == name


@CAPTURING
def test_every_meeting_opens_with_six_points(name: str) -> None:
    assert len(shelf.method(name).opening) == 6


@pytest.mark.parametrize("name", REPORTED)
def test_the_closing_words_say_when_feedback_and_report_come(name: str) -> None:
    closing = " ".join(shelf.method(name).closing)

    assert ("last day" in closing, "three to four weeks" in closing) == (True, True)


@ALL
def test_every_team_has_one_challenge_manager(name: str) -> None:
    assert shelf.method(name).team.count("Challenge manager") == 1


@ALL
def test_every_theme_has_three_or_four_things_to_explore_and_none_is_an_interview_question(name: str) -> None:
    themes = shelf.method(name).themes

    assert [theme.id for theme in themes if len(theme.prompts) not in {3, 4}] == []
    assert [prompt for theme in themes for prompt in theme.prompts if prompt.endswith("?")] == []


@ALL
def test_no_method_speaks_of_scores(name: str) -> None:
    said = shelf.method(name).model_dump_json().lower().replace(NOT_A_SCORE, "")

    assert [word for word in SCORES if word in said] == []


@ALL
def test_a_focus_group_lasts_an_hour_and_a_half_for_eight_to_twelve_people(name: str) -> None:
    norms = [norm for norm in shelf.method(name).norms if norm.kind is SessionKind.FOCUS_GROUP]

    assert all((norm.minutes, norm.people) == ((90, 90), (8, 12)) for norm in norms)


@pytest.mark.parametrize(
    ("name", "themes", "days"),
    [
        ("place-review", 5, (1, 5)),
        ("local-system", 8, (3, 5)),
        ("care-and-health", 4, (3, 3)),
        ("building-the-right-support", 4, (3, 4)),
        ("integration-workshop", 4, (0.5, 0.5)),
        ("peer-to-peer-support", 2, (5, 8)),
        ("peer-mentoring", 0, (1, 24)),
    ],
)
def test_a_review_has_the_themes_and_days_of_its_source(
    name: str, themes: int, days: tuple[float, float]
) -> None:
    method = shelf.method(name)

    assert (len(method.themes), method.days) == (themes, days)


def test_peer_mentoring_alone_captures_nothing() -> None:
    assert [name for name in shelf.names() if not shelf.method(name).captures] == ["peer-mentoring"]


def test_a_review_without_capture_has_no_themes_even_if_some_were_agreed() -> None:
    extra = Theme(id=ThemeId("extra"), title="An extra theme", short="Extra")

    review = a_review(method=shelf.method("peer-mentoring"), extra_themes=(extra,))

    assert review.themes == ()


@pytest.mark.parametrize("always", ["Family carer", "Person with lived experience", "Provider of social care"])
def test_some_are_always_in_the_team_of_building_the_right_support(always: str) -> None:
    assert always in shelf.method("building-the-right-support").team


def test_how_long_a_review_lasts_is_told_in_words() -> None:
    assert [shelf.method(name).lasts for name in shelf.names()] == [
        "1 to 5 days",
        "3 to 4 days",
        "3 days",
        "half a day, and up to 2 days of follow-up",
        "3 to 5 days",
        "1 to 24 days",
        "5 to 8 days",
    ]


def test_an_individual_meeting_lasts_forty_five_minutes_in_building_the_right_support() -> None:
    assert _individual(shelf.method("building-the-right-support")) == (45, 45)


def test_an_individual_meeting_lasts_an_hour_in_a_local_system_challenge() -> None:
    assert _individual(shelf.method("local-system")) == (60, 60)


def test_the_catch_up_is_at_half_past_four_on_the_clients_clock() -> None:
    assert shelf.method("place-review").catch_up_at == time(16, 30)


def test_asking_for_an_unknown_method_names_those_there_are() -> None:
    with pytest.raises(NotFound) as refused:
        shelf.method("ofsted")

    assert refused.value.sentence == (
        f"There is no method called “ofsted”. Choose one of these: {', '.join(shelf.names())}."
    )


def test_a_path_is_not_a_name_on_the_shelf() -> None:
    with pytest.raises(NotFound):
        shelf.method("../methods/place-review")


def test_a_team_may_bring_a_method_of_its_own(tmp_path: Path) -> None:
    own = _file(tmp_path, SHORT_FILE.format(short="Only"))

    assert shelf.method_from(own).title == "Our own review"


def test_a_method_file_that_is_not_toml_is_refused_with_a_sentence(tmp_path: Path) -> None:
    own = _file(tmp_path, "themes = [")

    with pytest.raises(ReviewError, match=r"^The method file own\.toml is not written as TOML: .+\.$"):
        shelf.method_from(own)


def test_a_method_file_that_lacks_something_says_what(tmp_path: Path) -> None:
    own = _file(tmp_path, SHORT_FILE.format(short="Only").replace('title = "Our own review"\n', ""))

    with pytest.raises(ReviewError) as refused:
        shelf.method_from(own)

    assert refused.value.sentence == "The method file own.toml is not complete: title: field required."


def test_a_short_name_that_no_button_can_hold_is_refused(tmp_path: Path) -> None:
    own = _file(tmp_path, SHORT_FILE.format(short="A name that goes on and on"))

    with pytest.raises(ReviewError, match="too long for a button"):
        shelf.method_from(own)


def test_two_themes_of_one_id_are_refused(tmp_path: Path) -> None:
    once = SHORT_FILE.format(short="Only")
    own = _file(tmp_path, once + once[once.index("[[themes]]") :])

    with pytest.raises(ReviewError, match="two themes with the id one"):
        shelf.method_from(own)


def test_a_method_without_themes_is_refused(tmp_path: Path) -> None:
    once = SHORT_FILE.format(short="Only")
    own = _file(tmp_path, once[: once.index("[[themes]]")] + "themes = []\n")

    with pytest.raises(ReviewError, match="has no themes"):
        shelf.method_from(own)


def test_a_method_that_captures_nothing_may_have_no_themes(tmp_path: Path) -> None:
    once = SHORT_FILE.format(short="Only")
    own = _file(tmp_path, once.replace("days =", "captures = false\ndays ="))

    with pytest.raises(ReviewError, match="Take the themes out"):
        shelf.method_from(own)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("days = [2, 1]", "The days in own.toml are [2, 1]. Write the fewest first, then the most."),
        ("days = [0, 1]", "The days in own.toml are [0, 1]. Write the fewest first, then the most."),
        (
            'days = [1, 1]\nname = "Own Review"',
            "The name in own.toml is to be in small letters, with hyphens between the words.",
        ),
    ],
)
def test_numbers_and_names_that_cannot_be_are_refused(wrong: str, told: str, tmp_path: Path) -> None:
    text = SHORT_FILE.format(short="Only").replace("days = [1, 1]", wrong)
    text = text.replace('name = "own"\n', "") if "name" in wrong else text
    own = _file(tmp_path, text)

    with pytest.raises(ReviewError) as refused:
        shelf.method_from(own)

    assert refused.value.sentence == told


def test_a_folder_of_methods_of_ones_own_is_offered_beside_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_OWN", {})
    _file(tmp_path, SHORT_FILE.format(short="Only"))

    shelf.put_all(tmp_path)

    assert "own" in shelf.names()
    assert shelf.method("own").title == "Our own review"


def test_a_method_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="cannot be opened"):
        shelf.method_from(tmp_path / "none.toml")


def _individual(method: Method) -> tuple[int, int]:
    return next(norm.minutes for norm in method.norms if norm.kind is SessionKind.INDIVIDUAL)


def _file(folder: Path, text: str) -> Path:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_each_kind_says_in_one_word_what_it_is() -> None:
    nouns = {name: shelf.method(name).noun for name in shelf.names()}

    assert {name: noun for name, noun in nouns.items() if noun != "review"} == {
        "integration-workshop": "workshop",
        "peer-mentoring": "mentoring",
        "peer-to-peer-support": "support",
    }
