"""The sentences of who is in a review."""

from typing import Final

TITLE: Final = "Who is in the {noun} for {client}"
LINE: Final = "**{name}** ({initials}), {role}"
LINE_FOR_CLIENT: Final = "**{name}**, {role}"
REACHED: Final = "{line}. {way}"
OUT_TITLE: Final = "Taken out of the team"
OUT: Final = "They see nothing of it and are sent nothing."
LET_IN: Final = "Let {name} back in"
