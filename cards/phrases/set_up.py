"""The sentences of setting up a review, and of changing what it was set up with."""

from typing import Final

TITLE: Final = "Set up a peer review"
LEAD: Final = "I need this once, and you can change it later. You can send the timetable afterwards."
CLIENT: Final = "Client"
CLIENT_EXAMPLE: Final = "Riverbank Integrated Care System"
CLIENT_NEEDED: Final = "Enter the name of the client"
METHOD: Final = "Kind of review"
METHOD_NEEDED: Final = "Choose the kind of review"
FIRST_DAY: Final = "First day"
FIRST_DAY_EXAMPLE: Final = "13 October 2026"
FIRST_DAY_NEEDED: Final = "Enter the first day, like 13 October 2026"
LAST_DAY: Final = "Last day (optional)"
LAST_DAY_EXAMPLE: Final = "15 October 2026"
ZONE: Final = "Time zone of the client"
ZONE_NEEDED: Final = "Enter a time zone, like Europe/London"
COUNTRY: Final = "Bank holidays of (optional)"
COUNTRY_EXAMPLE: Final = "Scotland"
MODE: Final = "How people meet where the timetable does not say (optional)"
MODES: Final = {"remote": "Remote, in Teams", "hybrid": "Hybrid", "on site": "On site"}
CATCH_UP: Final = "The team catches up at this time at the latest (optional)"
CATCH_UP_EXAMPLE: Final = "16:30"
QUIET: Final = "Hours in which I write to nobody about what may wait (optional)"
QUIET_EXAMPLE: Final = "20:00 to 07:00"
ORGANISER: Final = "Mailbox that sends the meetings (optional)"
ORGANISER_EXAMPLE: Final = "peer.review@example.org"
SCOPE: Final = "Scope agreed with the client (optional)"
QUESTIONS: Final = "The client's own questions, one on each line (optional)"
QUESTIONS_EXAMPLE: Final = "Discharge: How soon do people leave hospital?"
QUESTIONS_HELP: Final = (
    "Each question becomes a theme with a board of its own. Begin with a short name, if you like."
)
PEOPLE: Final = "People, one on each line: role, name, email, initials"
PEOPLE_HELP: Final = (
    "Roles: challenge manager, lead peer, peer, system lead. After a peer you can write their region and what "
    "they bring, such as family carer."
)
PEOPLE_EXAMPLE: Final = "lead peer, Alex Example, alex@example.org, AE"
PEOPLE_NEEDED: Final = "Enter one person on each line"
SAVE: Final = "Save the review"

DONE_TITLE: Final = "{client} is set up"
DONE_TEXT: Final = "It is set up. Next, send me the client's timetable."
DONE_DATES: Final = "{method}, from {first_day}."
DONE_SPAN: Final = "{method}, from {first_day} to {last_day}."
DONE_ID: Final = "On a terminal this {noun} is called {review}."
DONE_NEXT: Final = "What to do next"
DONE_SEND: Final = "Send me the client's timetable as a file: Excel, Word, CSV or calendar."
DONE_READY: Final = (
    "I send you one list of what is needed beforehand, and ask for it in time. Write “readiness” to see it."
)
DONE_CHANGE: Final = "Write “change review” to change what you entered, and “add” to add people."
DONE_CHANNEL: Final = "Add me to the team's channel and write “post here” there."
DONE_WHO: Final = "Who is in"
DONE_UNREACHED: Final = (
    "I cannot write to these people yet. Ask each of them to open me in Teams and say hello."
)
ROLE_LINE: Final = "**{name}** ({initials}), {role}"

CHANGE_TITLE: Final = "Change the {noun} for {client}"
CHANGE_LEAD: Final = "{method}. Write “add” or “remove” to change people."
MOVES: Final = "If the days or the zone change, what of the {sessions} in the timetable? (optional)"
MOVES_WITH_IT: Final = "Move them along, at the same times of day"
MOVES_NOT: Final = "Leave them: I send a new timetable"
CHANGE_SAVE: Final = "Save the changes"
CHANGED_TITLE: Final = "The {noun} for {client} is changed"
CHANGED: Final = "Changed: {what}."
UNCHANGED: Final = "Nothing is different from before."
CHANGED_DATES: Final = "Everything that I ask for beforehand is planned anew."
WHAT: Final = {
    "method": "the kind of review",
    "client": "the client",
    "first_day": "the first day",
    "last_day": "the last day",
    "zone": "the time zone",
    "country": "the bank holidays",
    "mode": "how people meet",
    "organiser": "the mailbox",
    "scope": "the scope",
    "catch_up_at": "the time of the catch-up",
    "quiet": "the quiet hours",
    "extra_themes": "the client's own questions",
}
