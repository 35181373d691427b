"""The form that a card becomes, and the way back, are the same as in Teams."""

import html
import re
from collections.abc import Mapping, Sequence

import pytest
from markupsafe import Markup

from bot.domain.errors import OutOfDate
from cards import submissions
from cards.card import Card, heading, link, make
from cards.html import draw, read_form
from cards.page import page
from tests.cards.walking import every_card, inputs

CARDS = every_card()


def button(card: Card, title: str) -> str:
    """Return what the button of that title would post as its value."""
    drawn = str(draw(card, action="/answer"))
    found = re.search(rf'name="verb" value="([^"]*)"[^>]*>{title}<', drawn)
    assert found is not None
    return html.unescape(found.group(1))


def test_a_filled_form_comes_back_as_teams_would_have_sent_it() -> None:
    card = CARDS["capture_problem"]
    form = {
        "verb": [button(card, "Save")], "theme": ["leadership"], "kind": ["strength"],
        "text": ["First line.\r\nSecond line."], "example": [""], "group": ["Carers"],
    }  # fmt: skip

    verb, data = read_form(form)

    assert (verb, data) == (
        "capture.save",
        {
            "theme": "leadership", "kind": "strength", "text": "First line.\nSecond line.", "group": "Carers",
            "about": {"review": "invented-review", "press": "invented-press", "session": "session-5"},
        },
    )  # fmt: skip


def test_boxes_that_were_ticked_come_back_joined_by_commas() -> None:
    card = CARDS["triangulate"]

    _, data = read_form({"verb": [button(card, "Save finding")], "cites": ["3", "5"], "text": ["x"]})

    assert data["cites"] == "3,5"


def test_a_button_that_stands_alone_sends_nothing_that_was_typed() -> None:
    card = CARDS["capture_saved"]

    sent = read_form({"verb": [button(card, "Add another")], "text": ["half a thought"]})

    assert (sent[0], list(sent[1])) == ("capture.open", ["about"])


def test_putting_a_card_off_sends_what_was_typed_so_far() -> None:
    card = CARDS["capture"]

    verb, sent = read_form({"verb": [button(card, "Not now")], "text": ["half a thought"]})

    assert (verb, sent["text"]) == ("capture.later", "half a thought")


@pytest.mark.parametrize(
    "form", [{}, {"verb": []}, {"verb": ["save"]}, {"verb": ['{"verb": "x"}']}, {"verb": ["[]"]}]
)
def test_a_form_that_we_never_drew_is_out_of_date(form: Mapping[str, Sequence[str]]) -> None:
    with pytest.raises(OutOfDate):
        read_form(form)


@pytest.mark.parametrize("name", CARDS)
def test_every_value_that_a_card_holds_is_in_its_form(name: str) -> None:
    card = CARDS[name]

    drawn = html.unescape(str(draw(card, action="/answer")))

    assert [node["id"] for node in inputs(card) if str(node.get("value", "")).split(",")[0] not in drawn] == []


def test_a_prefix_keeps_the_ids_of_two_drawings_apart() -> None:
    card = CARDS["capture"]

    first, second = (re.findall(r' id="([^"]+)"', draw(card, prefix=prefix)) for prefix in ("a-", "b-"))

    assert set(first) & set(second) == set()
    assert len(first) == len(set(first))


def test_every_label_belongs_to_an_input() -> None:
    for card in CARDS.values():
        drawn = draw(card)

        assert set(re.findall(r'for="([^"]+)"', drawn)) <= set(re.findall(r' id="([^"]+)"', drawn))


def test_without_an_action_nothing_can_be_sent() -> None:
    drawn = str(draw(CARDS["capture"]))

    controls = re.findall(r"<(?:input|button|textarea|select)\b[^>]*>", drawn)

    assert "<form" not in drawn
    assert [control for control in controls if " disabled" not in control] == []


def test_headings_begin_at_the_level_that_is_asked_for() -> None:
    drawn = str(draw(CARDS["summary"], level=3))

    assert sorted(set(re.findall(r"<h(\d)", drawn))) == ["3", "4"]


def test_a_link_that_would_run_something_is_not_drawn() -> None:
    card = make("notice", [heading("A link")], text="A link", actions=[link("Open", "javascript:alert(1)")])

    assert "javascript" not in draw(card)


def test_what_was_folded_away_can_be_opened_without_script() -> None:
    drawn = str(draw(CARDS["briefing_lead"]))

    assert re.findall(r"<summary>([^<]+)</summary>", drawn) == [
        "How to start",
        "While you talk",
        "To lead the group",
        "How to end",
    ]
    assert "<script" not in drawn


def test_a_page_escapes_its_title_and_asks_for_nothing_else() -> None:
    document = page("<Riverbank>", Markup("<h1>Riverbank</h1>"))

    assert "<title>&lt;Riverbank&gt;</title>" in document
    assert re.findall(r"\b(?:src|href)=|url\(|@import", document) == []


def test_a_verb_is_understood_from_the_form_as_from_teams() -> None:
    card = CARDS["catch_up_check"]

    verb, data = read_form({"verb": [button(card, "Approve and send")]})

    assert submissions.parse(verb, data).verb == "catch_up.approve"
