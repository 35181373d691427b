"""Each kind of review has something to rehearse, and mentoring rehearses without a place to write (R84-R86)."""

import asyncio
import json
import re

import pytest

from bot.checking import check_timetable
from bot.commands.shared import timetable_of
from bot.methods import shelf
from bot.rehearsal.outcome import Outcome
from bot.rehearsal.scene import Script
from cards.plain import plain
from tests.rehearsal.reviews import rehearse

NEW = ("integration-workshop", "peer-to-peer-support", "peer-mentoring")
_WRITING = '"type": "Input.Text'


@pytest.fixture(scope="module")
def mentoring() -> Outcome:
    """Rehearse peer mentoring once."""
    name, content = timetable_of(None, method="peer-mentoring")
    return asyncio.run(rehearse(Script(file=name, content=content, method="peer-mentoring", seed=1)))


@pytest.mark.parametrize("method", NEW)
def test_the_invented_timetable_is_as_the_method_has_it(method: str) -> None:
    name, content = timetable_of(None, method=method)

    checked = check_timetable(name, content, method=method, first_day="", zone="")

    assert (checked.cautions, checked.draft.doubts) == ((), ())


@pytest.mark.parametrize("method", [name for name in shelf.names() if name not in NEW])
def test_a_review_of_several_days_is_rehearsed_with_the_sample(method: str) -> None:
    assert timetable_of(None, method=method)[0] == "sample timetable.xlsx"


def test_no_card_of_mentoring_has_a_place_to_write(mentoring: Outcome) -> None:
    shown = [
        (version.card.kind, json.dumps(version.card.as_teams()))
        for delivery in mentoring.deliveries
        for version in delivery.versions
    ]

    assert {kind for kind, card in shown if _WRITING in card} == {"set_up"}
    assert {kind for kind, card in shown if '"type": "Input.' in card} == {"set_up", "readiness"}
    assert [kind for kind, card in shown if "capture" in card or "note.save" in card] == []


def test_mentoring_is_never_called_a_review_with_a_day_one_or_a_report(mentoring: Outcome) -> None:
    told = "\n".join(plain(v.card) for d in mentoring.deliveries for v in d.versions)

    assert re.findall(r"(?i)\bday 1\b|peer review (?:of|for)|report was", told) == []
    assert "before the first meeting" in told
    assert "It ended on 20 November 2026: they met for the last time." in told


def test_mentoring_ends_with_a_certificate_and_nothing_was_ever_kept(mentoring: Outcome) -> None:
    kept, certificate = mentoring.kept, mentoring.certificate

    assert (kept.observations, kept.findings, kept.evenings, kept.documents) == ((), (), (), ())
    assert certificate is not None
    assert (certificate.complete, certificate.outstanding) == (True, ())


def test_each_leader_meets_their_own_mentor_alone(mentoring: Outcome) -> None:
    initials = {p.id: p.initials for p in mentoring.kept.people}

    pairs = [[initials[p] for p in s.pair.people] for s in mentoring.kept.sessions if s.pair]

    assert pairs == [["JT"], ["RM"], ["JT"], ["RM"]]


def test_a_meeting_without_a_mentor_is_told_and_nobody_is_proposed() -> None:
    content = b"Date,Start,Finish,Session,People,Peers\n13/10/2026,10:00,11:00,First meeting,Chief executive,\n"

    checked = check_timetable("own.csv", content, method="peer-mentoring", first_day="", zone="")

    assert [(c.rule, c.text) for c in checked.cautions] == [
        ("R86", "“First meeting” has no mentor yet: name one of the peers beside it.")
    ]


def test_more_days_than_a_workshop_and_its_follow_up_take_are_told() -> None:
    days = "".join(f"{day}/10/2026,10:00,11:00,Workshop,Leaders,JT/RM\n" for day in (13, 14, 15, 16))
    content = f"Date,Start,Finish,Session,People,Peers\n{days}".encode()

    checked = check_timetable("own.csv", content, method="integration-workshop", first_day="", zone="")

    assert [c.text for c in checked.cautions if c.rule == "R1"] == [
        "The timetable has 4 days. This kind of review takes half a day, and up to 2 days of follow-up."
    ]
