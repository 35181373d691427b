"""Errands that bring the report to its readers: an edition, a reminder, an answer, the final one (R59-R61).

Each goes to somebody's own chat, or else by an e-mail that holds nothing of what the report says.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, assert_never

from bot.domain.comment import Side
from bot.domain.post import Post
from bot.domain.reach import Place, Rung
from bot.domain.report import Report, ReportEdition, ReportStage
from bot.domain.review import Review
from bot.domain.tasks.reports import RemindReader, ShowEdition, TellCommenter, TellOfFinal
from bot.domain.team import Person
from bot.ports.failing import NotReached, Refused, Unavailable
from bot.usecases.comment_on_report import side_of
from bot.usecases.draft_report import report_of
from bot.usecases.who_is_who import person_of
from cards.because import because
from cards.card import Card
from cards.comments import (
    comment_answered_card,
    edition_card,
    edition_letter,
    final_card,
    reader_reminder_card,
)
from scheduler.delivery import to_person
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.sending import send_once, standing
from scheduler.trip import Trip

_LASTS: Final = timedelta(days=14)
"""How long a link to an edition works; whoever asks for the report is given a new one."""
_END_OF_DAY: Final = time(23, 59)


@dataclass(frozen=True)
class _Reader:
    """Somebody who was sent an edition of a report."""

    review: Review
    report: Report
    edition: ReportEdition
    person: Person

    @property
    def side(self) -> Side:
        return side_of(self.person)


async def to_reader(task: ShowEdition | RemindReader | TellCommenter | TellOfFinal, trip: Trip) -> Ending:
    """Carry out an errand for one reader of the report."""
    match task:
        case ShowEdition() | RemindReader():
            return await _show(task, trip)
        case TellCommenter():
            return await _tell_commenter(task, trip)
        case TellOfFinal():
            return await _tell_of_final(task, trip)
        case _:
            assert_never(task)


async def _show(task: ShowEdition | RemindReader, trip: Trip) -> Ending:
    """Give somebody the edition to read, or remind them of it; by e-mail it brings a page of their own."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        report = await report_of(review, work=work)
        person = person_of(await work.people.of(review.id), task.person)
        chat = await work.people.place_of(person.id)
    edition = report.read_by(side_of(person))
    if edition is None or edition.number != task.edition or report.stage is ReportStage.FINAL:
        return not_wanted("There is a later edition by now, or the report is final.")
    if isinstance(task, RemindReader) and person.id in report.answered_by(side_of(person)):
        return not_wanted("They have said what they think of it.")
    reader = _Reader(review, report, edition, person)
    card = _edition(reader, trip) if isinstance(task, ShowEdition) else _reminder(reader, page="")
    if chat is not None:
        try:
            return await to_person(card, person=person, trip=trip)
        except NotReached:
            pass  # an e-mail is tried instead
    return await _by_post(_letter(reader, trip, reminds=isinstance(task, RemindReader)), person, trip)


def _edition(reader: _Reader, trip: Trip) -> Card:
    edition = reader.edition
    return edition_card(
        reader.review,
        edition.number,
        side=reader.side,
        due=edition.due_from(reader.side),
        key=f"{edition.number}-first",
        page=link_to_file(reader.review, reader.person, edition, trip),
    )


def _reminder(reader: _Reader, *, page: str) -> Card:
    due = reader.edition.due_from(reader.side)
    return reader_reminder_card(reader.review, reader.edition.number, side=reader.side, due=due, page=page)


def _letter(reader: _Reader, trip: Trip, *, reminds: bool) -> Card:
    """Return what goes by e-mail; raises `Refused` where the bot has no address of its own."""
    until = _until(reader.review, trip)
    page = _page(reader.review, reader.person, reader.edition, trip)
    if reminds:
        return _reminder(reader, page=page)
    due = reader.edition.due_from(reader.side)
    return edition_letter(
        reader.review, reader.edition.number, side=reader.side, due=due, page=page, until=until
    )


def _page(review: Review, person: Person, edition: ReportEdition, trip: Trip) -> str:
    return trip.ports.forms.report(
        review=review.id, person=person.id, edition=edition.number, until=_until(review, trip)
    )


def link_to_file(review: Review, person: Person, edition: ReportEdition, trip: Trip) -> str:
    """Return where somebody fetches the file of an edition; nothing where the bot has no address."""
    try:
        return f"{_page(review, person, edition, trip)}.docx"
    except Refused:
        return ""


def _until(review: Review, trip: Trip) -> datetime:
    return review.at(review.day_of(trip.now + _LASTS), _END_OF_DAY)


async def _by_post(letter: Card, person: Person, trip: Trip) -> Ending:
    """Send an e-mail that holds nothing of the report; raises `Unavailable` without a way to somebody."""
    if trip.ports.mail is None or not person.email:
        raise Unavailable(f"{person.name} has not opened a chat with me yet, and has no e-mail.")
    async with trip.ports.store.work() as work:
        there = await work.posts.find(trip.errand.review, trip.errand.key)
    if await standing(there, trip) is not None:
        return DONE
    post = Post(
        key=trip.errand.key,
        review=trip.errand.review,
        kind=letter.kind,
        place=Place(kind="email", id=person.email),
        posted="",
        at=trip.now,
        person=person.id,
        because=because(trip.errand.task),
    )
    await send_once(letter, post, trip=trip, to=(person, Rung.EMAIL))
    return DONE


async def _tell_commenter(task: TellCommenter, trip: Trip) -> Ending:
    async with trip.ports.store.work() as work:
        comment = await work.comments.get(trip.errand.review, task.comment)
        person = person_of(await work.people.of(trip.errand.review), task.person)
        chat = await work.people.place_of(person.id)
    if comment.waits:
        return not_wanted("It is not answered.")
    if chat is None:
        return await _by_post(comment_answered_card(comment, by_post=True), person, trip)
    return await to_person(comment_answered_card(comment), person=person, trip=trip)


async def _tell_of_final(task: TellOfFinal, trip: Trip) -> Ending:
    """Tell a system lead that the report is final, with a link of their own to its file."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        report = await report_of(review, work=work)
        person = person_of(await work.people.of(review.id), task.person)
        chat = await work.people.place_of(person.id)
    final = next((e for e in report.editions if e.final and e.number == task.edition), None)
    if final is None or review.is_over or person.has_left or side_of(person) is not Side.CLIENT:
        return not_wanted("The review is over, or they are no longer in it.")
    page, until = link_to_file(review, person, final, trip), _until(review, trip)
    card = final_card(review, final.number, page=page, until=until)
    if chat is not None:
        try:
            return await to_person(card, person=person, trip=trip)
        except NotReached:
            pass  # an e-mail is tried instead
    return await _by_post(card, person, trip)
