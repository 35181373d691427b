"""Set-up and readiness in the gallery: the cards of the weeks before day 1."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from bot.domain.ids import PersonId
from bot.domain.readiness import Bringer, Item, Needed, Planned, ReadinessList, ReadyState, Standing
from bot.domain.review import Review
from cards import invented
from cards.card import Card
from cards.readiness import eve_card, needed_card, needed_letter, readiness_card
from cards.sent_about_readiness import GoWithoutItem, TickItem
from cards.sent_about_set_up import ChangeReview, SetUpReview
from cards.set_up import change_card, changed_card, set_up_card, set_up_done_card

_QUESTIONS = "Discharge: How soon do people leave hospital once they are well?"
_KINDS = ("Charts of services and maps of the area", "The housing strategy", "What people say of the service")
_BRINGS: Final = {"sam": Bringer.CLIENT, "lena": Bringer.LEAD_PEER, "cora": Bringer.MANAGER}
_Said = Mapping[str, object]
_Row = tuple[str, str, str, int, _Said, _Said]
_LINK = "https://files.example.org/papers/position-statement"


def set_up_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards about setting up, changing it, and what day 1 needs, by name."""
    return {**_set_up(review), **_change(review), **_readiness(review)}


def _set_up(review: Review) -> dict[str, Card]:
    filled = SetUpReview(
        client="Riverbank",
        first_day="soon",
        zone="London",
        people="peer, Alex Example",
        organiser="x@example.org",
    )
    team = invented.people()
    wrong = "I cannot read “soon” as a day. Write it like 13 October 2026."
    return {
        "set_up": set_up_card(_kinds(review)),
        "set_up_problem": set_up_card(_kinds(review), filled=filled, problem=wrong),
        "set_up_done": set_up_done_card(review, team, unreached=team[2:4]),
        "set_up_done_all_reached": set_up_done_card(review, team, unreached=()),
    }


def _kinds(review: Review) -> tuple[tuple[str, str], ...]:
    return ((review.method.name, review.method.title), ("another", "Another kind of review"))


def _change(review: Review) -> dict[str, Card]:
    now = ChangeReview(
        review=review.id,
        mark="invented",
        client=review.client,
        method=review.method.name,
        first_day=review.first_day.isoformat(),
        last_day=review.last_day.isoformat(),
        zone=review.zone,
        mode=review.mode,
        organiser=review.organiser,
        scope=review.scope,
        questions=_QUESTIONS,
        moves="no",
    )
    wrong = "The last day is before the first. Please check both."
    met = "Meetings of its timetable are made already, so it stays the kind that it is."
    return {
        "change_review": change_card(review, mark="invented", now=now, sessions=0, kinds=_kinds(review)),
        "change_review_problem": change_card(
            review, mark="invented", now=now, sessions=24, kinds=_kinds(review), stays=met, problem=wrong
        ),
        "change_review_done": changed_card(review, ("first_day", "last_day", "extra_themes")),
        "change_review_same": changed_card(review, ()),
    }


def _readiness(review: Review) -> dict[str, Card]:
    team, listed = invented.people(), _list(review)
    manager, lead = team[0], team[6]
    mine = listed.open_of(lead.id)
    ready = ReadinessList(items=tuple(i for i in listed.items if not i.is_open), today=listed.today)
    no_reason = GoWithoutItem(review=review.id, on="list", item="board-papers")
    not_chosen = TickItem(review=review.id, on="needed", words=_LINK)
    return {
        "readiness": readiness_card(review, listed, team),
        "readiness_ticked": readiness_card(review, listed, team, done="Ticked: Position statement."),
        "readiness_problem": readiness_card(
            review, listed, team, filled=no_reason, problem="Say in a few words why the review goes without it."
        ),
        "readiness_all": readiness_card(review, ready, team),
        "readiness_nothing": readiness_card(review, ReadinessList(items=(), today=listed.today), team),
        "readiness_eve": eve_card(review, listed, team),
        "readiness_eve_all": eve_card(review, ready, team, done="Ticked: Timetable."),
        "readiness_needed": needed_card(review, mine, manager),
        "readiness_chased": needed_card(review, mine[:1], manager, chased=True),
        "readiness_needed_problem": needed_card(
            review, mine, manager, filled=not_chosen, problem="Choose what it is about."
        ),
        "readiness_brought": needed_card(review, (), manager, done="Thank you. Ticked: Timetable."),
        "readiness_letter": needed_letter(review, mine, manager, chased=False),
    }


def _list(review: Review) -> ReadinessList:
    first = review.first_day
    today = first - timedelta(days=10)
    at = invented.moment(review) - timedelta(days=12)
    there: _Said = {"state": ReadyState.THERE, "by": "sam", "at": at, "words": (_LINK, "Revised on page 4.")}
    without: _Said = {"state": ReadyState.WITHOUT, "by": "cora", "at": at, "words": ("They never met.",)}
    asked: _Said = {"asked_on": (first - timedelta(days=56), today - timedelta(days=7))}
    rows: tuple[_Row, ...] = (
        ("board-papers", "Papers of the last two board meetings", "sam", 14, asked, {}),
        ("documents", "Other documents", "sam", 14, asked, {"optional": True, "kinds": _KINDS}),
        ("position-statement", "Position statement", "sam", 14, there, {}),
        ("members-call", "Expectation call with the member lead", "lena", 7, without, {}),
        ("timetable", "Timetable", "sam", 7, asked, {"what": "With who is met, and where."}),
        ("expectation-call", "Expectation call with the client's lead", "lena", 6, {}, {}),
        ("pre-call/alex", "Pre-call: Alexandra Featherstonehaugh-Example", "cora", 5, {}, {}),
    )
    return ReadinessList(items=tuple(_item(review, row) for row in rows), today=today)


def _item(review: Review, row: _Row) -> Item:
    key, title, who, days, said, more = row
    due = review.first_day - timedelta(days=days)
    needed = {"id": key.partition("/")[0], "title": title, "brings": _BRINGS[who], "weeks": 1, **more}
    planned = Planned(
        key=key,
        title=title,
        needed=Needed.model_validate(needed),
        person=PersonId(who),
        ask_on=due - timedelta(days=2),
        due=due,
    )
    return Item(planned=planned, standing=Standing.model_validate({"review": review.id, "item": key, **said}))
