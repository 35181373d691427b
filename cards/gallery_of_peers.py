"""Peers in the gallery: offers, the team that is proposed, invitations, onboarding and the team sheet."""

from datetime import timedelta

from bot.domain.ids import PersonId
from bot.domain.offer import Away, Brings, EmptyPool, Offer, OfferId, Region, Trained
from bot.domain.onboarding import Part
from bot.domain.proposal import Chosen, InTeam, Proposal, SeatState
from bot.domain.review import Review
from bot.domain.suitability import Engagement, Known, reasons
from bot.domain.team_sheet import SheetEntry
from cards import invented
from cards.card import Card
from cards.invitation import invitation_answered_card, invitation_card, invitation_letter
from cards.offer import offer_card, offer_kept_card, offer_page
from cards.offer_answers import (
    confirm_letter,
    in_the_pool_card,
    look_in_mail_card,
    renewal_letter,
    renewed_card,
    withdrawn_card,
)
from cards.onboarding import onboarding_card, onboarding_sent_card, waiting_card
from cards.sent_about_peers import SendOffer, TellOfOneself
from cards.team_proposal import seat_card, team_card
from cards.team_sheet import about_me_card, draft_sheet_card, sheet_approved_card, sheet_for_client_card

_SUITED = {"conflicts": (), "away": ()}
_PAGE = "https://bot.example/peers/eyJyZXZpZXciOiJpbnZlbnRlZCJ9.invented"
_NAMES = (
    "Alexandra Featherstonehaugh-Example",
    "Bo Example",
    "Chidi Example",
    "Dee O'Example",
    "Esi Example",
    "Finn Example",
    "Gwen Example",
)


def an_offer(of: Review, number: int) -> Offer:
    """Return an invented offer."""
    brings = tuple(Brings)
    return Offer(
        id=OfferId(f"offer-{number}"),
        name=_NAMES[number % len(_NAMES)],
        email=f"peer{number}@example.org",
        role="Associate director of community and primary care transformation",
        organisation="Upland Community Trust",
        region=Region.WALES,
        outline="Ten years in community services, the last two across a whole place.",
        brings=(brings[number % len(brings)], brings[(number + 5) % len(brings)]),
        time="Two days in spring",
        trained=Trained.TRAINED,
        conflicts=("Riverbank Council, where I worked until May",),
        away=(Away(first=of.last_day, last=of.last_day + timedelta(days=3)),),
        agreed_on=of.first_day,
        expires=of.first_day + timedelta(days=365),
        confirmed=True,
    )


def a_proposal(of: Review) -> Proposal:
    """Return an invented proposal with seats in every state."""
    engagement = Engagement(client=of.client, region=Region.WALES, first_day=of.first_day, last_day=of.last_day)
    states = (SeatState.JOINED, SeatState.INVITED, SeatState.PROPOSED, SeatState.OPEN)
    chosen = []
    for at, seat in enumerate(of.method.peers_seats):
        state, offer = states[at % len(states)], an_offer(of, at)
        if state is SeatState.OPEN:
            chosen.append(Chosen(seat=seat, because="She would like to come later in the year."))
            continue
        offer = offer.model_copy(update=_SUITED if at % 4 else {"region": Region.LONDON})
        offer = offer.model_copy(update={"brings": seat.brings})
        found = reasons(offer, seat, engagement, known=Known(engaged=at % 4 == 1))
        chosen.append(
            Chosen(
                seat=seat,
                state=state,
                offer=offer.id,
                name=offer.name,
                role=offer.role,
                new=True,
                reasons=found,
            )
        )
    return Proposal(review=of.id, number=1, region=Region.LONDON, seats=tuple(chosen))


