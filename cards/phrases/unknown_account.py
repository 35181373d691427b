"""The sentences of asking whose an unknown account is."""

from typing import Final

TITLE: Final = "Whose account is this?"
TEXT: Final = "Somebody says that they are in the {noun} for {client}."
ASKS: Final = "They say that they are in the {noun} for {client}. I do not know this account."
CARE: Final = (
    "Whoever you choose sees what that person sees. If you are not sure, ask them first, by telephone."
)
CHOICE: Final = "This is"
NEEDED: Final = "Choose who this is"
NOBODY: Final = "Nobody of ours"
SAVE: Final = "Save"
DONE_TITLE: Final = "That is settled"
LINKED: Final = "The account is {name}'s from now on."
REFUSED: Final = "The account is let into nothing, and I will not ask again."
