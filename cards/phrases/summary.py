"""The sentences of the evening summary."""

from typing import Final

TITLE: Final = "Informal and confidential"
TEXT: Final = "Informal and confidential: the day's summary for {client}."
LEAD: Final = "Emerging messages for {client} on {day} ({zone})."
TALK: Final = "Please talk to the challenge manager if something seems wrong or is missing."
REPLACES: Final = "This replaces what I sent on {at}."
