"""The sentences of the calendar file, and of the card that hands it out."""

from typing import Final

TITLE: Final = "Your sessions as a calendar file"
TITLE_WHOLE: Final = "The whole timetable as a calendar file"
TEXT: Final = "Your calendar file is ready."
WHAT: Final = "It holds times, titles, places and meeting links for {client}, and no list of those you meet."
ALREADY: Final = "You are invited to Teams meetings already, so they may stand in your calendar twice."
YOURS: Final = "This link is yours. Anyone who has it can read the file, so please do not pass it on."
UNTIL: Final = "The link works until {when}. The file shows the timetable as it is when you open the link."
GET: Final = "Get the file"

LEADS: Final = "{initials} asks the questions."
NOTES: Final = "{initials} takes notes."
BOTH: Final = "{initials} asks the questions and takes notes."
JOIN: Final = "Join: {url}"
ONLINE: Final = "Microsoft Teams"
NAME: Final = "{called}: {client}"