def peers_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards about peers by name."""
    return {**_offers(review), **_teams(review), **_before_they_come(review), **_sheets(review)}


def _offers(review: Review) -> dict[str, Card]:
    offer = an_offer(review, 0)
    wrong = SendOffer(my_name="Bo", my_email="bo@", outline="Much.", brings="housing")
    return {
        "offer": offer_card(email="bo@example.org"),
        "offer_change": offer_card(email=offer.email, kept=offer),
        "offer_kept": offer_kept_card(offer),
        "offer_page": offer_page(),
        "offer_page_problem": offer_page(filled=wrong, problem="Please check your e-mail address."),
        "offer_look": look_in_mail_card(),
        "offer_letter": confirm_letter(_PAGE),
        "offer_in_the_pool": in_the_pool_card(offer),
        "offer_withdrawn": withdrawn_card(),
        "offer_renewal": renewal_letter(offer, _PAGE),
        "offer_renewed": renewed_card(offer),
    }


def _teams(review: Review) -> dict[str, Card]:
    proposal = a_proposal(review)
    few = tuple(an_offer(review, number) for number in range(3))
    many = tuple(an_offer(review, number) for number in range(40))
    there = tuple(InTeam(person=PersonId(name), name=name) for name in _NAMES)
    seats = tuple(Chosen(seat=seat.seat) for seat in proposal.seats)
    beside = proposal.model_copy(update={"seats": seats, "beside": there})
    return {
        "team_ask": team_card(review, None),
        "team": team_card(review, proposal),
        "team_ask_empty": team_card(review, None, empty=EmptyPool(page=_PAGE)),
        "team_empty": team_card(review, beside, empty=EmptyPool(waiting=2)),
        "team_seat_empty": seat_card(review, beside, 0, (), empty=EmptyPool(page=_PAGE)),
        "team_seat": seat_card(review, proposal, 1 % len(proposal.seats), few),
        "team_seat_many": seat_card(review, proposal, len(proposal.seats) - 1, many),
        "team_seat_none": seat_card(review, proposal, 0, ()),
        "invitation": invitation_card(review, proposal.seats[0], few[0].id),
        "invitation_again": invitation_card(review, proposal.seats[0], few[0].id, again=True),
        "invitation_letter": invitation_letter(review, proposal.seats[0], _PAGE),
        "invitation_yes": invitation_answered_card(review, comes=True),
        "invitation_no": invitation_answered_card(review, comes=False),
    }


def _before_they_come(review: Review) -> dict[str, Card]:
    team = invented.people()
    some = team[2].model_copy(update={"confirmed": (Part.CHARTER,)})
    done = team[2].model_copy(update={"confirmed": tuple(Part)})
    return {
        "onboarding": onboarding_card(review, team[2]),
        "onboarding_some": onboarding_card(review, some),
        "onboarding_done": onboarding_card(review, done),
        "onboarding_chased": onboarding_card(review, some, chased=True),
        "onboarding_waiting": waiting_card(review, (some, *team[3:6])),
        "onboarding_all": waiting_card(review, ()),
        "onboarding_sent": onboarding_sent_card(),
    }


def _sheets(review: Review) -> dict[str, Card]:
    team = invented.people()[:6]
    words = "I lead community services in another region, and I have cared for my father."
    entries = tuple(
        SheetEntry(person=p.id, words=words, photograph="" if at else "AA==") for at, p in enumerate(team[:3])
    )
    wrong = TellOfOneself(review=review.id, words=words)
    return {
        "about_me": about_me_card(review, None, page=_PAGE),
        "about_me_given": about_me_card(review, entries[0], page=_PAGE, told="Saved."),
        "about_me_problem": about_me_card(review, None, filled=wrong, problem="Please agree."),
        "team_sheet_draft": draft_sheet_card(review, team, entries, approved=False, page=_PAGE),
        "team_sheet_empty": draft_sheet_card(review, team, (), approved=False),
        "team_sheet_seen": draft_sheet_card(review, team, entries, approved=True, page=_PAGE),
        "team_sheet_approved": sheet_approved_card(2),
        "team_sheet_client": sheet_for_client_card(review, _PAGE),
    }
