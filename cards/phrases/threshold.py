"""The sentences of what makes a finding triangulated."""

from typing import Final

TITLE: Final = "What makes a finding triangulated"
NOW: Final = "Now it is {sources} and {peers}."
LEAD: Final = "Two peers in one session count as one source. Findings are looked at anew when you change this."
SOURCES: Final = "How many independent sources?"
PEERS: Final = "How many peers?"
NEEDED: Final = "Choose a number"
SAVE: Final = "Save"
SAVED: Final = "Saved. Every finding is looked at anew."
