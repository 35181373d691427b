"""The gallery: every card that the bot can send, in every state, with invented content."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.domain.briefing import Briefing
from bot.domain.catch_up import CatchUp, Messages, Summary
from bot.domain.evening_at_hand import EveningAtHand
from bot.domain.method import Method
from bot.domain.review import Review
from bot.domain.team import Role
from cards import (
    briefing,
    capture,
    catch_up,
    final_feedback,
    invented,
    notice,
    nudge,
    report,
    summary,
    surprises,
)
from cards.card import Card
from cards.gallery_of_answers import answers_in_the_gallery
from cards.gallery_of_boards import boards_in_the_gallery
from cards.gallery_of_calendar import calendar_in_the_gallery
from cards.gallery_of_days import days_in_the_gallery
from cards.gallery_of_endings import endings_in_the_gallery
from cards.gallery_of_feedback import feedback_in_the_gallery
from cards.gallery_of_findings import findings_in_the_gallery
from cards.gallery_of_meetings import meetings_in_the_gallery
from cards.gallery_of_notes import notes_in_the_gallery
from cards.gallery_of_peers import peers_in_the_gallery
from cards.gallery_of_people import people_in_the_gallery
from cards.gallery_of_reach import reach_in_the_gallery
from cards.gallery_of_reports import reports_in_the_gallery
from cards.gallery_of_requests import requests_in_the_gallery, scripts_in_the_gallery
from cards.gallery_of_set_up import set_up_in_the_gallery
from cards.gallery_of_timetables import timetables_in_the_gallery
from cards.sent_about_notes import SaveObservation

Named = dict[str, Card]
_JOIN: Final = "https://teams.example/join/1"
_PRESS: Final = "invented-press"
_GROUPS: Final = (
    "Carers",
    "Front-line staff",
    "Voluntary, community and faith sector partners",
    "Board members",
)
_PROBLEM: Final = "“Jo Example” looks like a person's name. Write the role or group instead. Nothing was saved."


def gallery(method: Method) -> Named:
    """Return every card by a name that says which it is and in which state.

    Of a method that captures nothing these are the few that are worded otherwise (R86).
    """
    review = invented.review(method)
    if not review.captures:
        return meetings_in_the_gallery(review)
    rooms: tuple[Callable[[Review], Named], ...] = (
        set_up_in_the_gallery, timetables_in_the_gallery, calendar_in_the_gallery, days_in_the_gallery,
        _around_a_session, _capture, boards_in_the_gallery, findings_in_the_gallery, _catch_up, _final,
        endings_in_the_gallery, _short,
        answers_in_the_gallery, reach_in_the_gallery, people_in_the_gallery, notes_in_the_gallery,
        feedback_in_the_gallery, meetings_in_the_gallery, peers_in_the_gallery, requests_in_the_gallery,
        scripts_in_the_gallery, reports_in_the_gallery,
    )  # fmt: skip
    return {name: card for room in rooms for name, card in room(review).items()}


def write_gallery(out: Path, method: Method) -> tuple[Path, ...]:
    """Write each card of the gallery as one JSON file, as Teams reads it; return the files."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, card in gallery(method).items():
        path = out / f"{name}.json"
        path.write_text(json.dumps(card.as_teams(), ensure_ascii=False, indent=1), encoding="utf-8")
        written.append(path)
    return tuple(written)


def _around_a_session(review: Review) -> Named:
    held, team = invented.sessions(review, 6), invented.people()
    alex, bo = team[2], team[3]
    alone = held[0].model_copy(update={"place": "Council chamber, second floor, Old Town Hall"})
    lead = Briefing(review=review, session=held[0], person=alex, partner=bo, join_url=_JOIN)
    notes = Briefing(review=review, session=held[4], person=bo, partner=alex, join_url=_JOIN)
    return {
        "briefing_lead": briefing.briefing_card(lead),
        "briefing_notes": briefing.briefing_card(notes),
        "briefing_listen": briefing.briefing_card(
            notes.model_copy(update={"listen": invented.to_hear(review)})
        ),
        "briefing_alone_no_link": briefing.briefing_card(Briefing(review=review, session=alone, person=alex)),
        "nudge_one": nudge.nudge_card(review, held[:1]),
        "nudge_many": nudge.nudge_card(review, held[:5]),
    }


