"""What must hold for every card that the bot can send, in every state, seen without a browser."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from bot.methods import shelf
from cards import submissions
from cards.card import Card
from cards.email import email
from cards.gallery import gallery, write_gallery
from cards.html import draw
from cards.plain import plain
from cards.size import LARGEST, weight
from tests.cards.walking import buttons, every_card, inputs, nodes

CARDS = every_card()
MOST_WORDS = 25


@pytest.fixture(params=CARDS, ids=str)
def card(request: pytest.FixtureRequest) -> Card:
    return CARDS[request.param]


def test_a_card_fits_what_teams_takes(card: Card) -> None:
    assert weight(card) <= LARGEST


@pytest.mark.parametrize("method", shelf.names())
def test_the_cards_of_every_method_fit(method: str) -> None:
    too_large = [name for name, card in gallery(shelf.method(method)).items() if weight(card) > LARGEST]

    assert too_large == []


def test_a_card_says_which_version_and_language_it_is_and_has_words_for_where_cards_are_not(card: Card) -> None:
    drawn = card.as_teams()

    assert (drawn["version"], drawn["lang"], bool(drawn["fallbackText"])) == ("1.5", "en", True)


def test_a_card_begins_with_its_one_large_heading(card: Card) -> None:
    headings = [n for n in nodes(card.as_teams()) if n.get("style") == "heading"]
    large = [n for n in headings if n["size"] == "Large"]

    assert card.as_teams()["body"][0] == headings[0]  # type: ignore[index] # a card is JSON
    assert len(large) == 1


def test_no_id_is_used_twice_on_a_card(card: Card) -> None:
    ids = Counter(node["id"] for node in nodes(card.as_teams()) if "id" in node)

    assert [name for name, times in ids.items() if times > 1] == []


def test_every_input_has_a_label_and_a_required_one_says_what_to_do(card: Card) -> None:
    unlabelled = [n["id"] for n in inputs(card) if not n.get("label")]
    silent = [n["id"] for n in inputs(card) if n.get("isRequired") and not n.get("errorMessage")]

    assert (unlabelled, silent) == ([], [])


def test_every_text_input_says_how_long_it_may_be(card: Card) -> None:
    endless = [n["id"] for n in inputs(card) if n["type"] == "Input.Text" and not n.get("maxLength")]

    assert endless == []


def test_an_optional_input_says_so_unless_the_whole_card_is_optional(card: Card) -> None:
    if not any(node.get("isRequired") for node in inputs(card)):
        return

    unsaid = [n["id"] for n in inputs(card) if not n.get("isRequired") and "(optional)" not in n["label"]]

    assert unsaid == []


def test_what_a_button_sends_is_never_overwritten_by_what_was_typed(card: Card) -> None:
    typed = {node["id"] for node in inputs(card)}
    sent = {name for button in buttons(card) for name in (*button["data"], *button["data"].get("about", {}))}

    assert typed & sent == set()


def test_every_button_is_understood_when_it_comes_back(card: Card) -> None:
    sent = [(button["verb"], button["data"]) for button in buttons(card)]

    understood = [submissions.parse(verb, data).verb for verb, data in sent]

    assert understood == [verb for verb, _ in sent]


def test_what_was_filled_in_is_understood_when_it_comes_back(card: Card) -> None:
    filled = {node["id"]: node.get("value", "x") for node in inputs(card)}
    checked = [b for b in buttons(card) if b.get("associatedInputs") != "none"]
    if not filled or not checked:
        return

    answer = submissions.parse(checked[0]["verb"], {**filled, **checked[0]["data"]})

    gathered = [value for value in answer.model_dump().values() if isinstance(value, dict)]
    kept = {**answer.model_dump(), **(gathered[0] if gathered else {})}
    assert {name: kept[name] for name in filled} == {n: str(v).strip() for n, v in filled.items()}


def test_a_card_shows_no_more_than_two_buttons_at_its_foot(card: Card) -> None:
    actions = [n for n in nodes(card.as_teams().get("actions", [])) if n.get("mode") != "secondary"]

    assert len(actions) <= 2


def test_a_button_fits_on_a_phone(card: Card) -> None:
    titles = [n["title"] for n in nodes(card.as_teams()) if n["type"].startswith("Action.")]

    assert [title for title in titles if len(title) > 30] == []


def test_all_text_wraps(card: Card) -> None:
    unwrapped = [n["text"] for n in nodes(card.as_teams()) if n["type"] == "TextBlock" and not n.get("wrap")]

    assert unwrapped == []


def test_our_sentences_are_short() -> None:
    sentences = [s for card in CARDS.values() for s in re.split(r"[.!?:]\s+|\n+", plain(card))]

    assert sorted({s for s in sentences if len(s.split()) > MOST_WORDS}) == []


def test_a_card_is_drawn_through_each_of_the_four_doors(card: Card) -> None:
    subject, page, text = email(card)

    assert str(draw(card, action="/answer")).startswith("<article")
    assert page.startswith("<!doctype html>")
    assert (bool(subject), text) == (True, plain(card))


def test_a_button_of_every_kind_of_submission_is_in_the_gallery() -> None:
    shown = {button["verb"] for card in CARDS.values() for button in buttons(card)}
    closed_list = {
        verb
        for submission in get_args(submissions.Submission)
        for verb in get_args(submission.model_fields["verb"].annotation)
    }

    assert shown == closed_list


def test_cards_that_show_what_somebody_said_are_marked() -> None:
    marked = {card.kind for card in CARDS.values() if card.holds_words}

    assert marked == {
        "capture", "board", "digest", "finding", "triangulate", "catch_up", "summary", "final_feedback",
        "surprises", "reply", "client_reply", "team", "team_sheet",
        "request", "requests", "readiness", "report", "edition", "comment", "signpost",
    }  # fmt: skip


def test_the_sentence_for_notifications_never_holds_what_somebody_said() -> None:
    said = ("waiting times", "carers' lead", "tell their story", "single list")

    leaks = {name for name, card in CARDS.items() for words in said if words in card.text}

    assert leaks == set()


def test_the_gallery_is_written_as_one_file_for_each_card(tmp_path: Path) -> None:
    method = shelf.method(shelf.names()[0])

    written = write_gallery(tmp_path / "gallery", method)

    assert [path.stem for path in written] == list(gallery(method))
    assert json.loads(written[0].read_text(encoding="utf-8"))["type"] == "AdaptiveCard"
