"""The sentences of the web form."""

from typing import Final

AS: Final = "You write as {initials}, in the review of {client}."
UNTIL: Final = "This page can be saved once, until {until}. It works without Teams."
PROBLEM: Final = "Please check: {title}"
SAVED_TITLE: Final = "Saved as number {number}"
NOTHING_TITLE: Final = "Nothing salient, thank you"
SAVED_SEEN: Final = "The peer team can see it, with your initials. The client cannot."
NOTHING_SAID: Final = "I will not ask you about this session again."
SAVED_OVER: Final = "You can close this page. Its link does not work a second time."
ADD: Final = "Add another point"
GONE_TITLE: Final = "This link does not work"
GONE_SENT: Final = "If you saved a note with it, that note is kept."
GONE_WHY: Final = "A link works once and for a day. It also stops when the notes of the review are closed."
GONE_ELSE: Final = (
    "You can still write to Critical Friend in Teams, or tell your challenge manager."
)
LATER_TITLE: Final = "Please try again in a minute"
LATER_SAID: Final = "Nothing was saved. Go back in your browser: what you typed should still be there."
HERE: Final = "I am here"
