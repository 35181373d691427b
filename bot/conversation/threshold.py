"""What the challenge manager presses and writes about what makes a finding triangulated."""

from bot.conversation.events import Caller, Said
from bot.conversation.numbers import numbers_in
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.finding import Threshold
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.usecases.change_threshold import change_threshold, mark_of_threshold
from cards.sent_about_findings import ChangeThreshold
from cards.threshold import threshold_card


async def ask(said: Said, ports: Ports) -> Reply:
    """Return the card that says what makes a finding triangulated, to be changed."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
    require(person, Deed.CHANGE_THRESHOLD)
    return _shown(review, person)


async def save(sent: ChangeThreshold, caller: Caller, ports: Ports) -> Reply:
    """Change it; whatever stands in the way comes back with what was chosen."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        wanted = [*numbers_in(sent.sources), 0][0], [*numbers_in(sent.peers), 0][0]
        try:
            changed = await change_threshold(
                Threshold(sources=wanted[0], peers=wanted[1]),
                was=sent.mark,
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
        except (Incomplete, OutOfDate) as wrong:
            return _shown(review, person, problem=wrong.sentence)
    return _shown(changed, person, done=True)


def _shown(review: Review, person: Person, *, problem: str = "", done: bool = False) -> Reply:
    mark = mark_of_threshold(review.threshold)
    return Reply(threshold_card(review, mark=mark, problem=problem, done=done), review.id, person.id)
