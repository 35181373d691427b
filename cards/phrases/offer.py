"""The sentences with which somebody offers to be a peer, and of the pool."""

from typing import Final

TITLE: Final = "Be a peer"
LEAD: Final = (
    "Peer reviews are done by critical friends. They work in health and care, or know it from their own life."
)
NO_NEED: Final = (
    "You need not have done this before. We train you, and you are in a team with people who have done it."
)
NO_MINIMUM: Final = "A review takes one or two days, often by Teams. There is no minimum of time."
NAME: Final = "Your name"
EMAIL: Final = "Your e-mail address"
ROLE: Final = "Your job or role"
ROLE_EXAMPLE: Final = "Director of public health, or carer"
ORGANISATION: Final = "Your organisation (optional)"
REGION: Final = "Your region"
OUTLINE: Final = "Your experience, in a few lines"
OUTLINE_EXAMPLE: Final = "Ten years in community services, the last two across a whole place."
BRINGS: Final = "What you bring (optional)"
TIME: Final = "How much time can you offer? (optional)"
TIME_EXAMPLE: Final = "Two days in spring. Any time helps."
LIVED: Final = "Your own lived experience, if you choose to say (optional)"
LIVED_WHY: Final = (
    "Whether you say anything about needing care or being a carer is for you to choose. Nobody has to. "
    "What you write there, or choose under “What you bring”, is seen by those who put teams together."
)
TRAINED: Final = "Have you been a peer before? (optional)"
AWAY: Final = "Days when you cannot take part (optional)"
AWAY_EXAMPLE: Final = "12 October 2026 to 16 October 2026"
EARLIER: Final = "Places you have reviewed before (optional)"
EARLIER_EXAMPLE: Final = "Riverbank, in 2024"
CONFLICTS: Final = "Places where you have an interest (optional)"
CONFLICTS_EXAMPLE: Final = "I worked for Riverbank Council, or my sister leads a trust there"
ONE_A_LINE: Final = "In the next three boxes, write one on each line."
KEEP: Final = "How long may we keep your details?"
KEEP_MONTHS: Final = {"6": "6 months", "12": "12 months", "24": "24 months"}
KEEP_WHY: Final = (
    "We use your details only to put review teams together. Those who run this bot and "
    "the challenge managers of reviews see them."
)
KEEP_END: Final = (
    "When the time is up they are deleted, unless you say that we may keep them longer. "
    "We ask you by e-mail a month before. You can withdraw at any time."
)
AGREE: Final = "Do you agree?"
AGREE_YES: Final = "Yes, you may keep my details"
NEEDED_NAME: Final = "Please write your name."
NEEDED_EMAIL: Final = "Please write your e-mail address."
NEEDED_ROLE: Final = "Please write your job or role."
NEEDED_REGION: Final = "Please choose your region."
NEEDED_OUTLINE: Final = "Please outline your experience."
NEEDED_KEEP: Final = "Please choose how long."
NEEDED_AGREE: Final = "Without that we cannot keep your details."
SEND: Final = "Send"
FROM_TEAMS: Final = "I take your e-mail address from Teams: {email}."

LOOK: Final = "Please look in your e-mail"
LOOK_SAID: Final = (
    "If everything is right, I have sent a link to the address that you wrote. Please open it within two days."
)
LOOK_WHY: Final = "Your offer counts only once you have pressed the button behind that link."
LOOK_NOTHING: Final = "Nothing came? Look among unwanted mail, or send the form again in an hour."

LETTER_TITLE: Final = "Please confirm: you offer to be a peer"
LETTER: Final = "Somebody, probably you, offered with this address to be a peer in reviews of health and care."
LETTER_DO: Final = "Open the page and press the button there. The link works for two days."
LETTER_NOT: Final = "If that was not you, do nothing: what was written is deleted in two days."
LETTER_LINK: Final = "Open the page"

CONFIRM_TITLE: Final = "Is this right?"
CONFIRM_BUTTON: Final = "Yes, this is my offer"
FACTS: Final = {
    "name": "Name",
    "role": "Role",
    "organisation": "Organisation",
    "region": "Region",
    "brings": "Brings",
    "time": "Time offered",
    "until": "Kept until",
}
DONE_TITLE: Final = "Thank you: you are in the pool"
DONE: Final = "We keep your details until {until}. If there is a review that you would suit, we ask you."
DONE_CHANGE: Final = "To change something, send the form again: it takes the place of this one."
WITHDRAW: Final = "Withdraw it"
WITHDRAWN_TITLE: Final = "Your offer is withdrawn"
WITHDRAWN: Final = "Your details are deleted from the pool. If you are in a team already, you stay in it."
KEPT_TITLE: Final = "You are in the pool of peers"
CHANGE: Final = "Change it"

RENEW_TITLE: Final = "May we keep your details longer?"
RENEW: Final = "You offered to be a peer. We keep your details until {until}, and then delete them."
RENEW_DO: Final = "To stay in the pool, open the page and say for how long. Otherwise do nothing."
RENEW_BUTTON: Final = "Keep my details"
RENEWED_TITLE: Final = "Thank you for staying"
RENEWED: Final = "We keep your details until {until}."
NO_ADDRESS: Final = (
    "Teams does not tell me your e-mail address, so please use the form on my web page instead: {url}"
)
NO_ADDRESS_NO_PAGE: Final = "Teams does not tell me your e-mail address. Please write to whoever runs me."
NO_MAIL: Final = "I cannot send e-mails at present, so I cannot take your offer. Please try again later."
