"""Meetings changed in Outlook in the gallery: each question and each answer, with invented content."""

from datetime import timedelta

from bot.domain.calendar import Answer, CalendarChange
from bot.domain.review import Review
from cards import invented
from cards.calendar import change_card
from cards.card import Card


def calendar_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards about a meeting that was moved and one that was taken out, by name."""
    session = invented.sessions(review, 5)[4]
    off = session.model_copy(update={"cancelled": True})
    gone = CalendarChange(
        review=review.id,
        session=session.id,
        event="invented-event",
        was_starting=session.starts,
        was_ending=session.ends,
    )
    later = timedelta(days=1, hours=2)
    moved = gone.model_copy(update={"starts": session.starts + later, "ends": session.ends + later})
    there = session.model_copy(update={"starts": moved.starts, "ends": moved.ends})
    accepted, undone, overtaken = (
        {"answer": answer} for answer in (Answer.ACCEPTED, Answer.UNDONE, Answer.OVERTAKEN)
    )
    return {
        "calendar_moved": change_card(review, moved, session, affected=("AFE", "BE")),
        "calendar_moved_clash": change_card(
            review, moved, session, affected=("AFE", "BE"), clashes=(("AFE", "Finance directors"),)
        ),
        "calendar_moved_taken_over": change_card(review, moved.model_copy(update=accepted), there),
        "calendar_moved_put_back": change_card(review, moved.model_copy(update=undone), session),
        "calendar_gone": change_card(review, gone, session, affected=("AFE", "BE")),
        "calendar_gone_off": change_card(review, gone.model_copy(update=accepted), off),
        "calendar_gone_made_again": change_card(review, gone.model_copy(update=undone), session),
        "calendar_overtaken": change_card(review, moved.model_copy(update=overtaken), session),
        "calendar_overtaken_off": change_card(review, gone.model_copy(update=overtaken), off),
    }
