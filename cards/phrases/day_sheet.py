"""The sentences of a person's day."""

from typing import Final

from bot.domain.session import Mode

TITLE: Final = "Your day: {day}"
TEXT: Final = "Your day: {sessions}."
ZONE: Final = "{sessions}. All times are {zone}."
NONE: Final = "You have no sessions on this day."
OTHERS: Final = "Others of the team have {sessions} without you. Write “calendar all” for every session."
ASKS: Final = "You ask the questions. {partner} takes notes."
NOTES: Final = "You take notes. {partner} asks the questions."
BOTH: Final = "You ask the questions and take the notes."
MEETS: Final = "What is said stays between you. Nothing is noted."
JOINS: Final = "With the whole team."
SOMEBODY: Final = "Somebody else"
MODES: Final = {
    Mode.HYBRID: "Hybrid: some are in the room, others join by the link.",
    Mode.ON_SITE: "On site: you meet in the room, so there is no link.",
}
PLACE: Final = "Where: {place}."
JOIN: Final = "Join at {time}"
JOIN_INLINE: Final = "[Join at {time}]({url})"
NO_LINK: Final = "The meeting link is not here yet. Look in your calendar."
LISTEN: Final = "What wants testing here: {themes}."
FREE: Final = "{time} free"
OVERLAP: Final = "The next one starts before you are free."
NOW: Final = "Write “today” to see your day as it stands then."
