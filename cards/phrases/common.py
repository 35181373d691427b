"""The sentences of several cards."""

from typing import Final

NOT_YET: Final = "Please check this"
PEERS_ONLY: Final = "Only the peer team can see this."
NO_NAMES: Final = "Do not name people. What they tell us is never attributed to them."
TEAMS_TO_ANSWER: Final = "Open Teams to answer."
REQUIRED: Final = "required"
FOR_EXAMPLE: Final = "For example: {example}"
NO_LINK: Final = "This link cannot be opened here."
KINDS_SUGGESTIONS: Final = "Suggestions"
KINDS_FROM_PARTICIPANTS: Final = "Participants recommend"
STRENGTH: Final = "Stands on {sources}: {which}. Noted by {peers}."
NO_STRENGTH: Final = "Stands on no notes at present."
