"""The sentences of adding, changing and removing people."""

from typing import Final

NAMED_TITLE: Final = "Who is in the {noun} for {client}"
ADDED: Final = "Added"
CHANGED: Final = "Changed"
NOTHING: Final = "They are in it already, just as you wrote it. Nothing was changed."
GREETED: Final = (
    "I say hello to them now, as far as I can. Ask each of them to open a chat with me in Teams and to answer."
)
GREETED_WITH_LINK: Final = (
    "I say hello to them now, as far as I can. You can pass this link on to them; it opens a chat with me: "
    "[{url}]({url})"
)
BRINGS: Final = ". Brings: {what}"
BRINGS_WHY: Final = (
    "What they bring is used to propose the team, and shown to challenge managers alone. Have they agreed to "
    "it? Of lived experience write only what they want you to."
)
LINE: Final = "**{name}** ({initials}), {role}, {email}"
REMOVE_TITLE: Final = "Take {name} out of the {noun} for {client}?"
REMOVE: Final = (
    "They will see nothing of it any more and be sent nothing. What they noted stays. "
    "To let them back in, write “who”."
)
REMOVE_SESSIONS: Final = "Sessions to come that name them: {count}. Send me a changed timetable for these."
REMOVE_DO: Final = "Take {name} out"
