"""Requests and scripts in the gallery: what is asked of the client, and the words for a session."""

from datetime import timedelta
from typing import Final

from bot.domain.briefing import Briefing
from bot.domain.request import Request, RequestState, asked_of_client
from bot.domain.review import Review
from bot.domain.session import Mode, SessionKind
from cards import briefing, final_feedback, invented, request, request_of_client, script
from cards.card import Card
from cards.sent_about_requests import AnswerRequest, DecideRequest, RaiseRequest

_TEXT: Final = "The discharge figures by ward for the last *two* winters, with the months [not only years]."
_PAGE: Final = "https://bot.example/request/invented"
_JOIN: Final = "https://teams.example/join/1"


def requests_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards about requests by name, as the team, the challenge manager and the client see them."""
    raised = a_request(review)
    answered = raised.model_copy(
        update={
            "state": RequestState.ANSWERED,
            "asked_at": raised.at,
            "answer": "They are in the board papers of *May*.",
            "document": "Board papers May 2026.pdf",
        }
    )
    filled = RaiseRequest(review=review.id, press="invented", text=_TEXT, wanted_by="2026-10-14")
    kept = raised.model_copy(update={"state": RequestState.CLOSED, "why": "We have it: see the papers."})
    every = [
        raised.model_copy(update={"number": n, "state": state}) for n, state in enumerate(RequestState, start=1)
    ]
    return {
        "request": request.request_card(review, filled.model_copy(update={"text": ""})),
        "request_problem": request.request_card(
            review, filled, problem="That day is over. Choose a later day."
        ),
        "request_raised": request.raised_card(review, raised),
        "request_answered": request.answered_card(review, answered),
        "request_not_sent": request.answered_card(review, kept),
        "request_closed": request.closed_card(answered),
        "requests": request.requests_card(every, today=review.last_day + timedelta(days=2)),
        "requests_none": request.requests_card((), today=review.first_day),
        "final_feedback_unanswered": final_feedback.prompt_card(
            review, invented.feedback(review), (), (), mark="mark", unanswered=(raised,)
        ),
        **_for_the_manager(review, raised, kept),
        **_for_the_client(review, raised),
    }


def a_request(review: Review) -> Request:
    """Return an invented request."""
    team = invented.people()
    return Request(
        review=review.id,
        press="invented",
        number=3,
        theme=review.themes[0].id,
        text=_TEXT,
        wanted_by=review.first_day + timedelta(days=1),
        by=team[2].id,
        at=invented.moment(review),
        raised_by=(team[2].id, team[3].id),
    )


def scripts_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the words for sessions of several kinds, and briefings that lead to them, by name."""
    held, team = invented.sessions(review, 6), invented.people()
    group = held[2].model_copy(update={"kind": SessionKind.FOCUS_GROUP, "mode": Mode.ON_SITE})
    alex = team[2]
    told = Briefing(review=review, session=group, person=alex, partner=team[3], join_url=_JOIN, page=_PAGE)
    return {
        "briefing_group": briefing.briefing_card(told),
        "briefing_swapped": briefing.swapped_card(told),
        "script": script.script_card(review, None),
        "script_group_on_site": script.script_card(review, group),
        "script_interview": script.script_card(review, held[0]),
        "script_reading": script.script_card(
            review, held[0].model_copy(update={"kind": SessionKind.READING, "people": ()})
        ),
    }


def _for_the_manager(review: Review, raised: Request, kept: Request) -> dict[str, Card]:
    team = invented.people()
    asking, leads = team[2:4], team[-2:]
    filled = DecideRequest(
        review=review.id,
        number=3,
        mark=raised.mark,
        text=_TEXT,
        wanted_by="2026-10-14",
        lead=leads[0].id,
        reason="It is public.",
    )
    gone = raised.model_copy(update={"state": RequestState.ASKED, "asked_at": raised.at})
    return {
        "request_to_manager": request.to_manager_card(review, raised, asking, leads),
        "request_to_manager_objections": request.to_manager_card(
            review,
            raised,
            asking,
            leads,
            objections=invented.objections(),
            filled=filled,
            problem="Say why these words may stand.",
        ),
        "request_to_manager_no_leads": request.to_manager_card(review, raised, asking[:1], ()),
        "request_gone": request.decided_card(gone, leads[0]),
        "request_kept_back": request.decided_card(kept, None),
    }


def _for_the_client(review: Review, raised: Request) -> dict[str, Card]:
    asked = asked_of_client(raised, review=review)
    filled = AnswerRequest(review=review.id, number=3, document="x.pdf")
    return {
        "request_of_client": request_of_client.request_of_client_card(review.id, asked),
        "request_of_client_reminder": request_of_client.request_of_client_card(
            review.id, asked, reminder=True, filled=filled, problem="Write your answer, or name a document."
        ),
        "request_letter": request_of_client.request_letter(asked, _PAGE),
        "request_thanks": request_of_client.answer_thanked_card(),
    }
