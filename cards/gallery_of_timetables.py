"""Timetables in the gallery: previews, differences and what becomes of them, with invented content."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.change import Change, ChangeKind
from bot.domain.ids import PersonId, ReviewId
from bot.domain.review import Review
from bot.domain.session import Session
from cards import changes, difference, invented, invented_timetables, timetable
from cards.card import Card
from cards.difference import Applied
from cards.timetable import Preview
from cards.which_review import whose_timetable_card

_JOIN: Final = "https://teams.example/join/1"
_PROBLEM: Final = "“25:99” is not a time of day. This is about line 3: “Carers”. Write it like 14:30."


def timetables_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards about a timetable and its versions, by name."""
    return {**_first(review), **_versions(review), **_told(review)}


def _first(review: Review) -> dict[str, Card]:
    many, team, doubts = invented.sessions(review, 65), invented.people(), invented_timetables.doubts
    certain = Preview(draft="draft-1", mark="mark", sessions=_short(review))
    empty = replace(certain, sessions=(), waiting=1, doubts=doubts(1))
    asked = replace(certain, waiting=2, doubts=doubts(6), cautions=invented_timetables.cautions(5))
    wrong = replace(certain, doubts=doubts(3), filled={0: "25:99"}, problem=_PROBLEM)
    full = replace(
        certain,
        sessions=many,
        doubts=doubts(90),
        cautions=invented_timetables.cautions(60),
        proposed=frozenset(s.id for s in many[::3]),
    )
    return {
        "timetable_preview": timetable.preview_card(review, certain, team),
        "timetable_preview_doubts": timetable.preview_card(review, asked, team),
        "timetable_preview_empty": timetable.preview_card(review, empty, team),
        "timetable_preview_problem": timetable.preview_card(review, wrong, team),
        "timetable_preview_long": timetable.preview_card(review, full, team),
        "timetable_accepted": timetable.accepted_card(review, many, meetings=58),
        "timetable_declined": timetable.declined_card(),
        "timetable_whose": whose_timetable_card(((review, "draft-1"), (_another(review), "draft-2"))),
    }


def _another(review: Review) -> Review:
    return review.model_copy(update={"id": ReviewId("another-review"), "client": "Another Borough"})


def _short(review: Review) -> tuple[Session, ...]:
    """Return a few sessions: one cancelled, one without a pair."""
    few = invented.sessions(review, 7)
    off = few[2].model_copy(update={"cancelled": True, "pair": None})
    return (*few[:2], off, few[3].model_copy(update={"pair": None}), *few[4:])


def _versions(review: Review) -> dict[str, Card]:
    held, team = invented.sessions(review, 65), invented.people()
    some = invented_timetables.changes(review, 10)
    new = Preview(
        draft="draft-2",
        mark="mark",
        sessions=held,
        doubts=invented_timetables.doubts(3),
        cautions=invented_timetables.cautions(2),
        changes=some,
    )
    certain = Preview(draft="draft-2", mark="mark", sessions=held, changes=some[:2])
    stale = Preview(draft="draft-2", mark="mark", sessions=held, changes=some[:2], stale=True)
    every = Preview(
        draft="draft-2", mark="mark", sessions=held, changes=invented_timetables.changes(review, 65)
    )
    same = Preview(draft="draft-2", mark="mark", sessions=held)
    applied = Applied(sessions=10, made=2, moved=5, cancelled=2, told=6)
    renamed = Applied(sessions=1, made=0, moved=0, cancelled=0, told=0)
    return {
        "timetable_difference": difference.difference_card(review, new, team),
        "timetable_difference_few": difference.difference_card(review, certain, team),
        "timetable_difference_stale": difference.difference_card(review, stale, team),
        "timetable_difference_long": difference.difference_card(review, every, team),
        "timetable_unchanged": difference.unchanged_card(review, same, team),
        "timetable_applied": difference.applied_card(applied),
        "timetable_applied_no_meetings": difference.applied_card(renamed),
    }


def _told(review: Review) -> dict[str, Card]:
    team, some = invented.people(), invented_timetables.changes(review, 10)
    links = {change.session: _JOIN for change in some[:9]}
    alone = Change(
        session=some[0].session,
        kinds=(ChangeKind.MOVED, ChangeKind.SWAPPED),
        title="Carers",
        starts=some[0].starts,
        ends=some[0].ends,
        was_starting=some[0].starts - timedelta(days=1),
        was_ending=some[0].ends - timedelta(days=1),
        pair=(PersonId("alex"),),
        was_pair=(PersonId("bo"), PersonId("alex")),
    )
    return {
        "changes": changes.changes_card(review, team[2], some, links=links, people=team),
        "changes_one": changes.changes_card(review, team[2], [alone], links={}, people=team),
        "changes_lead": changes.changes_card(review, team[6], some[:3], links={}, people=team),
    }
