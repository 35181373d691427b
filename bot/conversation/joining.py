"""What somebody of the team confirms and says of themselves before a review (R10, R76)."""

from bot.conversation.building_team import LINK_LASTS
from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import Incomplete, NotAllowed
from bot.domain.onboarding import outstanding
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.ports.failing import Refused
from bot.ports.peer_pages import PeerPage
from bot.usecases.onboard_peers import confirm_part
from bot.usecases.show_team_sheet import approve_sheet, entry_of, take_back, tell_of_oneself
from cards.onboarding import onboarding_card, waiting_card
from cards.phrases import team_sheet as say
from cards.sent_about_peers import ApproveSheet, ConfirmPart, TakeBackFromSheet, TellOfOneself
from cards.team_sheet import about_me_card, draft_sheet_card, sheet_approved_card


async def charter(said: Said, ports: Ports) -> Reply:
    """Return what a peer confirms; the challenge manager sees who has not."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        people = await work.people.of(review.id)
    if not person.is_peer:
        require(person, Deed.SEE_CHARTER)
        return Reply(waiting_card(review, outstanding(people)), review.id, person.id)
    return Reply(onboarding_card(review, person), review.id, person.id)


async def confirm(sent: ConfirmPart, caller: Caller, ports: Ports) -> Reply:
    """Take in that a peer keeps to a part of it."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
        confirmed = await confirm_part(review, sent.part, by=person, work=work, now=ports.clock())
    return Reply(onboarding_card(review, confirmed), review.id, person.id)


async def about_me(said: Said, ports: Ports) -> Reply:
    """Return where somebody writes of themselves for the team sheet."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        require(person, Deed.TELL_OF_ONESELF)
        entry = await entry_of(person, work=work)
    page = _page(PeerPage.ABOUT_ME, review, person, ports)
    return Reply(about_me_card(review, entry, page=page), review.id, person.id)


async def tell(sent: TellOfOneself, caller: Caller, ports: Ports) -> Reply:
    """Keep what somebody says of themselves; what stands in the way is said beside what was typed."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
        require(person, Deed.TELL_OF_ONESELF)
    page = _page(PeerPage.ABOUT_ME, review, person, ports) if caller.signed_for is None else ""
    try:
        async with ports.store.work() as work:
            entry = await tell_of_oneself(
                sent.words, agrees=sent.agree == "yes", by=person, work=work, now=ports.clock()
            )
    except Incomplete as wrong:
        async with ports.store.work() as work:
            there = await entry_of(person, work=work)
        card = about_me_card(review, there, page=page, filled=sent, problem=wrong.sentence)
        return Reply(card, review.id, person.id)
    return Reply(about_me_card(review, entry, page=page, told=say.SAVED), review.id, person.id)


async def untell(sent: TakeBackFromSheet, caller: Caller, ports: Ports) -> Reply:
    """Take somebody's words and photograph off the sheet."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
        await take_back(by=person, work=work, now=ports.clock())
    return Reply(about_me_card(review, None, told=say.TAKEN_BACK), review.id, person.id)


async def team_sheet(said: Said, ports: Ports) -> Reply:
    """Return the draft of the team sheet."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        require(person, Deed.BUILD_TEAM)
        entries = await work.teams.entries(review.id)
        approved = await work.teams.approved(review.id)
        team = [p for p in await work.people.of(review.id) if p.in_team and not p.has_left]
    page = _page(PeerPage.TEAM_SHEET, review, person, ports)
    is_approved = tuple(entry.mark for entry in entries) == approved
    return Reply(draft_sheet_card(review, team, entries, approved=is_approved, page=page), review.id, person.id)


async def approve(sent: ApproveSheet, caller: Caller, ports: Ports) -> Reply:
    """Approve the sheet as it was shown; the client's leads are sent a link to it."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
        if caller.place.kind != "personal":
            raise NotAllowed("Do that in your own chat with me: it is about people.")
        leads = await approve_sheet(review, sent.mark, by=person, work=work, now=ports.clock())
    return Reply(sheet_approved_card(leads), review.id, person.id)


def _page(page: PeerPage, review: Review, person: Person, ports: Ports) -> str:
    """Return the page of somebody's own, and nothing where the bot has no web address."""
    try:
        return ports.peer_pages.page(page, of=person.id, review=review.id, until=ports.clock() + LINK_LASTS)
    except Refused:
        return ""
