"""The team sheet: each writes of themselves, the challenge manager approves, the client is shown it (R10)."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.errand import Errand
from bot.domain.errors import Incomplete, NotAllowed, OutOfDate
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.tasks.peers import SendTeamSheet
from bot.domain.team import Deed, Person, Role, require
from bot.domain.team_sheet import LONGEST_BIOGRAPHY, SheetEntry, SheetLine, TeamSheet, mark_of_sheet
from bot.records.work import Work
from bot.usecases.make_ready import draw_list

_USEFUL: Final = timedelta(days=14)


async def entry_of(person: Person, *, work: Work) -> SheetEntry | None:
    """Return what somebody says of themselves, if they have said anything."""
    return next((e for e in await work.teams.entries(person.review) if e.person == person.id), None)


async def tell_of_oneself(words: str, *, agrees: bool, by: Person, work: Work, now: datetime) -> SheetEntry:
    """Keep what somebody says of themselves; raises `Incomplete`. What was approved before must be so again."""
    require(by, Deed.TELL_OF_ONESELF)
    if not words.strip():
        raise Incomplete("Write a few lines about yourself.")
    if len(words) > LONGEST_BIOGRAPHY:
        raise Incomplete(f"Please keep it under {LONGEST_BIOGRAPHY} characters. Nothing was saved.")
    if not agrees:
        raise Incomplete("Please agree that the client is shown this. Without that it is not kept.")
    there = await entry_of(by, work=work)
    entry = SheetEntry(person=by.id, words=words.strip(), photograph=there.photograph if there else "")
    await _keep(entry, by=by, deed="biography given", work=work, now=now)
    return entry


async def give_photograph(photograph: str, *, by: Person, work: Work, now: datetime) -> SheetEntry:
    """Keep a photograph beside the words, or without one take it away; raises `Incomplete` without words."""
    require(by, Deed.TELL_OF_ONESELF)
    there = await entry_of(by, work=work)
    if there is None:
        raise Incomplete("Write a few lines about yourself first, and agree that the client is shown them.")
    entry = there.model_copy(update={"photograph": photograph})
    await _keep(entry, by=by, deed="photograph given" if photograph else "photograph taken back",
                work=work, now=now)  # fmt: skip
    return entry


async def take_back(*, by: Person, work: Work, now: datetime) -> None:
    """Take somebody's words and photograph off the sheet; again changes nothing."""
    require(by, Deed.TELL_OF_ONESELF)
    if await entry_of(by, work=work) is None:
        return
    await work.teams.drop_entry(by.review, by.id)
    await work.audit.note(AuditLine(review=by.review, at=now, who=by.id, deed="biography taken back"))


async def _keep(entry: SheetEntry, *, by: Person, deed: str, work: Work, now: datetime) -> None:
    if await entry_of(by, work=work) == entry:
        return
    await work.teams.keep_entry(by.review, entry)
    await work.audit.note(AuditLine(review=by.review, at=now, who=by.id, deed=deed))


async def approve_sheet(review: Review, mark: str, *, by: Person, work: Work, now: datetime) -> int:
    """Approve the sheet as it was shown and send it to the client's leads; return to how many."""
    require(by, Deed.BUILD_TEAM)
    entries = await work.teams.entries(review.id)
    if not entries:
        raise Incomplete("Nobody has written anything for the sheet yet.")
    if mark_of_sheet(entries) != mark:
        raise OutOfDate("Somebody has changed their part since. Write “team sheet” to see it as it is now.")
    marks = tuple(entry.mark for entry in entries)
    leads = [p for p in await work.people.of(review.id) if p.role is Role.SYSTEM_LEAD and not p.has_left]
    if marks == await work.teams.approved(review.id):
        return len(leads)
    await work.teams.approve(review.id, marks)
    if review.method.readiness and review.day_of(now) < review.first_day:
        await work.errands.add(draw_list(review, mark=now.isoformat(), now=now))
    for lead in leads:
        task = SendTeamSheet(person=lead.id, mark=review.keyed(mark)[:12])
        await work.errands.add(Errand(review=review.id, task=task, due=now, too_late=now + _USEFUL))
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed="team sheet approved"))
    return len(leads)


async def sheet_for(reader: Person, review: Review, *, work: Work) -> TeamSheet:
    """Return the sheet: the challenge manager sees the draft, system leads only what was approved."""
    if reader.role not in {Role.CHALLENGE_MANAGER, Role.SYSTEM_LEAD}:
        raise NotAllowed("The team sheet is for the challenge manager and the client.")
    approved = await work.teams.approved(review.id)
    shown = {
        entry.person: entry
        for entry in await work.teams.entries(review.id)
        if reader.role is Role.CHALLENGE_MANAGER or entry.mark in approved
    }
    team = [p for p in await work.people.of(review.id) if p.in_team and not p.has_left]
    order = (Role.LEAD_PEER, Role.PEER, Role.CHALLENGE_MANAGER)
    team.sort(key=lambda p: (order.index(p.role), p.name.casefold()))
    lines = tuple(
        SheetLine(
            name=person.name,
            part=str(person.role),
            organisation=person.organisation,
            words=shown[person.id].words,
            photograph=shown[person.id].photograph,
        )
        for person in team
        if person.id in shown
    )
    return TeamSheet(client=review.client, method_title=review.method.title, lines=lines)
