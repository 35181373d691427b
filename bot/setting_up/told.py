"""What was set up, and the readiness list with its dates, as the terminal shows them (R3)."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.domain.readiness import Item, ReadinessList, ReadyState
from bot.domain.review import Review
from bot.domain.team import Person, Role
from cards.when import day

_COLUMNS = ("Due", "What", "From", "How it stands")


def tell_set_up(review: Review, people: Sequence[Person], listed: ReadinessList, *, console: Console) -> None:
    """Print what was set up, what is needed when, and what to do next."""
    first, last = review.first_day, review.last_day
    span = day(first) if first == last else f"{day(first)} to {day(last)}"
    console.print(
        f"\nThe {review.method.noun} for {review.client} is set up. Its id is {review.id}.", markup=False
    )
    console.print(f"{review.method.title}, {span} {last.year}, {review.zone}.", markup=False)
    for theme in review.extra_themes:
        console.print(f"The client's own question: {theme.title}", markup=False)
    for person in people:
        console.print(f"  {person.initials}: {person.name}, {person.role}, {person.email}", markup=False)
    tell_readiness(review, people, listed, console=console)
    manager = next(p for p in people if p.role is Role.CHALLENGE_MANAGER)
    console.print(f"\nNext, for {manager.name}:", markup=False)
    for step in _steps(review, manager):
        console.print(f"  {step}", markup=False)


def tell_readiness(
    review: Review, people: Sequence[Person], listed: ReadinessList, *, console: Console
) -> None:
    """Print the readiness list as a table, by the day on which each thing is due."""
    if not listed.items:
        console.print(f"\n{review.method.title} needs nothing before it begins.", markup=False)
        return
    begins = f"{review.method.begins}, {day(review.first_day)} {review.first_day.year}"
    console.print(f"\nReady for {begins}:", markup=False)
    names = {person.id: person.name for person in people}
    table = Table(*_COLUMNS)
    for item in listed.items:
        row = (
            _short(item.planned.due),
            item.planned.title,
            names.get(item.planned.person, ""),
            how_it_stands(item, listed),
        )
        table.add_row(*map(Text, row))
    console.print(table)


def how_it_stands(item: Item, listed: ReadinessList) -> str:
    """Return how something stands in a few words; a link is left to the card."""
    match item.state:
        case ReadyState.THERE:
            return "there"
        case ReadyState.WITHOUT:
            return f"without it: {' '.join(item.standing.words)}"
        case ReadyState.OPEN if item.is_overdue(listed.today):
            return "overdue"
        case ReadyState.OPEN:
            when = "asked" if item.standing.asked_on else f"I ask on {_short(item.planned.ask_on)}"
            return f"{when}, optional" if item.planned.needed.optional else when


def _short(on: date) -> str:
    return f"{on:%a} {on.day} {on:%b %Y}"


def _steps(review: Review, manager: Person) -> tuple[str, ...]:
    return (
        f"1. Open Critical Friend in Teams, as {manager.email}: I know you by that address. Say hello.",
        "2. I send you this list as a card, and ask each person for what is theirs in time.",
        "3. Ask the others to open me in Teams too. Send me the client's timetable as a file.",
        *(("4. Add me to the team's channel and write “post here” there.",) if review.captures else ()),
        f"See the list here again: critical-friend readiness {review.id}",
    )
