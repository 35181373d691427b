"""The sentences about who can be reached, and those of messages that go by another way than the own chat."""

from typing import Final

FOR: Final = "For {name}."
FORM: Final = "Write it on a web page"
FORM_ABOUT: Final = "Web page: {title}"
OR_HERE: Final = (
    "The web page is for {name} alone and works once. A message to me that begins “note” works too."
)
BY_POST: Final = "I cannot write to you in Teams, so this comes by e-mail. You are in the {noun} for {client}."

HELLO_TITLE: Final = "Can you see this?"
HELLO: Final = "Press the button so that I know that I reach you here during the {noun} for {client}."
HELLO_BY_POST: Final = "Open the page and press its button, so that I know that I reach you by e-mail."
OWN_CHAT: Final = "Then open a chat with me in Teams: there I can ask you what you heard."
OWN_CHAT_MEETINGS: Final = "Then open a chat with me in Teams: there I send you your meetings."
OPEN_CHAT: Final = "Open a chat"
HERE: Final = "I can see this"
HERE_PAGE: Final = "Open the page"
THANKS_TITLE: Final = "Thank you, I reach you here"
THANKS: Final = "I will write to you in this place during the {noun} for {client}."

TABLE_TITLE: Final = "Who I can reach: {client}"
TABLE_LEAD: Final = "Peers who can be reached: {reached} of {all}."
NOT_YET: Final = "Not reached yet"
REACHED: Final = "Reached"
ROW: Final = "**{name}.** {how}"
WHAT_TO_DO: Final = (
    "Ask them to open a chat with me in Teams and to write “hello”. Until then I try each way that there is."
)
LINK_FOR_THEM: Final = "You can pass this link on to them; it opens the chat: [{url}]({url})"
WORKS: Final = "{way} works."
TAKEN: Final = "{way}: my message was delivered, and is not answered yet."
REFUSED: Final = "{way}: {reason}"
NO_CHAT: Final = "Personal chat: not opened with me yet."
INSTALLED: Final = "Personal chat: I was added for them, and they have not answered yet."
NOT_INSTALLED: Final = "Personal chat: not opened with me yet. {reason}"

EVENING_TITLE: Final = "Not reached today: {day}"
EVENING_LEAD: Final = "These messages did not arrive:"
EVENING_ROW: Final = "**{name}:** {what}. {reason}"
EVENING_DO: Final = "Please ask them in another way. Write “who” to see how I can reach each of them."
WHAT: Final = {
    "capture": "what was heard",
    "nudge": "the reminder",
    "briefing": "the briefing",
    "day sheet": "the day sheet",
}
