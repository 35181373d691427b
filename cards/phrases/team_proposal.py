"""The sentences with which a team is proposed, and with which peers are invited."""

from typing import Final

from bot.domain.suitability import Why

TITLE: Final = "The team for {client}"
ASK: Final = "I can propose a team from the pool of peers. Each name comes with reasons, and nobody is ranked."
REGION: Final = "The client's region"
NEEDED_REGION: Final = "Choose the region: the team comes from outside it."
PROPOSE: Final = "Propose a team"
EMPTY: Final = "Nobody has offered to be a peer yet, so there is nobody whom I could propose."
EMPTY_WAITING: Final = (
    "The pool of peers is empty. {offers} not been confirmed yet: they were sent a letter with a link. Until "
    "they press it, there is nobody whom I could propose."
)
OFFERS: Final = ("offer has", "offers have")
EMPTY_PAGE: Final = "People offer themselves on this page. Please pass it on: [{url}]({url})"
EMPTY_TEAMS: Final = "In Teams they can also write “offer” to me."
EMPTY_NO_PAGE: Final = (
    "People offer themselves in Teams: they write “offer” to me. For a page that is open to everybody I need a "
    "web address. Ask whoever runs me."
)
EMPTY_ADD: Final = "If you know already who comes, write “add” and one person on each line."
EMPTY_SEAT: Final = "Nobody yet."
BESIDE_TITLE: Final = "In the team, and in none of these seats"
BESIDE_HOW: Final = (
    "Does one of them bring what a seat asks for? Write “add”, their role, name and address as before, then "
    "what they bring and their region. For example: {example}. Ask them first. Then propose anew."
)
BESIDE_EXAMPLE: Final = "add peer, Ada Brookes, ada@example.org, family carer, Wales"
AGAIN: Final = "Propose anew"
INVITE: Final = "Invite these people"
SHOW: Final = "Show the whole team"
HOW: Final = "Where several suit a seat, one is drawn by lot. You can choose any of the others."
LACKS_TITLE: Final = "What the team still lacks"
LACKS_ALWAYS: Final = "{seat}: this kind always has one."
LACKS: Final = "{seat}"
LACKS_KNOWING: Final = "Somebody who has been a peer before, beside those who are new."
LACKS_NOTHING: Final = "Every seat has somebody."
NOBODY: Final = "Nobody in the pool meets every rule. You can choose somebody all the same."
OPEN_SEAT: Final = "This seat is open."
NAME: Final = "**{name}**, {role}: {state}"
STATES: Final = {
    "open": "open",
    "proposed": "proposed, not asked yet",
    "invited": "asked, no answer yet",
    "joined": "in the team",
}
UNANSWERED: Final = "asked twice, and no answer"
BECAUSE: Final = "You said: {because}"
CHANGE: Final = "Why, and who else"
MET: Final = "✓ {why}"
NOT_MET: Final = "✗ {why}"
WHY: Final = {
    Why.BRINGS: "Brings what the seat asks for: {about}",
    Why.ANYBODY: "The seat asks for nothing special. They are: {about}",
    Why.NOT_BROUGHT: "Does not say that they bring what the seat asks for",
    Why.LEADS: "Leads the team",
    Why.OUTSIDE: "From outside the region: {about}",
    Why.SAME_REGION: "From the client's own region: {about}",
    Why.FREE: "Has named no other plans for these days",
    Why.AWAY: "Is away on some of these days",
    Why.ENGAGED: "Is in another review on these days",
    Why.NO_EARLIER: "No earlier review with this client is known",
    Why.EARLIER: "Reviewed this client before. {about}",
    Why.NO_CONFLICT: "Has declared no interest here",
    Why.CONFLICT: "Declared an interest: {about}",
    Why.OWN_SYSTEM: "Works in the client's own system: {about}",
}
OTHERS: Final = "Who else meets every rule, by name"
OTHERS_MORE: Final = "These are {shown} of {all}, by name. For anybody else, write their name below."
OTHERS_NONE: Final = "Nobody else in the pool meets every rule for this seat."
NAMED: Final = "Or anybody in the pool: name or e-mail address"
REASON: Final = "Why? Needed to leave a seat open, or where a rule is not met"
SWAP: Final = "Propose them"
OPEN: Final = "Leave open"
TOLD: Final = "They were asked already. Tell them yourself if you choose somebody else."

INVITATION_TITLE: Final = "Will you be a peer for {client}?"
INVITATION_AGAIN: Final = "I asked you some days ago and have not heard. This is the last time that I ask."
INVITATION: Final = "You offered to be a peer. We would like you in this team: {method}."
INVITATION_SEAT: Final = "You would come as: {seat}."
INVITATION_DAYS: Final = "It is from {first} to {last}."
INVITATION_DAY: Final = "It begins on {first}."
INVITATION_NO_WHY: Final = "You need give no reason if you cannot. You stay in the pool either way."
YES: Final = "Yes, I come"
NO: Final = "No, not now"
LETTER_DO: Final = "Open the page to answer. The link is yours alone."
LETTER_LINK: Final = "Answer"
JOINED_TITLE: Final = "Thank you: you are in the team"
JOINED: Final = "You are in the team for {client}. I send you the peer charter next."
DECLINED_TITLE: Final = "Thank you for telling us"
DECLINED: Final = "You are not in this team. You stay in the pool of peers."
