"""Where nothing is captured, as in peer mentoring: the cards that are worded otherwise (R86)."""

from typing import Final

from bot.domain.day_sheet import day_sheet
from bot.domain.review import Review
from bot.domain.session import Meeting, Pair, SessionKind
from bot.domain.team import Role
from cards import destruction, invented, notice, reach, sign_off
from cards.card import Card
from cards.day_sheet import day_sheet_card
from cards.timetable import accepted_card

_JOIN: Final = "https://teams.example/join/1"
_CHAT: Final = "https://teams.microsoft.com/l/chat/0/0?users=28:00000000-0000-0000-0000-000000000000"


def meetings_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards of a review in which nothing is captured, by name."""
    told = {"captures": False, "themes": (), "title": "Peer mentoring"}
    mentoring = review.model_copy(update={"method": review.method.model_copy(update=told)})
    team = invented.people()
    mentor = team[2]
    session = invented.sessions(review, 1)[0].model_copy(
        update={"kind": SessionKind.INDIVIDUAL, "pair": Pair(lead=mentor.id, notes=mentor.id)}
    )
    link = Meeting(
        session=session.id,
        review=review.id,
        event=session.id,
        join_url=_JOIN,
        starts=session.starts,
        ends=session.ends,
    )
    day = review.day_of(session.starts)
    sheet = day_sheet(mentoring, mentor, day, sessions=(session,), people=team, meetings=(link,))
    commands = (("today", "Today's sessions and links"), ("who", "Who is in it, and in which role"))
    return {
        "mentoring_help": notice.help_card(Role.PEER, commands, review=mentoring),
        "mentoring_accepted": accepted_card(mentoring, (session,), meetings=1),
        "mentoring_hello_letter": reach.hello_letter(mentoring, _JOIN, chat_link=_CHAT),
        "mentoring_day": day_sheet_card(mentoring, sheet, mentor.role),
        "mentoring_over_ask": sign_off.ask_card(mentoring),
        "mentoring_over_confirm": sign_off.confirm_card(mentoring, 0, 0),
        "mentoring_over_done": sign_off.signed_off_card(mentoring),
        "mentoring_destroy_notes": destruction.ask_to_destroy_card(mentoring, Role.PEER),
    }