def _capture(review: Review) -> Named:
    some = invented.sessions(review, 6)
    held, heard = some[4], {s.id: s for s in some}
    noted = invented.observations(review, 13)
    wrong = SaveObservation(
        review=review.id,
        session=held.id,
        press=_PRESS,
        theme=review.themes[0].id,
        kind="strength",
        text="Jo Example said that the plan is clear.",
        example="The plan is on one page.",
        group=_GROUPS[2],
    )
    return {
        "capture": capture.capture_card(review, held, press=_PRESS, groups=_GROUPS),
        "capture_problem": capture.capture_card(
            review, held, press=_PRESS, groups=_GROUPS, filled=wrong, problem=_PROBLEM
        ),
        "capture_more": capture.capture_card(review, held, press=_PRESS, groups=_GROUPS, saved=(12, 13)),
        "capture_one_group": capture.capture_card(review, held, press=_PRESS, groups=_GROUPS[:1]),
        "capture_no_groups": capture.capture_card(review, held, press=_PRESS, groups=()),
        "capture_on_page": capture.capture_card(review, held, press=_PRESS, groups=_GROUPS, on_page=True),
        "capture_document": capture.capture_card(review, None, press=_PRESS, groups=_GROUPS),
        "capture_saved": capture.saved_card(review, noted[12], heard.get(noted[12].source.session or held.id)),
        "capture_saved_late": capture.saved_card(
            review, noted[10], heard.get(noted[10].source.session or held.id)
        ),
        "capture_saved_advice": capture.saved_card(
            review, noted[12], None, advice=[o.concern for o in invented.objections()]
        ),
        "capture_saved_document": capture.saved_card(review, noted[8], None),
        "capture_nothing": capture.nothing_card(review, held),
        "capture_later": capture.later_card(review, held),
    }


def _catch_up(review: Review) -> Named:
    said, day = invented.messages(review), review.first_day
    evening = Summary(client=review.client, day=day, zone=review.zone, messages=said, words=review.method.words)
    hand = EveningAtHand(evening=CatchUp(review=review.id, day=day, messages=said))
    empty = EveningAtHand(evening=CatchUp(review=review.id, day=day))
    return {
        "catch_up_edit": catch_up.edit_card(review, hand),
        "catch_up_edit_concerns": catch_up.edit_card(
            review,
            hand.model_copy(update={"objections": invented.objections()}),
            problem="Say why these words may stand.",
        ),
        "catch_up_edit_empty": catch_up.edit_card(review, empty),
        "catch_up_check": catch_up.check_card(review, day, said),
        "catch_up_approved": catch_up.approved_card(review, day, said, leads=2),
        "catch_up_approved_no_leads": catch_up.approved_card(review, day, said, leads=0),
        "catch_up_reminder": catch_up.reminder_card(review, day),
        "catch_up_escalation": surprises.escalation_card(review, day, invented.people()[:1]),
        "surprises": surprises.surprises_card(review, day, invented.ledger(), is_approved=False),
        "surprises_approved": surprises.surprises_card(review, day, invented.ledger()[:1], is_approved=True),
        "summary": summary.summary_card(evening, summary.Answering(review)),
        "summary_empty": summary.summary_card(
            evening.model_copy(update={"messages": Messages()}), summary.Answering(review)
        ),
    }


def _final(review: Review) -> Named:
    told, ledger = invented.feedback(review), invented.ledger()
    nothing = told.model_copy(update={"themes": ()})
    out = ("Middle managers want to know which priorities will be funded after March.",)
    files = ("Riverbank final feedback.pptx", "Riverbank draft report.docx")
    return {
        "final_feedback": final_feedback.prompt_card(review, told, ledger, out, mark="mark"),
        "final_feedback_objections": final_feedback.prompt_card(
            review, told, ledger, out, mark="mark", objections=invented.objections(), reason="It is public."
        ),
        "final_feedback_all_trailed": final_feedback.prompt_card(review, told, ledger[:1], (), mark="mark"),
        "final_feedback_empty": final_feedback.prompt_card(review, nothing, (), out, mark="mark"),
        "final_feedback_agreed": final_feedback.agreed_card(review, told, files),
        "final_feedback_agreed_no_files": final_feedback.agreed_card(review, told, ()),
        "report_to_peers": report.report_reminder_card(review, "peers", review.last_day + timedelta(days=7)),
        "report_to_client": report.report_reminder_card(review, "client", review.last_day + timedelta(days=28)),
    }


def _short(review: Review) -> Named:
    commands = (
        ("help", "What I can do, and how notes are kept"),
        ("today", "Today's sessions and links"),
        ("calendar", "Your sessions as a calendar file; calendar all: everybody's"),
        ("note THEME: your point", "Save an observation from anywhere"),
        ("my notes", "Your own observations, to change or take back"),
        ("withdraw NUMBER", "Take back an observation of your own"),
        ("board THEME", "See what the team has on a theme"),
        ("who", "Who is in it, and in which role"),
    )
    return {
        "help_peer": notice.help_card(Role.PEER, commands, privacy="https://bot.example/privacy"),
        "help_nobody": notice.help_card(None, commands[:1]),
        "help_among_others": notice.help_among_others_card(),
        "notice": notice.notice_card(
            "The meeting is not made yet",
            "Microsoft Teams is not answering.",
            "I will try again in five minutes.",
        ),
        "notice_alone": notice.notice_card(f"{review.method.title}: you are in"),
    }
