"""The report in the challenge manager's hands: drafted, passed on, edited in Word, made final (R59-R61)."""

from typing import assert_never

from bot.conversation import commenting
from bot.conversation.events import Caller, Said, SentFile
from bot.conversation.report_at_hand import WORD, standing
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import Attributable, Incomplete
from bot.domain.review import Stage
from bot.domain.team import Deed, may, require
from bot.ports.all import Ports
from bot.ports.files import Document
from bot.usecases.draft_report import (
    keep_drafted,
    keep_handed_back,
    last_drafted,
    prepare_final,
    prepare_report,
    report_of,
    said_in,
)
from bot.usecases.pass_on_report import let_report_stand, make_final, send_to_client, send_to_peers
from bot.usecases.take_comments import say_included
from cards.report import handed_back_card
from cards.sent_about_reports import DraftReport, MakeFinal, SendToClient, SendToPeers, ShowReport

ManagerSent = ShowReport | DraftReport | SendToPeers | SendToClient | MakeFinal
"""What moves the report on, or only shows it."""


async def report(said: Said, ports: Ports) -> Reply:
    """Return how the report stands, or for whoever reads it, the edition that they were sent."""
    async with ports.store.work() as work:
        review, _ = await speaker_anywhere(said.caller, work=work, now=ports.clock())
    return await show(ShowReport(review=review.id), said.caller, ports)


async def answer(sent: ManagerSent, caller: Caller, ports: Ports) -> Reply:
    """Do what was pressed, and show how the report stands then."""
    match sent:
        case ShowReport():
            return await show(sent, caller, ports)
        case DraftReport():
            return await _draft(sent, caller, ports)
        case SendToPeers():
            return await _to_peers(sent, caller, ports)
        case SendToClient() | MakeFinal():
            return await _to_client(sent, caller, ports)
        case _:
            assert_never(sent)


async def show(sent: ShowReport, caller: Caller, ports: Ports) -> Reply:
    """Return how the report stands, or for whoever reads it, the edition that they were sent."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
    if may(person.role, Deed.WRITE_REPORT):
        return await standing(review, person, ports)
    return await commenting.read(review, person, ports)


async def _draft(sent: DraftReport, caller: Caller, ports: Ports) -> Reply:
    """Write an edition from the agreed findings; it is kept unless there is a later one by then."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        drafting, gate = await prepare_report(sent.after, review=review, by=person, work=work, now=now)
    document = await ports.documents.report(drafting.facts, edition=drafting.edition, gate=gate)
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        await keep_drafted(
            document,
            said=said_in(drafting.facts),
            after=sent.after,
            review=review,
            by=person,
            work=work,
            now=now,
        )
    return await standing(review, person, ports)


async def _to_peers(sent: SendToPeers, caller: Caller, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        await send_to_peers(sent.edition, review=review, by=person, work=work, now=ports.clock())
    return await standing(review, person, ports)


async def _to_client(sent: SendToClient | MakeFinal, caller: Caller, ports: Ports) -> Reply:
    """Send it to the client or make it final; what stands in the way is said beside what was chosen."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        ticked = sent.included.replace(";", ",").split(",")
        await say_included(ticked, edition=sent.edition, review=review, by=person, work=work, now=now)
    written = await _written_final(sent, caller, ports) if isinstance(sent, MakeFinal) else None
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            await let_report_stand(
                sent.edition,
                sent.chosen,
                reason=sent.reason,
                review=review,
                by=person,
                work=work,
                now=now,
            )
            if isinstance(sent, SendToClient):
                await send_to_client(sent.edition, review=review, by=person, work=work, now=now)
            else:
                await make_final(sent.edition, review=review, by=person, work=work, now=now, written=written)
    except (Attributable, Incomplete) as problem:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
        return await standing(review, person, ports, filled=sent, problem=problem.sentence)
    return await standing(review, person, ports)


async def _written_final(sent: MakeFinal, caller: Caller, ports: Ports) -> Document | None:
    """Return the report without the marks of a draft, where it was made from the findings."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        prepared = await prepare_final(review, by=person, work=work, now=ports.clock())
    if prepared is None:
        return None
    drafting, gate = prepared
    return await ports.documents.report(drafting.facts, edition=drafting.edition, gate=gate)


async def is_a_report(event: SentFile, ports: Ports) -> bool:
    """Say whether a file is an edition of the report: a Word file, once the report has begun."""
    if not event.name.casefold().endswith(WORD):
        return False
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(event.caller, work=work, now=ports.clock())
        begun = bool((await report_of(review, work=work)).editions)
    return may(person.role, Deed.WRITE_REPORT) and (begun or review.stage is Stage.REPORTING)


async def take_edition(event: SentFile, ports: Ports) -> Reply:
    """Keep a Word file that the challenge manager edited as the next edition of the report."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(event.caller, work=work, now=ports.clock())
        require(person, Deed.WRITE_REPORT)
        last = await last_drafted(review, work=work)
    read = await ports.documents.read_report(event.name, event.content)
    before = (await ports.documents.read_report(last[0].name, last[1].content)).text if last else ()
    async with ports.store.work() as work:
        review, person = await speaker(event.caller, review.id, work=work)
        edition = await keep_handed_back(
            event.name, read, before=before, review=review, by=person, work=work, now=ports.clock()
        )
    return Reply(handed_back_card(review, edition), review.id, person.id)
