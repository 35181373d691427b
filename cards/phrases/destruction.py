"""The sentences of the destruction of notes."""

from typing import Final

from bot.domain.sign_off import LOG_OF_THE_SERVER

ASK_TITLE: Final = "Please destroy your notes"
ASK: Final = "The report for {client} is signed off. The notes that I hold are destroyed."
ENDED: Final = "The {noun} for {client} has ended before its report. The notes that I hold are destroyed."
ASK_OWN: Final = "Please destroy your own notes too, on paper and on every device."
ASK_DOCUMENTS: Final = "Please also destroy the documents that the client gave us."
ASK_OVER: Final = "Your meetings for {client} are over. I held no notes of what was said."
ASK_OVER_OWN: Final = (
    "If you wrote anything down for yourself, please destroy it, on paper and on every device."
)
ASK_OVER_BUTTON: Final = "I have nothing left"
LEAD_ASK: Final = "The {noun} for {client} is signed off. The team's notes are destroyed."
LEAD_ENDED: Final = (
    "The {called} for {client} has ended before its report. Nothing that was said in it is passed on, and "
    "the team's notes are destroyed."
)
LEAD_OWN: Final = "Please destroy the summaries that you were sent, and what you wrote down from them."
LEAD_REPORT: Final = "The report is yours to keep."
AGAIN: Final = "I asked you before and have no answer yet. It takes one press."
AGAIN_LAST: Final = (
    "This is my last reminder. Without an answer the certificate says that your part is outstanding."
)
WHAT: Final = "What have you destroyed?"
KINDS: Final = {
    "own notes": "Own notes, on paper or on a device",
    "e-mails": "E-mails",
    "downloads": "Downloaded files",
    "printouts": "Printouts",
}
ASK_BUTTON: Final = "Destroyed"
NOTHING_BUTTON: Final = "I kept nothing"
LETTER_BUTTON: Final = "Say what you destroyed"
LETTER_NO_PAGE: Final = "Please write to the challenge manager that it is done."
PROBLEM: Final = "Not saved yet"
CONFIRMED_TITLE: Final = "Thank you"
CONFIRMED: Final = "You have confirmed it for {client}. There is nothing more to do."
GONE_TITLE: Final = "This card is gone"
GONE_TEXT: Final = "What stood here was destroyed at the end."
CERTIFICATE_TITLE: Final = "Certificate of destruction"
CERTIFICATE: Final = "{client}. It ended on {ended}: {why}."
DESTROYED: Final = "What I held was destroyed on {destroyed}."
NOT_YET: Final = "I am still destroying what I hold."
COUNTED: Final = "What was destroyed"
COUNT: Final = "{what}: {destroyed} destroyed, {left} left"
COMPLETE: Final = "Nothing is left."
LEFT: Final = "Something is left. Ask whoever runs me to look at it."
BY: Final = "Who has confirmed"
BY_ROW: Final = "{role}, on {day}: {destroyed}"
OUTSTANDING: Final = "Who has not confirmed yet"
OUTSTANDING_FINAL: Final = "Who never confirmed"
OUTSTANDING_ROW: Final = "{role}, {reminded}"
REMINDED: Final = ("not reminded yet", "reminded once", "reminded twice")
EVERYBODY: Final = "Everybody has confirmed."
FINAL: Final = "This certificate is final. I forget everybody's name and address now."
OUT_OF_REACH: Final = "What I cannot reach"
IN_PLAIN_WORDS: Final = {
    LOG_OF_THE_SERVER: (
        "What a database server keeps of earlier changes, and its second copies, until whoever runs it lets "
        "them go."
    )
}
FILE: Final = "Whoever runs me hands it out as a file: critical-friend certificate {review}"
