"""What follows the report: days for action planning and check-ins, and the meetings made of them (R63, R64)."""

from collections.abc import Sequence
from datetime import date

from bot.domain.review import Review
from bot.domain.session import Session
from cards.card import (
    Card,
    about,
    bullets,
    choice,
    day_box,
    heading,
    make,
    para,
    press,
    time_box,
    trouble,
    typed,
)
from cards.phrases import common
from cards.phrases import follow_up as say
from cards.sent_about_reports import PlanWhatFollows
from cards.when import dated, span


def follow_up_card(
    review: Review,
    *,
    planning: date | None,
    check_ins: Sequence[date],
    filled: PlanWhatFollows | None = None,
    problem: str = "",
) -> Card:
    """Return the question for the days, with those that the method suggests filled in."""
    offered = [(day.isoformat(), say.CHECK_IN.format(day=dated(day))) for day in check_ins]
    day = filled.day if filled else planning.isoformat() if planning else ""
    ticked = filled.check_ins if filled else ",".join(value for value, _ in offered)
    lead = say.LEAD.format(client=typed(review.client), organiser=typed(review.organiser))
    body = [
        heading(say.TITLE),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(lead if review.organiser else say.NO_ORGANISER),
        para(say.WHY),
        day_box("day", say.PLANNING, value=day),
        time_box("time", say.AT, value=filled.time if filled else "10:00"),
        *([choice("check_ins", say.CHECK_INS, offered, value=ticked, several=True)] if offered else []),
    ]
    actions = [press(say.SAVE, "follow.plan", about(review=review.id))] if review.organiser else []
    return make("follow_up", body, text=say.TITLE, actions=actions)


def followed_up_card(review: Review, planned: Sequence[Session]) -> Card:
    """Return what is planned to follow."""
    rows = [say.ROW.format(title=s.title, span=span(s.starts, s.ends, review.zone)) for s in planned]
    lead = say.DONE.format(client=typed(review.client))
    body = [heading(say.DONE_TITLE), bullets(lead, rows), para(say.DONE_CHANGE)]
    return make("follow_up", body, text=say.DONE_TITLE)
