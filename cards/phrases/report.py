"""The sentences of the report."""

from typing import Final

TITLE: Final = "The draft report is due"
TO_PEERS: Final = "Please send the draft report to the peers for comment by {due}."
TO_PEERS_WHY: Final = "They read it before the client does, and can add people and practice to learn from."
TO_CLIENT: Final = "Please send the draft report to the client by {due}."
TO_CLIENT_WHY: Final = (
    "When the report is agreed and published, sign it off here. The notes are then destroyed."
)
