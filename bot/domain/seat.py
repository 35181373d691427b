"""A seat in a method's team: what whoever takes it brings (R74)."""

from bot.domain.frozen import Frozen
from bot.domain.offer import Brings


class Seat(Frozen):
    """One seat; any of what it `brings` will do, and without any, everybody will.

    One that is `always` there may not stay open without a word (S3, R83); its holder may `lead` the team.
    """

    title: str
    brings: tuple[Brings, ...] = ()
    always: bool = False
    lead: bool = False

    def suits(self, brings: tuple[Brings, ...]) -> bool:
        """Say whether somebody who brings that can take it."""
        return not self.brings or bool(set(self.brings) & set(brings))


def seats_of(team: tuple[str, ...], known: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Return the seats of a team's template, without the challenge manager's: it is set up with the review."""
    by_title = {seat.title: seat for seat in known}
    return tuple(
        by_title.get(title) or Seat(title=title, lead=title.casefold().startswith("lead peer"))
        for title in team
        if title.casefold() != "challenge manager"
    )
