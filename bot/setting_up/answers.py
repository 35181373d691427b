"""What is answered when a review is set up on the terminal, each answer judged by itself (R1, R2, R6)."""

from collections.abc import Callable
from datetime import date
from typing import Final

from bot.domain.errors import Incomplete
from bot.domain.frozen import Frozen
from bot.domain.method import Method
from bot.methods import shelf
from bot.usecases.read_hours import with_hours
from bot.usecases.read_people import read_lines
from bot.usecases.read_set_up import (
    known_country,
    known_mailbox,
    known_mode,
    known_zone,
    read_days,
    read_questions,
)
from bot.usecases.set_up_review import Asker, Wanted, has_team


class Answers(Frozen):
    """A review as it was asked for; `people` and `questions` hold one of them each, in the words typed."""

    client: str = ""
    method: str = shelf.OFFERED_FIRST
    first_day: str = ""
    last_day: str = ""
    zone: str = "Europe/London"
    country: str = ""
    mode: str = "remote"
    scope: str = ""
    questions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organiser: str = ""
    catch_up: str = ""
    quiet: str = ""

    @property
    def wanted(self) -> Wanted:
        """The same, as the bot's own form would hold it."""
        return Wanted(
            client=self.client.strip(),
            first_day=self.first_day,
            last_day=self.last_day,
            zone=self.zone,
            country=self.country,
            mode=self.mode,
            scope=self.scope.strip(),
            questions="\n".join(self.questions),
            people="\n".join(self.people),
            organiser=self.organiser.strip(),
            catch_up=self.catch_up,
            quiet=self.quiet,
        )

    @property
    def chosen(self) -> Method:
        """The kind of review; raises `NotFound` with those that there are."""
        return shelf.method(self.method)


def judge(answers: Answers, *, name: str, today: date) -> None:
    """Raise `ReviewError` with one sentence where the answer of that name cannot stand."""
    if name in _JUDGED:
        _JUDGED[name](answers, today)


def judge_lines(answers: Answers, *, name: str) -> None:
    """Raise `ReviewError` where a line of people or questions cannot stand; there may be more to come."""
    if name == "people":
        read_lines("\n".join(answers.people))
    else:
        read_questions("\n".join(answers.questions), method=answers.chosen, secret="")


def judge_all(answers: Answers, *, today: date) -> None:
    """Raise `ReviewError` with one sentence for the first answer that cannot stand."""
    for name in Answers.model_fields:
        judge(answers, name=name, today=today)


def asker_of(answers: Answers) -> Asker:
    """Return whose review it is: the first challenge manager named, known in Teams by their address."""
    manager = has_team(read_lines("\n".join(answers.people)))
    return Asker(name=manager.name, email=manager.email)


def _judge_client(answers: Answers) -> None:
    if not answers.client.strip():
        raise Incomplete("Enter the client: the local system that is reviewed.")


_JUDGED: Final[dict[str, Callable[[Answers, date], object]]] = {
    "client": lambda given, _: _judge_client(given),
    "method": lambda given, _: given.chosen,
    "first_day": lambda given, today: read_days(given.first_day, "", today=today),
    "last_day": lambda given, today: read_days(given.first_day, given.last_day, today=today),
    "zone": lambda given, _: known_zone(given.zone),
    "country": lambda given, _: known_country(given.country),
    "mode": lambda given, _: known_mode(given.mode),
    "questions": lambda given, _: judge_lines(given, name="questions"),
    "people": lambda given, _: asker_of(given),
    "catch_up": lambda given, _: with_hours(given.chosen, catch_up=given.catch_up, quiet=given.quiet),
    "quiet": lambda given, _: with_hours(given.chosen, catch_up=given.catch_up, quiet=given.quiet),
    "organiser": lambda given, _: known_mailbox(given.organiser.strip()),
}
"""What judges each answer, by its name."""
