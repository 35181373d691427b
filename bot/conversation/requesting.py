"""What people press and write about what the team asks the client for (R12)."""

from datetime import timedelta
from typing import assert_never

from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import Attributable, Incomplete, OutOfDate
from bot.domain.ids import made_from
from bot.domain.request import LONGEST_REQUEST, Request, RequestState, asked_of_client
from bot.domain.review import Review
from bot.domain.team import Deed, Person, Role, require
from bot.ports.all import Ports
from bot.records.work import Work
from bot.usecases.answer_request import (
    answer_request,
    close_request,
    keep_request_back,
    request_for_client,
)
from bot.usecases.ask_client import Going, Wanted, let_request_go, objections_to_request, raise_request
from bot.usecases.who_is_who import person_of, those
from cards.request import closed_card, decided_card, raised_card, request_card, requests_card, to_manager_card
from cards.request_of_client import answer_thanked_card, request_of_client_card
from cards.sent_about_requests import (
    AnswerRequest,
    CloseRequest,
    DecideRequest,
    OpenRequest,
    RaiseRequest,
    RequestSent,
)


async def answer(sent: RequestSent, caller: Caller, ports: Ports) -> Reply:
    """Return what takes the place of a card about a request."""
    match sent:
        case OpenRequest():
            return await _open(sent, caller, ports)
        case RaiseRequest():
            return await _raise(sent, caller, ports)
        case DecideRequest():
            return await _decide(sent, caller, ports)
        case AnswerRequest():
            return await _answer(sent, caller, ports)
        case CloseRequest():
            return await _close(sent, caller, ports)
        case _:
            assert_never(sent)


async def ask(said: Said, ports: Ports) -> Reply:
    """Show the form, with what was written after “request” in it."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
    require(person, Deed.ASK_CLIENT)
    return _empty(review, person, ports, text=said.text[:LONGEST_REQUEST])


async def show(said: Said, ports: Ports) -> Reply:
    """Show the list of what the client was asked for."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
        require(person, Deed.ASK_CLIENT)
        requests = await work.requests.of(review.id)
    return Reply(requests_card(requests, today=review.day_of(now)), review.id, person.id)


async def _open(sent: OpenRequest, caller: Caller, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
    require(person, Deed.ASK_CLIENT)
    theme = review.theme(sent.theme).id if sent.theme else ""
    return _empty(review, person, ports, theme=theme)


def _empty(review: Review, person: Person, ports: Ports, *, theme: str = "", text: str = "") -> Reply:
    now = ports.clock()
    filled = RaiseRequest(
        review=review.id,
        press=made_from("request", person.id, now.isoformat())[:12],
        theme=theme,
        text=text,
        wanted_by=(review.day_of(now) + timedelta(days=1)).isoformat(),
    )
    return Reply(request_card(review, filled), review.id, person.id)


async def _raise(sent: RaiseRequest, caller: Caller, ports: Ports) -> Reply:
    """Keep a request; what stands in the way is said beside what was typed."""
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            wanted = Wanted(theme=sent.theme, text=sent.text, wanted_by=sent.wanted_by)
            request = await raise_request(
                wanted, press=sent.press, review=review, by=person, work=work, now=ports.clock()
            )
    except (Incomplete, Attributable) as problem:
        return Reply(request_card(review, sent, problem=problem.sentence), review.id, person.id)
    return Reply(raised_card(review, request), review.id, person.id)


async def _decide(sent: DecideRequest, caller: Caller, ports: Ports) -> Reply:
    """Let a request go or keep it back; what stands in the way is said beside what was typed."""
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            request = await _decided(sent, review, person, ports, work=work)
            people = await work.people.of(review.id)
    except (Incomplete, Attributable) as problem:
        return await _undecided(sent, caller, ports, problem=problem.sentence)
    lead = person_of(people, request.lead) if request.lead else None
    return Reply(decided_card(request, lead), review.id, person.id)


async def _decided(sent: DecideRequest, review: Review, person: Person, ports: Ports, *, work: Work) -> Request:
    if not sent.goes:
        return await keep_request_back(
            sent.number,
            why=sent.why,
            mark=sent.mark,
            review=review,
            by=person,
            work=work,
            now=ports.clock(),
        )
    going = Going(text=sent.text, wanted_by=sent.wanted_by, lead=sent.lead, let=sent.chosen, reason=sent.reason)
    return await let_request_go(
        sent.number, going, mark=sent.mark, review=review, by=person, work=work, now=ports.clock()
    )


async def _undecided(sent: DecideRequest, caller: Caller, ports: Ports, *, problem: str) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        request = await work.requests.get(review.id, sent.number)
        people = await work.people.of(review.id)
        objections = await objections_to_request(sent.text, review=review, work=work) if sent.text else ()
    if request.state is not RequestState.RAISED:
        raise OutOfDate(problem)
    card = to_manager_card(
        review,
        request,
        [person_of(people, who) for who in request.raised_by],
        [p for p in those(people, Role.SYSTEM_LEAD) if not p.has_left],
        objections=objections,
        filled=sent,
        problem=problem,
    )
    return Reply(card, review.id, person.id)


async def _answer(sent: AnswerRequest, caller: Caller, ports: Ports) -> Reply:
    """Keep what the client answers; what is missing is said beside what was typed."""
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            await answer_request(
                sent.number,
                text=sent.text,
                document=sent.document,
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
    except Incomplete as problem:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            request = await request_for_client(sent.number, review=review, by=person, work=work)
        asked = asked_of_client(request, review=review)
        card = request_of_client_card(review.id, asked, filled=sent, problem=problem.sentence)
        return Reply(card, review.id, person.id)
    return Reply(answer_thanked_card(), review.id, person.id)


async def _close(sent: CloseRequest, caller: Caller, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        request = await close_request(sent.number, review=review, by=person, work=work, now=ports.clock())
    return Reply(closed_card(request), review.id, person.id)
