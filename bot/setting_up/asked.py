"""The questions that set up a review on the terminal, asked plainly and one after the other."""

from collections.abc import Callable
from datetime import date
from typing import Final

from rich.console import Console

from bot.domain.errors import ReviewError
from bot.methods import shelf
from bot.setting_up.answers import Answers, judge, judge_lines
from bot.usecases.read_set_up import read_days

Ask = Callable[[str, str], str]
"""Asks for one line, given a prompt and what stands there unless something is typed."""

_QUESTIONS: Final = {
    "client": ("Client: the local system that is reviewed", "Riverbank Integrated Care System"),
    "method": ("Kind of review, by its number or name", ""),
    "first_day": ("First day", "9 March 2027"),
    "last_day": ("Last day; leave it empty for a single day", "11 March 2027"),
    "zone": ("Time zone of the client", "Europe/London"),
    "country": ("Whose bank holidays count, where the zone does not tell", "Scotland"),
    "mode": ("How people meet where the timetable does not say: remote, hybrid or on site", ""),
    "scope": ("Scope agreed with the client", "How well partners work together"),
    "questions": (
        "The client's own questions, one at a time. Each becomes a theme. Leave it empty to go on",
        "Discharge: How soon do people leave hospital?",
    ),
    "people": (
        "People, one at a time: role, name, e-mail address, initials. Leave it empty to go on",
        "challenge manager, Cora Example, cora@example.org, CE",
    ),
    "organiser": ("Mailbox that sends the meetings; the challenge manager's own unless given", ""),
}
_SEVERAL: Final = frozenset({"questions", "people"})


def ask_for_answers(ask: Ask, *, console: Console, today: date) -> Answers:
    """Ask each question until its answer can stand, and return the answers."""
    answers = Answers()
    for name, (question, example) in _QUESTIONS.items():
        if name == "questions" and not answers.chosen.captures:
            continue
        console.print(f"\n{question}.", markup=False)
        if name == "method":
            _list_methods(console)
        if name == "people":
            console.print("Roles: challenge manager, lead peer, peer, system lead. You are one of them, too.")
        if example:
            console.print(f"For example: {example}", markup=False, style="dim")
        answers = _asked(name, answers, ask, console=console, today=today)
    return answers


def _asked(name: str, answers: Answers, ask: Ask, *, console: Console, today: date) -> Answers:
    """Ask for one answer until it can stand; what cannot is said in a sentence."""
    while True:
        try:
            if name in _SEVERAL:
                answers = answered = _lines(name, answers, ask, console=console)
            else:
                answered = answers.model_copy(update={name: _line(name, answers, ask)})
            judge(answered, name=name, today=today)
        except ReviewError as wrong:
            _say_what_is_wrong(wrong, console)
        else:
            if name in {"first_day", "last_day"}:
                _say_how_it_was_read(answered, console, today=today)
            return answered


def _line(name: str, answers: Answers, ask: Ask) -> str:
    before = getattr(answers, name)
    typed = ask(name.replace("_", " ").capitalize(), str(before)).strip()
    if name == "method" and typed.isdecimal() and 0 < int(typed) <= len(shelf.names()):
        return shelf.names()[int(typed) - 1]
    return typed


def _lines(name: str, answers: Answers, ask: Ask, *, console: Console) -> Answers:
    """Ask for lines until an empty one; a line that cannot be read is not taken, and the others stay."""
    taken: tuple[str, ...] = getattr(answers, name)
    while line := ask(f"{len(taken) + 1}", "").strip():
        tried = answers.model_copy(update={name: (*taken, line)})
        try:
            judge_lines(tried, name=name)
        except ReviewError as wrong:
            _say_what_is_wrong(wrong, console)
        else:
            taken = (*taken, line)
    return answers.model_copy(update={name: taken})


def _list_methods(console: Console) -> None:
    for number, name in enumerate(shelf.names(), 1):
        method = shelf.method(name)
        console.print(f"  {number}. {name}: {method.title}, {method.lasts}", markup=False)


def _say_what_is_wrong(wrong: ReviewError, console: Console) -> None:
    console.print(wrong.sentence, style="bold red", markup=False)


def _say_how_it_was_read(answers: Answers, console: Console, *, today: date) -> None:
    first, last = read_days(answers.first_day, answers.last_day, today=today)
    day = f"{last:%A} {last.day} {last:%B} {last.year}"
    console.print(f"That is {day}." if last >= first else "", style="dim", markup=False)
