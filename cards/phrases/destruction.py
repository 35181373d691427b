"""The sentences of the destruction of notes."""

from typing import Final

ASK_TITLE: Final = "Please destroy your notes"
ASK: Final = "The report for {client} is signed off. The notes that I held are destroyed."
ASK_OWN: Final = "Please destroy your own notes too, on paper and on every device."
ASK_DOCUMENTS: Final = "Please also destroy the documents that the client gave us."
ASK_BUTTON: Final = "My notes are destroyed"
ASK_OVER: Final = "Your meetings for {client} are over. I held no notes of what was said."
ASK_OVER_OWN: Final = (
    "If you wrote anything down for yourself, please destroy it, on paper and on every device."
)
ASK_OVER_BUTTON: Final = "I have nothing left"
CONFIRMED_TITLE: Final = "Thank you"
CONFIRMED: Final = "You have confirmed that your notes on {client} are destroyed. There is nothing more to do."
GONE_TITLE: Final = "This card is gone"
GONE_TEXT: Final = "What stood here was destroyed when the report was signed off."
CERTIFICATE_TITLE: Final = "Certificate of destruction"
CERTIFICATE: Final = "Review of {client}. Signed off on {signed_off}. Destroyed on {destroyed}."
COUNTED: Final = "What was destroyed"
COUNT: Final = "{what}: {destroyed} destroyed, {left} left"
COMPLETE: Final = "Nothing is left."
LEFT: Final = "Something is left. Ask whoever runs me to look at it."
BY: Final = "Who has confirmed"
OUTSTANDING: Final = "Who has not confirmed yet"
EVERYBODY: Final = "Everybody has confirmed."
