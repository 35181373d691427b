"""The card of a proposed team: who for which seat, why, and what it lacks; nobody is ranked (R74, R75)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.offer import EmptyPool, Offer, Region
from bot.domain.proposal import Chosen, Proposal, SeatState, lacking
from bot.domain.review import Review
from bot.domain.suitability import Reason
from cards.card import (
    Card,
    about,
    bullets,
    buttons,
    choice,
    heading,
    make,
    para,
    part,
    press,
    rows,
    shortened,
    typed,
    writing,
)
from cards.phrases import team_proposal as say
from cards.wording import counted

_MOST: Final = 20
"""People in a list to choose from."""

_REASON: Final = 500
_NAME: Final = 120
_ABOUT: Final = 160


def team_card(review: Review, proposal: Proposal | None, *, empty: EmptyPool | None = None) -> Card:
    """Return how the team stands, with what it lacks first; before that, the question for the region.

    Where the pool is `empty` that is said, and how people come into it.
    """
    title = say.TITLE.format(client=review.client)
    if proposal is None:
        region = choice("region", say.REGION, [(r, r) for r in Region], needed=say.NEEDED_REGION)
        ask = press(say.PROPOSE, "team.propose", about(review=review.id))
        body = [heading(typed(title)), *_pool(empty), *([] if empty else [para(say.ASK)]), region]
        return make("team", body, text=title, actions=[ask])
    body = [
        heading(typed(title)),
        *_pool(empty),
        *_lacks(proposal),
        *([] if empty else [para(say.HOW, quiet=True)]),
        *(
            element
            for at in range(len(proposal.seats))
            for element in _seat(review, proposal, at, nobody=say.EMPTY_SEAT if empty else say.NOBODY)
        ),
        *_beside(proposal),
    ]
    again = {"region": proposal.region}
    actions = [press(say.AGAIN, "team.propose", about(review=review.id, **again), rare=True)]
    if any(seat.state is SeatState.PROPOSED for seat in proposal.seats):
        invite = press(say.INVITE, "team.invite", about(review=review.id, version=str(proposal.version)))
        actions = [invite, *actions]
    return make("team", body, text=title, actions=actions, holds_words=True)


def seat_card(
    review: Review, proposal: Proposal, at: int, others: Sequence[Offer], *, empty: EmptyPool | None = None
) -> Card:
    """Return one seat: why somebody is proposed for it, and who else could be, by name."""
    seat = proposal.seats[at]
    ids = about(review=review.id, seat=str(at), version=str(proposal.version))
    body: list[CardElement] = [
        heading(typed(seat.seat.title)),
        *_who(seat, nobody=say.EMPTY_SEAT if empty else say.NOBODY),
        *rows(reason_words(reason) for reason in seat.reasons),
        *([para(say.TOLD)] if seat.state is SeatState.INVITED else []),
        *(_pool(empty) or _others(others)),
        writing("reason", say.REASON, longest=_REASON, lines=True),
    ]
    actions = [
        *([] if empty else [press(say.SWAP, "team.swap", ids)]),
        press(say.OPEN, "team.open", ids),
        press(say.SHOW, "team.show", about(review=review.id), rare=True, unchecked=True),
    ]
    return make("team", body, text=seat.seat.title, actions=actions, holds_words=True)


def _others(others: Sequence[Offer]) -> list[CardElement]:
    listed = [(o.id, f"{o.name}, {shortened(o.role, _NAME)}") for o in others[:_MOST]]
    more = say.OTHERS_MORE.format(shown=_MOST, all=len(others))
    return [
        choice("who", say.OTHERS, listed, short=True) if listed else para(say.OTHERS_NONE),
        *([para(more, quiet=True)] if len(others) > _MOST else []),
        writing("named", say.NAMED, longest=_NAME),
    ]


def reason_words(reason: Reason) -> str:
    """Return what a rule found, in words and with a sign that nobody needs to see to understand them."""
    words = say.WHY[reason.why].format(about=typed(shortened(reason.about, _ABOUT))).strip()
    return (say.MET if reason.met else say.NOT_MET).format(why=words)


def _lacks(proposal: Proposal) -> list[CardElement]:
    found = lacking(proposal)
    lines = [
        *(say.LACKS_ALWAYS.format(seat=typed(seat)) for seat in found.always),
        *(say.LACKS.format(seat=typed(seat)) for seat in found.others),
        *([say.LACKS_KNOWING] if found.only_new else []),
    ]
    return [bullets(f"**{say.LACKS_TITLE}**", lines)] if lines else [para(say.LACKS_NOTHING)]


def _pool(empty: EmptyPool | None) -> list[CardElement]:
    """Return that nobody is in the pool, and how people come into it; nothing where somebody is."""
    if empty is None:
        return []
    waiting = say.EMPTY_WAITING.format(offers=counted(empty.waiting, *say.OFFERS))
    page = [say.EMPTY_PAGE.format(url=empty.page), say.EMPTY_TEAMS] if empty.page else [say.EMPTY_NO_PAGE]
    return [para(waiting if empty.waiting else say.EMPTY), *map(para, page), para(say.EMPTY_ADD)]


def _beside(proposal: Proposal) -> list[CardElement]:
    """Return who is in the team without a seat, and how to say what they bring."""
    if not proposal.beside:
        return []
    return [
        bullets(f"**{say.BESIDE_TITLE}**", [typed(one.name) for one in proposal.beside]),
        para(say.BESIDE_HOW.format(example=say.BESIDE_EXAMPLE), quiet=True),
    ]


def _seat(review: Review, proposal: Proposal, at: int, *, nobody: str) -> list[CardElement]:
    seat = proposal.seats[at]
    met = ". ".join(reason_words(reason) for reason in seat.reasons if reason.met)
    unmet = [reason_words(reason) for reason in seat.reasons if not reason.met]
    why = [*rows(unmet), *([para(met, quiet=True)] if met else [])]
    ids = about(review=review.id, seat=str(at), version=str(proposal.version))
    change = buttons(press(say.CHANGE, "team.seat", ids, unchecked=True))
    inside = [heading(typed(seat.seat.title), level=2), *_who(seat, nobody=nobody), *why]
    return [part(inside if seat.state is SeatState.JOINED else [*inside, change])]


def _who(seat: Chosen, *, nobody: str = say.NOBODY) -> list[CardElement]:
    said = [para(say.BECAUSE.format(because=typed(seat.because)), quiet=True)] if seat.because else []
    if not seat.name:
        untold = not (seat.because or seat.declined)
        return [para(nobody if untold else say.OPEN_SEAT), *said]
    waits = seat.unanswered and seat.state is SeatState.INVITED
    state = say.UNANSWERED if waits else say.STATES[seat.state]
    who = say.NAME.format(name=typed(seat.name), role=typed(seat.role), state=state)
    return [para(who), *said]
