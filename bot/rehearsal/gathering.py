"""The team comes together, rehearsed: offered, invited, in the team, and told to the client (R10, R74-R79)."""

from datetime import timedelta
from random import Random
from typing import Final

from bot.domain.offer import Region, Trained
from bot.domain.seat import Seat
from bot.rehearsal.cast import Member
from bot.rehearsal.parts import Press, Words, pressed
from bot.rehearsal.seen import Seen

_LATER: Final = timedelta(days=1)
_MINUTES: Final = (4, 20)
_BIOGRAPHY: Final = "{name} has worked in health and care for many years, and likes to learn from other places."


class OffersToCome:
    """Offers to be a peer once they have met the bot, and says yes when they are invited."""

    def __init__(self, member: Member, seat: Seat, *, random: Random) -> None:
        self._member = member
        self._seat = seat
        self._random = random
        self._offered = False

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to answer; the first help is read at once."""
        new_here = seen.kind == "help" and not self._offered
        answers = seen.has("offer.send") or seen.has("invitation.answer")
        return timedelta(minutes=self._random.randint(*_MINUTES)) if new_here or answers else None

    def press(self, seen: Seen) -> Press | Words | None:
        """Return the offer, or the yes."""
        if seen.has("invitation.answer"):
            return pressed(seen, "invitation.answer")
        if seen.has("offer.send"):
            return pressed(seen, "offer.send", written=self._offer())
        self._offered = True
        return Words("offer")

    def _offer(self) -> dict[str, str]:
        return {
            "my_name": self._member.name,
            "my_role": self._seat.title.partition(",")[0],
            "region": Region.NORTH_EAST,
            "outline": "Twelve years of joint work between health and care.",
            "brings": ",".join(self._seat.brings[:1]),
            "time": "Four days a year",
            "trained": Trained.TRAINED,
            "keep": "6",
            "agree": "yes",
        }


class GathersTeam:
    """Has a team proposed, invites it, and where there is a team sheet lets the client see it."""

    def __init__(self, *, sheet: bool) -> None:
        self._asks = [("readiness", "team"), *([("team", "team sheet")] if sheet else [])]

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes until the next step."""
        return _LATER if self._verb(seen) or self._words(seen) else None

    def press(self, seen: Seen) -> Press | Words | None:
        """Return the next step."""
        verb, words = self._verb(seen), self._words(seen)
        if verb:
            return pressed(seen, verb, written={"region": Region.EAST_OF_ENGLAND})
        if words:
            self._asks.pop(0)
        return Words(words) if words else None

    def _verb(self, seen: Seen) -> str:
        """Return what is pressed on a card; a team is not proposed a second time."""
        if seen.has("team.propose") and seen.choices("region"):
            return "team.propose"
        return next((v for v in ("team.invite", "sheet.approve") if seen.has(v)), "")

    def _words(self, seen: Seen) -> str:
        """Return what is asked for after a card; nothing where it is not time for it."""
        after, words = self._asks[0] if self._asks else ("", "")
        return words if seen.kind == after else ""


class TellsOfOneself:
    """Writes a few lines for the team sheet once the charter is confirmed."""

    def __init__(self, member: Member, *, random: Random) -> None:
        self._member = member
        self._random = random
        self._told = False

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to find the words."""
        confirmed = seen.kind == "onboarding" and not seen.has("onboarding.confirm")
        writes = (confirmed or seen.has("sheet.tell")) and not self._told
        return timedelta(minutes=self._random.randint(*_MINUTES)) if writes else None

    def press(self, seen: Seen) -> Press | Words | None:
        """Return the lines, on the card that is asked for first."""
        if not seen.has("sheet.tell"):
            return Words("about me")
        self._told = True
        words = _BIOGRAPHY.format(name=self._member.name)
        return pressed(seen, "sheet.tell", written={"words": words, "agree": "yes"})
