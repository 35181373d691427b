"""The sentences of several cards."""

from typing import Final

from bot.domain.observation import Elsewhere
from bot.domain.session import SessionKind

NOT_YET: Final = "Please check this"
PEERS_ONLY: Final = "Only the peer team can see this."
NO_NAMES: Final = "Do not name people. What they tell us is never attributed to them."
TEAMS_TO_ANSWER: Final = "Open Teams to answer."
REQUIRED: Final = "required"
FOR_EXAMPLE: Final = "For example: {example}"
NO_LINK: Final = "This link cannot be opened here."
KINDS_SUGGESTIONS: Final = "Suggestions"
KINDS_FROM_PARTICIPANTS: Final = "Participants recommend"
ELSEWHERE: Final = "{what}: {name}"
STRENGTH: Final = "{sources}: {which}; {peers}"
SINGLE_SOURCE: Final = "Single source: {which}; {peers}"
SESSION: Final = ("session", "sessions")
SESSION_NOUNS: Final = {
    SessionKind.INDIVIDUAL: ("interview", "interviews"),
    SessionKind.SMALL_GROUP: ("small group", "small groups"),
    SessionKind.DISCUSSION_GROUP: ("discussion group", "discussion groups"),
    SessionKind.FOCUS_GROUP: ("focus group", "focus groups"),
    SessionKind.ATTENDANCE: ("meeting attended", "meetings attended"),
    SessionKind.SCENE_SETTING: ("scene-setting session", "scene-setting sessions"),
    SessionKind.VISIT: ("visit", "visits"),
    SessionKind.READING: ("reading session", "reading sessions"),
}
ELSEWHERE_NOUNS: Final = {
    Elsewhere.DOCUMENT: ("document", "documents"),
    Elsewhere.DATA: ("set of data", "sets of data"),
    Elsewhere.VISIT: ("visit", "visits"),
}
NO_STRENGTH: Final = "Stands on no notes at present."
EVERY_FINDING: Final = "{findings}, also those taken back or joined to another"
