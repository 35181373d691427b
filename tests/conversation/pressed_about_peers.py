"""Every button about peers as it is pressed rightfully, and what must be there for that."""

from typing import Final

from bot.domain.offer import OfferId
from bot.domain.reach import Account
from bot.domain.team_sheet import SheetEntry, mark_of_sheet
from tests.builders import BEN
from tests.peers import an_offer
from tests.room import Room

PAT: Final = an_offer(account=Account(tenant="t", object_id="pat"))
LEE: Final = an_offer(name="Lee Invented")
MO: Final = an_offer(name="Mo Invented")
SHEET: Final = (SheetEntry(person=BEN, words="I am Ben."),)
OWN: Final = frozenset({"onboarding.confirm", "sheet.tell", "sheet.take_back"})
"""What everybody in the team presses for themselves."""

NOT_OF_A_REVIEW: Final = frozenset({"offer.open", "offer.send", "offer.withdraw"})


async def furnish_with_peers(room: Room) -> None:
    """Let one be asked to come, another be proposed, and one of the team have written on the sheet."""
    about = {"review": room.review.id}
    async with room.ports.store.work() as work:
        await work.offers.keep(PAT)
        await work.teams.keep_entry(room.review.id, SHEET[0])
    await room.press("cora", "team.propose", about, region="London")
    await room.press("cora", "team.invite", {**about, "version": "1"})
    async with room.ports.store.work() as work:
        await work.offers.keep(LEE)
    await room.press("cora", "team.propose", about, region="London")
    async with room.ports.store.work() as work:
        await work.offers.keep(MO)


def about_peers() -> tuple[tuple[str, str, dict[str, str], dict[str, str]], ...]:
    """Return who presses which button, with which ids of ours and what was typed."""
    return (
        ("cora", "team.show", {}, {}),
        ("cora", "team.seat", {"seat": "4", "version": "3"}, {}),
        ("cora", "team.swap", {"seat": "4", "version": "3"}, {"who": OfferId("mo")}),
        ("cora", "team.invite", {"version": "4"}, {}),
        ("cora", "team.open", {"seat": "4", "version": "5"}, {"reason": "Mo would like a pause."}),
        ("cora", "team.propose", {}, {"region": "London"}),
        ("pat", "invitation.answer", {"offer": PAT.id, "comes": "yes"}, {}),
        ("cora", "onboarding.send", {}, {}),
        ("ana", "onboarding.confirm", {"part": "charter"}, {}),
        ("cora", "sheet.approve", {"mark": mark_of_sheet(SHEET)}, {}),
        ("ana", "sheet.tell", {}, {"words": "I am Ana.", "agree": "yes"}),
        ("ana", "sheet.take_back", {}, {}),
    )
