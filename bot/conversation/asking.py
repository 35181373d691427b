"""What is asked in a word: the day, the evening, and who is in the review."""

from bot.conversation.catching_up import start
from bot.conversation.confiding import is_the_teams
from bot.conversation.events import Said
from bot.conversation.reaching import ways_to_peers
from bot.conversation.speaking import Reply, speaker_anywhere
from bot.domain.day_sheet import day_sheet
from bot.domain.team import Deed, may
from bot.ports.all import Ports
from cards.day_sheet import day_sheet_card
from cards.sent_about_evenings import StartCatchUp
from cards.who import who_card, who_for_client_card


async def today(said: Said, ports: Ports) -> Reply:
    """Return somebody's sessions of the day, with their links."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
        sessions = await work.sessions.of(review.id)
        people = await work.people.of(review.id)
        meetings = await work.sessions.meetings_of(review.id)
    sheet = day_sheet(review, person, review.day_of(now), sessions=sessions, people=people, meetings=meetings)
    return Reply(day_sheet_card(review, sheet, person.role), review.id, person.id)


async def catch_up(said: Said, ports: Ports) -> Reply:
    """Return the evening's text, to be shaped."""
    async with ports.store.work() as work:
        review, _ = await speaker_anywhere(said.caller, work=work, now=ports.clock())
    day = review.day_of(ports.clock()).isoformat()
    return await start(StartCatchUp(review=review.id, day=day), said.caller, ports)


async def who(said: Said, ports: Ports) -> Reply:
    """Return who is in the review; the challenge manager also sees how each peer is reached.

    They can let those back in who were taken out. A system lead, and a channel that the client may read, are
    told what the team sheet tells: initials and who was taken out are the team's own (R10, R65).
    """
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        people = await work.people.of(review.id)
    client_reads = said.caller.place.kind == "channel" and not await is_the_teams(
        said.caller.place, review.id, ports
    )
    if client_reads or not person.in_team:
        return Reply(who_for_client_card(review, people), review.id, person.id)
    decides = may(person.role, Deed.SAY_WHO_IS_IN)
    ways = await ways_to_peers(review, ports) if decides else {}
    return Reply(who_card(review, people, decides=decides, ways=ways), review.id, person.id)
