"""The sentences of a briefing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.domain.observation import ObservationKind

TEXT: Final = "Your session starts {when}: {title}."
WITH: Final = "You meet: {people}."
PLACE: Final = "Where: {place}."
LEAD: Final = "You lead the questions. {partner} takes notes."
NOTES: Final = "You take notes. {partner} leads the questions."
BOTH: Final = "You lead the questions and take the notes."
THEMES: Final = "Themes to explore"
THEMES_LEAD: Final = "Let the conversation lead. These are not interview questions."
THEME: Final = "**{theme}**: {prompt}"
THEME_ALONE: Final = "**{theme}**"
OTHERS: Final = "Listen for the other themes too."
ALWAYS: Final = "Always say that nothing is attributed to anyone."
LET_LEAD: Final = "Let the other lead"
TAKE_LEAD: Final = "I lead the questions"
SWAPPED: Final = "You two changed who leads"
PAGE: Final = "Read it as a page"
JOIN: Final = "Join the meeting"
NO_LINK: Final = "The meeting link is not here yet. Look in your calendar."
LISTEN: Final = "Listen for"
LISTEN_LEAD: Final = (
    "The team would like to know whether others see it the same way. Do not say what others said."
)
HEARD: Final = "**{theme}**: {heard}"
QUESTIONED: Final = "we have heard opposite things."
FROM_ONE: Final[Mapping[ObservationKind, str]] = MappingProxyType(
    {
        ObservationKind.STRENGTH: "a strength stands on one source so far.",
        ObservationKind.AREA: "an area to explore stands on one source so far.",
        ObservationKind.SUGGESTION: "a suggestion stands on one source so far.",
        ObservationKind.RECOMMENDATION: "a recommendation stands on one source so far.",
    }
)
PROMPT: Final = "Near it: {prompt}"
